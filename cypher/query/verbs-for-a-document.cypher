// Under which verbs a document or an instrument is cited, by how many documents, from when to when.
// param symbol = "S/RES/1267(1999)" What is cited: a canonical symbol or the id of an instrument
// param limit = 25 Rows at most
// column verb The verb in its base form
// column mentions How many mentions stand under it
// column documents In how many documents
// column first_year Year of the oldest of them
// column last_year Year of the newest of them
MATCH (cited)
WHERE (cited:Document OR cited:Instrument) AND cited.id = $symbol
MATCH (citing:Document)-[c:CITES]->(cited)
UNWIND c.verbs AS verb
WITH citing, verb
WHERE verb <> '-'
RETURN verb,
       count(*) AS mentions,
       count(DISTINCT citing.id) AS documents,
       min(citing.year) AS first_year,
       max(citing.year) AS last_year
ORDER BY mentions DESC, verb
LIMIT $limit;
