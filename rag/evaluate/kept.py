"""Answers kept between runs, so that a stopped evaluation resumes and nothing unchanged is answered twice.

An answer is kept under the hash of its question and of the conditions it was given under: the index's
content, the models, the settings and the source code that made it. Change any and it is asked anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import rag
from rag.config import Settings
from rag.engine import Engine
from rag.errors import ModelError
from rag.evaluate.questions import Question
from rag.types import Filters

_ANSWERING = ("embed", "index", "search", "llm", "answer", "engine", "types.py")
_SETTINGS = ("generator", "embedder", "caution", "passage_cache", "passage_tokens", "keep_boilerplate")


class Kept:
    """Records by key, in one SQLite file that only its owner may read. One thread."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("CREATE TABLE IF NOT EXISTS answers(key TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID")

    def get(self, key: str) -> dict[str, Any] | None:
        row = self._db.execute("SELECT record FROM answers WHERE key = ?", (key,)).fetchone()
        return json.loads(row[0]) if row else None

    def put(self, key: str, record: Mapping[str, Any]) -> None:
        self._db.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (key, json.dumps(record)))

    def close(self) -> None:
        self._db.close()


def key_of(question: Question, conditions: Mapping[str, Any]) -> str:
    """The key of a question's answer. What is accepted as right is no part of it."""
    asked = {"question": question.text, "history": [asdict(turn) for turn in question.history], "asked": question.asked}
    return _sha256(asked | dict(conditions))


def conditions_of(engine: Engine, settings: Settings) -> dict[str, Any]:
    """All but the question that an answer rests on, in short."""
    articles = [(a.root, a.file, a.part, a.text_sha256, a.title, a.published, a.copies, a.passages) for a in engine.articles(Filters())]
    chosen = {name: str(getattr(settings, name)) for name in _SETTINGS}
    index = {"articles": _sha256(sorted(articles, key=str)), "generation": engine.status().generation}
    return {**index, "code": code_version(), "generator_sha256": _generator(settings), **chosen}


def _generator(settings: Settings) -> str | None:
    """The SHA-256 of the model that answers; None when it is not on disk, and so cannot answer."""
    from rag.models import identity, locate

    try:
        return identity(locate(settings.generator, "generator", settings))
    except ModelError:
        return None


def code_version() -> str:
    """The hash of all source that turns a question into an answer, prompts, thresholds and all."""
    package = Path(rag.__file__).parent
    sources = sorted(path for name in _ANSWERING for path in _python_files(package / name))
    digest = hashlib.sha256()
    for path in sources:
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _python_files(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(path.rglob("*.py"))


def _sha256(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
