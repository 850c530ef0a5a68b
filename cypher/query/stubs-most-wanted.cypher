// Which documents that are not loaded are cited most: what to fetch next.
// param category = null Only documents of this category: resolution, report, statement, letter ...
// param limit = 25 Rows at most
// column wanted The document that is only cited
// column title What is known of its title
// column category resolution, report ...
// column documents How many loaded documents cite it
// column url Where it is
MATCH (d:Document)-[:CITES]->(s:Document)
WHERE s.stub AND ($category IS NULL OR s.category = $category)
WITH s, count(*) AS documents
RETURN s.id AS wanted, s.title AS title, s.category AS category, documents, s.url AS url
ORDER BY documents DESC, wanted
LIMIT $limit;
