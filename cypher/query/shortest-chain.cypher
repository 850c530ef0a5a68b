// The shortest chains of citations from one document back to another, six citations at most.
// param from = "S/RES/2388(2017)" The later document
// param to = "S/RES/1373(2001)" The earlier document or instrument
// param limit = 10 Chains at most
// column citations How long the chain is
// column chain The documents on it, citing before cited
// column verbs The first verb of each citation
// column paragraphs The first paragraph of each citation
MATCH (a:Document {id: $from})
MATCH (b)
WHERE (b:Document OR b:Instrument) AND b.id = $to AND b.id <> a.id
MATCH p = allShortestPaths((a)-[:CITES*..6]->(b))
WITH length(p) AS citations,
     [n IN nodes(p) | n.id] AS chain,
     [c IN relationships(p) | c.verbs[0]] AS verbs,
     [c IN relationships(p) | c.paragraphs[0]] AS paragraphs
RETURN citations, chain, verbs, paragraphs
ORDER BY citations, reduce(text = '', id IN chain | text + ' ' + id)
LIMIT $limit;
