// How many nodes there are of each label, and of what kind.
// column label The label
// column nodes How many
// column stubs How many of them are documents that are only cited
// column samples How many of them are graphkit's own abridged samples
// column unfinished How many of them are documents that a broken-off load left half done
MATCH (n)
WHERE n:Document OR n:Instrument OR n:Body OR n:Actor
RETURN CASE WHEN n:Document THEN 'Document' WHEN n:Instrument THEN 'Instrument' WHEN n:Body THEN 'Body' ELSE 'Actor' END AS label,
       count(*) AS nodes,
       sum(CASE WHEN n:Document AND n.stub = true THEN 1 ELSE 0 END) AS stubs,
       sum(CASE WHEN n:Document AND n.sample = true THEN 1 ELSE 0 END) AS samples,
       sum(CASE WHEN n:Document AND n.stub = false AND n.digest IS NULL THEN 1 ELSE 0 END) AS unfinished
ORDER BY label;
