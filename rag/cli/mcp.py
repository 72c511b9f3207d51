"""`footnote mcp`: the indexes as tools and resources for whatever speaks the Model Context Protocol."""

from __future__ import annotations

from collections.abc import Sequence

import click

from rag.cli import strings
from rag.cli.options import command, with_answering, with_places, with_settings
from rag.cli.parts import Parts, Place, needed
from rag.config import Settings


@command(strings.MCP)
@with_places
@with_answering
@with_settings
@click.pass_obj
def mcp(parts: Parts, places: Sequence[Place], settings: Settings) -> int:
    """Serve indexes to one client over standard input and output, to be read only; the client starts this itself."""
    needed("mcp", "mcp")
    from rag.mcp.server import run
    from rag.serve.desk import Desk

    run(Desk(parts.open_together(settings, places)))
    return 0
