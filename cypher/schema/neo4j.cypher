// What Neo4j has beside: the second label of resolutions as an anchor, and indexes for filters. Safe to run again.
CREATE CONSTRAINT resolution_id IF NOT EXISTS FOR (n:Resolution) REQUIRE n.id IS UNIQUE;
CREATE INDEX document_date IF NOT EXISTS FOR (n:Document) ON (n.date);
CREATE INDEX document_year IF NOT EXISTS FOR (n:Document) ON (n.year);
CALL db.awaitIndexes(300);
