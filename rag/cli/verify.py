"""`footnote verify`: whether the files still say what an answer's footnotes quote. `footnote export`: an answer to keep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from rag.cli.options import plain_settings
from rag.text import label
from rag.types import Answer, Article, Citation

if TYPE_CHECKING:
    from rag.config import Settings

NO_LONGER_HOLDS = 5
State = Literal["holds", "moved", "changed", "vanished"]
FILE = click.Path(path_type=Path, dir_okay=False)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")


@dataclass(frozen=True, slots=True)
class Check:
    """What became of one footnote, and where its words stand now."""

    citation: Citation
    state: State
    detail: str = ""


@click.command(
    epilog="""\b
    footnote verify answer.json
    footnote verify                              the last answer
    """
)
@click.argument("file", required=False, type=FILE, metavar="[ANSWER.json]")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of text.")
def verify(file: Path | None, as_json: bool) -> int:
    """Look up every footnote of a saved answer in its file. Exit code 5 when one has moved, changed or vanished."""
    from rag.cli.footnotes import place
    from rag.cli.saved import load, load_last
    from rag.cli.screen import clean, note, out, out_json, plural

    answer = (load(file) if file else load_last()).answer
    settings = plain_settings()
    checks = [look_up(citation, settings) for citation in answer.citations]
    if as_json:
        out_json({"citations": [{"number": c.citation.number, "state": c.state, "detail": c.detail} for c in checks]})
    else:
        for c in checks:
            where = place(c.citation.file, c.citation.part, c.citation.line)
            out(f"[{c.citation.number}] {c.state:<8} {where}{f': {clean(c.detail)}' if c.detail else ''}")
    broken = sum(check.state != "holds" for check in checks)
    note(f"{plural(len(checks), 'footnote')}, {f'{broken} of them no longer as cited' if broken else 'all as cited'}.")
    return NO_LONGER_HOLDS if broken else 0


def look_up(citation: Citation, settings: Settings) -> Check:
    """Compare a footnote with its file as it is now: only reading the disk, never an index."""
    root = Path(citation.root)
    articles = list(_read(root, citation.file, settings))
    if not articles:
        return _elsewhere(citation, root, settings)
    same_part = [article for article in articles if article.part == citation.part]
    for article in same_part:
        if article.text[citation.start : citation.end] == citation.quote:
            return Check(citation, "holds", "" if article.text_sha256 == citation.text_sha256 else "the rest of the story has changed")
    for article in (*same_part, *articles):
        at = article.text.find(citation.quote)
        if at >= 0:
            return Check(citation, "moved", f"the words now stand at {at}-{at + len(citation.quote)}{_in_part(article, citation)}")
    return Check(citation, "changed", "the words are no longer in the story")


def _elsewhere(citation: Citation, root: Path, settings: Settings) -> Check:
    """The file has gone: perhaps it was renamed."""
    from rag.corpus import Found, discover

    for found in discover(root) if root.exists() else ():
        if isinstance(found, Found):
            for article in _read(root, found.file, settings):
                if article.text_sha256 == citation.text_sha256:
                    return Check(citation, "moved", f"the same story is now {label(found.file)}")
    return Check(citation, "vanished", "the file is gone")


def _read(root: Path, file: str, settings: Settings) -> Iterator[Article]:
    from rag.corpus import read

    if root.is_file() or (root / file).is_file():
        yield from read(root, file, settings)[0]


def _in_part(article: Article, citation: Citation) -> str:
    return f" of {label(article.part or 'the file')}" if article.part != citation.part else ""


@click.command(
    epilog="""\b
    footnote export > answer.md                  the last answer
    footnote export answer.json --text
    """
)
@click.argument("file", required=False, type=FILE, metavar="[ANSWER.json]")
@click.option("--text", is_flag=True, help="Plain text with numbered notes instead of Markdown.")
def export(file: Path | None, text: bool) -> int:
    """Write an answer with its footnotes as Markdown."""
    from rag.cli.saved import load, load_last
    from rag.cli.screen import out
    from rag.cli.views import ending

    answer = (load(file) if file else load_last()).answer
    if text:
        from rag.cli.footnotes import prose, with_markers

        paragraphs = (prose(answer.question), " ".join(map(with_markers, answer.sentences)), *(p.plain for p in ending(answer)))
        out("\n\n".join(paragraph for paragraph in paragraphs if paragraph))
    else:
        out("\n\n".join(markdown(answer)))
    return 0


def markdown(answer: Answer) -> Iterator[str]:
    """An answer's paragraphs as Markdown: the question, the sentences, what is missing, the footnotes."""
    from rag.cli.footnotes import UNSUPPORTED, place, prose, refusal, source

    yield f"## {_plain(answer.question)}"
    if answer.status == "abstained":
        yield _plain(refusal(answer))
    sentences = [
        _plain(prose(s.text)) + ("".join(f"[^{n}]" for n in s.citations) if s.supported else f" *{_plain(UNSUPPORTED)}*")
        for s in answer.sentences
    ]
    if sentences:
        yield " ".join(sentences)
    if answer.missing:
        yield f"Not in the articles: {_plain(prose(answer.missing))}"
    if answer.citations:
        yield "\n".join(
            f"[^{c.number}]: {_plain(place(c.file, c.part, c.line))}, {_plain(source(c.outlet, c.published, c.title))}: “{_plain(c.quote)}”"
            for c in answer.citations
        )


def _plain(text: str) -> str:
    """Outside text with nothing in it that Markdown would obey."""
    from rag.cli.screen import clean

    return _MARKDOWN.sub(r"\\\1", clean(text))


commands = [verify, export]
