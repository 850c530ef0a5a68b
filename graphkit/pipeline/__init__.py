"""The stages joined.

:mod:`~graphkit.pipeline.extraction` makes an extraction folder of documents, :mod:`~graphkit.pipeline.loading` brings a
graph in line with it, :mod:`~graphkit.pipeline.answers`, :mod:`~graphkit.pipeline.lineage` and
:mod:`~graphkit.pipeline.ranking` read answers back. Nothing is imported here: who asks a graph loads no rules for reading
text, and who reads text no database.
"""
