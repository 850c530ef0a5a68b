// Edges that a corrected document or record no longer has.
// param rows from, name (the type), to
// column name The type
// column edges How many were removed
UNWIND $rows AS row
MATCH (a)
WHERE (a:Document OR a:Instrument OR a:Body) AND a.id = row.from
MATCH (a)-[c:CITES|MENTIONS|ISSUED_BY|ESTABLISHES|ADOPTS|PART_OF|SUCCEEDS|SUPPLEMENTS]->(b)
WHERE type(c) = row.name AND b.id = row.to
WITH c, type(c) AS name
DELETE c
RETURN name AS name, count(*) AS edges
ORDER BY name;
