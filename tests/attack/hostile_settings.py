"""Settings out of range, of the wrong kind, or no settings at all: refused in a sentence, and no index suffers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial

from tests.attack.attempt import Attempt, Desk, Verdict, desk, once

_FILES = {
    "binary": b"\x00\xff\xfe",
    "no toml": b"[[[",
    "unknown": b'colour = "red"',
    "escape in a key": b'"\\u001b]0;PWNED\\u0007" = 1',
    "escape in a value": b'threads = "\\u001b]0;PWNED\\u0007"',
    "a table": b"[threads]\nx = 1",
    "deep": b"a = " + b"[" * 20_000,
}
_VALUES = {
    "FOOTNOTE_MAX_FILE_BYTES": ("-1", "0", "1e9", "nan", "x" * 5000),
    "FOOTNOTE_CACHE_BYTES": ("-1", "1.5", "99999999999999999999999"),
    "FOOTNOTE_THREADS": ("-1", "-99999999999", "100000", "two"),
    "FOOTNOTE_CAUTION": ("nan", "inf", "-1", "7", "x"),
    "FOOTNOTE_PASSAGE_CACHE": ("maybe", "2", "\x1b]0;PWNED\x07"),
    "FOOTNOTE_GENERATOR": ("/etc/passwd", "../../x", "no-such-model", "/dev/zero", "\x1b]0;PWNED\x07"),
    "FOOTNOTE_EMBEDDER": ("/etc", "/dev/null", "no-such-model"),
    "FOOTNOTE_INDEXES": ("/proc/nowhere", "/dev/null/x"),
    "FOOTNOTE_STATE": ("/proc/nowhere", "/dev/null/x"),
}
QUICK = ("FOOTNOTE_MAX_FILE_BYTES=-1", "FOOTNOTE_CAUTION=nan", "escape in a key")
STORY = "Forty sheep\n\nForty sheep escaped in Sandle on Monday.\n"


def attempts() -> Iterator[Attempt]:
    for name, content in _FILES.items():
        yield Attempt(name, partial(_file, content), name in QUICK)
    for variable, values in _VALUES.items():
        for value in values:
            name = f"{variable}={value[:20]!a}".replace("'", "")
            yield Attempt(name, partial(_set, variable, value), name in QUICK)


@once
def _indexed() -> Desk:
    made = desk()
    (made.articles / "a.txt").write_text(STORY, encoding="utf-8")
    made.footnote("index", str(made.articles))
    return made


def _file(content: bytes) -> Verdict:
    made = desk()
    (made.place / "footnote_config").write_bytes(content)
    return made.footnote("status").verdict | made.footnote("doctor").verdict


def _set(variable: str, value: str) -> Verdict:
    """An index that is there is still there after whatever a command makes of the setting."""
    made = desk()
    shutil.copytree(_indexed().place, made.place, dirs_exist_ok=True)
    made.environment[variable] = value
    ran = made.footnote("index", str(made.articles)).verdict
    if variable == "FOOTNOTE_GENERATOR":
        ran = ran | made.footnote("ask", "--articles", str(made.articles), "How many sheep escaped?").verdict
    del made.environment[variable]
    left = made.footnote("status").out
    return ran | Verdict(crashed="" if "1 article" in left else f"the index has lost its article: {left[-200:]!a}")
