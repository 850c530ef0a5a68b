// Which conventions, charters, declarations and plans documents rely on most.
// param category = null Only instruments of this category: treaty, charter, protocol, declaration, agreement, plan
// param since = 0 Count only citing documents from this year on
// param limit = 25 Rows at most
// column instrument Id of the instrument
// column name Its short name
// column title Its title
// column category treaty, charter, protocol ...
// column documents How many documents cite it
// column operative Mentions in operative paragraphs
// column preambular Mentions in the preamble
MATCH (d:Document)-[c:CITES]->(i:Instrument)
WHERE ($category IS NULL OR i.category = $category) AND coalesce(d.year, 0) >= $since
WITH i, count(*) AS documents, sum(c.operative) AS operative, sum(c.preambular) AS preambular
RETURN i.id AS instrument,
       i.name AS name,
       i.title AS title,
       i.category AS category,
       documents,
       operative,
       preambular
ORDER BY documents DESC, operative DESC, instrument
LIMIT $limit;
