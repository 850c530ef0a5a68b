"""Find and resolve the references of a text.

Examples
--------
>>> from graphkit.cite import extract
>>> [r.targets for r in extract("Recalling resolutions 1267 (1999) and 1373 (2001),", "note").references]
[('S/RES/1267(1999)',), ('S/RES/1373(2001)',)]
"""

from graphkit.cite.extract import VERSION, extract
from graphkit.cite.rules import rules

__all__ = ["VERSION", "extract", "rules"]
