// Which of some documents are loaded, only cited, or cut off in the middle of a load.
// param rows id
// column id The document; those that the graph lacks are missing
// column stub Whether it is only cited
// column digest What it was loaded from; null where a load was cut off
// column resolution Whether it carries the second label
UNWIND $rows AS row
MATCH (n:Document {id: row.id})
RETURN n.id AS id, n.stub AS stub, n.digest AS digest, 'Resolution' IN labels(n) AS resolution
ORDER BY id;
