// Documents that turned out to be no resolution lose the second label.
// param rows id
// column documents How many were found
UNWIND $rows AS row
MATCH (n:Document {id: row.id})
REMOVE n:Resolution
RETURN count(*) AS documents;
