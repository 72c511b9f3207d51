"""Answers with their footnotes as Markdown, plain text, Word and HTML, and the cited stories for Zotero.

In: turns of a conversation (one answer is a conversation of one turn). Out: a text, or a file. The command and the terminal
application export through this alone, so that both write the same.
"""

from rag.export.document import Conversation, Sources, Turn, no_sources
from rag.export.formats import Format, export, file_name, format_of, save

__all__ = ["Conversation", "Format", "Sources", "Turn", "export", "file_name", "format_of", "no_sources", "save"]
