// The indexes of a Neo4j database that are filled, those of constraints among them.
// column name The index or constraint
SHOW INDEXES YIELD name, state
WHERE state = 'ONLINE'
RETURN name AS name
ORDER BY name;
