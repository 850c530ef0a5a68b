// Name, title and the like of all instruments, in the columns of document_facts.
MATCH (n:Instrument)
RETURN n.id AS id,
       n.name AS name,
       n.title AS title,
       'Instrument' AS label,
       n.category AS category,
       null AS organ,
       null AS year,
       n.adopted AS date,
       false AS stub,
       false AS sample
ORDER BY id;
