"""What a reader gives, and what it raises where it can give nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graphkit.errors import InputError, MissingExtraError

SCAN = "turn its pages into text first (ocrmypdf FILE OUT.pdf)"
"""What to do about pictures of text."""


@dataclass(frozen=True, slots=True)
class Text:
    """What a file says, and how it was read.

    Attributes
    ----------
    text : str
        Blocks parted by blank lines. Offsets of references point into it.
    encoding : str
        Of plain text: ``utf-8`` unless the bytes are something else.
    kind : str
        The format: one of :data:`graphkit.sources.formats.KINDS`.
    part : str
        Name of one record of a file that holds several; empty for a whole file.
    facts : mapping of str to str
        What the file says beside its text: ``symbol``, ``title``, ``date`` (ISO 8601), ``meeting``, ``language``.
    """

    text: str
    encoding: str = "utf-8"
    kind: str = "text"
    part: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


class UnreadableError(InputError):
    """One file that cannot be read; the others can.

    Attributes
    ----------
    path : str
    why : str
    """

    def __init__(self, path: str, why: str, hint: str) -> None:
        super().__init__(f"cannot read {path}: {why}", hint)
        self.path = path
        self.why = why

    def __reduce__(self) -> tuple[type[UnreadableError], tuple[str, str, str]]:
        return type(self), (self.path, self.why, self.hint)


def missing(extra: str, package: str, what: str) -> MissingExtraError:
    """The error for a format whose package is not installed.

    Examples
    --------
    >>> error = missing("pdf", "pypdfium2", "PDF files")
    >>> error.message, error.hint
    ('PDF files are read by pypdfium2, which is not installed', 'pip install "graphkit[pdf]"')
    """
    return MissingExtraError(f"{what} are read by {package}, which is not installed", f'pip install "graphkit[{extra}]"')
