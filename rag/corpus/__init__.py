"""A folder becomes articles, and articles become passages.

Nothing here rewrites a text: cleaning marks spans, sentences and passages are spans, and every span can be
found again in the file. This package knows neither the embedder nor the index.
"""

from rag.corpus.copies import SameStories, same_stories, signature, telling
from rag.corpus.discover import Found, discover
from rag.corpus.formats import Piece, Result
from rag.corpus.marks import CLEANER_VERSION, line_keys, mark
from rag.corpus.passages import SPLITTER_VERSION, split
from rag.corpus.read import in_pieces, is_plain, pieces, read, read_piece
from rag.corpus.readers import NOT_READ, format_by_name, reader_versions
from rag.corpus.tellings import Telling

__all__ = [
    "CLEANER_VERSION",
    "NOT_READ",
    "SPLITTER_VERSION",
    "Found",
    "Piece",
    "Result",
    "SameStories",
    "Telling",
    "discover",
    "format_by_name",
    "in_pieces",
    "is_plain",
    "line_keys",
    "mark",
    "pieces",
    "read",
    "read_piece",
    "reader_versions",
    "same_stories",
    "signature",
    "split",
    "telling",
]
