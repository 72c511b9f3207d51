"""A generator that remembers what it replied, so that an evaluation asks the model nothing twice.

Decoding is greedy and a prompt has one form, so the same model over the same prompt gives the same words. When only
checks, thresholds or footnotes changed, a whole set is answered again in minutes; a reply broken off is remembered as far
as it went.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rag.config import Settings
from rag.engine import Engine
from rag.llm import Generator, Prompt

REPLIES = "replies.sqlite"  # below the folder of indexes
READING = "f454acc4f22405b20db0c516a14b5495dd11261ec4e784433af1920f4d77cf49"  # another one whenever a prompt becomes other tokens


def form_of(settings: Settings) -> str:
    """What a reply rests on besides prompt and weights."""
    return f"{READING} {settings.passage_cache}"


def remember(engine: Engine, settings: Settings) -> None:
    """Let an engine's generator remember what it replies, beside the indexes."""
    engine.answer_through(lambda generator: Remembering(generator, settings.indexes / REPLIES, form_of(settings)))


class Remembering:
    """A Generator over another, its replies kept in the SQLite file `replies`.

    `form` names what a reply rests on besides prompt and weights; `recalled` counts the replies that were remembered; `keys` are
    those of all that was asked for.
    """

    def __init__(self, generator: Generator, replies: Path, form: str) -> None:
        self._generator = generator
        self.sha256, self.name = generator.sha256, generator.name
        self._form = form
        self._lock = threading.Lock()
        self._db = sqlite3.connect(replies, isolation_level=None, check_same_thread=False)
        self._db.execute("CREATE TABLE IF NOT EXISTS replies(key TEXT PRIMARY KEY, reply TEXT NOT NULL) WITHOUT ROWID")
        self.recalled = 0
        self.keys: set[str] = set()

    def entries(self) -> dict[str, Any]:
        """What was replied to all that was asked for, by key, to be given to `learn` elsewhere."""
        return {key: self._get(key) for key in sorted(self.keys)}

    def learn(self, entries: Mapping[str, Any]) -> None:
        """Remember what was replied elsewhere."""
        for key, reply in entries.items():
            self._put(key, reply)

    def generate(self, prompt: Prompt, max_tokens: int, cancel: threading.Event | None = None) -> Iterator[str]:
        key = self._key("generate", prompt, max_tokens)
        begun, whole = self._get(key) or ([], False)
        self.recalled += bool(begun)
        yield from begun
        if whole:
            return
        known, pieces = len(begun), list[str]()
        try:
            for piece in self._generator.generate(prompt, max_tokens, cancel):
                pieces.append(piece)
                if len(pieces) > known:
                    yield piece
            whole = True
        finally:
            if len(pieces) >= known:
                self._put(key, (pieces, whole))

    def log_odds(self, prompts: Sequence[Prompt], yes: str, no: str, cancel: threading.Event | None = None) -> list[float]:
        keys = [self._key("log_odds", prompt, [yes, no]) for prompt in prompts]
        known = {key: self._get(key) for key in keys}
        self.recalled += sum(odds is not None for odds in known.values())
        new = [(key, prompt) for key, prompt in zip(keys, prompts, strict=True) if known[key] is None]
        for (key, _), odds in zip(new, self._generator.log_odds([prompt for _, prompt in new], yes, no, cancel), strict=True):
            known[key] = odds
            self._put(key, odds)
        return [float(known[key]) for key in keys]

    def warm(self, system: str, passages: Sequence[str], cancel: threading.Event | None = None) -> None:
        self._generator.warm(system, passages, cancel)

    def close(self) -> None:
        self._generator.close()
        with self._lock:
            self._db.close()

    def _key(self, kind: str, prompt: Prompt, more: Any) -> str:
        asked = [prompt.system, prompt.passages, [], prompt.question, prompt.opening]  # []: keys stay what they were
        key = hashlib.sha256(json.dumps([kind, self.sha256, self._form, asked, more]).encode()).hexdigest()
        self.keys.add(key)
        return key

    def _get(self, key: str) -> Any:
        with self._lock:
            row = self._db.execute("SELECT reply FROM replies WHERE key = ?", (key,)).fetchone()
        return json.loads(row[0]) if row else None

    def _put(self, key: str, reply: Any) -> None:
        with self._lock:
            self._db.execute("INSERT OR REPLACE INTO replies VALUES (?, ?)", (key, json.dumps(reply)))
