// Who cites the Trafficking Protocol where it acts, in operative paragraphs
MATCH p = (d:Document)-[c:CITES]->(:Instrument {id: 'trafficking-protocol'})
WHERE c.operative > 0
RETURN p
ORDER BY d.date IS NULL, d.date DESC, d.id
LIMIT 25;
