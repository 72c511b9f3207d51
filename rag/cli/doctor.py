"""`footnote doctor`: what is wrong with this installation, and what to type."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rag.cli import strings
from rag.cli.options import command
from rag.cli.parts import Parts, Place, index_names
from rag.cli.screen import out
from rag.config import load_settings
from rag.engine import Models, uncalibrated
from rag.errors import FootnoteError
from rag.llm.address import is_address, leaving
from rag.models import locate
from rag.text import MESSAGE, label, plural

if TYPE_CHECKING:
    from rag.config import Settings
    from rag.embed.reranker import Reranker
    from rag.embed.verifier import Verifier
    from rag.engine import Part
    from rag.models.catalogue import Role

LIBRARIES = ("llama_cpp", "faiss", "tantivy", "onnxruntime", "tokenizers", "textual")
FREE_WANTED = 2 * 10**9


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `advice` is what to type when it is not well."""

    what: str
    state: str
    advice: str = ""


@command(strings.DOCTOR)
@click.pass_obj
def doctor(parts: Parts) -> int:
    """Look at Python, the libraries, the models, the indexes and the disk. Exit code 1 when something is wrong."""
    wrong = 0
    for finding in examine(load_settings(), parts):
        out(f"{'wrong' if finding.advice else 'ok':<6}{label(finding.what)}: {label(finding.state, MESSAGE)}")
        if finding.advice:
            wrong += 1
            out(strings.doctor_hint(advice=label(finding.advice, MESSAGE)))
    return 1 if wrong else 0


def examine(settings: Settings, parts: Parts) -> Iterator[Finding]:
    """Every finding, the basic ones first."""
    version = sys.version.split()[0]
    yield Finding(strings.PYTHON, version, "" if sys.version_info >= (3, 11) else strings.OLD_PYTHON)
    yield from _libraries()
    yield from _models(settings)
    yield from _indexes(settings, parts)
    for place in {folder.stat().st_dev: folder for folder in (_there(settings.indexes), _there(settings.models))}.values():
        free = shutil.disk_usage(place).free
        yield Finding(strings.free_disk_at(place=place), f"{free / 1e9:.1f} GB", strings.FREE_SPACE if free < FREE_WANTED else "")


def _libraries() -> Iterator[Finding]:
    missing = [found for name in LIBRARIES if (found := _broken(name))]
    for name, problem in missing:
        build = name == "llama_cpp" and not _compiler()
        yield Finding(strings.library(name=name), problem, strings.INSTALL_COMPILER if build else strings.MAKE_MODELS)
    if not missing:
        yield Finding("libraries", ", ".join(LIBRARIES))
    yield Finding("C++ compiler", _compiler() or strings.NO_COMPILER)


def _broken(name: str) -> tuple[str, str] | None:
    try:
        import_module(name)
    except Exception as error:  # a library that is half installed can raise anything
        return name, strings.cannot_be_imported(error=error)
    return None


def _compiler() -> str | None:
    return next((found for name in ("c++", "g++", "clang++") if (found := shutil.which(name))), None)


def _models(settings: Settings) -> Iterator[Finding]:
    from rag.syntax import PARSER

    wanted: tuple[tuple[str, Role], ...] = ((settings.generator, "generator"), (settings.embedder, "embedder"), (PARSER, "parser"))
    for name, role in wanted:
        if is_address(name):
            yield _looked_at("generator", partial(_served, name), strings.FOOTNOTE_MODELS_USE_NAME)
            continue
        yield _looked_at(f"{role} {name}", partial(locate, name, role, settings), strings.footnote_models_fetch(name=name))
    own = Models(settings)
    for kind, part in (("reranker", own.reranker), ("verifier", own.verifier)):
        if part:
            yield _looked_at(kind, partial(_own, part), "")
    yield Finding("calibration", uncalibrated(settings) or strings.OWN_CALIBRATION)


def _own(part: Part[Reranker] | Part[Verifier]) -> str:
    return part.get().name


def _served(name: str) -> str:
    from rag.llm.server import Server

    return f"{Server(name).name}. {leaving(name)}"


def _indexes(settings: Settings, parts: Parts) -> Iterator[Finding]:
    names = index_names(settings)
    for name in names:
        yield _looked_at(strings.index_named(name=label(name)), partial(_opened, settings, parts, name), strings.FOOTNOTE_INDEX_DIR)
    if not names:
        yield Finding("indexes", strings.no_indexes_yet(indexes=settings.indexes))


def _opened(settings: Settings, parts: Parts, name: str) -> str:
    with closing(parts.peek(settings, Place(index=name))) as engine:
        status = engine.status()
    return f"{plural(status.articles, 'article')}, {plural(status.passages, 'passage')}"


def _looked_at(what: str, look: Callable[[], object], advice: str) -> Finding:
    try:
        return Finding(what, str(look()))
    except FootnoteError as error:
        return Finding(what, error.message, error.hint or strings.type_this(advice=advice))


def _there(path: Path) -> Path:
    """The nearest folder above `path` that exists."""
    return next(folder for folder in (path.absolute(), *path.absolute().parents) if folder.is_dir())
