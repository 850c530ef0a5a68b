// A score of documents and instruments, and what it is, as two properties of each; null takes them away.
// param rows id, props (the score and what it is made of, under the names that were asked for)
// column nodes How many were found
UNWIND $rows AS row
MATCH (n)
WHERE (n:Document OR n:Instrument) AND n.id = row.id
SET n += row.props
RETURN count(*) AS nodes;
