"""Answers on disk: the last one, and those kept with `ask --save`. One format: an answer's JSON and how it was asked.

The last answer is for `show --last` and `ask --continue`; only its owner may read it. A file may come from anybody:
nothing in it is believed before it has been found to be of the right kind.
"""

from __future__ import annotations

import os
import stat
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from msgspec import ValidationError, convert, to_builtins

from rag.answer.record import from_json, to_json
from rag.cli import strings
from rag.cli.json_in import read_bounded, read_json
from rag.cli.parts import Place
from rag.cli.request import Request, read_request
from rag.cli.screen import as_json_text, note
from rag.config import state_folder
from rag.errors import BadInput, ConfigError, FootnoteError
from rag.types import Answer, Turn

MOST_CITATIONS = 1000


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
    """Write to `path` at once or not at all. Raises BadInput when it cannot be written, or is a link or no plain file."""
    articles = str(saved.place.articles.resolve()) if saved.place.articles else None
    content = to_json(saved.answer) | {"request": asdict(saved.request), "place": {"articles": articles, "index": saved.place.index}}
    try:
        _replace(path, as_json_text(content) + "\n")
    except OSError as error:
        raise BadInput(strings.not_saved(path=path, strerror=error.strerror), strings.NOT_SAVED_HINT) from error


def keep_last(saved: Saved) -> None:
    """Keep it as the last answer."""
    try:
        save(saved, last_file())
    except FootnoteError as error:  # the answer has been given; what is lost is `show --last`
        note(f"{error.message} {error.hint}")


def _replace(path: Path, text: str) -> None:
    if os.path.lexists(path) and not stat.S_ISREG(os.lstat(path).st_mode):
        raise OSError(0, strings.NO_PLAIN_FILE)
    handle, new = tempfile.mkstemp(prefix=".", suffix=".new", dir=path.parent)  # a file of this name that there was not, its owner's alone
    try:
        with open(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(new, path)
    except BaseException:
        os.unlink(new)
        raise


def load(path: Path) -> Saved:
    """Raises BadInput when `path` does not hold an answer. What `footnote ask --json` wrote will do."""
    try:
        return _saved(read_json(read_bounded(path)))
    except FileNotFoundError:
        raise BadInput(strings.no_file(path=path), strings.SAVE_FIRST) from None
    except OSError as error:
        raise BadInput(strings.cannot_be_read(path=path, error=error.strerror), strings.SAVE_FIRST) from error
    except (BadInput, ValidationError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(strings.not_an_answer(path=path, error=_why(error)), strings.SAVE_ONE) from error


def _saved(content: dict[str, Any]) -> Saved:
    answer = _checked(content)
    request = {"question": answer.question} | (content.get("request") or {})
    return Saved(answer, read_request(request, Request("")), _place(content.get("place") or {}, answer))


def read_answer(content: dict[str, Any]) -> Answer:
    """An answer out of its JSON, from wherever that came. Raises BadInput when it is none."""
    try:
        return _checked(content)
    except (BadInput, ValidationError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(strings.broken_answer(error=_why(error)), strings.BROKEN_ANSWER_HINT) from error


def _checked(content: dict[str, Any]) -> Answer:
    answer = convert(to_builtins(from_json(content)), Answer)  # each value of the type that `Answer` says
    numbers = {citation.number for citation in answer.citations}
    if len(numbers) != len(answer.citations) or len(numbers) > MOST_CITATIONS:
        raise ValueError(strings.BAD_NUMBERS)
    if any(not numbers.issuperset(sentence.citations) for sentence in answer.sentences):
        raise ValueError(strings.BAD_REFERENCE)
    if any(not 0 <= citation.start <= citation.end for citation in answer.citations):
        raise ValueError(strings.BAD_POSITION)
    return answer


def _why(error: Exception) -> str:
    """The reason in a clause, whatever it holds of the file cut short."""
    said = error.message if isinstance(error, BadInput) else str(error)
    return f"{said.rstrip('.'):.200}"


def last_file() -> Path:
    try:
        return state_folder() / "last.json"
    except OSError as error:
        hint = strings.SET_STATE
        raise ConfigError(strings.last_not_kept(strerror=error.strerror, filename=error.filename), hint) from error


def load_last() -> Saved:
    """The last answer. Raises BadInput when nothing has been asked yet."""
    if not last_file().exists():
        raise BadInput(strings.NO_ANSWER_YET, strings.ASK_FIRST)
    return load(last_file())


def _place(content: dict[str, Any], answer: Answer) -> Place:
    named = convert(content, dict[str, str | None])
    articles, index = named.get("articles"), named.get("index")
    return Place(Path(articles) if articles else None, index or (None if articles else answer.index or None))
