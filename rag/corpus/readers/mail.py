"""Saved messages: newsletters and alerts, dated and titled by their headers; what was forwarded is the story.

Attachments are read as the files they are.
"""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email.utils import parseaddr
from typing import TYPE_CHECKING

from rag.corpus.blocks import from_html
from rag.corpus.decode import decode, decode_page, without_controls
from rag.corpus.formats import Format, NotRead, Result, Source, Value, article, as_day, is_blank, one_line
from rag.corpus.phrases import phrases
from rag.corpus.readers.single_file import is_saved_page, message_of, read_message
from rag.corpus.readers.within import read_within
from rag.corpus.senders import sender
from rag.types import Article, Kind, Mark, Skipped

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

_Words = tuple[str, tuple[Mark, ...]]  # a text, and what of it a reader does not see
_HEADERS = ("from", "subject", "date", "received", "message-id")
_BULK = ("list-id", "list-unsubscribe", "list-post")
_MAILBOX = re.compile(r"\s?[<\[(]?(?:mailto:)?(?P<address>[^\s<\[(@]{1,254}@[^\s>\])]{1,254})[>\])]?")
_ADDRESS = re.compile(r"https?://\S+|(?<!\S)\S+@\S+")
_WORD = re.compile(r"\w+")
_STUB = 0.5  # of the words of the HTML part: a plain part with fewer only points to it
_NOTE = 25  # words: what is written above a forwarded message is a note of no account when it is shorter
_PICTURE = ("image", "audio", "video", "font")
_FORWARDED = re.compile(
    r"^[ \t>]*(?:-{2,}[ \t]*(?:forwarded message|original message|weitergeleitete nachricht|ursprüngliche nachricht|message transféré"
    r"|message d['’]origine|mensaje reenviado|mensaje original|messaggio (?:inoltrato|originale)|doorgestuurd bericht"
    r"|oorspronkelijk bericht|mensagem (?:encaminhada|original)|vidarebefordrat meddelande|ursprungligt meddelande"
    r"|videresendt (?:meddelelse|e-post)"
    r"|opprinnelig melding|przekazana wiadomość|treść przekazanej wiadomości|wiadomość oryginalna|пересылаемое сообщение"
    r"|исходное сообщение|přeposlaná zpráva|původní zpráva)[ \t]*-{2,}"
    r"|(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|début du message (?:transféré|réexpédié)"
    r"|inicio del mensaje reenviado|inizio messaggio inoltrato|begin doorgestuurd bericht|início da mensagem (?:re)?encaminhada"
    r"|vidarebefordrat brev|начало переадресованного сообщения)[ \t\xa0]*:)[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
_LABELS = {
    "title": phrases("""
        subject, betreff, objet, sujet, asunto, oggetto, onderwerp, assunto, ämne, emne, temat, předmět, tárgy, aihe, konu, тема, 件名, 主题
    """),
    "byline": phrases("from, von, de, da, van, från, fra, od, feladó, lähettäjä, kimden, от, від, 差出人, 发件人"),
    "published": phrases("""
        date, sent, datum, gesendet, envoyé, envoyé le, fecha, enviado, enviado el, enviada em, data, inviato, verzonden, skickat, sendt,
        dato, dátum, päivämäärä, wysłane, odesláno, küldve, lähetetty, gönderildi, tarih, дата, отправлено, надіслано, 送信日時, 日付,
        发送时间, 日期
    """),
    "": phrases("""
        to, an, à, para, a, aan, cc, bcc, reply-to, antwort an, copie à, pour, till, til, do, komu, címzett, vastaanottaja, kime, кому,
        копия, kopia, kopie, kopi, importance, répondre à, responder a, 宛先, 收件人
    """),
}
_LABEL = re.compile(r"(?m:^)[ \t>]*\*?(?P<name>[^\W\d_][\w -]{0,15}?)[ \t\xa0]?[:：]\*?[ \t]*(?P<value>[^\r\n]*)\r?(?:\n|\Z)")
_ANY_LABEL = re.compile(
    rf"^[ \t>]*\*?(?:{'|'.join(sorted(frozenset().union(*_LABELS.values())))})[ \t\xa0]?[:：]", re.IGNORECASE | re.MULTILINE
)
_ENOUGH = {"title", "published", "byline"}  # of a message that no known line parts from what stands above it
_LINES = re.compile(r"\n+")
_LENGTH = re.compile(rb"\s*(\d{2,9})[ \t]*\r?\n")
_SIGNATURE = re.compile(r"^(?:-- |_{20,})\r?\n(?=[^\n]*\S)", re.MULTILINE)
_FOOT = 15  # lines
_KNOWN_BY = 40  # characters by which the beginning of a text is known again
_GAP = re.compile(r"\n?(?:(?m:^)[ \t>]*\r?\n)*")


def read_mail(source: Source) -> Result:
    """The message's text, or the message forwarded in it, and the articles in its attachments."""
    message = message_of(_of_apple(source.data))
    if not any(_header(message, name) for name in _HEADERS):
        raise NotRead("it is not a mail message")
    if is_saved_page(message):
        return read_message(source, message)
    (text, marks), html = _body(message)
    byline, outlet = _sender(message)
    fields: dict[str, Value] = {
        "title": (_header(message, "subject"), "header Subject"),
        "byline": (byline, "header From"),
        "outlet": (outlet, "header From"),
        "published": (_day(message), "header Date"),
    }
    own = _messages(source.file, text, (*marks, *_foot(text)), fields, html)
    found, missing = _attachments(source, message)
    if not own and not found:
        return (), (Skipped(source.file, "the message has no text"), *missing)
    return (*own, *found), missing


def _of_apple(data: bytes) -> bytes:
    """The message in a file of Apple Mail, which says in its first line how long the message is."""
    size = _LENGTH.match(data)
    return data[size.end() : size.end() + int(size[1])] if size else data


def _foot(text: str) -> tuple[Mark, ...]:
    """The signature below a message, and what a mailing list has put there."""
    foot = _SIGNATURE.search(text)
    below = text[foot.start() :] if foot else ""
    return (Mark(foot.start(), len(text.rstrip()), Kind.BOILERPLATE, "signature"),) if foot and below.count("\n") <= _FOOT else ()


def _messages(file: str, text: str, marks: tuple[Mark, ...], fields: dict[str, Value], html: str) -> tuple[Article, ...]:
    """The message; when it forwards another, that one with its own fields, behind what is written above it."""
    extractor = f"email {platform.python_version()}"
    above, start, labels = _forwarded(text)
    if not labels and html:  # what is taken for the story in a page may begin below them
        whole = _LINES.sub("\n", from_html(html))
        _, at, labels = _forwarded(whole)
        start = max(text.find(whole[at:].strip()[:_KNOWN_BY]), 0)
    if not labels or is_blank(text[start:]):
        return () if is_blank(text) else (replace(article(file, text, extractor, fields), marks=marks),)
    start += len(text[start:]) - len(text[start:].lstrip())
    hidden = tuple(replace(mark, start=mark.start - start, end=mark.end - start) for mark in marks if mark.start >= start)
    inner = replace(article(file, text[start:], extractor, {**fields, **labels}), marks=hidden)
    if len(_WORD.findall(above)) < _NOTE:
        return (inner,)
    return article(file, above, extractor, fields), replace(inner, part="forwarded message")


def _forwarded(text: str) -> tuple[str, int, dict[str, Value]]:
    """What is written above a forwarded message, where that one begins, and its fields; no fields where there is none."""
    parted = _FORWARDED.search(text)
    if parted and (told := _labels(text, parted.end()))[0]:
        return text[: parted.start()].strip(), told[1], told[0]
    start = 0
    for label in _ANY_LABEL.finditer(text):
        if label.start() >= start:
            labels, start = _labels(text, label.start())
            if _ENOUGH.issubset(labels):
                return text[: label.start()].rstrip(" \t\r\n_-"), start, labels
    return "", 0, {}


def _labels(text: str, at: int) -> tuple[dict[str, Value], int]:
    """The fields written above a forwarded message, and where its text begins."""
    found: dict[str, Value] = {}
    gap = _GAP.match(text, at)
    at = gap.end() if gap else at
    while line := _LABEL.match(text, at):
        role = next((role for role, names in _LABELS.items() if line["name"].lower() in names), None)
        if role is None:
            break
        value = one_line(line["value"].strip("* \t"))
        if role and value:
            place = f"field {line['name']} of the forwarded message"
            if role == "byline":
                address = _MAILBOX.search(value)
                people, house = sender(_MAILBOX.sub("", value), address["address"] if address else None, bulk=False)
                found |= {"byline": (people, place), "outlet": (house, place)}
            else:
                found.setdefault(role, (as_day(value) if role == "published" else value, place))
        at = line.end()
    return found, at


def _body(message: EmailMessage) -> tuple[_Words, str]:
    """The plain text, or that of the HTML part when the plain one only says to look there, with its HTML."""
    from rag.corpus.pages import page_text

    plain, html = (_decoded(message.get_body(preferencelist=(kind,))) for kind in ("plain", "html"))
    page = page_text(html) if html else ("", ())
    return (page, html) if len(_words(plain)) < _STUB * len(_words(page[0])) else ((plain.replace("\r\n", "\n"), ()), "")


def _words(text: str) -> list[str]:
    return _WORD.findall(_ADDRESS.sub(" ", text))


def _decoded(body: MIMEPart | None) -> str:
    """The text of a part, or its HTML; empty when there is none."""
    payload = body.get_payload(decode=True) if body is not None else None
    if body is None or not isinstance(payload, bytes):
        return ""
    charset, html = body.get_content_charset(), body.get_content_type() == "text/html"
    decoded = decode_page(payload, charset) if html else decode(payload, (charset,) if charset else ())
    return decoded[0] if decoded else ""


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return one_line(_eight_bit(message, name) or without_controls(str(message[name]))) if message[name] is not None else None
    except Exception:  # the standard library's header parser raises many kinds of error on malformed headers
        return None


def _eight_bit(message: EmailMessage, name: str) -> str | None:
    """A header that holds other characters than ASCII, which is against the rules, in the charset of the message's text."""
    value = next((value for key, value in message.raw_items() if key.lower() == name), "")
    if not isinstance(value, str) or value.isascii():
        return None
    charset = next((charset for part in message.walk() if (charset := part.get_content_charset())), "windows-1252")
    decoded = decode(value.encode("ascii", "surrogateescape"), (charset,))
    return decoded[0] if decoded else None


def _sender(message: EmailMessage) -> tuple[str | None, str | None]:
    """Byline and outlet of whom the message is from."""
    bulk = any(message[name] is not None for name in _BULK)
    try:
        written = _eight_bit(message, "from")
        if written:
            name, address = parseaddr(written)
        else:
            first = message["from"].addresses[0]
            name, address = without_controls(first.display_name), first.addr_spec
    except Exception:
        return None, None
    return sender(one_line(name), address, bulk)


def _day(message: EmailMessage) -> str | None:
    try:
        sent = message["date"].datetime
    except Exception:
        return None
    return as_day(sent.date().isoformat()) if isinstance(sent, datetime) and sent.year > 1970 else None


def _attachments(source: Source, message: EmailMessage) -> Result:
    """What the attachments hold, each read as the file it is; pictures are passed over."""
    found: list[Article] = []
    missing: list[Skipped] = []
    for number, (name, data) in enumerate(_files(message), 1):
        part = f"attachment {name or number}"
        if data is None:
            missing.append(Skipped(source.file, "the attachment cannot be read", part))
            continue
        articles, skipped = read_within(source, name or "message.eml", data, part)
        found += articles
        missing += skipped
    return tuple(found), tuple(missing)


def _files(message: EmailMessage) -> Iterator[tuple[str | None, bytes | None]]:
    try:
        parts = list(message.iter_attachments())
    except Exception:  # a malformed message
        return
    for part in parts:
        if part.get_content_maintype() in _PICTURE:
            continue
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            yield None, _bytes(inner[0]) if isinstance(inner, list) and inner else None
            continue
        payload = part.get_payload(decode=True)
        name = one_line(part.get_filename()) or f"unnamed{_SUFFIXES.get(part.get_content_type(), '')}"
        yield name, payload if isinstance(payload, bytes) else None


def _bytes(message: object) -> bytes | None:
    try:
        return bytes(message)  # type: ignore[call-overload,no-any-return]
    except Exception:  # a malformed message
        return None


_SUFFIXES = {"text/plain": ".txt", "text/html": ".html", "application/pdf": ".pdf", "text/csv": ".csv", "application/json": ".json"}
_FIRST = re.compile(rb"(?:(?<![^\n])[A-Za-z][A-Za-z0-9-]{0,60}:[ \t][^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3}")


def _known(start: bytes) -> bool:
    return bool(_FIRST.match(start)) and bool(
        re.search(rb"^(?:from|received|message-id|mime-version):", start, re.IGNORECASE | re.MULTILINE)
    )


FORMAT = Format(
    "mail message",
    (".eml", ".emlx"),
    "9",
    read_mail,
    "",
    "its plain text; its HTML, as a web page, if the plain text has less than half its words",
    "none; `forwarded message`, `attachment NAME`",
    "pictures attached to it",
    known=_known,
)
