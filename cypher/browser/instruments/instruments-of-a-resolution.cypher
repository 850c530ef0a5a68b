// Which instruments resolutions on trafficking rely on together
MATCH p = (d:Document)-[:CITES]->(i:Instrument)
WHERE d.id IN ['S/RES/2331(2016)', 'S/RES/2388(2017)', 'A/RES/64/293', 'A/RES/72/1']
RETURN p
ORDER BY i.id, d.id
LIMIT 40;
