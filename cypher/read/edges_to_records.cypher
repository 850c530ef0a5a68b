// The edges that some authority records know of: what founded them or carries their text.
// param rows id
// column from Where it starts
// column name The type
// column to Where it leads
UNWIND $rows AS row
MATCH (b)
WHERE (b:Body OR b:Instrument) AND b.id = row.id
MATCH (a)-[c:ESTABLISHES|ADOPTS]->(b)
RETURN a.id AS from, type(c) AS name, b.id AS to, c.basis AS basis, c.paragraph AS paragraph, c.quote AS quote
ORDER BY from, name, to;
