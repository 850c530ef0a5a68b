// What documents that name a body or an actor cite most: the ground on which it is spoken of.
// param body = "unodc" Id of the body or actor
// param limit = 25 Rows at most
// column cited What they cite: documents and instruments
// column kind resolution, report, treaty ...
// column title Its title
// column documents How many of them cite it
// column of_all How many documents cite it in all
MATCH (b)
WHERE (b:Body OR b:Actor) AND b.id = $body
MATCH (citing:Document)-[:MENTIONS]->(b)
MATCH (citing)-[:CITES]->(cited)
WITH cited, count(DISTINCT citing.id) AS documents
RETURN cited.id AS cited,
       cited.category AS kind,
       cited.title AS title,
       documents,
       COUNT { (cited)<-[:CITES]-(:Document) } AS of_all
ORDER BY documents DESC, of_all, cited
LIMIT $limit;
