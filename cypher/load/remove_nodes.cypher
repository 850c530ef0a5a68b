// Nodes that nothing needs any more; their edges were removed before.
// param rows id
// column nodes How many were removed
UNWIND $rows AS row
MATCH (n)
WHERE (n:Document OR n:Instrument OR n:Body OR n:Actor) AND n.id = row.id
DETACH DELETE n
RETURN count(*) AS nodes;
