// Every single mention of a body or an actor, newest document first: part, paragraph, words.
// param body = "cted" Id of the body or actor
// param part = null Only mentions in this part: preambular, operative, annex
// param limit = 50 Rows at most
// column document The document
// column date Its day
// column part Part of it
// column paragraph Operative paragraph, - in the preamble
// column quote The words around the mention
// column place Which mention of that document it is, from 0
MATCH (b)
WHERE (b:Body OR b:Actor) AND b.id = $body
MATCH (d:Document)-[m:MENTIONS]->(b)
UNWIND range(0, m.count - 1) AS place
WITH d, m, place
WHERE $part IS NULL OR m.parts[place] = $part
RETURN d.id AS document,
       d.date AS date,
       m.parts[place] AS part,
       m.paragraphs[place] AS paragraph,
       m.quotes[place] AS quote,
       place
ORDER BY date IS NULL, date DESC, document, place
LIMIT $limit;
