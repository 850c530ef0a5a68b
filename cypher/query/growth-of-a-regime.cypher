// How a regime grew: the documents that cite its first resolution in order of time, what each adds and whom it founds.
// param symbol = "S/RES/1267(1999)" The resolution that the regime grew from
// param limit = 100 Rows at most
// column document A document of the regime
// column date Its day
// column title Its title
// column cites_of_the_regime How many of the regime's documents it cites
// column verbs The verbs under which it cites the first resolution
// column founds The bodies that it founds
MATCH (d:Document)-[c:CITES]->(root:Document {id: $symbol})
RETURN d.id AS document,
       d.date AS date,
       d.title AS title,
       COUNT {
         MATCH (d)-[:CITES]->(other:Document)
         WHERE other.id = $symbol OR EXISTS { MATCH (other)-[:CITES]->(root) }
       } AS cites_of_the_regime,
       c.verbs AS verbs,
       [(d)-[:ESTABLISHES]->(b:Body) | b.name] AS founds
ORDER BY date IS NULL, date, document
LIMIT $limit;
