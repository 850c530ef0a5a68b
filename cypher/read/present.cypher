// Which of some symbols and authority ids are in the graph.
// param ids Symbols and authority ids
// column id One that is there
UNWIND $ids AS id
MATCH (n)
WHERE (n:Document OR n:Instrument OR n:Body OR n:Actor) AND n.id = id
RETURN DISTINCT n.id AS id
ORDER BY id;
