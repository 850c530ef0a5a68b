// What the graph knows of one document or instrument.
// param id The document or instrument
// column label Document or Instrument
MATCH (n)
WHERE (n:Document OR n:Instrument) AND n.id = $id
RETURN n.id AS id,
       CASE WHEN n:Document THEN 'Document' ELSE 'Instrument' END AS label,
       n.name AS name,
       n.title AS title,
       n.category AS category,
       n.organ AS organ,
       coalesce(toString(n.date), n.adopted) AS date,
       n.meeting AS meeting,
       n.votes AS votes,
       n.url AS url,
       n.language AS language,
       n.operative_paragraphs AS paragraphs,
       coalesce(n.stub, false) AS stub,
       coalesce(n.sample, false) AS sample
ORDER BY id
LIMIT 1;
