"""`footnote chat --serve`: the same application in a browser, through textual-serve.

Only for this machine and this person: it listens on the loopback address, and the token that is printed opens it. The
browser is then led to a place whose name nobody else knows, with a cookie that is sent to that place alone: browsers send
cookies to every port of a machine, and so to whoever else listens there. Requests that name another host, or come
from another site's page, are turned away; the page is told to load nothing from elsewhere.
"""

from __future__ import annotations

import os
import secrets
import shlex
import socket
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

from rag.errors import BadInput, NotInstalled
from tui import strings

if TYPE_CHECKING:
    from aiohttp import web
    from aiohttp.typedefs import Handler, Middleware

    from rag.config import Settings

HOST = "127.0.0.1"
COOKIE = "footnote"
POLICY = "default-src 'self' 'unsafe-inline' data:; connect-src 'self' ws://{host}; frame-ancestors 'none'; form-action 'none'"


def serve(settings: Settings, arguments: Sequence[str], port: int = 0, say: Callable[[str], None] = print) -> int:
    """Serve `footnote chat ARGUMENTS` until it is stopped; `port` 0 takes any that is free.

    Raises NotInstalled without textual-serve, BadInput when the port is taken.
    """
    try:
        from aiohttp import web
        from textual_serve.server import Server
    except ImportError:
        raise NotInstalled("textual-serve", "serve") from None
    listening = _listen(port)
    port = listening.getsockname()[1]
    token, place = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
    os.environ |= environment(settings)

    class Quiet(Server):
        """Behind the guard, and without a banner."""

        async def on_startup(self, app: web.Application) -> None:  # noqa: ARG002
            say(strings.serving_at(host=HOST, port=port, token=token))
            say(strings.SERVING_HINT)

        async def _make_app(self) -> web.Application:
            made = web.Application(middlewares=[guard(f"{HOST}:{port}", token, place)])
            made.add_subapp(f"/{place}/", await super()._make_app())
            return made

    made = Quiet(command(arguments), HOST, port, title="footnote chat")._make_app()
    web.run_app(made, sock=listening, print=None, access_log=None)
    return 0


def command(arguments: Sequence[str]) -> str:
    """What the shell starts for each browser that comes; folders of the person's that are named like modules are left alone (-P)."""
    return shlex.join([sys.executable, "-P", "-c", "from rag.cli import main; raise SystemExit(main())", "chat", *arguments])


def environment(settings: Settings) -> dict[str, str]:
    """The settings as the application that is started will read them."""
    return {f"FOOTNOTE_{field.name.upper()}": _written(getattr(settings, field.name)) for field in fields(settings)}


def _written(value: object) -> str:
    """A setting as a variable holds it; a map as "text=body.html,title=head"."""
    return ",".join("=".join(pair) for pair in value) if isinstance(value, tuple) else str(value)


def guard(host: str, token: str, place: str) -> Middleware:
    """A middleware that lets in who has the token, on `host` alone, and then to what lies below `/place/`; and nobody else."""
    from aiohttp import web

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.host != host or request.headers.get("Origin", f"http://{host}") != f"http://{host}":
            raise web.HTTPForbidden(text=strings.NOT_THIS_ADDRESS)
        if request.path == "/" and _same(request.query.get("token", ""), token):
            answer = web.HTTPFound(f"/{place}/")
            answer.set_cookie(COOKIE, token, path=f"/{place}/", httponly=True, samesite="Strict")
            raise answer
        if not (_same(request.path.split("/")[1], place) and _same(request.cookies.get(COOKIE, ""), token)):
            raise web.HTTPForbidden(text=strings.WHOLE_ADDRESS)
        response = await handler(request)
        if not response.prepared:
            response.headers.update(
                {"Content-Security-Policy": POLICY.format(host=host), "Referrer-Policy": "no-referrer", "Cache-Control": "no-store"}
            )
        return response

    return guarded


def _same(given: str, token: str) -> bool:
    return secrets.compare_digest(given.encode(), token.encode())


def _listen(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        raise BadInput(strings.port_taken(port=port, why=error.strerror), strings.PORT_HINT) from error
