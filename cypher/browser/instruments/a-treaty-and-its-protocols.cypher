// The Convention against Transnational Organized Crime, its protocols, and the resolutions that carry their text
MATCH p = (:Document)-[:ADOPTS]->(:Instrument)-[:SUPPLEMENTS*0..1]->(:Instrument {id: 'untoc'})
RETURN p
LIMIT 25;
