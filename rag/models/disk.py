"""The models on disk: find one, check it, tell it from any other by its SHA-256.

Hashing a gigabyte takes seconds, so the SHA-256 of a file is remembered by its path, size and time of
change: a model is hashed when it is first seen and after it changed, and opened at once otherwise.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rag.config import Settings, state_folder
from rag.errors import BadInput, ModelDamaged, ModelMissing
from rag.models.catalogue import Model, ModelFile, Role, every_model

ONNX = "onnx/model_int8.onnx"
WEIGHTS = (ONNX, "model.safetensors", "pytorch_model.bin")
SPLIT = re.compile(r"\A(.+)-(\d{5})-of-(\d{5})\.gguf")
State = Literal["ok", "missing", "damaged"]


@dataclass(frozen=True, slots=True)
class Report:
    """What `check` found: each file's path below `folder` and its state."""

    name: str
    folder: Path
    files: tuple[tuple[str, State], ...]

    @property
    def ok(self) -> bool:
        return all(state == "ok" for _, state in self.files)


def known(name: str, models: tuple[Model, ...] | None = None) -> Model:
    """The model of that name. Raises BadInput with the names there are."""
    models = every_model() if models is None else models
    for model in models:
        if model.name == name:
            return model
    raise BadInput(f"There is no model called {name!r}.", f"models.txt knows {', '.join(model.name for model in models)}.")


def folder_of(model: Model, settings: Settings) -> Path:
    """Where a model of models.txt lies, fetched or not."""
    return settings.models / model.name


def is_fetched(name: str, settings: Settings) -> bool:
    """Whether all files of a model are there in their size: a look, not a check."""
    model = known(name)
    return all(_size(folder_of(model, settings) / file.path) == file.bytes for file in model.files)


def missing_together(names: Sequence[str], settings: Settings) -> ModelMissing | None:
    """What to say of several models of models.txt, none of which is on this machine; None where one is, or is none of them."""
    known_here = {model.name for model in every_model()}
    if not all(name in known_here and not is_fetched(name, settings) for name in names):
        return None
    return ModelMissing(f"The models {' and '.join(names)} are not on this machine.", f"Type: footnote models fetch {' '.join(names)}")


def locate(name_or_path: str | Path, role: Role, settings: Settings) -> Path:
    """The .gguf file of a generator, or the folder of an embedder.

    A name of models.txt, or a path. Raises ModelMissing; ModelDamaged naming the file whose SHA-256 is
    not that of models.txt; BadInput when it is the other kind of model or neither a name nor a path.
    """
    model = next((model for model in every_model() if model.name == str(name_or_path)), None)
    if model is None:
        return _given(Path(name_or_path).expanduser(), role)
    if model.role != role:
        raise BadInput(f"{model.name} cannot be used as the {role}.", f"`footnote models list` shows each {role}.")
    folder = folder_of(model, settings)
    for file in model.files:
        path = folder / file.path
        if not path.is_file():
            raise ModelMissing(f"The model {model.name} is not on this machine.", f"Type: footnote models fetch {model.name}")
        if path.stat().st_size != file.bytes or sha256_of(path) != file.sha256:
            raise ModelDamaged(f"{path} is damaged: it is not the file models.txt names.", f"Type: footnote models fetch {model.name}")
    return folder / model.files[0].path if role == "generator" else folder


def _given(path: Path, role: Role) -> Path:
    names = ", ".join(model.name for model in every_model() if model.role == role)
    hint = f"The {role} must be {'a .gguf file' if role == 'generator' else 'a sentence-transformers folder'}, or one of: {names}."
    if not path.exists():
        raise ModelMissing(f"There is no {role} {str(path)!r}, neither in models.txt nor on disk.", hint)
    if path.is_file() != (role == "generator"):
        raise BadInput(f"{path} cannot be used as the {role}.", hint)
    return path.resolve()


def check(name: str, settings: Settings) -> Report:
    """Every file of a model read in full and compared with models.txt."""
    model = known(name)
    folder = folder_of(model, settings)
    return Report(name, folder, tuple((file.path, _state(folder / file.path, file)) for file in model.files))


def _state(path: Path, file: ModelFile) -> State:
    if not path.is_file():
        return "missing"
    return "ok" if _size(path) == file.bytes and remember(path, digest(path)) == file.sha256 else "damaged"


def remove(name: str, settings: Settings) -> int:
    """Delete a model and what was fetched of it; the bytes that were freed."""
    freed = 0
    for folder in (folder_of(known(name), settings), staging(name, settings)):
        freed += sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        shutil.rmtree(folder, ignore_errors=True)
    return freed


def staging(name: str, settings: Settings) -> Path:
    """Where the pieces of a model lie until it is whole."""
    return settings.models / ".fetching" / name


def identity(path: Path) -> str:
    """SHA-256 of a file, of all pieces of a split one, or of the weights in an embedder's folder. Raises ModelMissing when it has none."""
    if path.is_file():
        pieces = split_pieces(path)
        if len(pieces) == 1:
            return sha256_of(path)
        return hashlib.sha256("".join(map(sha256_of, pieces)).encode()).hexdigest()
    for weights in WEIGHTS:
        if (path / weights).is_file():
            return sha256_of(path / weights)
    raise ModelMissing(f"{path} holds no weights.", f"A sentence-transformers folder has one of: {', '.join(WEIGHTS)}.")


def split_pieces(first: Path) -> list[Path]:
    """The files of a model that is split over several, by its first; a file that is whole is its own. Raises ModelMissing."""
    found = SPLIT.fullmatch(first.name)
    if not found or int(found[2]) != 1:
        return [first]
    pieces = [first.with_name(f"{found[1]}-{number:05}-of-{found[3]}.gguf") for number in range(1, int(found[3]) + 1)]
    if missing := [piece for piece in pieces if not piece.is_file()]:
        raise ModelMissing(f"{first} is split, and {missing[0].name} is not beside it.", "Fetch all of its files into one folder.")
    return pieces


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, remembered by path, size and time of change."""
    kept = _remembered().get(str(path.resolve()))
    stamp = _stamp(path)
    if isinstance(kept, str) and kept.startswith(stamp):
        return kept.removeprefix(stamp)
    return remember(path, digest(path))


def digest(path: Path) -> str:
    """SHA-256 of a file, read now."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def remember(path: Path, sha256: str) -> str:
    """Keep a file's SHA-256, which is returned.

    Forgetting costs a second, so two processes writing at once may lose an entry, and a full disk is no error.
    """
    entry = {str(path.resolve()): _stamp(path) + sha256}
    with contextlib.suppress(OSError), tempfile.NamedTemporaryFile("w", dir=_memory().parent, suffix=".json", delete=False) as file:
        json.dump(_remembered() | entry, file)
        file.close()
        os.replace(file.name, _memory())
    return sha256


def _stamp(path: Path) -> str:
    stat = path.stat()
    return f"{stat.st_size} {stat.st_mtime_ns} "


def _memory() -> Path:
    return state_folder() / "identities.json"


def _remembered() -> dict[str, object]:
    try:
        found = json.loads(_memory().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else -1
