// The names of all instruments, bodies and actors.
// column label Its label
// column provisional Whether no authority file knows it
MATCH (n)
WHERE n:Instrument OR n:Body OR n:Actor
RETURN n.id AS id,
       CASE WHEN n:Instrument THEN 'Instrument' WHEN n:Body THEN 'Body' ELSE 'Actor' END AS label,
       n.name AS name,
       n.title AS title,
       coalesce(n.provisional, false) AS provisional
ORDER BY id;
