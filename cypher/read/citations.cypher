// The citations of some documents as columns: a few long lists travel faster than many short rows.
// param ids The citing documents
// column citing The citing documents
// column cited What they cite
// column instrument Whether that is an instrument
UNWIND $ids AS id
MATCH (a:Document {id: id})-[c:CITES]->(b)
RETURN collect(a.id) AS citing,
       collect(b.id) AS cited,
       collect(b:Instrument) AS instrument,
       collect(c.count) AS mentions,
       collect(c.substantive) AS substantive,
       collect(c.preambular) AS preambular,
       collect(c.operative) AS operative,
       collect(c.verbs) AS verbs;
