"""A folder becomes articles, and articles become passages.

Nothing here rewrites a text: cleaning marks spans, sentences and passages are spans, and every span can be
found again in the file. This package knows neither the embedder nor the index.
"""

from rag.corpus.copies import copies_and_versions, near_copies, signature, versions
from rag.corpus.discover import Found, discover
from rag.corpus.formats import Result
from rag.corpus.marks import CLEANER_VERSION, line_keys, mark
from rag.corpus.passages import SPLITTER_VERSION, split
from rag.corpus.read import is_plain, read

__all__ = [
    "CLEANER_VERSION",
    "SPLITTER_VERSION",
    "Found",
    "Result",
    "copies_and_versions",
    "discover",
    "is_plain",
    "line_keys",
    "mark",
    "near_copies",
    "read",
    "signature",
    "split",
    "versions",
]
