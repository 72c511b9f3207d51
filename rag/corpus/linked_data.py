"""What a page says of its story as linked data (JSON-LD): the node of the article among all those of the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node = Mapping[str, object]
_STORY = re.compile(r"\A(?:\w*Article|\w*Posting|Report|Review|Recipe|ArticlePage)", re.IGNORECASE)
_OTHERS = frozenset(
    ("review", "reviews", "comment", "comments", "hasPart", "mentions", "relatedLink", "itemReviewed")
)  # what is not the story's own
_PAGE = re.compile(r"(?:WebPage|ItemPage)", re.IGNORECASE)
_WRAPPED = re.compile(r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)?(.*?)(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)?;?\s*$", re.DOTALL)
_TRAILING = re.compile(r",(?=\s*[}\]])")
_BREAKS = str.maketrans("", "", "\u00ad\u200b\u2060")  # where a word may be broken, or may not
_DEEPEST = 8
_MOST = 500_000  # characters of a script that is read


def nodes_of(tree: HtmlElement) -> list[Node]:
    """Every object of the page's linked data, those within others too, outer ones first."""
    found: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) <= _MOST:
            found += _objects(parsed(script.text))
    return found


def story_of(nodes: list[Node], titles: frozenset[str]) -> Node:
    """The node of the page's story: the one whose headline is one of `titles` in letters and digits alone, else the first; empty
    when there is none."""
    stories = [node for node in nodes if _is(node, _STORY)]
    return next((node for node in stories if letters(words(node.get("headline")) or "") in titles), stories[0] if stories else {})


def page_of(nodes: list[Node]) -> Node:
    """The node of the page itself; empty when there is none."""
    return next((node for node in nodes if _is(node, _PAGE)), {})


def resolved(value: object, nodes: list[Node]) -> object:
    """The value with references to other nodes replaced by these."""
    if isinstance(value, list):
        return [resolved(item, nodes) for item in value[:50]]
    if isinstance(value, Mapping) and "@id" in value and "name" not in value:
        return next((node for node in nodes if node.get("@id") == value["@id"] and "name" in node), value)
    return value


def is_organization(value: object) -> bool:
    """Whether a node says of itself that it is no person."""
    return isinstance(value, Mapping) and "@type" in value and not any("person" in kind.lower() for kind in _types(value))


def words(value: object) -> str | None:
    """A value in words: a string, or the name of a node."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("@value")
    return value if isinstance(value, str) and value.strip() else None


def letters(text: str) -> str:
    """Letters and digits alone, in small letters, so that two ways of writing one title are the same."""
    return "".join(c for c in text.casefold() if c.isalnum())


def unbroken(text: str) -> str:
    """A text without soft hyphens and the like, which stand within words and are not seen."""
    return text if text.isascii() else text.translate(_BREAKS)


def parsed(script: str) -> object:
    """What a script of linked data holds, None when it cannot be read."""
    match = _WRAPPED.match(script)
    inner = match[1] if match else script
    for text in (inner, _TRAILING.sub("", inner)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: object, deep: int = 0) -> Iterator[Node]:
    if deep > _DEEPEST:
        return
    if isinstance(value, Mapping):
        yield value
        for name, part in value.items():
            if name not in _OTHERS:
                yield from _objects(part, deep + 1)
    elif isinstance(value, list):
        for item in value[:200]:
            yield from _objects(item, deep + 1)


def _is(node: Node, kind: re.Pattern[str]) -> bool:
    return any(kind.fullmatch(name.rpartition("/")[2]) for name in _types(node))


def _types(node: Node) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
