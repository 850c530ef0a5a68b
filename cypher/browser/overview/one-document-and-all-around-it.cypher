// One document and all around it: what it cites, names, founds, and who issued it
// Put another symbol in the place of S/RES/1535(2004).
MATCH p = (d:Document {id: 'S/RES/1535(2004)'})-[:CITES|MENTIONS|ESTABLISHES|ADOPTS|ISSUED_BY]->()
RETURN p
LIMIT 40;
