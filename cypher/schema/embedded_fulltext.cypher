// The embedded engine's full-text indexes miss nodes that came after them: at the end of a load they are made anew.
DROP INDEX document_title IF EXISTS;
CREATE FULLTEXT INDEX document_title IF NOT EXISTS FOR (n:Document) ON EACH [n.title];
DROP INDEX instrument_title IF EXISTS;
CREATE FULLTEXT INDEX instrument_title IF NOT EXISTS FOR (n:Instrument) ON EACH [n.title];
DROP INDEX instrument_name IF EXISTS;
CREATE FULLTEXT INDEX instrument_name IF NOT EXISTS FOR (n:Instrument) ON EACH [n.name];
DROP INDEX body_title IF EXISTS;
CREATE FULLTEXT INDEX body_title IF NOT EXISTS FOR (n:Body) ON EACH [n.title];
DROP INDEX body_name IF EXISTS;
CREATE FULLTEXT INDEX body_name IF NOT EXISTS FOR (n:Body) ON EACH [n.name];
DROP INDEX actor_title IF EXISTS;
CREATE FULLTEXT INDEX actor_title IF NOT EXISTS FOR (n:Actor) ON EACH [n.title];
DROP INDEX actor_name IF EXISTS;
CREATE FULLTEXT INDEX actor_name IF NOT EXISTS FOR (n:Actor) ON EACH [n.name];
