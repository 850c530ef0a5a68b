// What a body belongs to; what a letter part, an addendum or a corrigendum is a part of.
// param rows from, to, props, state (added or changed: what comparing said)
// column state The state
// column taken How many rows of this state found both ends
UNWIND $rows AS row
MATCH (a)
WHERE (a:Document OR a:Body) AND a.id = row.from
MATCH (b)
WHERE (b:Document OR b:Body) AND b.id = row.to
MERGE (a)-[c:PART_OF]->(b)
SET c += row.props
RETURN row.state AS state, count(*) AS taken
ORDER BY state;
