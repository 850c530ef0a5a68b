// The 1267 Committee: its parts, their predecessors, and what founded each
MATCH (b:Body)-[:PART_OF|SUCCEEDS*0..2]-(:Body {id: '1267-committee'})
WHERE b.category <> 'organ'
WITH DISTINCT b
MATCH p = (b)-[:PART_OF|SUCCEEDS|ESTABLISHES]-(other)
WHERE NOT other:Body OR other.category <> 'organ'
RETURN p
LIMIT 40;
