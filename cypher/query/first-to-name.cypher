// Which documents name a body or an actor first, and in which words.
// param body = "unodc" Id of the body or actor
// param limit = 10 Rows at most
// column document The document
// column title Its title
// column date Its day
// column part Part in which it is first named
// column paragraph Operative paragraph, - in the preamble
// column quote The words around it
MATCH (b)
WHERE (b:Body OR b:Actor) AND b.id = $body
MATCH (d:Document)-[m:MENTIONS]->(b)
RETURN d.id AS document,
       d.title AS title,
       d.date AS date,
       m.parts[0] AS part,
       m.paragraphs[0] AS paragraph,
       m.quotes[0] AS quote
ORDER BY date IS NULL, date, document
LIMIT $limit;
