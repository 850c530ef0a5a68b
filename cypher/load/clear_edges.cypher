// Some edges of the graph, so many a transaction that memory suffices; to be run until none is left.
// param limit How many
// column cleared How many were removed
MATCH (a)-[c]->()
WHERE a:Document OR a:Instrument OR a:Body OR a:Actor
WITH c
LIMIT $limit
DELETE c
RETURN count(*) AS cleared;
