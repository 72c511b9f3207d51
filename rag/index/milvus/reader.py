"""An index on a server, opened for searching and reading.

It asks the server for its state before it answers, at most once a second, and keeps what belongs to that state: lists of articles,
counts of words. Texts are kept under the ids of their articles, which never stand for another.
"""

from __future__ import annotations

import threading
import time
from base64 import b85decode
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rag.embed import Embedder
from rag.index.address import Address
from rag.index.encode import as_kind, unpack_article, unpack_spans, unpack_text
from rag.index.filters import matches, undated
from rag.index.lexical import Wanted
from rag.index.milvus import bm25, drawers, lists, rows, state
from rag.index.milvus.collections import MOST, PASSAGES, SAID, Collections, missing
from rag.index.milvus.filtering import expression, like_words
from rag.index.milvus.lists import Listed
from rag.index.milvus.sending import check_maker, skipped_key
from rag.index.milvus.state import State
from rag.index.milvus.words import Vocabulary
from rag.index.passage import StoredPassage
from rag.index.reader import TITLE_WEIGHT
from rag.index.statements import Kept
from rag.index.store import ALL, Opened
from rag.index.summary import IndexStatus
from rag.types import Article, ArticleInfo, Filters, Skipped

STALE = 1.0  # seconds
_TEXTS = 64  # stories kept ready
_PLACES = 50_000  # passages whose article is remembered
_FURTHER = 4  # times as many are asked for when too few of those found pass a filter


def open_remote(address: Address, folder: Path) -> RemoteIndex:
    """Raises NoSuchIndex, IndexAway, IndexDamaged, IndexMismatch (made by another version)."""
    collections = Collections(address)
    if not collections.made:
        raise missing(address)
    now = state.read(collections)
    if not now.facts:
        raise missing(address)
    check_maker(address, now.facts, "", now.facts.get("embedder_sha256", ""))
    return RemoteIndex(collections, folder, now)


class _Of:
    """What belongs to one state of the index, read as it is needed."""

    def __init__(self, collections: Collections, now: State) -> None:
        self.state, self.words = now, Vocabulary(collections, now)
        self._collections = collections
        self._lists: dict[str, dict[int, Listed]] = {}
        self._lock = threading.RLock()

    def infos(self, articles: Iterable[int]) -> dict[int, ArticleInfo]:
        """Those of the articles that there are; the lists they would stand in are read."""
        wanted = list(dict.fromkeys(articles))
        keys = {id: [lists.key(root, id) for root in self.state.roots] for id in wanted}
        self._read(dict.fromkeys(key for some in keys.values() for key in some))
        return {id: one.info for id in wanted for key in keys[id] if (one := self._lists[key].get(id))}

    @cached_property
    def articles(self) -> dict[int, ArticleInfo]:
        """All of them, by root, file and place in the file."""
        self._read(key for root in self.state.roots for key in lists.keys(root))
        every = [one for some in self._lists.values() for one in some.values()]
        return {one.info.id: one.info for one in sorted(every, key=lambda one: one.order)}

    def _read(self, keys: Iterable[str]) -> None:
        with self._lock:
            new = [key for key in keys if key not in self._lists]
            if new:
                found = lists.read(self._collections, new)
                self._lists |= {key: found.get(key, {}) for key in new}


class RemoteIndex(Opened):
    """One index on a server. `notes` are sentences for a person."""

    def __init__(self, collections: Collections, folder: Path, now: State) -> None:
        self._collections, self.folder, self._address = collections, folder, collections.address
        self.notes: list[str] = []
        self._lock = threading.RLock()
        self._of, self._asked = _Of(collections, now), time.monotonic()
        self._texts: OrderedDict[int, tuple[str, bytes]] = OrderedDict()
        self._places: OrderedDict[int, int] = OrderedDict()

    @property
    def name(self) -> str:
        return str(self._address)

    @property
    def roots(self) -> tuple[str, ...]:
        return tuple(root.path for root in self._now().state.roots)

    @property
    def generation(self) -> int:
        return self._now().state.generation

    def require(self, embedder: Embedder) -> None:
        check_maker(self._address, self._now().state.facts, embedder.name, embedder.sha256)

    def article(self, id: int) -> Article:
        info = self.info(id)
        text, content = self._contents([id])[id]
        return unpack_article(content, text, info.file)

    def info(self, id: int) -> ArticleInfo:
        return self._infos([id])[id]

    def articles(self, filters: Filters = ALL) -> list[ArticleInfo]:
        return [info for info in self._now().articles.values() if matches(info, filters)]

    def count(self, filters: Filters) -> int:
        return len(self.articles(filters)) if filters else sum(root.articles for root in self._now().state.roots)

    def undated(self, filters: Filters) -> int:
        return undated(self._now().articles.values(), filters)

    def skipped(self) -> list[Skipped]:
        found = drawers.get(self._collections, [skipped_key(root) for root in self._now().state.roots])
        return sorted(
            (Skipped(str(file), str(reason), part) for data in found.values() for file, part, reason in drawers.unpack(data)),
            key=lambda one: (one.file, one.part or ""),
        )

    def newest(self) -> str | None:
        return max((root.newest for root in self._now().state.roots if root.newest), default=None)

    def statements(self, filters: Filters = ALL, speaker: Sequence[str] = (), about: Sequence[str] = ()) -> list[tuple[ArticleInfo, Kept]]:
        wanted = like_words([("known", word) for word in speaker] + [("about", word) for word in about])
        if speaker:
            wanted.append(f"({' or '.join(like_words([('heads', word) for word in speaker]))})")
        found = list(self._collections.where(SAID, " and ".join(wanted) or "article >= 0", ("article", "data", "heads", "known", "about")))
        infos = self._infos(row["article"] for row in found)
        kept = [
            (infos[row["article"]], _statement(row))
            for row in found
            if row["article"] in infos and _says(row, speaker, about) and matches(infos[row["article"]], filters)
        ]
        return sorted(kept, key=lambda pair: (pair[0].root, pair[0].file, pair[1].article, pair[1].place))

    def dense(self, vector: NDArray[np.float32], k: int, filters: Filters = ALL) -> list[tuple[int, float]]:
        found = self._search("vector", np.asarray(vector, dtype=np.float32).tolist(), k, filters, ())
        return [(id, score) for id, score, _ in found]

    def similarities(self, vector: NDArray[np.float32], passages: Sequence[int]) -> list[tuple[int, float]]:
        held = {row["id"]: row["vector"] for row in self._collections.by_key(PASSAGES, passages, ("id", "vector"))}
        here = [id for id in passages if id in held]
        if not here:
            return []
        scores = np.asarray([held[id] for id in here], dtype=np.float32) @ vector
        return list(zip(here, scores.tolist(), strict=True))

    def lexical(
        self, words: Sequence[str | Wanted], k: int, filters: Filters = ALL, title: float = TITLE_WEIGHT
    ) -> list[tuple[int, float]]:
        held = self._now().words
        forms = bm25.forms(held, [Wanted((word,)) if isinstance(word, str) else word for word in words])
        if k < 1 or not forms:
            return []
        found = self._search("bm25", bm25.as_text(forms), k + bm25.SPARE, filters, ("words",))
        return bm25.weigh(held, forms, title, ((id, fields["words"]) for id, _, fields in found))[:k]

    def passages(self, ids: Sequence[int]) -> list[StoredPassage]:
        fields = ("id", "article", "place", "kind", "spans")
        found = {row["id"]: row for row in self._collections.by_key(PASSAGES, ids, fields)}
        infos = self._infos(row["article"] for row in found.values())
        contents = self._contents(infos)
        return [
            _passage(row, infos[row["article"]], contents[row["article"]][0])
            for id in ids
            if (row := found.get(id)) and row["article"] in infos and row["article"] in contents
        ]

    def passages_of(self, article: int) -> list[StoredPassage]:
        info = self._infos([article]).get(article)
        return self.passages([rows.passage_id(article, place) for place in range(info.passages if info else 0)])

    def articles_of(self, passages: Sequence[int]) -> dict[int, ArticleInfo]:
        with self._lock:
            owners = {id: article for id in passages if (article := self._places.get(id)) is not None}
        unknown = [id for id in passages if id not in owners]
        owners |= {row["id"]: row["article"] for row in self._collections.by_key(PASSAGES, unknown, ("id", "article"))}
        self._remember(owners.items())
        infos = self._infos(owners.values())
        return {id: infos[article] for id, article in owners.items() if article in infos}

    def among(self, passages: Sequence[int], filters: Filters) -> list[int]:
        infos = self.articles_of(passages)
        return [id for id in passages if id in infos and matches(infos[id], filters)]

    def status(self) -> IndexStatus:
        now = self._now().state
        passages = sum(root.passages for root in now.roots)
        return IndexStatus(
            name=self.name,
            folder=self.folder,
            roots=tuple(root.path for root in now.roots),
            files=sum(root.files for root in now.roots),
            articles=sum(root.articles for root in now.roots),
            passages=passages,
            embedded=passages,
            lexical=passages,
            copies=sum(root.copies for root in now.roots),
            undated=sum(root.undated for root in now.roots),
            skipped=sum(root.skipped for root in now.roots),
            generation=now.generation,
            embedder=now.facts.get("embedder", ""),
            embedder_sha256=now.facts.get("embedder_sha256", ""),
            updated=max((root.updated for root in now.roots if root.updated), default=None),
            bytes=0,
            writer=", ".join(now.writers) or None,
            notes=tuple(self.notes),
            older=sum(root.older for root in now.roots),
        )

    def close(self) -> None:
        self._collections.close()

    def terms(self, wanted: Sequence[Wanted] = ()) -> Vocabulary:
        held = self._now().words
        held.load_for(wanted)
        return held

    def _now(self, at_once: bool = False) -> _Of:
        """What belongs to the state of the index as the server gives it."""
        with self._lock:
            if at_once or time.monotonic() - self._asked >= STALE:
                now = state.read(self._collections)
                if (now.roots, now.facts) != (self._of.state.roots, self._of.state.facts):
                    self._of = _Of(self._collections, now)
                self._asked = time.monotonic()
            return self._of

    def _infos(self, articles: Iterable[int]) -> dict[int, ArticleInfo]:
        """Those of the articles that readers may see."""
        wanted = set(articles)
        before = self._now()
        found = before.infos(wanted)
        if len(found) < len(wanted) and (now := self._now(at_once=True)) is not before:  # they came just now, or the lists were spread anew
            found = now.infos(wanted)
        return found

    def _search(
        self, field: str, query: Any, k: int, filters: Filters, fields: Sequence[str]
    ) -> list[tuple[int, float, Mapping[str, Any]]]:
        """The k best passages of whole articles that the filters let through."""
        where, asked = expression(filters), k
        while True:
            found = self._collections.search(field, query, asked, where, ("article", *fields))
            self._remember((id, row["article"]) for id, _, row in found)
            infos = self._infos(row["article"] for *_, row in found)
            passed = [one for one in found if (info := infos.get(one[2]["article"])) and matches(info, filters)]
            if len(passed) >= k or len(found) < min(asked, MOST) or asked >= MOST:
                return passed[:k]
            asked *= _FURTHER

    def _remember(self, places: Iterable[tuple[int, int]]) -> None:
        with self._lock:
            self._places.update(places)
            while len(self._places) > _PLACES:
                self._places.popitem(last=False)

    def _contents(self, articles: Iterable[int]) -> dict[int, tuple[str, bytes]]:
        """The texts of these articles and the rest of them, packed."""
        with self._lock:
            held = {id: self._texts[id] for id in articles if id in self._texts}
        keys = {rows.text_key(id): id for id in articles if id not in held}
        for key, data in drawers.get(self._collections, keys).items():
            size = 8 + int.from_bytes(data[:8], "big")
            held[keys[key]] = unpack_text(data[8:size]), data[size:]
        with self._lock:
            self._texts |= held
            while len(self._texts) > _TEXTS:
                self._texts.popitem(last=False)
        return held


def _passage(row: Mapping[str, Any], info: ArticleInfo, text: str) -> StoredPassage:
    return StoredPassage.of(row["id"], info, row["place"], as_kind(row["kind"]), unpack_spans(_bytes(row["spans"])), text)


def _statement(row: Mapping[str, Any]) -> Kept:
    """Raises IndexDamaged."""
    try:
        place, spans, speaker, verb, direct, said, about = drawers.unpack(_bytes(row["data"]))
        who = None if speaker is None else str(speaker)
        return Kept(row["article"], int(place), unpack_spans(_bytes(spans)), who, str(verb), bool(direct), str(said), str(about))
    except (ValueError, TypeError) as error:
        raise drawers.damaged(error) from error


def _says(row: Mapping[str, Any], speaker: Sequence[str], about: Sequence[str]) -> bool:
    """Whether the words stand in the fields as they are: a pattern of Milvus may hold of others."""
    called = all(f" {word} " in row["known"] for word in speaker)
    named = not speaker or any(f" {word} " in row["heads"] for word in speaker)
    return called and named and all(f" {word} " in row["about"] for word in about)


def _bytes(text: str) -> bytes:
    try:
        return b85decode(text)
    except ValueError as error:
        raise drawers.damaged(error) from error
