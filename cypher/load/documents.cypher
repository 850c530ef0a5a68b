// Documents with their text, new or changed. Each row has every property, null where absent; the digest is null until the
// edges are there too, so that a load that is cut off is done again.
// param rows id, props, iso (the date), state (added or changed: what comparing said)
// column state The state
// column taken How many rows of this state the engine took
UNWIND $rows AS row
MERGE (n:Document {id: row.id})
SET n += row.props, n.date = date(row.iso)
RETURN row.state AS state, count(*) AS taken
ORDER BY state;
