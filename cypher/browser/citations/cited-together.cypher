// What is most often cited together with resolution 2331 (2016)
MATCH (:Document {id: 'S/RES/2331(2016)'})<-[:CITES]-(d:Document)-[:CITES]->(other:Document)
WHERE other.id <> 'S/RES/2331(2016)'
WITH other, count(*) AS together
ORDER BY together DESC, other.id
LIMIT 6
MATCH p = (:Document {id: 'S/RES/2331(2016)'})<-[:CITES]-(:Document)-[:CITES]->(other)
RETURN p
LIMIT 40;
