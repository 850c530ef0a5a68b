// What two documents both cite; what few others cite too stands first, for it says more.
// param first = "S/RES/2331(2016)" One document
// param second = "S/RES/2388(2017)" The other document
// param limit = 50 Rows at most
// column cited What both cite
// column kind resolution, report, treaty ...
// column title Its title
// column citing_in_all How many documents cite it in all
// column first_verbs The verbs under which the one cites it
// column second_verbs The verbs under which the other does
MATCH (a:Document {id: $first})-[x:CITES]->(cited)
MATCH (b:Document {id: $second})-[y:CITES]->(cited)
RETURN cited.id AS cited,
       cited.category AS kind,
       cited.title AS title,
       COUNT { (cited)<-[:CITES]-(:Document) } AS citing_in_all,
       x.verbs AS first_verbs,
       y.verbs AS second_verbs
ORDER BY citing_in_all, cited
LIMIT $limit;
