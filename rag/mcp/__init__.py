"""Footnote as tools and resources of the Model Context Protocol, over standard input and output."""
