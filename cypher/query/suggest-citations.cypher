// For a drafter: what documents that cite the same as a draft does also cite, and the draft does not yet.
// param symbols = ["S/RES/2331(2016)", "untoc"] What the draft cites so far: canonical symbols and ids of instruments
// param limit = 25 Rows at most
// column suggested What it might cite
// column kind resolution, report, treaty ...
// column title Its title
// column documents How many documents cite it beside something that the draft cites
// column beside Beside how many of the draft's own citations it stands
// column newest The newest of these documents
UNWIND $symbols AS id
MATCH (known)
WHERE (known:Document OR known:Instrument) AND known.id = id
MATCH (d:Document)-[:CITES]->(known)
MATCH (d)-[:CITES]->(other)
WHERE NOT other.id IN $symbols
WITH other, d, count(DISTINCT known.id) AS known
ORDER BY d.date IS NULL, d.date DESC, d.id
WITH other, collect(d.id) AS documents, max(known) AS beside
RETURN other.id AS suggested,
       other.category AS kind,
       other.title AS title,
       size(documents) AS documents,
       beside,
       documents[0] AS newest
ORDER BY beside DESC, documents DESC, suggested
LIMIT $limit;
