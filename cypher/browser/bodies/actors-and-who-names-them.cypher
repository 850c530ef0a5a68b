// Armed groups and listed actors, and the newest documents that name them
MATCH p = (d:Document)-[:MENTIONS]->(a:Actor)
RETURN p
ORDER BY d.date IS NULL, d.date DESC, d.id, a.id
LIMIT 25;
