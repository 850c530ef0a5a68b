// Every single mention of a document or an instrument: by whom, in which part and paragraph, under which verb, in which words.
// param symbol = "S/RES/1267(1999)" What is cited: a canonical symbol or the id of an instrument
// param part = null Only mentions in this part: preambular, operative, annex
// param verb = null Only mentions under this verb, in its base form
// param limit = 50 Rows at most
// column citing The citing document
// column date Its day
// column part Part of it in which the mention stands
// column paragraph Its operative paragraph, - in the preamble
// column verb The governing verb, - where there is none
// column pinpoint What of the cited the mention points to
// column in_name Whether it stands inside the name of a body
// column quote The words around it
// column place Which mention of that document it is, from 0
MATCH (cited)
WHERE (cited:Document OR cited:Instrument) AND cited.id = $symbol
MATCH (citing:Document)-[c:CITES]->(cited)
UNWIND range(0, c.count - 1) AS place
WITH citing, c, place
WHERE ($part IS NULL OR c.parts[place] = $part) AND ($verb IS NULL OR c.verbs[place] = $verb)
RETURN citing.id AS citing,
       citing.date AS date,
       c.parts[place] AS part,
       c.paragraphs[place] AS paragraph,
       c.verbs[place] AS verb,
       c.pinpoints[place] AS pinpoint,
       c.in_names[place] AS in_name,
       c.quotes[place] AS quote,
       place
ORDER BY date IS NULL, date, citing, place
LIMIT $limit;
