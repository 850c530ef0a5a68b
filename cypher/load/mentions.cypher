// Which document names which body or actor, with the evidence of every mention.
// param rows from, to, props, state (added or changed: what comparing said)
// column state The state
// column taken How many rows of this state found both ends
UNWIND $rows AS row
MATCH (a:Document {id: row.from})
MATCH (b)
WHERE (b:Body OR b:Actor) AND b.id = row.to
MERGE (a)-[c:MENTIONS]->(b)
SET c += row.props
RETURN row.state AS state, count(*) AS taken
ORDER BY state;
