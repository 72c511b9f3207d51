"""Safari's web archives: a page with all that belongs to it, as a property list."""

from __future__ import annotations

from rag.corpus.formats import Format, NotRead, Result, Source
from rag.corpus.readers.page import page_at


def read_webarchive(source: Source) -> Result:
    """The story of the page; its frames are not read."""
    import plistlib

    try:
        archive = plistlib.loads(source.data)
        main, others = archive["WebMainResource"], archive.get("WebSubresources") or ()
        html, url, charset = main["WebResourceData"], main.get("WebResourceURL"), main.get("WebResourceTextEncodingName")
        sheets = {other["WebResourceURL"]: other["WebResourceData"] for other in others if other.get("WebResourceMIMEType") == "text/css"}
    except (plistlib.InvalidFileException, KeyError, TypeError, AttributeError) as error:
        raise NotRead("it is not a valid web archive") from error
    charset = charset if isinstance(charset, str) else None
    return page_at(source, html, url if isinstance(url, str) else None, "address of the archive", charset, sheets)


FORMAT = Format(
    "Safari web archive",
    (".webarchive",),
    "6",
    read_webarchive,
    "",
    "as a web page",
    known=lambda start: start.startswith(b"bplist00") and b"WebMainResource" in start,
)
