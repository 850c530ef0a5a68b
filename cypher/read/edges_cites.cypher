// The citations of some documents with all their evidence.
// param rows id
// column from Where it starts
// column to Where it leads
UNWIND $rows AS row
MATCH (a:Document {id: row.id})-[c:CITES]->(b)
RETURN a.id AS from,
       b.id AS to,
       c.count AS count,
       c.verb AS verb,
       c.preambular AS preambular,
       c.operative AS operative,
       c.substantive AS substantive,
       c.verbs AS verbs,
       c.parts AS parts,
       c.paragraphs AS paragraphs,
       c.pinpoints AS pinpoints,
       c.in_names AS in_names,
       c.quotes AS quotes,
       c.starts AS starts
ORDER BY from, to;
