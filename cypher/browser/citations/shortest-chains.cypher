// The shortest chains from resolution 2388 (2017) back to 1373 (2001)
MATCH (a:Document {id: 'S/RES/2388(2017)'})
MATCH (b:Document {id: 'S/RES/1373(2001)'})
MATCH p = allShortestPaths((a)-[:CITES*..3]->(b))
RETURN p
LIMIT 10;
