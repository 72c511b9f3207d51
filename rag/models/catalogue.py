"""models.txt: which models there are, what their files must be and where they can be had.

The file lies at the top of the repository, where people edit it, and ships inside this package. The person's own models
stand in a second list of the same form. Only shipped ones are trusted beyond their bytes (their chat templates).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Literal, cast, get_args

from rag.config import own_models_file
from rag.errors import ConfigError

MODELS_TXT = Path(__file__).with_name("models.txt")
Role = Literal["generator", "embedder", "parser"]


@dataclass(frozen=True, slots=True)
class Hub:
    """A file of a repository on the model hub."""

    repository: str
    revision: str
    file: str


@dataclass(frozen=True, slots=True)
class Wheel:
    """One file inside a wheel: `requirement` is NAME==VERSION."""

    requirement: str
    member: str


@dataclass(frozen=True, slots=True)
class Wheels:
    """Pieces to be joined in order; `inner` names a file of the zip they make, when they make one."""

    pieces: tuple[Wheel, ...]
    inner: str | None = None


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model; `path` is below the model's folder, `sources` are in the order of trial."""

    path: str
    sha256: str
    bytes: int
    sources: tuple[Hub | Wheels, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """A generator (one .gguf file), an embedder (a sentence-transformers folder) or a parser (a spaCy folder)."""

    role: Role
    name: str
    licence: str
    files: tuple[ModelFile, ...]

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.files)


@cache
def catalogue(path: Path = MODELS_TXT) -> tuple[Model, ...]:
    """The models of a list, in its order: those that Footnote ships with. Raises ConfigError, naming the line that cannot be read."""
    models: dict[str, Model] = {}
    rows: list[list[str]] = []
    sources: list[str] = []
    line = ""
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            if line[0].isspace():
                sources.append(line)
                continue
            if sources:
                _add(models, rows, sources)
                rows, sources = [], []
            rows.append(_row(line))
        _add(models, rows, sources)
    except OSError as error:
        raise ConfigError(f"The list of models {path} cannot be read: {error}.", "Reinstall Footnote, or restore models.txt.") from error
    except ValueError as error:
        raise ConfigError(f"{path}, at or before {line[:60]!r}: {error}.", "The head of models.txt says what a line holds.") from error
    return tuple(models.values())


def every_model() -> tuple[Model, ...]:
    """The shipped models and the person's own, which never take a shipped one's name."""
    own = own_models_file()
    if not own.is_file():
        return catalogue()
    stat = own.stat()
    shipped = {model.name for model in catalogue()}
    return (*catalogue(), *(model for model in _own(own, stat.st_mtime_ns, stat.st_size) if model.name not in shipped))


@cache
def _own(path: Path, *_: int) -> tuple[Model, ...]:
    return catalogue.__wrapped__(path)


def as_rows(model: Model) -> str:
    """A model with one source on the hub for all its files, as a list holds it."""
    rows = [f"{model.role}  {model.name}  {file.path}  {file.sha256}  {file.bytes}  {model.licence}" for file in model.files]
    (source,) = {(hub.repository, hub.revision) for file in model.files for hub in file.sources if isinstance(hub, Hub)}
    return "\n".join([*rows, f"    hub    {source[0]}@{source[1]}:{{file}}", ""])


def _row(line: str) -> list[str]:
    columns = line.split()
    if len(columns) != 6:
        raise ValueError(f"a row has six columns, this one has {len(columns)}")
    role, _, file, sha256, size, _ = columns
    if role not in get_args(Role):
        raise ValueError(f"a role is generator, embedder or parser, not {role}")
    if PurePosixPath(file).is_absolute() or ".." in PurePosixPath(file).parts:
        raise ValueError(f"{file} is not a path below the model's folder")
    if not re.fullmatch("[0-9a-f]{64}", sha256) or not size.isdigit():
        raise ValueError("a row's fourth column is a SHA-256, the fifth a number of bytes")
    return columns


def _add(models: dict[str, Model], rows: list[list[str]], sources: list[str]) -> None:
    for role, name, file, sha256, size, licence in rows:
        found = ModelFile(file, sha256, int(size), tuple(_source(source, file) for source in sources))
        before = models.get(name)
        models[name] = Model(cast(Role, role), name, licence, (*(before.files if before else ()), found))


def _source(line: str, file: str) -> Hub | Wheels:
    kind, _, rest = line.strip().partition(" ")
    address, _, member = rest.strip().replace("{file}", file).partition(":")
    if kind == "hub" and "@" in address and member:
        repository, _, revision = address.partition("@")
        return Hub(repository, revision, member)
    if kind == "wheel" and "==" in address and member:
        member, _, inner = member.partition("!")
        return Wheels(tuple(map(Wheel, *_numbered(address, member))), inner or None)
    raise ValueError(f"{line.strip()!r} is not a source")


def _numbered(*patterns: str) -> list[list[str]]:
    """Each pattern written out for every number of its {first..last}, which keeps its leading zeros."""
    ranges = re.findall(r"\{(\d+)\.\.(\d+)\}", patterns[0])
    numbers = range(int(ranges[0][0]), int(ranges[0][1]) + 1) if ranges else range(1)
    return [[_with_number(pattern, number) for number in numbers] for pattern in patterns]


def _with_number(pattern: str, number: int) -> str:
    return re.sub(r"\{(\d+)\.\.\d+\}", lambda found: str(number).zfill(len(found[1])), pattern)
