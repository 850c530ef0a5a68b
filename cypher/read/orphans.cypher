// Stubs that nothing cites and that found or carry nothing, and provisional records that nothing names or hangs on.
// column id The node
// column label Its label
MATCH (n)
WHERE (n:Document AND n.stub = true AND NOT EXISTS { MATCH (n)<-[:CITES]-() } AND NOT EXISTS { MATCH (n)-[:ESTABLISHES|ADOPTS]->() })
   OR ((n:Instrument OR n:Body OR n:Actor) AND n.provisional = true
       AND NOT EXISTS { MATCH (n)<-[:CITES|MENTIONS|ISSUED_BY|PART_OF|SUCCEEDS|SUPPLEMENTS]-() })
RETURN n.id AS id,
       CASE WHEN n:Document THEN 'Document' WHEN n:Instrument THEN 'Instrument' WHEN n:Body THEN 'Body' ELSE 'Actor' END AS label
ORDER BY id;
