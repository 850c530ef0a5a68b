// What the graph knows of some documents.
// param rows id
// column id The document; those that the graph lacks are missing
// column resolution Whether it carries the second label
// column iso Its date
UNWIND $rows AS row
MATCH (n:Document {id: row.id})
RETURN n.id AS id,
       'Resolution' IN labels(n) AS resolution,
       toString(n.date) AS iso,
       n.symbol AS symbol,
       n.name AS name,
       n.title AS title,
       n.category AS category,
       n.organ AS organ,
       n.number AS number,
       n.year AS year,
       n.session AS session,
       n.meeting AS meeting,
       n.agenda AS agenda,
       n.votes AS votes,
       n.url AS url,
       n.language AS language,
       n.operative_paragraphs AS operative_paragraphs,
       n.stub AS stub,
       n.sample AS sample,
       n.digest AS digest
ORDER BY id;
