"""Pages that a browser saved as one file (MHTML): mail messages whose root is the page."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from rag.corpus.formats import Format, NotRead, Result, Source
from rag.corpus.readers.page import page_at

if TYPE_CHECKING:
    from email.message import EmailMessage
    from email.policy import Policy

_MOST_HEADER = 1000  # characters


def message_of(data: bytes) -> EmailMessage:
    """The message in these bytes, whatever they are."""
    from email import message_from_bytes

    return message_from_bytes(data, policy=_policy())


@cache
def _policy() -> Policy[Any]:
    """The standard policy, but for the rest of long headers: the standard library's parsing takes the square of them."""
    from email.policy import EmailPolicy

    class ShortHeaders(EmailPolicy):
        def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
            name, value = super().header_source_parse(sourcelines)
            return name, value[:_MOST_HEADER]

    return ShortHeaders()


def read_single_file(source: Source) -> Result:
    """The story of the page; its day is never the day it was saved."""
    return read_message(source, message_of(source.data))


def read_message(source: Source, message: EmailMessage) -> Result:
    """The same for a message that was taken apart already."""
    parts = list(message.walk())
    sheets = {
        address: sheet
        for part in parts
        if part.get_content_type() == "text/css" and isinstance(sheet := part.get_payload(decode=True), bytes)
        for address in (str(part["content-location"] or "").strip(), f"cid:{str(part['content-id'] or '').strip('<> ')}")
    }
    for part in parts:
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            html = part.get_payload(decode=True)
            url = str(part["content-location"] or message["snapshot-content-location"] or "").strip()
            address = url if url.startswith("http") else None
            body = html if isinstance(html, bytes) else b""
            return page_at(source, body, address, "header Content-Location", part.get_content_charset(), sheets)
    raise NotRead("there is no page in it")


def is_saved_page(message: EmailMessage) -> bool:
    """Whether a message is none, but a page that a browser saved."""
    if message["snapshot-content-location"] is not None:
        return True
    return (
        message.get_content_type() == "multipart/related"
        and message["to"] is None
        and "saved by" in str(message["from"] or "saved by").lower()
    )


def _known(start: bytes) -> bool:
    head = start.lower()
    return b"multipart/related" in head and (b"snapshot-content-location:" in head or b"saved by" in head)


FORMAT = Format(
    "single-file web page",
    (".mhtml", ".mht"),
    "6",
    read_single_file,
    "",
    "as a web page",
    known=_known,
)
