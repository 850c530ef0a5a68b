// Whether the loaded documents are graphkit's own abridged samples.
// column sample Whether
// column documents How many documents with text
MATCH (n:Document)
WHERE n.stub = false
RETURN n.sample AS sample, count(*) AS documents
ORDER BY sample;
