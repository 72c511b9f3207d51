"""What is pasted or sent into the terminal application: it is text, it is not obeyed, and nothing ends the application."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial

from tests.attack.attempt import ROOT, Attempt, Verdict

_PASTED = {
    "title of the window": "\x1b]0;PWNED\x07",
    "clipboard": "\x1b]52;c;cHduZWQ=\x07",
    "end of a paste": "a\x1b[201~\x1b[31mPWNED",
    "one-byte introducers": "\x9b31m\x9d0;PWNED\x9c",
    "device attributes": "\x1b[c\x1b[6n\x1b[?1049l",
    "right to left": "\u202ePWNED\u2066\u2067",
    "markup": "[red]PWNED[/red][@click=app.quit]quit[/]",
    "nulls": "\x00" * 1000,
    "long": "x" * 300_000,
    "new lines": "\r\n" * 5000,
    "surrogates": "\ud800\udfff",
    "flood of marks": "e" + "\u0301" * 5000,
}
_SENT = {
    "half a sequence": b"\x1b[",
    "bytes that are no text": bytes(range(128, 256)) * 20,
    "mouse far away": b"\x1b[<0;99999;99999M\x1b[<0;-1;-1m",
    "a paste without end": b"\x1b[200~never",
    "an answer nobody asked for": b"\x1b]11;rgb:0000/0000/0000\x07\x1b[?62;22c\x1b[999999;999999R",
}
QUICK = ("title of the window", "markup", "mouse far away")
_BEGIN, _END = b"\x1b[200~", b"\x1b[201~"


def attempts() -> Iterator[Attempt]:
    for name, text in _PASTED.items():
        data = _BEGIN + text.encode("utf-8", "surrogatepass") + _END
        yield Attempt(f"pasted: {name}", partial(_sent, data), name in QUICK)
    for name, data in _SENT.items():
        yield Attempt(f"sent: {name}", partial(_sent, data), name in QUICK)


def _sent(data: bytes) -> Verdict:
    """Sends `data` and Enter to the application, which must go on and quit when it is told to."""
    with tempfile.TemporaryDirectory() as state:
        process, terminal = pty.fork()
        if process == 0:
            os.chdir(ROOT)
            os.environ |= {"TERM": "xterm-256color"}
            os.execv(sys.executable, [sys.executable, "-m", "tests.attack.quiet_chat", state])
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        try:
            before = _until(terminal, b"Ask these articles a question", 60)
            if not before:
                return Verdict(crashed="the application did not begin")
            screen = b""
            for piece in (data, b"\r", b"\x1b[201~"):
                for start in range(0, len(piece), 4096):
                    os.write(terminal, piece[start : start + 4096])
                    screen += _read(terminal, 0.05)
            screen += _read(terminal, 1.0)
            os.write(terminal, b"\x11\x11")  # ctrl+q
            ended = _ended(process, terminal)
        finally:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(process, 0)
            os.close(terminal)
    obeyed = next((name for name in (b"\x1b]0;PWNED", b"\x1b]52;c;cHdu", b"\x9d0;PWNED", b"\x1b[31mPWNED") if name in screen), b"")
    rendered = "the text's own direction marks" if "\u202ePWNED".encode() in screen else ""
    crashed = "" if ended == 0 else f"it ended with {ended}"
    return Verdict(f"{obeyed!a} reached the terminal" if obeyed else "", rendered, crashed)


def _read(terminal: int, seconds: float) -> bytes:
    out, until = b"", time.monotonic() + seconds
    while select.select([terminal], [], [], max(0.0, until - time.monotonic()))[0]:
        try:
            out += os.read(terminal, 65536)
        except OSError:
            break
    return out


def _until(terminal: int, words: bytes, seconds: float) -> bytes:
    out, until = b"", time.monotonic() + seconds
    while words not in out and time.monotonic() < until:
        out += _read(terminal, 0.2)
    return out if words in out else b""


def _ended(process: int, terminal: int) -> int | None:
    """The exit code, None when it does not end."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        _read(terminal, 0.2)
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
    return None
