// Which protocols and annexes supplement a treaty, who carries their text and how many documents cite them.
// param treaty = "untoc" Id of the treaty
// param limit = 25 Rows at most
// column protocol Id of the protocol
// column name Its short name
// column title Its title
// column adopted When it was adopted
// column carried_by The resolution that carries its text
// column documents How many documents cite it
MATCH (p:Instrument)-[:SUPPLEMENTS]->(:Instrument {id: $treaty})
OPTIONAL MATCH (r:Document)-[:ADOPTS]->(p)
WITH p, min(r.id) AS carried_by
RETURN p.id AS protocol,
       p.name AS name,
       p.title AS title,
       p.adopted AS adopted,
       carried_by,
       COUNT { (p)<-[:CITES]-(:Document) } AS documents
ORDER BY adopted IS NULL, adopted, protocol
LIMIT $limit;
