// Authority records of kind instrument, new or changed.
// param rows id, props, state (added or changed: what comparing said)
// column state The state
// column taken How many rows of this state the engine took
UNWIND $rows AS row
MERGE (n:Instrument {id: row.id})
SET n += row.props
RETURN row.state AS state, count(*) AS taken
ORDER BY state;
