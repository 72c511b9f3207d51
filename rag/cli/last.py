"""The last answer, kept for `show --last` and `ask --continue` in a file only its owner may read."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from rag.cli.parts import Place
from rag.config import state_folder
from rag.errors import BadInput
from rag.types import Answer, Turn

ADVICE = 'Ask something first: footnote ask --articles DIR "…"'


@dataclass(frozen=True, slots=True)
class Last:
    """An answer, the conversation that ends with it, and where it came from."""

    answer: Answer
    history: tuple[Turn, ...]
    place: Place


def _file() -> Path:
    return state_folder() / "last.json"


def save_last(last: Last) -> None:
    from rag.answer.record import to_json

    content = {
        "answer": to_json(last.answer),
        "history": [{"role": turn.role, "content": turn.content} for turn in last.history],
        "articles": str(last.place.articles.resolve()) if last.place.articles else None,
        "index": last.place.index,
    }
    new = _file().with_suffix(".new")
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8", errors="surrogatepass") as file:
        json.dump(content, file)
    os.replace(new, _file())


def load_last() -> Last:
    """Raises BadInput when nothing has been asked, or the file cannot be read."""
    from rag.answer.record import from_json

    try:
        content = json.loads(_file().read_text(encoding="utf-8", errors="surrogatepass"))
        history = tuple(Turn(turn["role"], turn["content"]) for turn in content["history"])
        place = Place(Path(content["articles"]) if content["articles"] else None, content["index"])
        return Last(from_json(content["answer"]), history, place)
    except FileNotFoundError:
        raise BadInput("No answer has been kept yet.", ADVICE) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput("The last answer cannot be read.", ADVICE) from error
