// The last statement for a document: its edges are all there.
// param rows id, digest
// column documents How many were found
UNWIND $rows AS row
MATCH (n:Document {id: row.id})
SET n.digest = row.digest
RETURN count(*) AS documents;
