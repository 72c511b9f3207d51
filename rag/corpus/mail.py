"""Saved messages: newsletters and alerts, one article each, dated and titled by their headers."""

from __future__ import annotations

import platform
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import EmailPolicy

from rag.corpus.decode import decode
from rag.corpus.formats import Result, article, is_blank, one_line, skipped
from rag.corpus.pages import page_text
from rag.types import Mark, Skipped

_MOST_HEADER = 1000  # characters of a header that are read: the standard library's parsing takes the square of them
_HEADERS = ("from", "subject", "date", "received", "message-id")


class _ShortHeaders(EmailPolicy):
    """The standard policy, which sees only the beginning of a header."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_MOST_HEADER]


def read_mail(file: str, data: bytes) -> Result:
    """One article from the message's text (plain before HTML); its attachments are named, not read."""
    message = message_from_bytes(data, policy=_ShortHeaders())
    if not isinstance(message, EmailMessage) or not any(_header(message, name) for name in _HEADERS):
        return skipped(file, "it is not a mail message")
    body = message.get_body(preferencelist=("plain", "html"))
    text, marks = _text(body) if body is not None else ("", ())
    if is_blank(text):
        return skipped(file, "the message has no text")
    fields = {
        "title": (_header(message, "subject"), "header Subject"),
        "byline": (_sender(message), "header From"),
        "published": (_day(message), "header Date"),
    }
    extractor = f"email {platform.python_version()}"
    return (replace(article(file, text, extractor, fields), marks=marks),), tuple(_attachments(file, message))


def _text(body: MIMEPart) -> tuple[str, tuple[Mark, ...]]:
    try:
        content = body.get_content()
    except (LookupError, ValueError, AttributeError):
        payload = body.get_payload(decode=True)
        decoded = decode(payload) if isinstance(payload, bytes) else None
        content = decoded[0] if decoded else ""
    if not isinstance(content, str):
        return "", ()
    return page_text(content) if body.get_content_type() == "text/html" else (content, ())


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return one_line(str(message[name])) if message[name] is not None else None
    except Exception:  # the standard library's header parser raises many kinds of error on malformed headers
        return None


def _sender(message: EmailMessage) -> str | None:
    try:
        return one_line(message["from"].addresses[0].display_name)
    except Exception:
        return None


def _day(message: EmailMessage) -> str | None:
    try:
        sent = message["date"].datetime
    except Exception:
        return None
    return sent.date().isoformat() if isinstance(sent, datetime) and 1970 < sent.year <= datetime.now().year + 1 else None


def _attachments(file: str, message: EmailMessage) -> list[Skipped]:
    try:
        names = [part.get_filename() or "unnamed" for part in message.iter_attachments()]
    except Exception:
        return []
    return [Skipped(file, "attachments are not read; save it as a file of its own", f"attachment {one_line(name)}") for name in names]
