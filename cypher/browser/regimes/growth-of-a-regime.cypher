// How the regime of resolution 1267 (1999) grew: who built on it, and what they founded
MATCH p = (:Document {id: 'S/RES/1267(1999)'})<-[:CITES]-(:Document)-[:ESTABLISHES]->(b:Body)
RETURN p
ORDER BY b.since, b.id
LIMIT 25;
