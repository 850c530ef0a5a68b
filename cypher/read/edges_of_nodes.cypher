// All edges of some nodes.
// param rows id
// column from Where it starts
// column name The type
// column to Where it leads
UNWIND $rows AS row
MATCH (n)
WHERE (n:Document OR n:Instrument OR n:Body OR n:Actor) AND n.id = row.id
MATCH (n)-[c]-(m)
WITH DISTINCT c, startNode(c) AS a, endNode(c) AS b
RETURN a.id AS from, type(c) AS name, b.id AS to
ORDER BY from, name, to;
