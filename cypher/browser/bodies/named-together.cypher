// Where UNODC and INTERPOL are named together
MATCH p = (:Body {id: 'unodc'})<-[:MENTIONS]-(d:Document)-[:MENTIONS]->(:Body {id: 'interpol'})
RETURN p
ORDER BY d.date IS NULL, d.date DESC, d.id
LIMIT 25;
