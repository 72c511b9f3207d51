"""The few addresses of the model hub that finding and fetching one repository needs, on this machine."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

COMMIT = "1" * 40
_CHUNK = 1 << 16


@dataclass
class Shelf:
    """What the hub holds, and how it behaves. `hashes` are told instead of the true ones; `cut` breaks the first sending off there."""

    contents: Mapping[str, bytes]
    delay: float = 0.0
    hashes: Mapping[str, str] = field(default_factory=dict)
    licence: str = "apache-2.0"
    gated: bool = False
    missing: bool = False
    redirected: bool = False
    cut: int | None = None
    ranges: list[str] = field(default_factory=list)


@contextmanager
def hub(contents: Mapping[str, bytes] | Shelf, delay: float = 0.0) -> Iterator[str]:
    """A hub that holds `contents`, by its address; `delay` is seconds for every 64 kB it sends."""
    shelf = contents if isinstance(contents, Shelf) else Shelf(contents, delay)
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *given: _Hub(shelf, *given))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Hub(BaseHTTPRequestHandler):
    def __init__(self, shelf: Shelf, *given: object) -> None:
        self._shelf = shelf
        super().__init__(*given)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        content = self._head()
        for start in range(0, len(content), _CHUNK):
            if self._shelf.cut is not None and "/resolve/" in self.path and start >= self._shelf.cut:
                self._shelf.cut = None
                self.wfile.flush()
                self.connection.close()
                return
            try:
                self.wfile.write(content[start : start + _CHUNK])
            except OSError:  # whoever asked was killed
                return
            time.sleep(self._shelf.delay)

    def do_HEAD(self) -> None:
        self._head()

    def _head(self) -> bytes:
        if self._shelf.missing:
            return self._refuse(404, "RepoNotFound")
        name = self.path.partition("?")[0].rpartition("/main/")[2].rpartition(f"/{COMMIT}/")[2]
        name = name if "/resolve/" in self.path else ""
        first, headers = 0, {"X-Repo-Commit": COMMIT, "ETag": f'"{name.replace("/", "-")}"'}
        if "/resolve/" in self.path:
            if self._shelf.gated:
                return self._refuse(403, "GatedRepo")
            content = self._shelf.contents[name]
            if self._shelf.redirected and not self.path.startswith("/cdn"):
                self.send_response(302)
                size = {"X-Linked-Size": str(len(content)), "X-Linked-ETag": headers["ETag"], "Location": f"/cdn{self.path}"}
                self._send_headers(headers | size | {"Content-Length": "0"})
                return b""
            first = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").partition("-")[0])
        elif "/tree/" in self.path:
            listed = [{"type": "file", "path": each, "size": len(content), "oid": each} for each, content in self._shelf.contents.items()]
            content = json.dumps(listed).encode()
        else:
            content = json.dumps(self._told()).encode()
        if first:
            self._shelf.ranges.append(self.headers["Range"])
        self.send_response(206 if first else 200)
        if first:
            self.send_header("Content-Range", f"bytes {first}-{len(content) - 1}/{len(content)}")
        self._send_headers(headers | {"Content-Length": str(len(content) - first)})
        return content[first:]

    def _told(self) -> dict[str, object]:
        files = [
            {"rfilename": name, "size": len(content), "lfs": {"sha256": self._hash(name), "size": len(content), "pointerSize": 134}}
            for name, content in self._shelf.contents.items()
        ]
        card = {"license": self._shelf.licence}
        return {"id": "o/r", "sha": COMMIT, "gated": "auto" if self._shelf.gated else False, "cardData": card, "siblings": files}

    def _hash(self, name: str) -> str:
        return self._shelf.hashes.get(name) or sha256(self._shelf.contents[name]).hexdigest()

    def _refuse(self, status: int, code: str) -> bytes:
        self.send_response(status)
        self._send_headers({"X-Error-Code": code, "X-Error-Message": "No.", "Content-Length": "0"})
        return b""

    def _send_headers(self, headers: Mapping[str, str]) -> None:
        for header, value in headers.items():
            self.send_header(header, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
