// Bodies that documents name and of which the graph knows no founder: gaps to fill in the authority.
// param limit = 50 Rows at most
// column body Id of the body
// column name Its short name
// column title Its official name
// column provisional Whether it is known from a text only, from no record
// column documents How many documents name it
// column quote The words of one of them
MATCH (d:Document)-[m:MENTIONS]->(b:Body)
WHERE NOT EXISTS { MATCH ()-[:ESTABLISHES]->(b) }
WITH b, d, m
ORDER BY d.date IS NULL, d.date DESC, d.id
WITH b, collect(m.quotes[0]) AS quotes
RETURN b.id AS body,
       b.name AS name,
       b.title AS title,
       b.provisional AS provisional,
       size(quotes) AS documents,
       quotes[0] AS quote
ORDER BY documents DESC, body
LIMIT $limit;
