// The edges that some authority records know of: what they are part of, replaced or supplement.
// param rows id
// column from Where it starts
// column name The type
// column to Where it leads
UNWIND $rows AS row
MATCH (a)
WHERE (a:Body OR a:Instrument) AND a.id = row.id
MATCH (a)-[c:PART_OF|SUCCEEDS|SUPPLEMENTS]->(b)
RETURN a.id AS from, type(c) AS name, b.id AS to, c.since AS since, c.until AS until
ORDER BY from, name, to;
