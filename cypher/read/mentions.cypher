// The bodies and actors that some documents name, as columns.
// param ids The documents
UNWIND $ids AS id
MATCH (a:Document {id: id})-[c:MENTIONS]->(b)
RETURN collect(a.id) AS document,
       collect(b.id) AS named,
       collect(c.count) AS mentions,
       collect(c.preambular) AS preambular,
       collect(c.operative) AS operative,
       collect(c.verbs) AS verbs;
