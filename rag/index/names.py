"""Where indexes lie and what they are called.

An index is named after its folder plus six hex digits of the folder's resolved path, so that two folders
called `articles` are two indexes.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from rag.config import Settings
from rag.errors import BadInput, NoSuchIndex
from rag.index.address import REMOTE, is_address, parse
from rag.index.lock import writing
from rag.index.schema import connect, none_called, transaction
from rag.types import IndexPaths


def index_folder(settings: Settings, articles: Path | None = None, name: str | None = None) -> Path:
    """The folder of an index by its name or address, else by its articles' folder; it need not exist. Raises BadInput."""
    if name is not None and is_address(name):
        return settings.indexes / REMOTE / parse(name).folder
    if name is not None:
        if not re.fullmatch(r"[^\s./\\\x00][^/\\\x00]{0,199}", name):
            raise BadInput(f"{name!r} cannot be the name of an index.", "Use letters, digits, - and _.")
        return settings.indexes / name
    if articles is None:
        raise BadInput("Neither a folder of articles nor the name of an index was given.", "Say --articles FOLDER or --index NAME.")
    place = articles.expanduser().resolve()
    digits = sha256(os.fsencode(place)).hexdigest()[:6]
    stem = re.sub(r"[^\w-]+", "-", place.name).strip("-")[:80] or "articles"
    return settings.indexes / f"{stem}-{digits}"


def list_indexes(settings: Settings) -> list[Path]:
    """The folders of all indexes, by name."""
    return _in(settings.indexes)


def list_senders(settings: Settings) -> list[Path]:
    """The folders of what was indexed from this machine into indexes on servers."""
    return _in(settings.indexes / REMOTE)


def _in(place: Path) -> list[Path]:
    return sorted(path for path in place.iterdir() if IndexPaths(path).sqlite.is_file()) if place.is_dir() else []


def rename_index(settings: Settings, name: str, to: str) -> Path:
    """Raises NoSuchIndex, BadInput when the new name is taken or is an address, IndexBusy."""
    old, new = _existing(settings, name), index_folder(settings, name=to)
    if is_address(to):
        raise BadInput("An index here cannot become one on a server.", f"Index its folders into it: footnote index DIR --index {to}")
    if new.exists():
        raise BadInput(f"There is already an index {to}.", "Choose another name, or remove that one first.")
    with writing(old):
        old.rename(new)
    (new / IndexPaths(old).lock.with_suffix(".json").name).unlink(missing_ok=True)
    return new


def remove_index(settings: Settings, name: str, others: bool = False) -> None:
    """Removes an index, its articles untouched; of one on a server also what other machines indexed only when `others` says so.

    Raises NoSuchIndex, IndexBusy, IndexAway, BadInput.
    """
    folder = index_folder(settings, name=name)
    if is_address(name):
        from rag.index.milvus import remove_all

        remove_all(parse(name), _roots(folder), others)
        if not folder.exists():
            return
    else:
        folder = _existing(settings, name)
    with writing(folder):
        shutil.rmtree(folder)


def remove_root(settings: Settings, name: str, root: Path) -> None:
    """Takes one of its folders out of an index. Raises NoSuchIndex, IndexBusy, IndexAway, BadInput when it has no other."""
    path = str(root.expanduser().resolve())
    folder = index_folder(settings, name=name) if is_address(name) else _existing(settings, name)
    here = _roots(folder)
    if not is_address(name):
        if path not in here:
            raise NoSuchIndex(f"The index {name} has no folder {path}.", f"Its folders: {', '.join(here) or 'none':.300}.")
        if len(here) == 1:
            raise BadInput(f"{path} is the only folder of the index {name}.", f"Remove the index: footnote indexes remove {name}")
    else:
        from rag.index.milvus import remove_folder

        remove_folder(parse(name), path)
    if path in here:
        with writing(folder), closing(connect(folder, write=True)) as db, transaction(db, bump=True):
            db.execute("DELETE FROM roots WHERE path = ?", (path,))


def _roots(folder: Path) -> list[str]:
    """What was indexed into an index from this machine."""
    if not IndexPaths(folder).sqlite.is_file():
        return []
    with closing(connect(folder)) as db:
        return [path for (path,) in db.execute("SELECT path FROM roots ORDER BY path")]


def _existing(settings: Settings, name: str) -> Path:
    if is_address(name):
        raise BadInput("An index on a server is not renamed: other machines read it under its name.", "Index into another name instead.")
    folder = index_folder(settings, name=name)
    if folder not in list_indexes(settings):
        raise NoSuchIndex(*none_called(folder))
    return folder
