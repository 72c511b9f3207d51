"""The formats that are read: each is one module that declares a `Format`, and everything else follows from this list.

What is discovered, what is said of a file that is not, the table in the documentation and what is read again after a
reader has changed are all made from `FORMATS`.
"""

from __future__ import annotations

import mimetypes
import os
import re
from dataclasses import replace

from rag.config import Settings
from rag.corpus.formats import SNIFFED, Format, NotRead, Result, Source, skipped, told_of
from rag.corpus.readers import (
    epub,
    feed,
    mail,
    markdown,
    mbox,
    odt,
    old_word,
    page,
    pdf,
    plain,
    records,
    rtf,
    single_file,
    table,
    warc,
    webarchive,
    word,
)

# By content they are tried in this order: the particular before the general.
FORMATS: tuple[Format, ...] = (
    *(pdf.FORMAT, word.FORMAT, odt.FORMAT, epub.FORMAT, rtf.FORMAT, old_word.FORMAT, webarchive.FORMAT),
    *(warc.FORMAT, warc.PACKED, single_file.FORMAT, mbox.FORMAT, mail.FORMAT, feed.FORMAT, page.FORMAT),
    *(records.LINES, records.FORMAT, table.FORMAT, markdown.FORMAT, plain.FORMAT),
)
SUFFIXES = tuple(suffix for format in FORMATS for suffix in format.suffixes)
_BY_SUFFIX = {suffix: format for format in FORMATS for suffix in format.suffixes}


_TYPES = mimetypes.MimeTypes(())  # those every machine knows, not those of this one
# Suffixes of what a server gave; the file is nearly always a page.
_SERVED = frozenset(
    (".php", ".php3", ".php5", ".phtml", ".asp", ".aspx", ".ashx", ".jsp", ".jspx", ".cfm", ".cgi", ".do", ".action", ".pl")
)
_SAVED_AS_TEXT = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html[\s>]|\{\\rtf1|%PDF-)", re.IGNORECASE
)  # with ".txt" for a suffix
_SUFFIX = re.compile(r"\.(?!\d+$)[a-z0-9_]{1,10}")
NOT_READ = "it is not a kind of file that Footnote reads; `footnote index --help` lists those"


def suffix_of(name: str) -> str:
    """The suffix that says how a file is read, without a closing ".gz", in small letters; empty when there is none."""
    suffix = os.path.splitext(name.lower().removesuffix(".gz"))[1]
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def by_name(name: str) -> Format | None:
    """The format that a file's name says."""
    return _BY_SUFFIX.get(suffix_of(name))


def format_by_name(name: str) -> str | None:
    """What the format is called that a file's name says."""
    format = by_name(name)
    return format.name if format else None


def says_nothing(name: str) -> bool:
    """Whether a name leaves open what the file is, so that its content is looked at."""
    suffix = suffix_of(name)
    return suffix in _SERVED or not (suffix in _TYPES.types_map[True] or suffix in _TYPES.types_map[False])


def format_of(name: str, start: bytes) -> Format | None:
    """How a file is read, by its name, else by its first bytes; None when it is of no kind that is read."""
    named = by_name(name)
    if named is plain.FORMAT and _SAVED_AS_TEXT.match(start):
        return by_content(start) or named
    if named:
        return named
    found = by_content(start) if says_nothing(name) else None
    return None if found is plain.FORMAT and suffix_of(name) else found


def by_content(start: bytes) -> Format | None:
    """The format whose content test the first bytes of a file pass."""
    return next((format for format in FORMATS if format.known(start[:SNIFFED])), None)


def read_source(source: Source) -> Result:
    """What the reader of its format makes of a source; whatever goes wrong is a reason, unless memory is out."""
    try:
        format = format_of(source.name, source.data[:SNIFFED])
        return format.read(replace(source, reader=read_source)) if format else skipped(source.file, NOT_READ)
    except MemoryError:
        raise  # the limit of the process it is read in
    except NotRead as error:
        return skipped(source.file, str(error))
    except (Exception, RecursionError) as error:  # whatever a library makes of a damaged file
        return skipped(source.file, f"it cannot be read: {told_of(error)}")


def reader_versions(settings: Settings) -> dict[str, str]:
    """What each format is read with: when it changes, the files of that format are read again."""
    mapped = ",".join(f"{name}={path}" for name, path in settings.fields)
    return {
        format.name: " ".join(filter(None, (format.version, format.needs(), mapped if format in _MAPPED else ""))) for format in FORMATS
    }


_MAPPED = (records.LINES, records.FORMAT, table.FORMAT)
