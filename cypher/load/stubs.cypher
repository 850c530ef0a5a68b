// Documents that are only cited. One that is loaded already is left alone.
// param rows id, props, iso (the date), state (added or changed: what comparing said)
// column state The state
// column taken How many rows of this state the engine took
UNWIND $rows AS row
MERGE (n:Document {id: row.id})
ON CREATE SET n.stub = true
WITH n, row
WHERE n.stub = true
SET n += row.props, n.date = date(row.iso)
RETURN row.state AS state, count(*) AS taken
ORDER BY state;
