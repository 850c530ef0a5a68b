// How many edges there are of each type.
// column name The type
// column edges How many
MATCH (a)-[c]->(b)
WHERE a:Document OR a:Instrument OR a:Body OR a:Actor
RETURN type(c) AS name, count(*) AS edges
ORDER BY name;
