// Who cites one paragraph, article or chapter of a document or an instrument, and in which words.
// param symbol = "S/RES/1267(1999)" What is cited: a canonical symbol or the id of an instrument
// param pinpoint = "paragraph 4" The part of it, as printed; paragraph 4 finds paragraph 4 (b) too, but not paragraph 40
// param limit = 50 Rows at most
// column citing The citing document
// column date Its day
// column pinpoint The part of the cited, as printed
// column paragraph The operative paragraph of the citing document, - in the preamble
// column verb The governing verb
// column quote The words around the mention
// column place Which mention of that document it is, from 0
MATCH (cited)
WHERE (cited:Document OR cited:Instrument) AND cited.id = $symbol
MATCH (citing:Document)-[c:CITES]->(cited)
UNWIND range(0, c.count - 1) AS place
WITH citing, c, place, c.pinpoints[place] AS pinpoint
WHERE pinpoint = $pinpoint OR pinpoint STARTS WITH $pinpoint + ' '
RETURN citing.id AS citing,
       citing.date AS date,
       pinpoint,
       c.paragraphs[place] AS paragraph,
       c.verbs[place] AS verb,
       c.quotes[place] AS quote,
       place
ORDER BY date IS NULL, date, citing, place
LIMIT $limit;
