// Documents that are cited most and not yet loaded, with those that cite them
MATCH (s:Document)<-[:CITES]-(x:Document)
WHERE s.stub
WITH s, count(x) AS citing
ORDER BY citing DESC, s.id
LIMIT 3
MATCH p = (d:Document)-[:CITES]->(s)
RETURN p
ORDER BY d.date IS NULL, d.date DESC, d.id, s.id
LIMIT 12;
