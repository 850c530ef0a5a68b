// Which loaded documents no other loaded document cites.
// param category = null Only documents of this category: resolution, report, statement ...
// param until = 9999 Only documents up to this year: the newest had no time to be cited
// param limit = 50 Rows at most
// column document The document
// column title Its title
// column date Its day
// column cites How much it cites itself
MATCH (d:Document)
WHERE NOT d.stub
  AND ($category IS NULL OR d.category = $category)
  AND coalesce(d.year, 0) <= $until
  AND NOT EXISTS { MATCH (:Document)-[:CITES]->(d) }
RETURN d.id AS document,
       d.title AS title,
       d.date AS date,
       COUNT { (d)-[:CITES]->() } AS cites
ORDER BY date IS NULL, date DESC, document
LIMIT $limit;
