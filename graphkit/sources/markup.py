"""XML into trees by lxml, with everything off that lets a document reach outside itself or grow: entities, DTDs, the network."""

from __future__ import annotations

from typing import Any

from graphkit.sources import limits
from graphkit.sources.text import UnreadableError, missing

AGAIN = "get it again from where it came"


def parse(data: bytes, name: str, extra: str, what: str) -> Any:
    """The root element of an XML document.

    Parameters
    ----------
    data : bytes
    name : str
        What to call it in an error.
    extra, what : str
        The extra that reads the format, and what its files are called, for the error where lxml is missing.

    Returns
    -------
    lxml.etree._Element

    Raises
    ------
    UnreadableError
        When it is broken, larger than is read, or declares entities.
    MissingExtraError
        Without lxml.
    """
    try:
        from lxml import etree
    except ImportError as error:
        raise missing(extra, "lxml", what) from error
    if len(data) > limits.MARKUP_BYTES:
        raise UnreadableError(name, f"it is larger than {limits.MARKUP_BYTES // limits.MIB} MiB", "divide it")
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, dtd_validation=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(name, f"it is a broken XML file ({' '.join(str(error).split())[:120]})", AGAIN) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise UnreadableError(name, "it declares XML entities, which are not read", "write what they stand for in their place")
    return root


def local(element: Any) -> str:
    """Name of an element without its namespace; empty for comments and what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
