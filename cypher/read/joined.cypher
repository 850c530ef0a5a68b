// Whether an edge of a type leads from one node to another.
// param from Where it starts
// param name The type
// param to Where it leads
// column name The type
MATCH (a)
WHERE (a:Document OR a:Instrument OR a:Body) AND a.id = $from
MATCH (a)-[c]->(b)
WHERE type(c) = $name AND b.id = $to
RETURN type(c) AS name
ORDER BY name
LIMIT 1;
