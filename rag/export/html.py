"""One HTML file: nothing is loaded from elsewhere, and a footnote opens its story's page at the words, where the story has an address."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import quote, urlsplit

from rag.export import strings
from rag.export.document import Conversation, Sources, Turn, above, nearest, place, refusal, remarks, source
from rag.text import one_line, prose, quoted
from rag.types import AnswerSentence, Citation

WHOLE = 10
"""Words of a quote that are looked for in one piece; of a longer one its beginning and end are."""
_ENDS = 5
_STYLE = """
body { max-width: 42rem; margin: 3rem auto; padding: 0 1rem; font: 1.05rem/1.6 Georgia, serif; color: #222; background: #fdfcf9; }
h1, h2 { line-height: 1.25; } h2 { font-size: 1.2rem; margin-top: 2.5rem; } sup a { text-decoration: none; }
.remark { color: #666; font-style: italic; } ol { font-size: .92rem; } li:target { background: #fff3c4; }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #1b1b1b; } a { color: #9cc2ff; } li:target { background: #554a1a; } }
"""


def html(conversation: Conversation, sources: Sources) -> str:
    """The whole conversation as a page."""
    numbered = conversation.numbered()
    title = _text(numbered.title or numbered.turns[0].answer.question)
    body = "\n".join(part for turn in numbered.turns for part in _turn(turn))
    notes = "\n".join(_note(citation, sources) for citation in numbered.citations)
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style></head>\n<body>\n"
        + (f"<h1>{title}</h1>\n" if numbered.title else "")
        + f"{body}\n"
        + (f"<hr>\n<ol>\n{notes}\n</ol>\n" if notes else "")
        + "</body></html>\n"
    )


def _turn(turn: Turn) -> Iterator[str]:
    yield f"<h2>{_text(prose(turn.answer.question))}</h2>"
    yield from (f'<p class="remark">{_text(line)}</p>' for line in above(turn))
    if reason := refusal(turn):
        yield f"<p>{_text(reason)}</p>"
    if turn.answer.sentences:
        yield f"<p>{' '.join(map(_sentence, turn.answer.sentences))}</p>"
    yield from (f'<p class="remark">{_text(line)}</p>' for line in remarks(turn))
    if near := nearest(turn):
        yield f"<p>{strings.NEAREST}</p>\n<ul>"
        for hit in near:
            info = hit.article
            where = f"{source(info.outlet, info.published, info.title)}, {place(info.file, info.part, hit.line)}"
            yield f"<li>{_text(where)}: {_text(quoted(hit.near_text))}</li>"
        yield "</ul>"


def _sentence(sentence: AnswerSentence) -> str:
    marks = ", ".join(f'<a href="#note{number}">{number}</a>' for number in sentence.citations)
    return (
        _text(prose(sentence.text))
        + (f"<sup>{marks}</sup>" if marks else "")
        + ("" if sentence.supported else f" <em>[{strings.UNSUPPORTED}]</em>")
    )


def _note(citation: Citation, sources: Sources) -> str:
    info = sources(citation)
    known = source(citation.outlet, citation.published)
    where = f"{_text(known)}, " if known else ""
    address = at_words(info.url, citation.quote) if info and info.url else None
    title = _text(citation.title or citation.file)
    linked = f'<a href="{escape(address)}" rel="noreferrer">{title}</a>' if address else title
    return (
        f'<li id="note{citation.number}">{where}{linked} ({_text(place(citation.file, citation.part, citation.line))}): '
        f"{_text(quoted(citation.quote))}</li>"
    )


def at_words(url: str, words: str) -> str | None:
    """The address of a page at some of its words (a text fragment); None for what is no address of the web."""
    if urlsplit(url).scheme not in ("http", "https"):
        return None
    found = words.split()
    pieces = [found[:_ENDS], found[-_ENDS:]] if len(found) > WHOLE else [found]
    fragment = ",".join(map(_encoded, pieces))
    return f"{url}{'' if '#' in url else '#'}:~:text={fragment}"


def _encoded(words: list[str]) -> str:
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")


def _text(text: str) -> str:
    return escape(one_line(text))
