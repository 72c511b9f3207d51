"""Entries of a log file: what they quote from articles may be looked at with `less`, and must not steer it."""

from __future__ import annotations

import logging

from rag.text import sanitise


class LogLines(logging.Formatter):
    """A formatter whose lines hold nothing that a screen obeys or hides."""

    def format(self, record: logging.LogRecord) -> str:
        return sanitise(super().format(record))
