"""What became of a footnote's words on disk, looked for only in folders that the person has named: here, or by indexing them.

A saved answer may come from anybody, so that the folder it names is compared with those, never gone into by itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path, PurePosixPath
from typing import Literal, get_args

from rag.config import Settings
from rag.errors import FootnoteError
from rag.text import label
from rag.types import Article, Citation

State = Literal["holds", "moved", "changed", "vanished", "not looked for"]
_BEST_FIRST = get_args(State)


@dataclass(frozen=True, slots=True)
class Check:
    """What became of one footnote, where its words are now, and the folder that was searched."""

    citation: Citation
    state: State
    detail: str = ""
    looked_in: str | None = None


class Folders:
    """The folders that may be looked in: those `given`, else those of the indexes there are. Only reads the disk."""

    def __init__(self, settings: Settings, given: Sequence[Path] = ()) -> None:
        self._settings, self._given = settings, [path.absolute() for path in given]
        self._known = frozenset() if given else known_roots(settings)
        self._read = lru_cache(maxsize=8)(self._articles)
        self._by_text = cache(self._texts)

    def look_up(self, citation: Citation) -> Check:
        """Compare a footnote with its file as it is now."""
        folders = self._given or ([Path(citation.root)] if citation.root in self._known else [])
        if not folders:
            return Check(citation, "not looked for", f"{citation.root} is not the folder of any index here; name one with --articles")
        checks = [replace(self._look_in(folder, citation), looked_in=str(folder)) for folder in folders]
        return min(checks, key=lambda check: _BEST_FIRST.index(check.state))

    def _look_in(self, root: Path, citation: Citation) -> Check:
        articles = self._read(root, citation.file)
        if not articles:
            now = self._by_text(root).get(citation.text_sha256)
            return Check(citation, *(("moved", f"the same story is now {label(now)}") if now else ("vanished", "the file is gone")))
        same_part = [article for article in articles if article.is_at(citation.part)]
        for article in same_part:
            if article.text[citation.start : citation.end] == citation.quote:
                same = article.text_sha256 == citation.text_sha256
                return Check(citation, "holds", "" if same else "the rest of the story has changed")
        for article in (*same_part, *articles):
            at = article.text.find(citation.quote)
            if at >= 0:
                part = f" of {label(article.part or 'the file')}" if article.part != citation.part else ""
                return Check(citation, "moved", f"the words now stand at {at}-{at + len(citation.quote)}{part}")
        return Check(citation, "changed", "the words are no longer in the story")

    def _articles(self, root: Path, file: str) -> tuple[Article, ...]:
        from rag.index.read_in import read_alone

        return read_alone(root, file, self._settings)[0] if root.is_file() or (_is_story(file) and _is_file(root / file)) else ()

    def _texts(self, root: Path) -> dict[str, str]:
        """The file of each story below a folder, by the SHA-256 of its text."""
        from rag.corpus import Found, discover

        files = [found.file for found in discover(root) if isinstance(found, Found)] if root.exists() else []
        return {article.text_sha256: file for file in files for article in self._articles(root, file)}


def _is_file(path: Path) -> bool:
    """Whether there is such a file; a path that no file can have is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def known_roots(settings: Settings) -> frozenset[str]:
    """The folders that have been indexed."""
    from rag.index import list_indexes, list_senders
    from rag.index.reader import open_local

    roots: set[str] = set()
    for folder in [*list_indexes(settings), *list_senders(settings)]:
        with suppress(FootnoteError, sqlite3.Error, OSError), closing(open_local(folder)) as index:
            roots.update(index.roots)
    return frozenset(roots)


def _is_story(file: str) -> bool:
    """Whether a path is such that indexing would read it."""
    from rag.corpus.readers import by_name, says_nothing

    path = PurePosixPath(file)
    shown = not path.is_absolute() and not any(part.startswith(".") for part in path.parts)
    return shown and (by_name(file) is not None or says_nothing(file))
