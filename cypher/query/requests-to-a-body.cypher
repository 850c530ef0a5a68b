// Who asks a body to do what: operative paragraphs that name it and ask for something, with their words.
// param body = "unodc" Id of the body
// param asking = ["requests", "request", "invites", "calls upon", "calls on", "urges", "encourages", "directs", "instructs", "asks"] Words of which the quote must hold one
// param since = 0 Only documents from this year on
// param limit = 50 Rows at most
// column document The document that asks
// column date Its day
// column paragraph The operative paragraph
// column asks Which of these words stand in the quote
// column quote The words around the name
// column place Which mention of that document it is, from 0
MATCH (d:Document)-[m:MENTIONS]->(b:Body {id: $body})
WHERE m.operative > 0 AND coalesce(d.year, 0) >= $since
UNWIND range(0, m.count - 1) AS place
WITH d, m, place, [word IN $asking WHERE ' ' + toLower(m.quotes[place]) + ' ' CONTAINS ' ' + word + ' '] AS asks
WHERE m.parts[place] = 'operative' AND size(asks) > 0
RETURN d.id AS document,
       d.date AS date,
       m.paragraphs[place] AS paragraph,
       asks,
       m.quotes[place] AS quote,
       place
ORDER BY date IS NULL, date DESC, document, place
LIMIT $limit;
