// Which documents name two bodies or actors, and in which paragraphs each.
// param first = "unodc" Id of the one
// param second = "interpol" Id of the other
// param limit = 50 Rows at most
// column document The document
// column title Its title
// column date Its day
// column first_paragraphs Operative paragraphs that name the one, - for the preamble
// column second_paragraphs Operative paragraphs that name the other
// column same_paragraph Whether one operative paragraph names both
MATCH (d:Document)-[x:MENTIONS]->(a)
WHERE (a:Body OR a:Actor) AND a.id = $first
MATCH (d)-[y:MENTIONS]->(b)
WHERE (b:Body OR b:Actor) AND b.id = $second
RETURN d.id AS document,
       d.title AS title,
       d.date AS date,
       x.paragraphs AS first_paragraphs,
       y.paragraphs AS second_paragraphs,
       any(p IN x.paragraphs WHERE p <> '-' AND p IN y.paragraphs) AS same_paragraph
ORDER BY date IS NULL, date DESC, document
LIMIT $limit;
