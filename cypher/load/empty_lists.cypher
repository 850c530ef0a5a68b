// Records that neo4j-admin imported without aliases get an empty list, as a load gives them: its files cannot hold one.
// column nodes How many were changed
MATCH (n)
WHERE (n:Instrument OR n:Body OR n:Actor) AND n.aliases IS NULL
SET n.aliases = []
RETURN count(*) AS nodes;
