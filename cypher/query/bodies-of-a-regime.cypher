// The bodies of a regime through time: whom the documents that cite its first resolution name, and from when to when.
// param symbol = "S/RES/1267(1999)" The resolution that the regime grew from
// param categories = ["committee", "panel", "office", "mission", "group"] Categories of bodies to show
// param limit = 50 Rows at most
// column body Id of the body
// column name Its short name
// column since When it was set up
// column until When it ended
// column founder What founded it
// column first_named The first document of the regime that names it
// column last_named The newest document of the regime that names it
// column documents How many documents of the regime name it
MATCH (root:Document {id: $symbol})
MATCH (d:Document)-[:MENTIONS]->(b:Body)
WHERE b.category IN $categories AND (d.id = root.id OR EXISTS { MATCH (d)-[:CITES]->(root) })
WITH b, d
ORDER BY d.date IS NULL, d.date, d.id
WITH b, collect(d.id) AS documents
OPTIONAL MATCH (f)-[:ESTABLISHES]->(b)
WITH b, documents, min(f.id) AS founder
RETURN b.id AS body,
       b.name AS name,
       b.since AS since,
       b.until AS until,
       founder,
       documents[0] AS first_named,
       documents[size(documents) - 1] AS last_named,
       size(documents) AS documents
ORDER BY since IS NULL, since, body
LIMIT $limit;
