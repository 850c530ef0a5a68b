// UNODC: where it belongs, what belongs to it, and from what it came
MATCH p = (:Body {id: 'unodc'})-[:PART_OF|SUCCEEDS*1..3]-(b:Body)
WHERE none(x IN nodes(p)[1..-1] WHERE x.category = 'organ')
RETURN p
LIMIT 25;
