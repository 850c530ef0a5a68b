// What cites some documents or instruments, with the evidence of each citation.
// param ids The cited documents and instruments
// column cited The cited document or instrument
// column citing What cites it
// column name Short name of the citing document
// column title Title of the citing document
// column category Category of the citing document
// column organ Organ of the citing document
// column date Day of the citing document
// column stub Whether its text is not loaded
// column count How many mentions
// column verbs Governing verb of each mention
// column parts Part of the citing document in which it stands
// column paragraphs Its paragraph
// column pinpoints What of the cited document it points to
// column in_names Whether it stands inside the name of a body
// column quotes The words around it
UNWIND $ids AS id
MATCH (b)
WHERE (b:Document OR b:Instrument) AND b.id = id
MATCH (a:Document)-[c:CITES]->(b)
RETURN b.id AS cited, a.id AS citing, a.name AS name, a.title AS title, a.category AS category, a.organ AS organ,
       toString(a.date) AS date, a.stub AS stub, c.count AS count, c.verbs AS verbs, c.parts AS parts,
       c.paragraphs AS paragraphs, c.pinpoints AS pinpoints, c.in_names AS in_names, c.quotes AS quotes
ORDER BY cited, citing;
