// What resolution 2388 (2017) cites: documents and instruments
MATCH p = (d:Document {id: 'S/RES/2388(2017)'})-[:CITES]->(x)
RETURN p
ORDER BY x.id
LIMIT 30;
