// Documents, instruments, bodies and actors whose ids begin as somebody typed.
// param starts What was typed, in the spellings that it can mean
// param limit How many at most
// column id One that begins so
// column name Its short name
// column title Its title
UNWIND $starts AS begin
MATCH (n)
WHERE (n:Document OR n:Instrument OR n:Body OR n:Actor) AND n.id STARTS WITH begin
RETURN DISTINCT n.id AS id, n.name AS name, n.title AS title
ORDER BY id
LIMIT $limit;
