"""Answer files that come from others: `verify`, `--replay`, `export` and `show` believe nothing in them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any

from tests.attack.attempt import Attempt, Verdict, desk

QUOTE = "Mayor Sol Reyes signed the contract on Friday."
CITATION: dict[str, Any] = {
    "number": 1,
    "root": "/nowhere",
    "file": "harbour.txt",
    "part": None,
    "text_sha256": "0" * 64,
    "start": 0,
    "end": len(QUOTE),
    "line": 1,
    "quote": QUOTE,
    "title": "Harbour",
    "outlet": "The Courier",
    "published": "2024-03-01",
    "copies": [],
}
ANSWER: dict[str, Any] = {
    "question": "Who signed it?",
    "status": "answered",
    "answer": f"{QUOTE} [1]",
    "reason": None,
    "missing": None,
    "error": None,
    "sentences": [{"text": QUOTE, "citations": [1], "supported": True}],
    "citations": [CITATION],
    "hits": [],
    "timings": {"load": 0.0, "retrieve": 0.0, "total": 1.0},
    "models": {},
    "index": "articles",
    "read_as": None,
}
HOSTILE = "\x1b]0;PWNED\x07\u202e"
_WRONG: tuple[Any, ...] = (None, -1, 10**30, 1.5, "x", [], {}, [[]], True)


def attempts() -> Iterator[Attempt]:
    for number, (name, content) in enumerate(_forged()):
        for command in (("verify", "{}"), ("export", "{}"), ("export", "{}", "--text"), ("ask", "--replay", "{}")):
            title = f"{name}, {' '.join(word for word in command if word != '{}')}"
            yield Attempt(title, partial(_read, content, command), number < 3 and command[0] != "ask")
    yield Attempt("replay indexes a folder it names", _indexes, quick=True)
    yield Attempt("verify confirms a file of the system", _confirms, quick=True)
    yield Attempt("save follows a link", _follows, quick=True)


def _forged() -> Iterator[tuple[str, bytes]]:
    """Answer files with something wrong in them."""
    hostile = deepcopy(ANSWER)
    for field in ("root", "file", "part", "quote", "title", "outlet", "published"):
        hostile["citations"][0][field] = f"{HOSTILE}{field}"
    hostile |= {"question": HOSTILE, "missing": HOSTILE, "reason": HOSTILE, "index": HOSTILE}
    hostile["sentences"][0]["text"] = f"{HOSTILE} Reyes signed. [2] **bold** <b>"
    yield "escapes", json.dumps(hostile).encode()
    yield "no JSON", b"\x00\xff{"
    yield "deep", b"[" * 100_000
    yield "empty", b""
    yield "a number", b"9" * 10_000
    yield "not a number", json.dumps(ANSWER).replace('"load": 0.0', '"load": NaN').encode()
    yield "huge", json.dumps(ANSWER | {"question": "x" * 30_000_000}).encode()
    for field in ANSWER:
        yield f"no {field}", json.dumps({key: value for key, value in ANSWER.items() if key != field}).encode()
        wrong = _WRONG[len(field) % len(_WRONG)]
        yield f"{field} is {wrong!r}", json.dumps(ANSWER | {field: wrong}).encode()
    for number, field in enumerate(CITATION):
        wrong = _WRONG[number % len(_WRONG)]
        yield f"citation's {field} is {wrong!r}", json.dumps(ANSWER | {"citations": [CITATION | {field: wrong}]}).encode()
    yield "citation of all that is", json.dumps(ANSWER | {"citations": [CITATION | {"start": 0, "end": 10**18}]}).encode()
    yield "request is a list", json.dumps(ANSWER | {"request": [1], "place": "x"}).encode()
    yield "filters nobody knows", json.dumps(ANSWER | {"request": {"question": "Who?", "filters": {"since": [], "z": 1}}}).encode()


def _read(content: bytes, command: tuple[str, ...]) -> Verdict:
    made = desk()
    path = made.place / "answer.json"
    path.write_bytes(content)
    return made.footnote(*(word.format(path) for word in command)).verdict


def _indexes() -> Verdict:
    """A forged answer must not have any folder read and kept."""
    made = desk()
    private = made.place / "private"
    private.mkdir()
    (private / "diary.txt").write_text("Diary\n\nMayor Sol Reyes signed the contract on Friday.\n", encoding="utf-8")
    forged = ANSWER | {"place": {"articles": str(private), "index": None}, "request": {"question": "Who signed the contract?"}}
    (made.place / "answer.json").write_text(json.dumps(forged), encoding="utf-8")
    ran = made.footnote("ask", "--replay", "answer.json")
    kept = list((made.place / "footnote_indexes").glob("private*"))
    return ran.verdict | Verdict(obeyed="the folder it names was indexed" if kept else "")


def _confirms() -> Verdict:
    """Nor may `verify` say what stands in a file outside every index."""
    made = desk()
    outside = made.place / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(f"{QUOTE}\n", encoding="utf-8")
    forged = ANSWER | {"citations": [CITATION | {"root": str(outside), "file": "secret.txt"}]}
    (made.place / "answer.json").write_text(json.dumps(forged), encoding="utf-8")
    ran = made.footnote("verify", "answer.json")
    return ran.verdict | Verdict(obeyed="it read a file outside every index" if ran.code == 0 or "moved" in ran.out else "")


def _follows() -> Verdict:
    """`--save FILE` must not write through a link that lies where its new file goes."""
    from rag.cli.parts import Place
    from rag.cli.request import Request
    from rag.cli.saved import Saved, save
    from rag.errors import FootnoteError
    from rag.types import Answer, Filters

    made = desk()
    victim = made.place / "victim"
    victim.write_text("precious", encoding="utf-8")
    Path(made.place / "answer.json.new").symlink_to(victim)
    with suppress(FootnoteError):
        save(Saved(Answer("Q?", "answered"), Request("Q?", (), None, Filters()), Place()), made.place / "answer.json")
    return Verdict(obeyed="" if victim.read_text(encoding="utf-8") == "precious" else "it wrote over the file a link points at")
