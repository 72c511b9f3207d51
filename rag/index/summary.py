"""What building an index did, and what an index holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rag.index.address import shown
from rag.types import Skipped


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did, or would do, counted in files unless said otherwise.

    The `added` (the `moved` among them), the `changed` and the `unchanged` hold the articles; `failed` ones are new and hold none.
    `embedded` and `reused` count passages; `notes` are sentences for a person.
    """

    folder: Path
    added: int = 0
    changed: int = 0
    moved: int = 0
    removed: int = 0
    unchanged: int = 0
    failed: int = 0
    skipped: tuple[Skipped, ...] = ()
    articles: int = 0
    passages: int = 0
    embedded: int = 0
    reused: int = 0
    seconds: float = 0.0
    notes: tuple[str, ...] = ()
    dry_run: bool = False

    @property
    def name(self) -> str:
        return shown(self.folder)


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """What an index holds. `embedded` of `passages` can be found by meaning, `lexical` of them by their words;
    `older` articles have a newer version."""

    name: str
    folder: Path
    roots: tuple[str, ...]
    files: int
    articles: int
    passages: int
    embedded: int
    lexical: int
    copies: int
    undated: int
    skipped: int
    generation: int
    embedder: str
    embedder_sha256: str
    updated: str | None
    bytes: int
    writer: str | None = None
    notes: tuple[str, ...] = ()
    older: int = 0
