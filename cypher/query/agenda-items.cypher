// Which agenda items and subjects the resolutions are about, from when to when, and how much they are cited.
// param organ = "security-council" Organ of the resolutions, by its id
// param limit = 25 Rows at most
// column title The subject or agenda item
// column resolutions How many resolutions
// column first_year Year of the oldest
// column last_year Year of the newest
// column citations How many documents cite them, each pair once
MATCH (d:Document)
WHERE d.category = 'resolution' AND d.organ = $organ
OPTIONAL MATCH (a:Document)-[:CITES]->(d)
RETURN d.title AS title,
       count(DISTINCT d.id) AS resolutions,
       min(d.year) AS first_year,
       max(d.year) AS last_year,
       count(a) AS citations
ORDER BY resolutions DESC, citations DESC, title
LIMIT $limit;
