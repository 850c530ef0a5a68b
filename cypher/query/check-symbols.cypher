// For a drafter: what the graph knows of a list of symbols; what it does not know stands first.
// param symbols = ["S/RES/2331(2016)", "S/RES/1373(2001)", "S/RES/9999(2017)"] Canonical symbols
// param limit = 100 Rows at most
// column symbol The symbol
// column known Whether the graph has it
// column stub Whether its text is not loaded
// column title Its title
// column date Its day
// column cited_by How many documents cite it
UNWIND $symbols AS symbol
OPTIONAL MATCH (d:Document {id: symbol})
RETURN symbol,
       d.id IS NOT NULL AS known,
       d.stub AS stub,
       d.title AS title,
       d.date AS date,
       COUNT { (d)<-[:CITES]-(:Document) } AS cited_by
ORDER BY known, symbol
LIMIT $limit;
