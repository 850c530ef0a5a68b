// Which armed groups and listed actors documents name, from when to when.
// param limit = 50 Rows at most
// column actor Id of the actor
// column name Its short name
// column title Its full name
// column first_named The first document that names it
// column first_date Its day
// column last_named The newest document that names it
// column last_date Its day
// column documents How many documents name it
MATCH (d:Document)-[:MENTIONS]->(a:Actor)
WHERE d.date IS NOT NULL
WITH a, d
ORDER BY d.date, d.id
WITH a, collect(d.id) AS documents, collect(d.date) AS days
RETURN a.id AS actor,
       a.name AS name,
       a.title AS title,
       documents[0] AS first_named,
       days[0] AS first_date,
       documents[size(documents) - 1] AS last_named,
       days[size(days) - 1] AS last_date,
       size(documents) AS documents
ORDER BY first_date, actor
LIMIT $limit;
