// How many operative paragraphs some documents have.
// param ids The documents and instruments
// column id One that is there
// column paragraphs Its operative paragraphs; null where they are not known, as of a sample, which is abridged
UNWIND $ids AS id
MATCH (n)
WHERE (n:Document OR n:Instrument) AND n.id = id
RETURN n.id AS id, CASE WHEN n.sample = true THEN null ELSE n.operative_paragraphs END AS paragraphs
ORDER BY id;
