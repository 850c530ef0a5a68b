"""Findings for those who keep drafts in git: SARIF 2.1.0, and annotations of GitHub Actions."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from graphkit.pipeline.verification.findings import CODES, Finding

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_LEVELS = {"GK101": "error", "GK102": "error", "GK106": "error", "GK103": "note", "GK104": "warning", "GK105": "warning", "GK107": "note"}
_ANNOTATION = {"error": "error", "warning": "warning", "note": "notice"}


def sarif(findings: Iterable[Finding]) -> str:
    """Findings as one run of SARIF 2.1.0.

    Parameters
    ----------
    findings : iterable of Finding

    Returns
    -------
    str
        JSON.
    """
    codes = list(CODES)
    rules = [{"id": code, "shortDescription": {"text": CODES[code]}, "defaultConfiguration": {"level": _LEVELS[code]}} for code in codes]
    driver = {"name": "graphkit verify", "version": version("graphkit"), "rules": rules}
    results = [_result(finding, codes.index(finding.code)) for finding in findings]
    log = {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
        "snippet": {"text": finding.text},
    }
    place = {"artifactLocation": {"uri": quote(finding.file.replace("\\", "/"))}, "region": region}
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.code],
        "message": {"text": f"{finding.message}. {finding.todo[:1].upper()}{finding.todo[1:]}"},
        "locations": [{"physicalLocation": place}],
    }


def github(findings: Iterable[Finding]) -> str:
    """Findings as workflow commands of GitHub Actions, one a line.

    Parameters
    ----------
    findings : iterable of Finding

    Examples
    --------
    >>> found = Finding("a.txt", 1, 22, 1, 33, "GK101", "2388 (2016)", "resolution 2388 is of 2017", "did you mean 2388 (2017)?")
    >>> print(github([found]), end="")
    ::error file=a.txt,line=1,col=22,endLine=1,endColumn=33,title=GK101::resolution 2388 is of 2017: did you mean 2388 (2017)?
    """
    return "".join(_annotation(finding) + "\n" for finding in findings)


def _annotation(finding: Finding) -> str:
    where = {
        "file": finding.file,
        "line": finding.line,
        "col": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
        "title": finding.code,
    }
    given = ",".join(f"{name}={_escaped(str(value), True)}" for name, value in where.items())
    return f"::{_ANNOTATION[_LEVELS[finding.code]]} {given}::{_escaped(f'{finding.message}: {finding.todo}', False)}"


def _escaped(text: str, value: bool) -> str:
    """As GitHub asks: what would end the message or the value is percent-encoded."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if value else text


FORMATS = {"sarif": sarif, "github": github}
"""Name of a format to what makes it of findings."""
