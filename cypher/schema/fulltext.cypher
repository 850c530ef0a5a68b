// Search in titles and names: one index a label and property, which is what both engines can do. Safe to run again.
CREATE FULLTEXT INDEX document_title IF NOT EXISTS FOR (n:Document) ON EACH [n.title];
CREATE FULLTEXT INDEX instrument_title IF NOT EXISTS FOR (n:Instrument) ON EACH [n.title];
CREATE FULLTEXT INDEX instrument_name IF NOT EXISTS FOR (n:Instrument) ON EACH [n.name];
CREATE FULLTEXT INDEX body_title IF NOT EXISTS FOR (n:Body) ON EACH [n.title];
CREATE FULLTEXT INDEX body_name IF NOT EXISTS FOR (n:Body) ON EACH [n.name];
CREATE FULLTEXT INDEX actor_title IF NOT EXISTS FOR (n:Actor) ON EACH [n.title];
CREATE FULLTEXT INDEX actor_name IF NOT EXISTS FOR (n:Actor) ON EACH [n.name];
