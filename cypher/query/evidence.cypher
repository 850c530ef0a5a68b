// The evidence that one document cites another: each mention with its words and the place where it stands.
// param citing = "S/RES/2388(2017)" The citing document
// param cited = "untoc" What it cites: a canonical symbol or the id of an instrument
// param limit = 100 Rows at most
// column mention Which mention, from 1
// column part Part of the document
// column paragraph Operative paragraph, - in the preamble
// column verb The governing verb, - where there is none
// column pinpoint What of the cited it points to, - for the whole
// column in_name Whether it stands inside the name of a body
// column offset Characters from the start of the file
// column quote The words around it
MATCH (a:Document {id: $citing})-[c:CITES]->(b)
WHERE b.id = $cited
UNWIND range(0, c.count - 1) AS place
RETURN place + 1 AS mention,
       c.parts[place] AS part,
       c.paragraphs[place] AS paragraph,
       c.verbs[place] AS verb,
       c.pinpoints[place] AS pinpoint,
       c.in_names[place] AS in_name,
       c.starts[place] AS offset,
       c.quotes[place] AS quote
ORDER BY mention
LIMIT $limit;
