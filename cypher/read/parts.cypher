// Documents whose symbols look like those of letter parts, addenda and corrigenda, and what they hang on.
// column id The document
// column whole What it is part of; null where there is no edge yet
MATCH (n:Document)
WHERE n.id CONTAINS '/Add.' OR n.id CONTAINS '/Corr.' OR (right(n.id, 1) >= 'A' AND right(n.id, 1) <= 'Z')
OPTIONAL MATCH (n)-[:PART_OF]->(m:Document)
RETURN n.id AS id, m.id AS whole
ORDER BY id;
