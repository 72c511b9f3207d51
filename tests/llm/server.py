"""A server that speaks OpenAI's chat completions, as much or as little of them as a test wants."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Behaviour:
    """How it answers. `most` is how many probabilities it gives, -1 for none, 0 for a refusal of those who ask; `key` who is let in."""

    say: str | Callable[[dict[str, Any]], str] = "Yes, it will run."
    most: int = 20
    odds: tuple[float, float] = (-0.1, -2.6)
    old_form: bool = False
    key: str = ""
    models: tuple[str, ...] = ("served",)
    stuck: threading.Event | None = None
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    raw: bytes | None = None
    left: threading.Event = field(default_factory=threading.Event)


@contextmanager
def server(behaviour: Behaviour) -> Iterator[str]:
    """Its address, without a model."""
    made = ThreadingHTTPServer(("127.0.0.1", 0), lambda *given: _Server(behaviour, *given))
    made.daemon_threads = True
    threading.Thread(target=made.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{made.server_port}/v1"
    finally:
        if behaviour.stuck:
            behaviour.stuck.set()
        made.shutdown()
        made.server_close()


class _Server(BaseHTTPRequestHandler):
    def __init__(self, behaviour: Behaviour, *given: object) -> None:
        self._do = behaviour
        super().__init__(*given)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self._json({"data": [{"id": name} for name in self._do.models]})

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._do.asked.append(asked)
        self._do.keys.append(self.headers.get("Authorization"))
        if self._do.key and self.headers.get("Authorization") != f"Bearer {self._do.key}":
            self._json({"error": {"message": "Wrong key."}}, 401)
        elif self._do.raw is not None:
            self._send(self._do.raw)
        elif asked.get("top_logprobs", 0) > self._do.most >= 0:
            self._json({"error": {"message": "too many logprobs"}}, 400)
        elif asked.get("stream"):
            self._stream(asked)
        else:
            self._json({"choices": [{"message": {"content": self._words(asked)}, "logprobs": self._probabilities(asked)}]})

    def _words(self, asked: dict[str, Any]) -> str:
        return self._do.say(asked) if callable(self._do.say) else self._do.say

    def _probabilities(self, asked: dict[str, Any]) -> Any:
        if not asked.get("logprobs") or self._do.most < 0:
            return None
        listed = {" Yes": self._do.odds[0], "no": self._do.odds[1], "The": -5.0}
        if self._do.old_form:
            return {"top_logprobs": [listed]}
        return {"content": [{"token": " Yes", "top_logprobs": [{"token": t, "logprob": v} for t, v in listed.items()]}]}

    def _stream(self, asked: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            for word in self._words(asked).split(" "):
                self.wfile.write(f"data: {json.dumps({'choices': [{'delta': {'content': word + ' '}}]})}\n\n".encode())
                if self._do.stuck:
                    self.connection.settimeout(60)
                    self.connection.recv(1)  # until who asked has gone
                    self._do.left.set()
                    return
            self.wfile.write(b"data: [DONE]\n\n")
        except OSError:
            self._do.left.set()

    def _json(self, content: Any, status: int = 200) -> None:
        self._send(json.dumps(content).encode(), status)

    def _send(self, data: bytes, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
