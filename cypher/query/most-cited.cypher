// The most cited documents, in a period, by an organ, under a verb, in a part of the text.
// param since = 0 Count only citing documents from this year on
// param until = 9999 Count only citing documents up to this year
// param organ = null Count only citing documents of this organ, by its id
// param verb = null Count only mentions under this verb, in its base form
// param part = null Count only mentions in this part: preambular, operative, annex
// param limit = 25 Rows at most
// column cited The cited document
// column title Its title
// column date Its day
// column documents How many documents cite it
// column mentions How often they do
// column stub Whether its text is not loaded
MATCH (citing:Document)-[c:CITES]->(cited:Document)
WHERE coalesce(citing.year, 0) >= $since AND coalesce(citing.year, 0) <= $until
  AND ($organ IS NULL OR citing.organ = $organ)
WITH cited,
     size([i IN range(0, c.count - 1)
           WHERE ($verb IS NULL OR c.verbs[i] = $verb) AND ($part IS NULL OR c.parts[i] = $part)]) AS fitting
WHERE fitting > 0
WITH cited, count(*) AS documents, sum(fitting) AS mentions
RETURN cited.id AS cited,
       cited.title AS title,
       cited.date AS date,
       documents,
       mentions,
       cited.stub AS stub
ORDER BY documents DESC, mentions DESC, cited
LIMIT $limit;
