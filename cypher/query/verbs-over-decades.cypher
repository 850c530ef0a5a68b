// Under which verbs documents cite, decade by decade.
// param limit = 200 Rows at most
// column decade First year of the decade of the citing documents
// column verb The verb in its base form
// column mentions How many mentions stand under it
// column documents In how many documents
MATCH (citing:Document)-[c:CITES]->()
WHERE citing.year IS NOT NULL
UNWIND c.verbs AS verb
WITH citing, verb
WHERE verb <> '-'
RETURN citing.year - citing.year % 10 AS decade,
       verb,
       count(*) AS mentions,
       count(DISTINCT citing.id) AS documents
ORDER BY decade, mentions DESC, verb
LIMIT $limit;
