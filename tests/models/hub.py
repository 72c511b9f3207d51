"""The few addresses of the model hub that fetching one repository needs, on this machine."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

COMMIT = "1" * 40
_CHUNK = 1 << 16


@contextmanager
def hub(contents: Mapping[str, bytes], delay: float = 0.0) -> Iterator[str]:
    """A hub that holds `contents`, by its address; `delay` is seconds for every 64 kB it sends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *given: _Hub(contents, delay, *given))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Hub(BaseHTTPRequestHandler):
    def __init__(self, contents: Mapping[str, bytes], delay: float, *given: object) -> None:
        self._contents, self._delay = contents, delay
        super().__init__(*given)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        content = self._head()
        for start in range(0, len(content), _CHUNK):
            try:
                self.wfile.write(content[start : start + _CHUNK])
            except OSError:  # whoever asked was killed
                return
            time.sleep(self._delay)

    def do_HEAD(self) -> None:
        self._head()

    def _head(self) -> bytes:
        name = self.path.partition("?")[0].rpartition("/")[2]
        first = 0
        if "/resolve/" in self.path:
            content = self._contents[name]
            first = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").partition("-")[0])
        elif "/tree/" in self.path:
            listed = [{"type": "file", "path": name, "size": len(content), "oid": name} for name, content in self._contents.items()]
            content = json.dumps(listed).encode()
        else:
            content = json.dumps({"id": "o/r", "sha": COMMIT, "siblings": [{"rfilename": name} for name in self._contents]}).encode()
        self.send_response(206 if first else 200)
        if first:
            self.send_header("Content-Range", f"bytes {first}-{len(content) - 1}/{len(content)}")
        for header, value in {"Content-Length": len(content) - first, "X-Repo-Commit": COMMIT, "ETag": f'"{name}"'}.items():
            self.send_header(header, str(value))
        self.end_headers()
        return content[first:]

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
