// Which documents are cited to act on, and which only to recall: operative against preambular mentions.
// param least = 3 Only documents with at least so many mentions
// param limit = 25 Rows at most
// column cited The cited document
// column title Its title
// column operative Mentions in operative paragraphs
// column preambular Mentions in the preamble
// column per_cent Operative mentions among both, in per cent, rounded down
MATCH (:Document)-[c:CITES]->(cited:Document)
WITH cited, sum(c.operative) AS operative, sum(c.preambular) AS preambular
WHERE operative + preambular >= $least AND operative + preambular > 0
RETURN cited.id AS cited,
       cited.title AS title,
       operative,
       preambular,
       100 * operative / (operative + preambular) AS per_cent
ORDER BY per_cent DESC, operative DESC, cited
LIMIT $limit;
