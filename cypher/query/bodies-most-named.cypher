// Which bodies documents name most, and whether where they act or where they recall.
// param category = null Only bodies of this category: committee, office, mission, panel, agency ...
// param organ = null Count only documents of this organ, by its id
// param since = 0 Count only documents from this year on
// param limit = 25 Rows at most
// column body Id of the body
// column name Its short name
// column title Its official name
// column documents How many documents name it
// column operative Mentions in operative paragraphs
// column preambular Mentions in the preamble
MATCH (d:Document)-[m:MENTIONS]->(b:Body)
WHERE ($category IS NULL OR b.category = $category)
  AND ($organ IS NULL OR d.organ = $organ)
  AND coalesce(d.year, 0) >= $since
WITH b, count(*) AS documents, sum(m.operative) AS operative, sum(m.preambular) AS preambular
RETURN b.id AS body, b.name AS name, b.title AS title, documents, operative, preambular
ORDER BY documents DESC, operative DESC, body
LIMIT $limit;
