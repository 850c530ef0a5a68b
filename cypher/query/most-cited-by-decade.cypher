// The most cited documents of each decade of citing: what counted when.
// param top = 3 How many a decade
// param limit = 60 Rows at most
// column decade First year of the decade in which the citing documents are from
// column place 1 for the most cited
// column cited The cited document
// column documents How many documents of the decade cite it
MATCH (citing:Document)-[:CITES]->(cited:Document)
WHERE citing.year IS NOT NULL
WITH citing.year - citing.year % 10 AS decade, cited.id AS cited, count(*) AS documents
ORDER BY decade, documents DESC, cited
WITH decade, collect(cited) AS ids, collect(documents) AS numbers
UNWIND range(0, CASE WHEN size(ids) < $top THEN size(ids) ELSE $top END - 1) AS place
RETURN decade, place + 1 AS place, ids[place] AS cited, numbers[place] AS documents
ORDER BY decade, place
LIMIT $limit;
