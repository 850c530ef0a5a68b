// The ids of all documents, stubs too.
// column id The document
// column stub Whether it is only cited
MATCH (n:Document)
RETURN n.id AS id, n.stub AS stub
ORDER BY id;
