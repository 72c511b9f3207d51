"""`footnote serve`: the indexes over HTTP, for OpenAI's clients and programs of one's own."""

from __future__ import annotations

from collections.abc import Sequence

import click

from rag.cli import strings
from rag.cli.options import command, with_answering, with_places, with_settings
from rag.cli.parts import Parts, Place, needed
from rag.cli.screen import note
from rag.config import Settings


@command(strings.SERVE)
@with_places
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help=strings.SERVE_PORT)
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help=strings.SERVE_HOST)
@click.option("--also", multiple=True, metavar="NAME", help=strings.SERVE_NAME)
@with_answering
@with_settings
@click.pass_obj
def serve(parts: Parts, places: Sequence[Place], port: int, host: str, also: tuple[str, ...], settings: Settings) -> int:
    """Serve indexes over HTTP on this machine, to be read only, to whoever has the token."""
    needed("serve", "starlette", "uvicorn")
    from rag.serve.desk import Desk
    from rag.serve.listening import serve

    serve(Desk(parts.open_together(settings, places)), host, port, also, note)
    return 0
