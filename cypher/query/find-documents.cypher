// Documents whose title holds some words, newest first.
// param words = "trafficking" What to look for; small and capital letters alike
// param loaded = false Only documents whose text is loaded
// param limit = 25 Rows at most
// column document The document
// column title Its title
// column category resolution, report ...
// column date Its day
// column cited_by How many documents cite it
MATCH (d:Document)
WHERE toLower(d.title) CONTAINS toLower($words) AND (NOT $loaded OR NOT d.stub)
RETURN d.id AS document,
       d.title AS title,
       d.category AS category,
       d.date AS date,
       COUNT { (d)<-[:CITES]-(:Document) } AS cited_by
ORDER BY date IS NULL, date DESC, document
LIMIT $limit;
