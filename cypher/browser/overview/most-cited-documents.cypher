// The eight most cited documents, and how they cite each other
MATCH (d:Document)<-[:CITES]-(x:Document)
WITH d, count(x) AS citing
ORDER BY citing DESC, d.id
LIMIT 8
WITH collect(d.id) AS top
MATCH p = (a:Document)-[:CITES]->(b:Document)
WHERE a.id IN top AND b.id IN top
RETURN p
LIMIT 40;
