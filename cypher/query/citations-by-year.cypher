// How much documents cite, year by year: whether resolutions grow longer memories.
// param organ = null Only documents of this organ, by its id
// param limit = 100 Rows at most
// column year The year
// column documents How many loaded documents are of that year
// column citations How many documents they cite, each pair once
// column oldest Year of the oldest document that they cite
MATCH (a:Document)
WHERE NOT a.stub AND a.year IS NOT NULL AND ($organ IS NULL OR a.organ = $organ)
OPTIONAL MATCH (a)-[:CITES]->(b:Document)
RETURN a.year AS year,
       count(DISTINCT a.id) AS documents,
       count(b) AS citations,
       min(b.year) AS oldest
ORDER BY year
LIMIT $limit;
