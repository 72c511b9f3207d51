"""Opening the port of `footnote serve` and keeping it open."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Callable, Sequence
from errno import EACCES, EADDRINUSE

from rag.errors import BadInput
from rag.serve import strings
from rag.serve.app import make_app
from rag.serve.desk import Desk

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
SHORTEST_TOKEN = 16
MOST_CONNECTIONS = 200
GRACE = 2  # seconds for what is being sent when the server is stopped


def token_from_environment() -> str:
    """The token that FOOTNOTE_TOKEN holds, else a new one. Raises BadInput when it is too short to keep anybody out."""
    token = os.environ.get("FOOTNOTE_TOKEN", "")
    if token and (len(token) < SHORTEST_TOKEN or not token.isascii() or not token.isprintable() or " " in token):
        raise BadInput(strings.bad_own_token(shortest_token=SHORTEST_TOKEN), strings.NEW_TOKEN)
    return token or secrets.token_urlsafe(24)


def serve(desk: Desk, host: str, port: int, also: Sequence[str], say: Callable[[str], None]) -> None:
    """Serve until stopped; `port` 0 takes any that is free, `also` are further names this machine is called by."""
    import uvicorn

    token = token_from_environment()
    listening = listen(host, port)
    port = listening.getsockname()[1]
    names = [host, *(LOOPBACK if host in LOOPBACK else ()), *also]
    app = make_app(desk, token, [f"{name}:{port}" for name in dict.fromkeys(names)])
    say(strings.serving(names=", ".join(desk.engines), host=host, port=port))
    say(strings.the_token(token=token))
    say(strings.in_browser(host=host, port=port, token=token))
    if host not in LOOPBACK:
        say(strings.OTHERS_CAN_REACH)
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        loop="asyncio",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_graceful_shutdown=GRACE,
    )
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        desk.close()


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at an address. Raises BadInput when it cannot be used."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host.strip("[]"), port), family=family)
    except OSError as error:
        hint = strings.PORT_HINT if error.errno in (EADDRINUSE, EACCES) else strings.HOST_HINT
        raise BadInput(strings.address_taken(host=host, port=port, strerror=error.strerror), hint) from error
