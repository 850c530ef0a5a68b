// The bodies that some documents set up by their own words.
// param rows id
// column from Where it starts
// column to Where it leads
UNWIND $rows AS row
MATCH (a:Document {id: row.id})-[c:ESTABLISHES]->(b)
WHERE c.basis = 'text'
RETURN a.id AS from,
       b.id AS to,
       c.basis AS basis,
       c.paragraph AS paragraph,
       c.quote AS quote
ORDER BY from, to;
