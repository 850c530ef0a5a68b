// What some documents cite, with the evidence of each citation.
// param ids The citing documents
// column citing The citing document
// column cited What it cites: a document or an instrument
// column name Short name of the cited
// column title Title of the cited
// column category Category of the cited
// column organ Organ of the cited document
// column date Day of the cited document, or on which the instrument was adopted
// column stub Whether the text of the cited document is not loaded
// column count How many mentions
// column verbs Governing verb of each mention
// column parts Part of the citing document in which it stands
// column paragraphs Its paragraph
// column pinpoints What of the cited document it points to
// column in_names Whether it stands inside the name of a body
// column quotes The words around it
UNWIND $ids AS id
MATCH (a:Document {id: id})-[c:CITES]->(b)
RETURN a.id AS citing, b.id AS cited, b.name AS name, b.title AS title, b.category AS category, b.organ AS organ,
       coalesce(toString(b.date), b.adopted) AS date, b.stub AS stub, c.count AS count, c.verbs AS verbs, c.parts AS parts,
       c.paragraphs AS paragraphs, c.pinpoints AS pinpoints, c.in_names AS in_names, c.quotes AS quotes
ORDER BY citing, cited;
