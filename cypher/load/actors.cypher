// Authority records of kind actor, new or changed.
// param rows id, props, state (added or changed: what comparing said)
// column state The state
// column taken How many rows of this state the engine took
UNWIND $rows AS row
MERGE (n:Actor {id: row.id})
SET n += row.props
RETURN row.state AS state, count(*) AS taken
ORDER BY state;
