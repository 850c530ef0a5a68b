// Which documents were cited often but not of late: foundations that fell asleep.
// param least = 3 Only documents that at least so many documents cite
// param limit = 25 Rows at most
// column cited The cited document
// column title Its title
// column documents How many documents cite it
// column last_citing The newest document that does
// column last_date Its day
MATCH (citing:Document)-[:CITES]->(cited:Document)
WHERE citing.date IS NOT NULL
WITH cited, citing
ORDER BY citing.date DESC, citing.id
WITH cited, collect(citing.id) AS ids, collect(citing.date) AS days
WHERE size(ids) >= $least
RETURN cited.id AS cited,
       cited.title AS title,
       size(ids) AS documents,
       ids[0] AS last_citing,
       days[0] AS last_date
ORDER BY last_date, documents DESC, cited
LIMIT $limit;
