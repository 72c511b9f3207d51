"""Footnote's engine and command line: files become articles, passages, an index, hits, checked answers."""

__version__ = "0.1.0"
