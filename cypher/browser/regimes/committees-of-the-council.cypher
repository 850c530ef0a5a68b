// The bodies of the Security Council and the resolutions that founded them
MATCH p = (:Document)-[:ESTABLISHES]->(b:Body)-[:PART_OF]->(:Body {id: 'security-council'})
RETURN p
ORDER BY b.since IS NULL, b.since, b.id
LIMIT 25;
