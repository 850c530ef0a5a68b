// Documents that are taken out, and that others still cite: what only their text said goes, and they are stubs again.
// param rows id
// column documents How many were found
UNWIND $rows AS row
MATCH (n:Document {id: row.id})
SET n.stub = true, n.sample = false, n.digest = null, n.language = null, n.operative_paragraphs = null
RETURN count(*) AS documents;
