// How the regime of resolution 1267 (1999) grew: who acts on it, and what they founded
MATCH p = (:Document {id: 'S/RES/1267(1999)'})<-[c:CITES]-(:Document)-[:ESTABLISHES]->(b:Body)
WHERE c.operative > 0
RETURN p
ORDER BY b.since IS NULL, b.since, b.id
LIMIT 25;
