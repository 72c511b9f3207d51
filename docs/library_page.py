"""`python docs/library_page.py > docs/library.md`: the page of the library, from the docstrings of what `rag` makes public."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from textwrap import dedent
from types import FunctionType

import rag

HEAD = """# Footnote as a library

<!-- `make docs` writes this page from the docstrings. -->

{intro}

Settings, models and indexes are those of the `footnote` command ([commands.md](commands.md)): `footnote models fetch` comes first. Nothing
is sent anywhere, and nothing heavy is loaded before a function needs it.
"""
GROUPS = {
    "Index and ask": ("index_articles", "open_index", "OpenIndex", "Settings", "load_settings"),
    "Answers": ("Answer", "Status", "AnswerSentence", "Citation", "Failure", "Timings", "Turn", "Filters", "Check", "State"),
    "Events": ("Event", "Retrieved", "Cited", "Abstained", "Finished"),
    "Articles and indexes": (
        *("Article", "Sentence", "Mark", "Kind", "Span", "ArticleInfo", "Otherwise", "Hit"),
        *("Skipped", "Progress", "Summary", "IndexStatus"),
    ),
    "Errors": ("FootnoteError", "BadInput", "ConfigError", "ModelError", "ModelMissing", "IndexFailure", "NoSuchIndex", "Cancelled"),
}


ELSEWHERE = {"Settings": "Its fields are the settings of [commands.md](commands.md#settings)."}
"""What another page describes field by field."""


def page() -> str:
    """The whole page. Raises KeyError when a public name is in no group."""
    if left_out := set(rag.__all__) - {name for names in GROUPS.values() for name in names}:
        raise KeyError(f"in no group: {sorted(left_out)}")
    parts = [HEAD.format(intro=(rag.__doc__ or "").strip())]
    for heading, names in GROUPS.items():
        parts.append(f"## {heading}\n")
        parts += [part for name in names for part in _told(name)]
    return "\n".join(parts).rstrip() + "\n"


def _told(name: str) -> Iterator[str]:
    found = getattr(rag, name)
    if isinstance(found, FunctionType):
        yield f"### {name}\n\n{_call(found)}\n\n{_doc(found)}\n"
    elif name in ELSEWHERE:
        yield f"### {name}\n\n{_doc(found).partition(chr(10))[0]} {ELSEWHERE[name]}\n"
    elif isinstance(found, type):
        yield f"### {name}\n\n{_doc(found)}\n"
        if is_dataclass(found):
            yield "\n".join(f"    {field.name}: {field.type}" for field in fields(found)) + "\n"
        for method, made in vars(found).items():
            if isinstance(made, FunctionType) and not method.startswith("_"):
                yield f"{_call(made)}\n\n{_doc(made)}\n" if made.__doc__ else ""
    else:
        yield f"### {name}\n\n    {' | '.join(getattr(each, '__name__', repr(each)) for each in found.__args__)}\n"


def _call(function: FunctionType) -> str:
    """A signature, one argument a line where it is long, as its source spells the types."""
    shown = f"{function.__name__}{inspect.signature(function)}".replace("'", "").replace("self, ", "").replace("(self)", "()")
    if len(shown) > 100:
        head, arguments, result = re.match(r"(\w+)\((.*)\)( -> .*)?$", shown).groups("")  # type: ignore[union-attr]
        shown = "\n".join([f"{head}(", *(f"    {each}," for each in _split(arguments)), f"){result}"])
    return "\n".join(f"    {line}" for line in shown.splitlines())


def _split(arguments: str) -> list[str]:
    """At the commas outside of brackets."""
    return re.split(r", (?![^\[]*\])(?![^(]*\))", arguments)


def _doc(of: object) -> str:
    first, _, rest = (of.__doc__ or "").strip().partition("\n")
    return f"{first}\n{dedent(rest)}".strip()


if __name__ == "__main__":
    sys.stdout.write(page())
