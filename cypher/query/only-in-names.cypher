// Documents that are cited mostly inside the name of a body: fame that is a committee's, not the document's.
// param limit = 25 Rows at most
// column cited The cited document
// column title Its title
// column in_names Mentions inside the name of a body
// column substantive All other mentions
// column documents How many documents cite it
MATCH (:Document)-[c:CITES]->(cited:Document)
WITH cited, count(*) AS documents, sum(c.count) AS mentions, sum(c.substantive) AS substantive
WHERE mentions > substantive
RETURN cited.id AS cited,
       cited.title AS title,
       mentions - substantive AS in_names,
       substantive,
       documents
ORDER BY in_names DESC, cited
LIMIT $limit;
