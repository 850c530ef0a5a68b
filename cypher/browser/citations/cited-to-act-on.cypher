// What resolution 2253 (2015) cites where it acts: in its operative paragraphs, names of committees aside
MATCH p = (:Document {id: 'S/RES/2253(2015)'})-[c:CITES]->(x)
WHERE c.operative > 0 AND c.substantive > 0
RETURN p
ORDER BY x.id
LIMIT 30;
