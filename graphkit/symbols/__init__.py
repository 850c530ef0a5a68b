"""United Nations document symbols: parse, format, validate, describe.

Examples
--------
>>> from graphkit import symbols
>>> symbols.parse("SC res. 2331")
'S/RES/2331(2016)'
>>> symbols.describe("S/RES/2331(2016)").name
'2331 (2016)'
"""

from graphkit.symbols.facts import CouncilFacts, Facts, council_resolutions, describe, sort_key, url
from graphkit.symbols.forms import canonical
from graphkit.symbols.parse import parse, suggest, unsaid

__all__ = ["CouncilFacts", "Facts", "canonical", "council_resolutions", "describe", "parse", "sort_key", "suggest", "unsaid", "url"]
