"""Files, folders and ``-`` to sources, each with the stem that its rows carry."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graphkit.errors import InputError
from graphkit.model import Reject

STDIN = "-"
"""The name that stands for standard input."""

KEPT = ".graphkit-texts"
"""A file in the folder of texts that an extraction keeps: a walk through what stands above passes it over."""

SUFFIXES = frozenset({".txt", ".docx", ".docm", ".dotx", ".html", ".htm", ".xhtml", ".xml", ".pdf"})
"""Endings of what is read, for which a folder is searched. A file that is named itself may have any."""

OTHERS = frozenset({".doc", ".rtf", ".odt", ".wpd", ".epub", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".djvu", ".ps"})
"""Endings of documents that are not read: those in a folder are named as left out, not passed over."""

_ENDING = re.compile(r"\.[A-Za-z]{2,5}$")
"""A file's ending. The dots inside symbols (``A_CONF.151_26``, ``Add.1``) are followed by a digit."""


_VERSION = re.compile(r"(?:[-_ ](?:EN|en|Eng|eng|English))?(?: \(\d{1,2}\))?$")
"""What the documents system and browsers add to the name of a file that they save: its language, a running number."""


@dataclass(frozen=True, slots=True)
class Source:
    """One text to read."""

    path: str
    """As the caller gave it, or as found under the folder that the caller gave; ``-`` for standard input."""
    stem: str
    """Name of the text in every row that comes from it: unique in a run."""

    @property
    def name(self) -> str:
        """What the file's name says of the document: without folders, ending and what was added when it was saved.

        Examples
        --------
        >>> Source("un/A_RES_73_3-EN (1).pdf", "un/A_RES_73_3-EN (1)").name
        'A_RES_73_3'
        """
        return called(self.stem)


def called(stem: str) -> str:
    """What a stem says of the document, without folders, ending and what was added when the file was saved.

    Examples
    --------
    >>> called("2017/S_RES_2388(2017).docx"), called("A_RES_48_218_B")
    ('S_RES_2388(2017)', 'A_RES_48_218_B')
    """
    name = _ENDING.sub("", stem.rpartition("/")[2])
    return _VERSION.sub("", name) or name


def find(paths: Iterable[str | os.PathLike[str]]) -> tuple[list[Source], list[Reject]]:
    """List the texts that files and folders hold, in the order of their stems.

    Parameters
    ----------
    paths : iterable of str or path
        Files, folders (searched through all levels for documents, hidden ones left out) or ``-``.

    Returns
    -------
    sources : list of Source
        Sorted by stem; a file that is named twice is listed once. The stem is the file's name without its ending; where
        one stem comes twice, as many folders as are needed stand before it (``a/S_RES_47(1948)``).
    rejects : list of Reject
        What does not exist, and folders in which there is nothing to read.

    Raises
    ------
    InputError
        When nothing is left to read.

    Examples
    --------
    >>> sources, rejects = find(["-"])
    >>> sources
    [Source(path='-', stem='stdin')]
    """
    found: dict[str, str] = {}
    rejects: list[Reject] = []
    for given in paths:
        name = os.fspath(given)
        if name == STDIN:
            found.setdefault(STDIN, STDIN)
        elif os.path.isdir(name):
            inside = list(_walk(name))
            if not inside:
                rejects.append(Reject(_shown(name), "folder", "no document in this folder"))
            for real, path in inside:
                found.setdefault(real, path)
        elif os.path.lexists(name):
            found.setdefault(os.path.realpath(name), name)
        else:
            rejects.append(Reject(_shown(name), "file", "no such file or folder"))
    if not found:
        first = rejects[0] if rejects else Reject("-", "", "no file or folder given")
        more = f" (and {len(rejects) - 1} more)" if len(rejects) > 1 else ""
        hint = "give files, folders that hold documents, or - for standard input"
        raise InputError(f"nothing to read: {first.path}: {first.why}{more}", hint)
    stems = _stems(list(found.values()))
    sources = [Source(path, stem) for path, stem in stems.items()]
    return sorted(sources, key=lambda source: (source.stem, source.path)), rejects


def _walk(folder: str) -> Iterable[tuple[str, str]]:
    """Documents under a folder, each by its place without links and by its path.

    Links to folders are not followed, so that no circle is walked. The texts that an extraction folder keeps are no documents of their own.
    """
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if KEPT in files and top != folder:
            folders[:] = []
            continue
        real = os.path.realpath(top)
        for name in sorted(files):
            if not name.startswith((".", "~$")) and os.path.splitext(name)[1].lower() in SUFFIXES | OTHERS:
                path = os.path.join(top, name)
                if os.path.islink(path):
                    yield os.path.realpath(path), path
                elif os.path.isfile(path):
                    yield os.path.join(real, name), path


def _stems(paths: list[str]) -> dict[str, str]:
    """Give each path the shortest tail of folders and stem that no other path has."""
    parts = {path: _parts(path) for path in paths}
    siblings = Counter(parts.values())
    for path in paths:
        if siblings[parts[path]] > 1:  # one folder, one stem, two endings: only the full name tells them apart
            parts[path] = (*parts[path][:-1], _shown(os.path.basename(path)))
    depth = dict.fromkeys(paths, 1)
    while True:
        stems = {path: "/".join(parts[path][-depth[path] :]) for path in paths}
        uses = Counter(stems.values())
        twice = [path for path in paths if uses[stems[path]] > 1 and depth[path] < len(parts[path])]
        if not twice:
            return stems
        for path in twice:
            depth[path] += 1


def _parts(path: str) -> tuple[str, ...]:
    """Folders and stem."""
    if path == STDIN:
        return ("stdin",)
    folders, name = os.path.split(_shown(os.path.abspath(path)))
    return (*(part for part in folders.split(os.sep) if part), _ENDING.sub("", name) or name)


def _shown(path: str) -> str:
    """A path as text that UTF-8 can hold, whatever bytes the file system has in it."""
    return os.fsencode(path).decode("utf-8", "replace")
