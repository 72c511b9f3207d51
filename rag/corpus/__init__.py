"""A folder becomes articles, and articles become passages.

Nothing here rewrites a text: cleaning marks spans, sentences and passages are spans, and every span can be
found again in the file. This package knows neither the embedder nor the index.
"""

from rag.corpus.copies import SameStories, same_stories, signature, telling
from rag.corpus.discover import Found, discover
from rag.corpus.formats import Result
from rag.corpus.marks import CLEANER_VERSION, line_keys, mark
from rag.corpus.passages import SPLITTER_VERSION, split
from rag.corpus.read import is_plain, read
from rag.corpus.tellings import Telling

__all__ = [
    "CLEANER_VERSION",
    "SPLITTER_VERSION",
    "Found",
    "Result",
    "SameStories",
    "Telling",
    "discover",
    "is_plain",
    "line_keys",
    "mark",
    "read",
    "same_stories",
    "signature",
    "split",
    "telling",
]
