// Where to find the newest language: the last five resolutions that cite 2331 (2016) or the Trafficking Protocol
MATCH (d:Document)-[:CITES]->(x)
WHERE x.id IN ['S/RES/2331(2016)', 'trafficking-protocol'] AND d.date IS NOT NULL
WITH DISTINCT d
ORDER BY d.date DESC, d.id
LIMIT 5
MATCH p = (d)-[:CITES]->(y)
WHERE y.id IN ['S/RES/2331(2016)', 'trafficking-protocol', 'untoc', 'trafficking-global-plan']
RETURN p
LIMIT 40;
