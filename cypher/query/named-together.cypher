// Which bodies and actors are named by the same documents as one body or actor.
// param body = "unodc" Id of the body or actor
// param limit = 25 Rows at most
// column together Id of the other
// column name Its short name
// column title Its official name
// column documents How many documents name both
// column examples Some of these documents
MATCH (one)
WHERE (one:Body OR one:Actor) AND one.id = $body
MATCH (d:Document)-[:MENTIONS]->(one)
MATCH (d)-[:MENTIONS]->(other)
WHERE other.id <> $body
WITH other, d
ORDER BY d.id
WITH other, collect(DISTINCT d.id) AS documents
RETURN other.id AS together,
       other.name AS name,
       other.title AS title,
       size(documents) AS documents,
       documents[0..3] AS examples
ORDER BY documents DESC, together
LIMIT $limit;
