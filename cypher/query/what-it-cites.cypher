// What a document cites, oldest first: documents and instruments, with verbs and paragraphs.
// param symbol = "S/RES/2388(2017)" The citing document
// param part = null Only what is cited in this part: preambular, operative, annex
// param limit = 100 Rows at most
// column cited What it cites
// column kind resolution, report, treaty ...
// column title Its title
// column date Day of the document, or on which the instrument was adopted
// column stub Whether its text is not loaded
// column mentions How often it is cited
// column verbs The governing verb of each mention
// column paragraphs The operative paragraph of each mention, - in the preamble
MATCH (citing:Document {id: $symbol})-[c:CITES]->(cited)
WHERE $part IS NULL OR $part IN c.parts
RETURN cited.id AS cited,
       cited.category AS kind,
       cited.title AS title,
       coalesce(toString(cited.date), cited.adopted) AS date,
       coalesce(cited.stub, false) AS stub,
       c.count AS mentions,
       c.verbs AS verbs,
       c.paragraphs AS paragraphs
ORDER BY date IS NULL, date, cited
LIMIT $limit;
