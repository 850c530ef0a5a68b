// Which bodies a body came from, through all its predecessors.
// param body = "unodc" Id of the body
// param limit = 25 Rows at most
// column steps How many successions back
// column predecessor Id of the earlier body
// column name Its short name
// column title Its official name
// column since When it was set up
// column until When it ended
MATCH (b:Body {id: $body})
MATCH p = (b)-[:SUCCEEDS*1..6]->(old:Body)
WITH old, min(length(p)) AS steps
RETURN steps,
       old.id AS predecessor,
       old.name AS name,
       old.title AS title,
       old.since AS since,
       old.until AS until
ORDER BY steps, since IS NULL, since, predecessor
LIMIT $limit;
