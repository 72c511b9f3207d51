"""Ask a folder of articles; every sentence of the answer carries footnotes to the very words it rests on.

    import rag

    rag.index_articles("~/stories")
    with rag.open_index("~/stories") as index:
        answer = index.ask("Who signed the harbour contract?")
    print(answer.text, [(note.number, note.file, note.quote) for note in answer.citations])

Only what is in `rag.__all__` is public; a new version may add to it, and takes nothing away.
"""

import os
import sys
import warnings
from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

# Libraries that would report on this machine unless told not to. They read this as they are loaded, some from compiled
# code, so it stands where whatever uses Footnote comes by first; the processes it starts inherit it.
_REPORTS = {"ORT_DISABLE_TELEMETRY": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}

if "onnxruntime" in sys.modules and os.environ.get("ORT_DISABLE_TELEMETRY") != "1":
    warnings.warn("onnxruntime was imported before rag: its telemetry is on. Import rag first.", stacklevel=2)
os.environ.update(_REPORTS)

if TYPE_CHECKING:
    from rag.config import Settings, load_settings
    from rag.errors import BadInput, Cancelled, ConfigError, FootnoteError, IndexFailure, ModelError, ModelMissing, NoSuchIndex
    from rag.index.summary import IndexStatus, Summary
    from rag.library import OpenIndex, index_articles, open_index
    from rag.looking import Check, State
    from rag.types import (
        Abstained,
        Answer,
        AnswerSentence,
        Article,
        ArticleInfo,
        Citation,
        Cited,
        Event,
        Failure,
        Filters,
        Finished,
        Hit,
        Kind,
        Mark,
        Otherwise,
        Progress,
        Retrieved,
        Sentence,
        Skipped,
        Span,
        Status,
        Timings,
        Turn,
    )

__all__ = [
    "Abstained",
    "Answer",
    "AnswerSentence",
    "Article",
    "ArticleInfo",
    "BadInput",
    "Cancelled",
    "Check",
    "Citation",
    "Cited",
    "ConfigError",
    "Event",
    "Failure",
    "Filters",
    "Finished",
    "FootnoteError",
    "Hit",
    "IndexFailure",
    "IndexStatus",
    "Kind",
    "Mark",
    "ModelError",
    "ModelMissing",
    "NoSuchIndex",
    "OpenIndex",
    "Otherwise",
    "Progress",
    "Retrieved",
    "Sentence",
    "Settings",
    "Skipped",
    "Span",
    "State",
    "Status",
    "Summary",
    "Timings",
    "Turn",
    "index_articles",
    "load_settings",
    "open_index",
]
_HOMES = ("rag.types", "rag.errors", "rag.config", "rag.library", "rag.looking", "rag.index.summary")  # the lightest first


def __getattr__(name: str) -> Any:
    if name in __all__:
        return next(vars(home)[name] for home in map(import_module, _HOMES) if name in vars(home))
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
