// Version and edition of a Neo4j server.
// column version Such as 5.26.30
// column edition community or enterprise
CALL dbms.components() YIELD versions, edition
RETURN versions[0] AS version, edition AS edition
LIMIT 1;
