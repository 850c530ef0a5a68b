// What a document rests on, generation by generation: what it cites, what that cites, and so on, four times.
// param symbol = "S/RES/2388(2017)" The document to start from
// param generations = 4 Generations at most: 1 to 4
// param limit = 200 Rows at most
// column generation How many citations away at the least
// column document A document that it rests on
// column title Its title
// column date Its day
// column stub Whether its text is not loaded, so that its own citations are not known
MATCH (start:Document {id: $symbol})
CALL (start) {
  MATCH (start)-[:CITES]->(d:Document)
  RETURN collect(DISTINCT d.id) AS one
}
CALL (one) {
  UNWIND one AS id
  MATCH (:Document {id: id})-[:CITES]->(d:Document)
  RETURN collect(DISTINCT d.id) AS two
}
CALL (two) {
  UNWIND two AS id
  MATCH (:Document {id: id})-[:CITES]->(d:Document)
  RETURN collect(DISTINCT d.id) AS three
}
CALL (three) {
  UNWIND three AS id
  MATCH (:Document {id: id})-[:CITES]->(d:Document)
  RETURN collect(DISTINCT d.id) AS four
}
WITH [one, two, three, four] AS reached
UNWIND range(1, 4) AS generation
UNWIND reached[generation - 1] AS id
WITH id, min(generation) AS generation
WHERE id <> $symbol AND generation <= $generations
MATCH (d:Document {id: id})
RETURN generation,
       id AS document,
       d.title AS title,
       d.date AS date,
       d.stub AS stub
ORDER BY generation, date IS NULL, date, document
LIMIT $limit;
