"""The terminal itself, where what the command was given or writes to is a pipe or a file."""

from __future__ import annotations

import os
import sys

from rag.errors import BadInput
from tui import strings


def take() -> None:
    """Draw on the terminal and read its keys, wherever the streams lead. Raises BadInput where there is none.

    What is written to standard error goes on to where that leads: Textual (8.2.8) draws on `sys.__stderr__`.
    """
    assert sys.__stdin__
    assert sys.__stdout__
    assert sys.__stderr__
    if "TEXTUAL_DRIVER" in os.environ or all(stream.isatty() for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__)):
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        raise BadInput(strings.NO_TERMINAL, strings.NO_TERMINAL_HINT) from None
    for stream in (sys.__stdin__, sys.__stdout__):
        if not stream.isatty():
            os.dup2(terminal, stream.fileno())
    if not sys.__stderr__.isatty():
        sys.__stderr__ = os.fdopen(terminal, "w", encoding="utf-8")  # type: ignore[misc]  # it is what Textual reads
