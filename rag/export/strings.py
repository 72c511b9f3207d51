"""Every word that exports add to a conversation, and what can go wrong in writing them.

A text that has names in braces is called with what is to stand there: `strings.file_exists(path="answer.md")`.
"""

from __future__ import annotations

# document

UNSUPPORTED = "not supported by the articles"
STOPPED = "Stopped before the answer was complete."
failed = "Failed: {message}".format
not_in_articles = "Not in the articles: {missing}".format
understood_as = "Understood as: {read_as}".format
asked_only_of = "Asked only of: {asked_of}".format
NOT_ANSWERED = "The articles do not answer this."

# formats

NO_PANDOC = "Word files are written by pandoc, which is not installed."
PANDOC_HINT = "Install pandoc (pandoc.org), or export HTML, which Word opens, too."
EXPORT_HTML = "Export HTML, which Word opens, too."
WORD_TO_STANDARD_OUTPUT = "A Word file cannot be written to standard output."
NAME_A_FILE = "Name a file: --output answer.docx"
file_exists = "{path} already exists.".format
unknown_ending = "{name} ends in {suffix}, which is no format of an export.".format
endings = "End its name in one of {known}, or name a format with --format.".format
NAME_ANOTHER = "Choose another name: nothing is overwritten."
cannot_be_written = "{path} cannot be written: {strerror}.".format
ANOTHER_PLACE = "Choose another place."
PANDOC_SLOW = "pandoc took too long."
pandoc_failed = "pandoc failed: {told:.300}".format

# markdown

NEAREST = "Nearest in the articles:"

# plain

near = "Near: {where}: {near_text}".format
