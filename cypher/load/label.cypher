// Resolutions and decisions carry a second label.
// param rows id
// column documents How many were found
UNWIND $rows AS row
MATCH (n:Document {id: row.id})
SET n:Resolution
RETURN count(*) AS documents;
