// How much keeps a stub or a provisional record in the graph: edges that cite or name it, and what it founds or carries.
// param rows id
// column id The node; loaded documents and lasting records are missing
// column label Its label
// column edges How many edges keep it
UNWIND $rows AS row
MATCH (n)
WHERE (n:Document OR n:Instrument OR n:Body OR n:Actor) AND n.id = row.id
WITH n
WHERE n.stub = true OR n.provisional = true
OPTIONAL MATCH (n)<-[c:CITES|MENTIONS|ISSUED_BY|PART_OF|SUCCEEDS|SUPPLEMENTS]-(m)
WHERE NOT n:Document OR type(c) = 'CITES'
WITH n, count(c) AS naming
OPTIONAL MATCH (n)-[d:ESTABLISHES|ADOPTS]->(m)
WHERE n:Document
WITH n, naming, count(d) AS founding
RETURN n.id AS id,
       CASE WHEN n:Document THEN 'Document' WHEN n:Instrument THEN 'Instrument' WHEN n:Body THEN 'Body' ELSE 'Actor' END AS label,
       naming + founding AS edges
ORDER BY id;
