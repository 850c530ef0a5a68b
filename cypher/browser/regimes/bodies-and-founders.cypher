// The 1267 Committee: its parts, their predecessors, and what founded each
MATCH (b:Body)-[:PART_OF*0..2]->(:Body {id: '1267-committee'})
MATCH p = (b)-[:PART_OF|SUCCEEDS|ESTABLISHES]-(other)
WHERE other.category <> 'organ'
RETURN p
ORDER BY b.since IS NULL, b.since, b.id, other.id
LIMIT 25;
