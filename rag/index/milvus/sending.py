"""What a machine has indexed, sent: what the server lacks is added, what is no longer here is taken out.

What to do is seen by comparing ids, and an id stands for an article's whole content, so that nothing has to be remembered of an
earlier run, finished or not. What a killed one left half done stands in no list, and is found by there being other passages than
those of the listed articles.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from rag.embed import Embedder
from rag.errors import IndexMismatch
from rag.index.address import Address
from rag.index.milvus import drawers, lists, rows, state, words
from rag.index.milvus.collections import KEPT, PASSAGES, SAID, Collections, quoted, runs
from rag.index.milvus.lists import Listed
from rag.index.milvus.rows import Ready
from rag.index.milvus.state import Lease, Root

VERSION = "1"  # of what is kept on the server
_BATCH = 100  # articles
_MUCH = 1000  # passages after which the server is asked to index what it has now: search over what it has not is slow
_FILES = "SELECT COUNT(*) FROM files f JOIN roots r ON r.id = f.root WHERE r.path = ?"
_COPIES = (
    "SELECT COUNT(*) - COUNT(DISTINCT a.story) FROM articles a JOIN files f ON f.id = a.source JOIN roots r ON r.id = f.root "
    "WHERE r.path = ? AND a.story IS NOT NULL"
)
Step = Callable[[int, int], None]


class Sender:
    """The publisher of an index on a server. Raises IndexAway, IndexMismatch (made with another embedder or version)."""

    def __init__(self, address: Address, embedder: Embedder) -> None:
        self._collections, self._flushed = Collections(address), False
        self._collections.make(embedder.dimension)
        if found := state.read(self._collections).facts:
            check_maker(address, found, embedder.name, embedder.sha256)
        else:
            facts = {"schema": VERSION, "embedder": embedder.name, "embedder_sha256": embedder.sha256}
            state.write_facts(self._collections, facts)

    def words(self, db: sqlite3.Connection) -> None:
        """A passage is sent with its vector, so that there is nothing to do yet."""

    def vectors(self, db: sqlite3.Connection, whole: bool, step: Step) -> None:
        sent = 0
        for path, articles in rows.ready(db).items():
            if whole or any(one.whole for one in articles.values()):
                with state.writing(self._collections, path) as lease:
                    sent += _Folder(self._collections, db, path, articles, lease).send(whole, step)
        if sent >= _MUCH:
            self._collections.flush()
            self._flushed = True
        if whole and self._flushed:
            self._collections.wait()

    def close(self) -> None:
        self._collections.close()


def check_maker(address: Address, facts: Mapping[str, str], embedder: str, sha256: str) -> None:
    """Raises IndexMismatch when an index was made by another version, or with another embedder."""
    if facts.get("schema") != VERSION:
        raise IndexMismatch(
            f"The index {address} was made by another version of Footnote.", "Use that version, or index into another name."
        )
    if facts.get("embedder_sha256") != sha256:
        made_with = facts.get("embedder", "another")
        raise IndexMismatch(
            f"The index {address} was made with the embedder {made_with}, not {embedder}.", f"Use it with --embedder {made_with}."
        )


class _Folder:
    """One folder, while its lease is held."""

    def __init__(self, collections: Collections, db: sqlite3.Connection, path: str, articles: Mapping[int, Ready], lease: Lease) -> None:
        self._collections, self._db, self._articles, self._lease = collections, db, articles, lease
        known = {root.path: root for root in state.read(collections).roots}
        self._root = known.get(path, Root(path, buckets=lists.buckets(len(articles), 0)))
        self._lists = lists.read(collections, lists.keys(self._root))
        self._listed = {id: one for some in self._lists.values() for id, one in some.items()}

    def send(self, whole: bool, step: Step) -> int:
        """Adds what is whole and new, and, once all is `whole`, takes out what has gone. How many passages it added."""
        self._sweep()
        new = [one for id, one in self._articles.items() if one.whole and id not in self._listed]
        gone = {id: one for id, one in self._listed.items() if id not in self._articles}
        other = {id: one.listed for id, one in self._articles.items() if self._listed.get(id, one.listed) != one.listed}
        replaced = {(one.info.file, one.place): id for id, one in gone.items()}
        if new or other or (gone and whole):
            self._unsettle()
        self._spread(len(self._listed) + len(new))
        for number, batch in enumerate(runs(new, _BATCH)):
            self._add(batch)
            places = [(one.listed.info.file, one.listed.place) for one in batch]
            self._show({one.id: one.listed for one in batch}, [replaced[place] for place in places if place in replaced])
            self._lease.keep()
            step(number * _BATCH + len(batch), len(new))
        self._show(other, [id for id in gone if whole and id in self._listed])
        hidden = {id: one for id, one in gone.items() if id not in self._listed}
        self._finish()
        self._remove({id: rows.ids_of([one]) for id, one in hidden.items()})
        return sum(one.listed.info.passages for one in new)

    def _sweep(self) -> None:
        """Takes out what stands in no list: what a run that was killed had begun to add, or to take out."""
        ours = f"root == {quoted(self._root.key)}"
        if self._collections.count(PASSAGES, ours) == sum(one.info.passages for one in self._listed.values()):
            return
        found: dict[int, list[int]] = {}
        for row in self._collections.where(PASSAGES, ours, ("id", "article")):
            found.setdefault(row["article"], []).append(row["id"])
            self._lease.keep()
        self._remove({article: ids for article, ids in found.items() if article not in self._listed})
        self._unsettle()
        short = [id for id, one in self._listed.items() if len(found.get(id, ())) != one.info.passages]
        self._show({}, short)  # they are sent again

    def _add(self, batch: Sequence[Ready]) -> None:
        key = self._root.key
        self._collections.put(PASSAGES, [row for one in batch for row in rows.passages_of(self._db, one, key)])
        self._collections.put(SAID, [row for one in batch for row in rows.said_in(self._db, one, key)])
        self._collections.put(KEPT, [row for one in batch for row in rows.text_of(self._db, one, key)])

    def _remove(self, articles: Mapping[int, Sequence[int]]) -> None:
        """Takes out what belongs to articles that are in no list, by the ids of their passages, which go last: by them it is seen."""
        for batch in runs(articles, _BATCH):
            drawers.remove(self._collections, [rows.text_key(article) for article in batch])
            self._collections.remove_said(batch)
            self._collections.remove(PASSAGES, [id for article in batch for id in articles[article]])
            self._lease.keep()

    def _spread(self, articles: int) -> None:
        """Gives a folder that has grown more lists: the new ones are there before the old ones go."""
        number = lists.buckets(articles, self._root.buckets)
        if number == self._root.buckets:
            return
        old, self._root = lists.keys(self._root), replace(self._root, buckets=number)
        drawers.remove(self._collections, lists.keys(self._root))  # a run that was killed over this may have left some
        self._lists = {}
        self._show(self._listed)
        drawers.remove(self._collections, old)

    def _show(self, listed: Mapping[int, Listed], hidden: Iterable[int] = ()) -> None:
        """Has readers see these articles, and others no more."""
        hidden = list(hidden)
        if not listed and not hidden:
            return
        for id in hidden:
            del self._listed[id]
            self._lists[lists.key(self._root, id)].pop(id, None)
        self._listed |= listed
        for id, one in listed.items():
            self._lists.setdefault(lists.key(self._root, id), {})[id] = one
        touched = {lists.key(self._root, id) for id in (*listed, *hidden)}
        self._keep({key: lists.as_bytes(self._lists.get(key, {})) for key in sorted(touched)})
        self._write(**self._seen())

    def _seen(self) -> dict[str, int]:
        return {"articles": len(self._listed), "passages": sum(one.info.passages for one in self._listed.values())}

    def _unsettle(self) -> None:
        """Has a run that is killed from here on be seen by the next."""
        if self._root.settled:
            self._write(settled=False)

    def _finish(self) -> None:
        """The words, the counts and the day of this run."""
        changed = not self._root.settled
        counted = self._counted() if changed else {}
        infos = [one.info for one in self._listed.values()]
        self._write(
            changed,
            files=self._one(_FILES),
            copies=self._one(_COPIES),
            undated=sum(info.published is None for info in infos),
            older=sum(info.newer is not None for info in infos),
            skipped=self._skipped(),
            newest=max((info.published[:10] for info in infos if info.published), default=None),
            updated=datetime.now(UTC).isoformat(timespec="seconds"),
            settled=True,
            **self._seen(),
            **counted,
        )

    def _one(self, sql: str) -> int:
        return int(self._db.execute(sql, (self._root.path,)).fetchone()[0])

    def _skipped(self) -> int:
        """Sends what could not be read; how much that is."""
        sql = "SELECT s.file, s.part, s.reason FROM skipped s JOIN roots r ON r.id = s.root WHERE r.path = ? ORDER BY 1, 2, 3"
        found = self._db.execute(sql, (self._root.path,)).fetchall()
        self._keep({skipped_key(self._root): drawers.pack(found)})
        return len(found)

    def _counted(self) -> dict[str, int]:
        """Counts the words of all that is listed, and sends what has changed of the counts."""
        counted = words.Counted()
        for id in self._listed:
            if one := self._articles.get(id):
                for each in rows.words_of(self._db, one):
                    counted.add(each)
            self._lease.keep()
        now = {words.key(self._root.key, letters): drawers.pack(counts) for letters, counts in counted.by_letters().items()}
        listed = words.every(self._root.key)
        before = drawers.unpack(drawers.get(self._collections, [listed]).get(listed, drawers.pack([])))
        held = drawers.get(self._collections, [words.key(self._root.key, letters) for letters in before])
        self._keep({listed: drawers.pack(sorted({key.rpartition(":")[2] for key in (*held, *now)}))})
        self._keep({key: data for key, data in now.items() if held.get(key) != data})
        drawers.remove(self._collections, [key for key in held if key not in now])
        self._keep({listed: drawers.pack(sorted(key.rpartition(":")[2] for key in now))})
        return {"counted": counted.passages, "body": counted.body, "title": counted.title}

    def _keep(self, values: Mapping[str, bytes]) -> None:
        self._collections.put(KEPT, [row for key, data in values.items() for row in drawers.rows(key, self._root.key, data)])

    def _write(self, changed: bool = True, /, **fields: object) -> None:
        self._root = replace(self._root, generation=self._root.generation + changed, **fields)  # type: ignore[arg-type]
        state.write(self._collections, self._root)


def skipped_key(root: Root) -> str:
    return f"skipped:{root.key}"
