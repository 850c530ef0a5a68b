// The ten newest documents that cite resolution 1373 (2001)
MATCH p = (citing:Document)-[:CITES]->(:Document {id: 'S/RES/1373(2001)'})
RETURN p
ORDER BY citing.date IS NULL, citing.date DESC, citing.id
LIMIT 10;
