// Who names UNODC where it acts: operative paragraphs that ask, welcome or call upon
MATCH p = (d:Document)-[m:MENTIONS]->(:Body {id: 'unodc'})
WHERE m.operative > 0
RETURN p
ORDER BY d.date IS NULL, d.date DESC, d.id
LIMIT 25;
