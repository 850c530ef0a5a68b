// Which paragraphs, articles and chapters of a document or an instrument are cited, and how often.
// param symbol = "un-charter" What is cited: a canonical symbol or the id of an instrument
// param limit = 25 Rows at most
// column pinpoint The part of it, as printed
// column documents How many documents cite that part
// column mentions How many mentions
// column first The first document that did
// column last The newest document that did
MATCH (cited)
WHERE (cited:Document OR cited:Instrument) AND cited.id = $symbol
MATCH (citing:Document)-[c:CITES]->(cited)
UNWIND c.pinpoints AS pinpoint
WITH citing, pinpoint, count(*) AS mentions
WHERE pinpoint <> '-'
WITH citing, pinpoint, mentions
ORDER BY citing.date IS NULL, citing.date, citing.id
WITH pinpoint, collect(citing.id) AS documents, sum(mentions) AS mentions
RETURN pinpoint,
       size(documents) AS documents,
       mentions,
       documents[0] AS first,
       documents[size(documents) - 1] AS last
ORDER BY documents DESC, mentions DESC, pinpoint
LIMIT $limit;
