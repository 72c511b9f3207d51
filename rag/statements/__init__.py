"""Who said what in a story: its quotations and reported statements, each with its speaker as the story gives it.

In: an article with its sentences. Out: `Statement`s in the order of the text. Pure functions over one story; knows neither index nor model.
"""

from rag.statements.reader import READER_VERSION, read, read_sentences
from rag.statements.types import Placed, Statement

__all__ = ["READER_VERSION", "Placed", "Statement", "read", "read_sentences"]
