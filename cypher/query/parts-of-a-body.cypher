// What belongs to a body, down to four levels.
// param body = "security-council" Id of the body
// param limit = 100 Rows at most
// column level How far below
// column part Id of the part
// column name Its short name
// column title Its official name
// column category committee, office, mission ...
// column since When it was set up
// column until When it ended
MATCH (whole:Body {id: $body})
MATCH p = (part:Body)-[:PART_OF*1..4]->(whole)
WITH part, min(length(p)) AS level
RETURN level,
       part.id AS part,
       part.name AS name,
       part.title AS title,
       part.category AS category,
       part.since AS since,
       part.until AS until
ORDER BY level, since IS NULL, since, part
LIMIT $limit;
