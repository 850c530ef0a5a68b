// Which resolutions carry the text of which instruments, and whether documents cite the one or the other.
// param limit = 50 Rows at most
// column instrument Id of the instrument
// column name Its short name
// column adopted When it was adopted
// column resolution The resolution that carries its text
// column citing_instrument How many documents cite the instrument
// column citing_resolution How many documents cite the resolution
MATCH (r:Document)-[:ADOPTS]->(i:Instrument)
RETURN i.id AS instrument,
       i.name AS name,
       i.adopted AS adopted,
       r.id AS resolution,
       COUNT { (i)<-[:CITES]-(:Document) } AS citing_instrument,
       COUNT { (r)<-[:CITES]-(:Document) } AS citing_resolution
ORDER BY citing_instrument DESC, instrument, resolution
LIMIT $limit;
