// What founded which body, and in which words.
// param category = null Only bodies of this category: committee, office, mission, panel, agency ...
// param limit = 100 Rows at most
// column body Id of the body
// column name Its short name
// column title Its official name
// column since When it was set up
// column founder The document or instrument that founded it
// column basis authority where a record says so, text where an operative paragraph sets it up
// column paragraph That paragraph
// column quote Its words
MATCH (f)-[e:ESTABLISHES]->(b:Body)
WHERE $category IS NULL OR b.category = $category
RETURN b.id AS body,
       b.name AS name,
       b.title AS title,
       b.since AS since,
       f.id AS founder,
       e.basis AS basis,
       e.paragraph AS paragraph,
       e.quote AS quote
ORDER BY since IS NULL, since, body, founder
LIMIT $limit;
