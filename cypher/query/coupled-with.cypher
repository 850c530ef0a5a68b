// Which documents cite most of what a document cites: its nearest relatives by their sources.
// param symbol = "S/RES/2388(2017)" The document
// param limit = 25 Rows at most
// column document The other document
// column title Its title
// column date Its day
// column shared How many sources both cite
// column per_cent Shared among the sources of either, in per cent, rounded down
MATCH (one:Document {id: $symbol})-[:CITES]->(source)
WITH one, collect(source.id) AS sources
UNWIND sources AS id
MATCH (source)
WHERE (source:Document OR source:Instrument) AND source.id = id
MATCH (other:Document)-[:CITES]->(source)
WHERE other.id <> $symbol
WITH other, size(sources) AS of_one, count(*) AS shared
RETURN other.id AS document,
       other.title AS title,
       other.date AS date,
       shared,
       100 * shared / (of_one + COUNT { (other)-[:CITES]->() } - shared) AS per_cent
ORDER BY shared DESC, per_cent DESC, document
LIMIT $limit;
