"""Answers on disk: the last one, and those kept with `ask --save`. One format: an answer's JSON and how it was asked.

The last answer is for `show --last` and `ask --continue`; only its owner may read it.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rag.cli.parts import Place
from rag.cli.request import Request
from rag.config import state_folder
from rag.errors import BadInput, ConfigError
from rag.types import Answer, Filters, Turn


@dataclass(frozen=True, slots=True)
class Saved:
    """An answer, what was asked, and of which index."""

    answer: Answer
    request: Request
    place: Place

    def conversation(self) -> tuple[Turn, ...]:
        """The turns so far, this question and its answer included."""
        said = (Turn("assistant", self.answer.text),) if self.answer.sentences else ()
        return (*self.request.history, Turn("user", self.request.question), *said)


def save(saved: Saved, path: Path) -> None:
    """Write to `path` at once or not at all. Raises BadInput when it cannot be written."""
    from rag.answer.record import to_json
    from rag.cli.screen import as_json_text

    articles = str(saved.place.articles.resolve()) if saved.place.articles else None
    content = to_json(saved.answer) | {"request": asdict(saved.request), "place": {"articles": articles, "index": saved.place.index}}
    new = path.with_name(path.name + ".new")
    try:
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(as_json_text(content) + "\n")
        os.replace(new, path)
    except OSError as error:
        raise BadInput(f"The answer could not be saved as {path}: {error.strerror}.", "Give it another place.") from error


def load(path: Path) -> Saved:
    """Raises BadInput when `path` does not hold an answer. What `footnote ask --json` wrote will do."""
    from rag.answer.record import from_json

    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        answer = from_json(content)
        return Saved(answer, _request(content.get("request") or {}, answer), _place(content.get("place") or {}, answer))
    except FileNotFoundError:
        raise BadInput(f"There is no file {path}.", "Save an answer with `footnote ask --save FILE`.") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(f"{path} is not a saved answer.", "Save one with `footnote ask --save FILE`.") from error


def last_file() -> Path:
    try:
        return state_folder() / "last.json"
    except OSError as error:
        hint = "Set FOOTNOTE_STATE to a folder that can be written."
        raise ConfigError(f"The last answer cannot be kept: {error.strerror}: {error.filename}.", hint) from error


def load_last() -> Saved:
    """The last answer. Raises BadInput when nothing has been asked yet."""
    if not last_file().exists():
        raise BadInput("No answer has been kept yet.", 'Ask something first: footnote ask --articles DIR "…"')
    return load(last_file())


def _request(content: dict[str, Any], answer: Answer) -> Request:
    history = tuple(Turn(turn["role"], turn["content"]) for turn in content.get("history", ()))
    return Request(content.get("question", answer.question), history, content.get("asked"), Filters(**content.get("filters", {})))


def _place(content: dict[str, Any], answer: Answer) -> Place:
    articles, index = content.get("articles"), content.get("index")
    return Place(Path(articles) if articles else None, index or (None if articles else answer.index or None))
