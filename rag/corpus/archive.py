"""Files that are zip archives inside: opened only when what they unpack to is in proportion to their size; the XML in them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rag.corpus.formats import NotRead

if TYPE_CHECKING:
    import zipfile

    from lxml.etree import _Element

MOST_TIMES = 20  # an archive that unpacks to more times its size is a bomb
_ALWAYS = 50_000_000  # bytes that any may unpack to


def open_zip(data: bytes, kind: str) -> zipfile.ZipFile:
    """The archive in `data`. Raises NotRead; `kind` is what the file is said to be."""
    import zipfile

    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        raise NotRead(f"it is not a valid {kind}") from error
    if sum(item.file_size for item in archive.infolist()) > max(MOST_TIMES * len(data), _ALWAYS):
        raise NotRead("it unpacks to far more than its size")
    if any(item.flag_bits & 1 for item in archive.infolist()):
        raise NotRead("it is encrypted")
    return archive


def xml_of(data: bytes) -> _Element:
    """The root of an XML file; nothing that it only names is put into it."""
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False))
