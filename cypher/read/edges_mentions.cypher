// The bodies and actors that some documents name, with all evidence.
// param rows id
// column from Where it starts
// column to Where it leads
UNWIND $rows AS row
MATCH (a:Document {id: row.id})-[c:MENTIONS]->(b)
RETURN a.id AS from,
       b.id AS to,
       c.count AS count,
       c.verb AS verb,
       c.preambular AS preambular,
       c.operative AS operative,
       c.verbs AS verbs,
       c.parts AS parts,
       c.paragraphs AS paragraphs,
       c.quotes AS quotes,
       c.starts AS starts
ORDER BY from, to;
