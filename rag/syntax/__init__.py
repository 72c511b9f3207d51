"""The grammar of English sentences: each word with what it hangs on, and by which relation.

What is built on it does without where the parser is not on this machine.
"""

from __future__ import annotations

from importlib.util import find_spec

from rag.config import Settings
from rag.models import is_fetched, locate
from rag.syntax.parse import Parse, Parser, Word

PARSER = "en-core-web-sm"


def load_parser(settings: Settings) -> Parser | None:
    """The parser, or None where spaCy is not installed or its model was not fetched. Raises ModelDamaged."""
    if find_spec("spacy") is None or not is_fetched(PARSER, settings):
        return None
    return Parser(locate(PARSER, "parser", settings))


__all__ = ["PARSER", "Parse", "Parser", "Word", "load_parser"]
