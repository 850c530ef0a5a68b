// The organs that issued some documents.
// param rows id
// column from Where it starts
// column to Where it leads
UNWIND $rows AS row
MATCH (a:Document {id: row.id})-[c:ISSUED_BY]->(b)
RETURN a.id AS from,
       b.id AS to
ORDER BY from, to;
