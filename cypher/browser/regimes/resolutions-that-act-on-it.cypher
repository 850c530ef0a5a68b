// The first nine documents that act on resolution 1267 (1999): they cite it in operative paragraphs, not only in a name
MATCH p = (d:Document)-[c:CITES]->(:Document {id: 'S/RES/1267(1999)'})
WHERE c.operative > 0 AND c.substantive > 0
RETURN p
ORDER BY d.date IS NULL, d.date, d.id
LIMIT 9;
