// What the graph knows of some authority records.
// param rows id
// column id The record; those that the graph lacks are missing
// column label Its label
UNWIND $rows AS row
MATCH (n)
WHERE (n:Instrument OR n:Body OR n:Actor) AND n.id = row.id
RETURN n.id AS id,
       CASE WHEN n:Instrument THEN 'Instrument' WHEN n:Body THEN 'Body' ELSE 'Actor' END AS label,
       n.name AS name,
       n.title AS title,
       n.aliases AS aliases,
       n.category AS category,
       n.adopted AS adopted,
       n.since AS since,
       n.until AS until,
       n.url AS url,
       n.provisional AS provisional
ORDER BY id;
