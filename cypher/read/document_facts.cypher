// Name, title and the like of some documents.
// param ids The documents
UNWIND $ids AS id
MATCH (n:Document {id: id})
RETURN n.id AS id,
       n.name AS name,
       n.title AS title,
       'Document' AS label,
       n.category AS category,
       n.organ AS organ,
       n.year AS year,
       toString(n.date) AS date,
       n.stub AS stub,
       n.sample AS sample
ORDER BY id;
