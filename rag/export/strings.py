"""Every word that exports add to a conversation, and what can go wrong in writing them."""

from __future__ import annotations

from collections.abc import Iterable

# document

UNSUPPORTED = "not supported by the articles"
STOPPED = "Stopped before the answer was complete."


def failed(message: object) -> str:
    return f"Failed: {message}"


def not_in_articles(missing: object) -> str:
    return f"Not in the articles: {missing}"


def understood_as(read_as: object) -> str:
    return f"Understood as: {read_as}"


def asked_only_of(asked_of: object) -> str:
    return f"Asked only of: {asked_of}"


NOT_ANSWERED = "The articles do not answer this."

# formats

NO_PANDOC = "Word files are written by pandoc, which is not installed."
PANDOC_HINT = "Install pandoc (pandoc.org), or use --format html, which Word opens, too."
WORD_TO_STANDARD_OUTPUT = "A Word file cannot be written to standard output."
NAME_A_FILE = "Name a file: --output answer.docx"


def file_exists(path: object) -> str:
    return f"{path} already exists."


def unknown_ending(name: str, suffix: str) -> str:
    return f"{name} ends in {suffix}, which is no format of an export."


def endings(known: Iterable[str]) -> str:
    return f"End its name in one of {', '.join(known)}, or name a format with --format."


NAME_ANOTHER = "Choose another name: nothing is overwritten."


def cannot_be_written(path: object, strerror: object) -> str:
    return f"{path} cannot be written: {strerror}."


ANOTHER_PLACE = "Choose another place."
PANDOC_SLOW = "pandoc took too long."


def pandoc_failed(told: object) -> str:
    return f"pandoc failed: {told:.300}"


# markdown

NEAREST = "Nearest in the articles:"

# plain


def near(where: object, near_text: object) -> str:
    return f"Near: {where}: {near_text}"
