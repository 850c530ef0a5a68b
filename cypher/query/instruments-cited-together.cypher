// Which instruments are cited by the same documents as one instrument.
// param instrument = "untoc" Id of the instrument
// param limit = 25 Rows at most
// column together Id of the other instrument
// column name Its short name
// column title Its title
// column documents How many documents cite both
// column alone How many documents cite the other without the one
MATCH (d:Document)-[:CITES]->(one:Instrument {id: $instrument})
MATCH (d)-[:CITES]->(other:Instrument)
WHERE other.id <> $instrument
WITH other, count(DISTINCT d.id) AS documents
RETURN other.id AS together,
       other.name AS name,
       other.title AS title,
       documents,
       COUNT { (other)<-[:CITES]-(:Document) } - documents AS alone
ORDER BY documents DESC, alone, together
LIMIT $limit;
