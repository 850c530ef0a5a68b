// Which organs cite which: how the Council, the Assembly and the others rest on each other.
// param limit = 50 Rows at most
// column citing Organ of the citing documents
// column cited Organ of the cited documents
// column pairs How many pairs of documents
// column mentions How many mentions
MATCH (a:Document)-[c:CITES]->(b:Document)
WHERE a.organ IS NOT NULL AND b.organ IS NOT NULL
RETURN a.organ AS citing, b.organ AS cited, count(*) AS pairs, sum(c.count) AS mentions
ORDER BY pairs DESC, citing, cited
LIMIT $limit;
