"""How much of one file is read: bounds that no honest document comes near and that a hostile one runs into.

What a reader is allowed is checked where it can be checked (sizes, pages); time and memory are held from outside by
the process that :mod:`graphkit.sources.confined` reads in.
"""

from __future__ import annotations

MIB = 1 << 20

FILE_BYTES = 256 * MIB
"""A file, whatever its format."""

UNPACKED_BYTES = 256 * MIB
"""All that a Word file holds, unpacked. Its zip says so beforehand, and gives no byte more than it says."""

MARKUP_BYTES = 32 * MIB
"""HTML, XML and each part of a Word file that is parsed: a tree takes some ten times the memory of its text."""

PAGES = 3000
"""Pages of a PDF."""

CHARACTERS = 40_000_000
"""Text that a reader gives."""

RECORDS = 50_000
"""Records of a MARCXML file."""

SECONDS = 90.0
"""One file in its reader."""

MEMORY_BYTES = 2 * 1024 * MIB
"""Address space of the process that reads, where the system can bound it."""
