// The constraints of a graph by name: those of graphkit tell its graphs from others.
// column name The constraint
SHOW CONSTRAINTS YIELD name
RETURN name AS name
ORDER BY name;
