"""Whether the citations of a draft exist and agree: each checked, with line, column, code and what to do.

Facts that ship with graphkit do for most of it; a graph adds what is loaded there.
"""

from __future__ import annotations

from graphkit.pipeline.verification.draft import Report, verify, verify_text
from graphkit.pipeline.verification.findings import CODES, Finding

__all__ = ["CODES", "Finding", "Report", "verify", "verify_text"]
