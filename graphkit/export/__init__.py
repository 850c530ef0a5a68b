"""Rows and graphs as files that other programs open: tables, and graphs for Gephi.

Knows no store: the pipeline hands it rows, or a networkx graph. :func:`schema` says which tables there are and what their
columns mean; :func:`write_table` writes one as CSV, JSON lines or Parquet; :func:`write_graphml` and :func:`write_gexf`
write any directed networkx graph; :func:`time_axis` draws documents on an axis of time.
"""

from __future__ import annotations

from graphkit.export.files import JOINT, replacing
from graphkit.export.graphs import flattened, write_gexf, write_graphml
from graphkit.export.neo4j_import import import_command, node_file, relationship_file, write_import_nodes, write_import_relationships
from graphkit.export.schema import Field, TableSchema, datapackage, schema
from graphkit.export.svg import time_axis
from graphkit.export.tables import TABLE_FORMATS, write_table

__all__ = [
    "JOINT",
    "TABLE_FORMATS",
    "Field",
    "TableSchema",
    "datapackage",
    "flattened",
    "import_command",
    "node_file",
    "relationship_file",
    "replacing",
    "schema",
    "time_axis",
    "write_gexf",
    "write_graphml",
    "write_import_nodes",
    "write_import_relationships",
    "write_table",
]
