"""Every error a person can meet, each with a hint that says what to type next.

FootnoteError(message, hint)
├── BadInput            a question, option or path that cannot be used
├── NotInstalled        an optional part that is not installed; its hint is a line to type, all of it Footnote's own words
├── ConfigError         the configuration file or an environment variable is wrong
├── ModelError          a model is missing, damaged or unusable
│   ├── ModelMissing    not on disk: fetch it
│   ├── ModelDamaged    its SHA-256 is not the one in models.txt
│   └── FetchFailed     no source could be reached, or the disk is full
├── IndexFailure        something about an index
│   ├── NoSuchIndex     nothing has been indexed under that name or folder (exit code 4)
│   ├── IndexBusy       another process is writing to it
│   ├── IndexDamaged    the SQLite file cannot be read
│   ├── IndexUnwritable the disk is full, read-only or gone
│   ├── IndexAway       the server that keeps it cannot be reached, or does not do what it is asked
│   └── IndexMismatch   made with another embedder, cleaner or an older schema
└── Cancelled           the person stopped the work (exit code 130)
"""

from __future__ import annotations


class FootnoteError(Exception):
    """An error with a message and a hint for a person, in whole sentences."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class BadInput(FootnoteError):
    """A question, option or path that cannot be used."""

    exit_code = 2


class NotInstalled(FootnoteError):
    """An optional part that is not installed; nothing from outside stands in its words."""

    exit_code = 2

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"This needs {what}, which is not installed.", f"Type: pip install -e '.[{extra}]'")


class ConfigError(FootnoteError):
    """The configuration file or an environment variable is wrong."""

    exit_code = 2


class ModelError(FootnoteError):
    """A model is missing, damaged or unusable."""


class ModelMissing(ModelError):
    """A model is not on disk."""


class ModelDamaged(ModelError):
    """A model's file is not the one models.txt names."""


class FetchFailed(ModelError):
    """A model could not be fetched from any source."""


class IndexFailure(FootnoteError):
    """Something about an index."""


class NoSuchIndex(IndexFailure):
    """Nothing has been indexed under that name or folder."""

    exit_code = 4


class IndexBusy(IndexFailure):
    """Another process is writing to the index."""


class IndexDamaged(IndexFailure):
    """The index's SQLite file cannot be read."""


class IndexUnwritable(IndexFailure):
    """The index cannot be written: the disk is full, read-only or gone."""


class IndexAway(IndexFailure):
    """The server that keeps the index cannot be reached, or does not do what it is asked."""


class IndexMismatch(IndexFailure):
    """The index was made with another embedder or an older schema."""


class Cancelled(FootnoteError):
    """The person stopped the work."""

    exit_code = 130
