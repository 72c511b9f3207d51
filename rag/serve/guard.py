"""Who is let in: whoever has the token, by an address of this server, and no page of another site.

A page in the browser of the same machine can reach every port of it, and a name can be made to lead here (DNS rebinding);
neither knows the token, and neither can name this host and origin.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any

from rag.serve import strings
from rag.serve.replies import Refusal

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guard:
    """Before `app`: the right Host, no foreign Origin, and the token for all but the paths that are `free`."""

    def __init__(self, app: App, hosts: Collection[str], token: str, free: Collection[str] = ()) -> None:
        self._app, self._hosts, self._free = app, frozenset(hosts), frozenset(free)
        self._token = token.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> App | None:
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        origins = [value.decode("latin-1") for name, value in scope["headers"] if name == b"origin"]
        if len(hosts) != 1 or hosts[0] not in self._hosts or any(origin != f"http://{hosts[0]}" for origin in origins):
            return Refusal(403, strings.NOT_THIS_ADDRESS, strings.USE_ADDRESS)
        if scope["path"] in self._free or self._has_token(scope):
            return None
        return Refusal(401, strings.BAD_TOKEN, strings.SEND_TOKEN)

    def _has_token(self, scope: Scope) -> bool:
        given = [value for name, value in scope["headers"] if name == b"authorization"]
        kind, _, token = (given[0] if len(given) == 1 else b"").partition(b" ")
        return secrets.compare_digest(token.strip(), self._token) and kind.lower() == b"bearer"


def _with_headers(send: Send) -> Send:
    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            own = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
            message["headers"] = [*message.get("headers", ()), *own]
        await send(message)

    return sending
