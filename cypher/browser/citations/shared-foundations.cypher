// What resolutions 2331 (2016) and 2388 (2017) both cite
MATCH p = (:Document {id: 'S/RES/2331(2016)'})-[:CITES]->(x)<-[:CITES]-(:Document {id: 'S/RES/2388(2017)'})
RETURN p
ORDER BY x.id
LIMIT 30;
