// How old what is cited is: citations by the years between the citing and the cited document.
// param organ = null Only citing documents of this organ, by its id
// param limit = 60 Rows at most
// column years Years between the two
// column citations How many citations of that age
// column verbs The first verbs of those citations, each once
MATCH (a:Document)-[c:CITES]->(b:Document)
WHERE a.year IS NOT NULL AND b.year IS NOT NULL AND ($organ IS NULL OR a.organ = $organ)
WITH a.year - b.year AS years, c.verb AS verb
ORDER BY years, verb
RETURN years, count(*) AS citations, collect(DISTINCT verb) AS verbs
ORDER BY years
LIMIT $limit;
