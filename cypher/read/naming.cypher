// Which of some documents name a body or an actor.
// param ids The documents
// param named The body or actor
// column id A document that names it
UNWIND $ids AS id
MATCH (a:Document {id: id})-[:MENTIONS]->(b)
WHERE b.id = $named
RETURN DISTINCT a.id AS id
ORDER BY id;
