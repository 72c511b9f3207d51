"""Who said what: the statements an index keeps, by speaker or topic, each once, in order of day.

In: an index and what is asked for. Out: a `View` whose items are statements, or speakers.
"""

from rag.views.quotes.find import Looked, find
from rag.views.quotes.view import introduced, quotes, speakers

__all__ = ["Looked", "find", "introduced", "quotes", "speakers"]
