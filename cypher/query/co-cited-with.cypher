// What is cited together with a document or an instrument, by the same documents.
// param symbol = "S/RES/1267(1999)" A canonical symbol or the id of an instrument
// param limit = 25 Rows at most
// column together What is cited with it
// column kind resolution, report, treaty ...
// column title Its title
// column documents How many documents cite both
// column citing_either How many documents cite the one or the other
// column per_cent Both among either, in per cent, rounded down
MATCH (one)
WHERE (one:Document OR one:Instrument) AND one.id = $symbol
MATCH (d:Document)-[:CITES]->(one)
WITH one, collect(d.id) AS citing
UNWIND citing AS id
MATCH (:Document {id: id})-[:CITES]->(other)
WHERE other.id <> $symbol
WITH other, size(citing) AS of_one, count(*) AS documents
WITH other, documents, of_one + COUNT { (other)<-[:CITES]-(:Document) } - documents AS citing_either
RETURN other.id AS together,
       other.category AS kind,
       other.title AS title,
       documents,
       citing_either,
       100 * documents / citing_either AS per_cent
ORDER BY documents DESC, citing_either, together
LIMIT $limit;
