"""An answer as Markdown in which the footnote numbers are the only links.

The words come from a model that has read strangers' pages: links, images and HTML in them stay text. Our own
marks are private characters, taken out of the model's words first and turned into links after parsing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rag.text import sanitise, unmarked
from tui import strings
from tui.turn import Exchange

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}([a-z]+):(\\d+){_CLOSE}")
_OURS = re.compile(f"[{_OPEN}{_CLOSE}]")


def source(exchange: Exchange) -> str:
    """The exchange's answer so far, with its footnote marks, for `parser`."""
    parts = []
    for index, sentence in sorted(exchange.sentences.items()):
        marks = "".join(f"{_OPEN}cite:{number}{_CLOSE}" for number in sentence.citations)
        if not sentence.supported:
            marks += f" {_OPEN}why:{index}{_CLOSE}"
        parts.append(unmarked(clean(sentence.text)).rstrip() + marks)
    return " ".join(filter(None, parts))


def clean(text: str) -> str:
    """Model output without controls and without our own mark characters."""
    return _OURS.sub("", sanitise(text))


def parser() -> MarkdownIt:
    """Markdown without HTML, links or images, which turns our marks into links `cite:N` and `why:N`."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("gfm-like", {"html": False, "linkify": False})
    markdown.disable(["link", "image", "autolink", "linkify", "reference", "html_inline", "html_block", "entity"])
    markdown.core.ruler.push("footnote_marks", _link_marks)
    return markdown


def _link_marks(state: StateCore) -> None:
    for token in state.tokens:
        token.content = _plain(token.content) if not token.children else token.content
        if token.children:
            token.children = [part for child in token.children for part in _split(child)]


def _split(token: Token) -> list[Token]:
    """A text token cut at its marks, each mark between link tokens."""
    from markdown_it.token import Token

    if _OPEN not in token.content:
        return [token]
    if token.type != "text":
        token.content = _plain(token.content)
        return [token]
    found: list[Token] = []
    position = 0
    for mark in _MARK.finditer(token.content):
        found.append(_text(token.content[position : mark.start()]))
        label = f"[{mark[2]}]" if mark[1] == "cite" else strings.NO_SOURCE
        found += [Token("link_open", "a", 1, attrs={"href": f"{mark[1]}:{mark[2]}"}), _text(label), Token("link_close", "a", -1)]
        position = mark.end()
    return [*found, _text(token.content[position:])]


def _plain(content: str) -> str:
    """Marks where no link can stand (code), as plain text."""
    return _MARK.sub(lambda mark: f"[{mark[2]}]" if mark[1] == "cite" else strings.NO_SOURCE, content)


def _text(content: str) -> Token:
    from markdown_it.token import Token

    return Token("text", "", 0, content=content)
