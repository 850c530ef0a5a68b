// Which documents cite a document or an instrument, newest first, under which verbs and in which paragraphs.
// param symbol = "S/RES/1373(2001)" What is cited: a canonical symbol or the id of an instrument
// param verb = null Only where it is cited under this verb, in its base form: recall, reaffirm
// param organ = null Only citing documents of this organ, by its id: security-council
// param since = 0 Only citing documents from this year on
// param until = 9999 Only citing documents up to this year
// param limit = 25 Rows at most
// column citing The citing document
// column title Its title
// column date Its day
// column mentions How often it cites
// column verbs The governing verb of each mention
// column paragraphs The operative paragraph of each mention, - in the preamble
// column quote The words around the first mention
MATCH (cited)
WHERE (cited:Document OR cited:Instrument) AND cited.id = $symbol
MATCH (citing:Document)-[c:CITES]->(cited)
WHERE ($verb IS NULL OR $verb IN c.verbs)
  AND ($organ IS NULL OR citing.organ = $organ)
  AND coalesce(citing.year, 0) >= $since AND coalesce(citing.year, 0) <= $until
RETURN citing.id AS citing,
       citing.title AS title,
       citing.date AS date,
       c.count AS mentions,
       c.verbs AS verbs,
       c.paragraphs AS paragraphs,
       c.quotes[0] AS quote
ORDER BY date IS NULL, date DESC, citing
LIMIT $limit;
