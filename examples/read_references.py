"""Find the references in a draft, with verb and place: no database is needed.

    python examples/read_references.py [FILE]

Without FILE it reads the draft below.
"""

from __future__ import annotations

import sys

import graphkit as gk

DRAFT = """The Security Council,

Recalling its resolutions 1267 (1999), 1373 (2001) and 2388 (2017), and General Assembly resolution 60/288,

Reaffirming the United Nations Convention against Transnational Organized Crime,

1. Calls upon Member States to implement paragraph 2 of resolution 2331 (2016);

2. Requests UNODC to report within a year.
"""

found = gk.read(sys.argv[1] if sys.argv[1:] else DRAFT)

for reference in found.references:
    place = f"paragraph {reference.paragraph}" if reference.paragraph else reference.part
    print(f"{reference.verb or '-':12} {', '.join(reference.targets) or '?':28} {place:14} {reference.surface}")

unresolved = [reference for reference in found.references if not reference.targets]
print(f"{len(found.references)} references, {len(unresolved)} unresolved")
