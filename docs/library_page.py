"""`python docs/library_page.py > docs/library.md`: the page of the library, from the docstrings of what `rag` makes public."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from inspect import cleandoc
from types import FunctionType

import rag

HEAD = """# Footnote as a library

<!-- `make docs` writes this page from the docstrings. -->

{intro}

Run `footnote models fetch` first: settings, models and indexes are those of the `footnote` command. `help(rag.Answer)` shows types and
details. `asked` is the day (ISO date) that "last week" is counted from. `ask` raises nothing: see `status` and `error`.
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
    """Its signature, or its fields by name, and the first paragraph of its docstring; of a class that is no record the methods, too."""
    found = getattr(rag, name)
    if isinstance(found, FunctionType):
        yield f"**`{_call(found)}`**: {_first(found)}\n"
    elif name in ELSEWHERE:
        yield f"**`{name}`**: {ELSEWHERE[name]}\n"
    elif isinstance(found, type):
        held = f"({', '.join(field.name for field in fields(found))})" if is_dataclass(found) else ""
        yield f"**`{name}{held}`**: {_first(found)}\n"
        if not held:
            yield from _methods(found)
    else:
        yield f"**`{name}`**: `{' | '.join(getattr(each, '__name__', repr(each)) for each in found.__args__)}`\n"


def _methods(found: type) -> Iterator[str]:
    for name, made in vars(found).items():
        if isinstance(made, FunctionType) and not name.startswith("_") and made.__doc__:
            yield f"- **`.{_call(made)}`**: {_first(made)}\n"


def _call(function: FunctionType) -> str:
    """A signature without its types, but for the result's where it is a class."""
    signature = inspect.signature(function)
    arguments = [one.replace(annotation=inspect.Parameter.empty) for one in signature.parameters.values() if one.name != "self"]
    result = f" -> {signature.return_annotation}" if signature.return_annotation != "None" else ""
    return f"{function.__name__}{signature.replace(parameters=arguments, return_annotation=inspect.Signature.empty)}{result}"


def _first(of: object) -> str:
    return " ".join(cleandoc(of.__doc__ or "").partition("\n\n")[0].split())


if __name__ == "__main__":
    sys.stdout.write(page())
