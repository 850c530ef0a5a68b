// Some nodes of the graph, their edges gone before; to be run until none is left.
// param limit How many
// column cleared How many were removed
MATCH (n)
WHERE n:Document OR n:Instrument OR n:Body OR n:Actor
WITH n
LIMIT $limit
DETACH DELETE n
RETURN count(*) AS cleared;
