// The descent from a document, generation by generation: what cites it, what cites that, and so on, four times.
// param symbol = "S/RES/1267(1999)" The document at the root
// param generations = 4 Generations at most: 1 to 4
// param limit = 200 Rows at most
// column generation How many citations away at the least
// column document A document that rests on the root
// column title Its title
// column date Its day
// column cited_by How many documents cite it in turn
MATCH (root:Document {id: $symbol})
CALL (root) {
  MATCH (d:Document)-[:CITES]->(root)
  RETURN collect(DISTINCT d.id) AS one
}
CALL (one) {
  UNWIND one AS id
  MATCH (d:Document)-[:CITES]->(:Document {id: id})
  RETURN collect(DISTINCT d.id) AS two
}
CALL (two) {
  UNWIND two AS id
  MATCH (d:Document)-[:CITES]->(:Document {id: id})
  RETURN collect(DISTINCT d.id) AS three
}
CALL (three) {
  UNWIND three AS id
  MATCH (d:Document)-[:CITES]->(:Document {id: id})
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
       COUNT { (d)<-[:CITES]-(:Document) } AS cited_by
ORDER BY generation, date IS NULL, date, document
LIMIT $limit;
