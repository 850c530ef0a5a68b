// What is in the graph: documents by organ and category, loaded or only cited, from when to when.
// param limit = 100 Rows at most
// column organ The organ, by its id
// column category resolution, report, statement ...
// column documents How many documents
// column loaded Of how many the text is loaded
// column first_year Year of the oldest
// column last_year Year of the newest
MATCH (d:Document)
WITH d.organ AS organ, d.category AS category, d.year AS year, CASE WHEN d.stub THEN 0 ELSE 1 END AS loaded
RETURN organ,
       category,
       count(*) AS documents,
       sum(loaded) AS loaded,
       min(year) AS first_year,
       max(year) AS last_year
ORDER BY documents DESC, organ IS NULL, organ, category IS NULL, category
LIMIT $limit;
