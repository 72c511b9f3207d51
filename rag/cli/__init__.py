"""The `footnote` command: options in, answers on standard output, everything else on standard error.

One module a group of commands. They talk to `rag.engine` and read its events; nothing here knows how an
answer is made. Importing this package imports only click and the plain types; a command is imported when it is called.
"""

from rag.cli.app import main

__all__ = ["main"]
