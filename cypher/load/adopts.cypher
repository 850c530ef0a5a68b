// Which resolution carries the text of an instrument.
// param rows from, to, props, state (added or changed: what comparing said)
// column state The state
// column taken How many rows of this state found both ends
UNWIND $rows AS row
MATCH (a:Document {id: row.from})
MATCH (b:Instrument {id: row.to})
MERGE (a)-[c:ADOPTS]->(b)
SET c += row.props
RETURN row.state AS state, count(*) AS taken
ORDER BY state;
