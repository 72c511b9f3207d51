"""`footnote models`: which models there are, fetching and checking them."""

from __future__ import annotations

from pathlib import Path

import click

from rag.cli import strings
from rag.cli.options import command, group
from rag.cli.refresh import shown_progress
from rag.cli.screen import note, out, size, table
from rag.config import Settings, config_file, keep_setting, load_settings
from rag.errors import BadInput, FetchFailed, ModelError, ModelMissing
from rag.models import Model, every_model, forget, is_fetched, locate, look_up, memory_needed
from rag.models import add as add_model
from rag.models import check as check_model
from rag.models import fetch as fetch_model
from rag.models import remove as remove_model
from rag.models.catalogue import Role
from rag.models.hub import BESIDE_WEIGHTS, GATED
from rag.models.suggest import SUGGESTIONS, free_memory, verdict
from rag.text import label, plural


@group(strings.MODELS)
def models() -> None:
    """List, fetch, add, choose, check and remove models. models.txt says where each comes from."""


@command(strings.MODELS_LIST, name="list", of=models)
def list_() -> int:
    """List the models in models.txt and whether they are on disk."""
    from rag.syntax import PARSER

    settings = load_settings()
    chosen = (settings.generator, settings.embedder, PARSER)
    table(
        ("model", "role", "size", "licence", "state"),
        ((m.name, m.role, size(m.bytes), m.licence, _state(m, settings, m.name in chosen)) for m in every_model()),
    )
    return 0


@command(strings.MODELS_FETCH, of=models)
@click.argument("names", nargs=-1, metavar="[NAME]...")
def fetch(names: tuple[str, ...]) -> int:
    """Fetch and verify the named models; those that are used by default when none is named."""
    from rag.syntax import PARSER

    settings = load_settings()
    for name in names or (settings.generator, settings.embedder, PARSER):
        _fetch(name, settings)
    return 0


def _fetch(name: str, settings: Settings) -> None:
    note(strings.fetching(name=name))
    with shown_progress() as on_progress:
        path = fetch_model(name, settings, on_progress)
    note(strings.fetched(name=name, path=path))


@command(strings.MODELS_ADD, of=models)
@click.argument("wanted", metavar="OWNER/REPOSITORY[:QUANT|FILE]")
@click.option("--anyway", is_flag=True, help=strings.ADD_ANYWAY)
def add(wanted: str, anyway: bool) -> int:
    """Fetch a generator (GGUF) from the model hub, and write it down in your own list of models."""
    settings = load_settings()
    found = look_up(wanted)
    model, needed, free = found.model, memory_needed(found.model), free_memory()
    files = strings.in_files(count=len(model.files)) if len(model.files) > 1 else ""
    note(
        strings.found_model(
            name=model.name, size=size(model.bytes), files=files, licence=model.licence, needed=size(needed), free=size(free)
        )
    )
    if needed > free and not anyway:
        raise BadInput(strings.too_large(name=model.name), strings.TOO_LARGE_HINT)
    add_model(model)
    try:
        _fetch(model.name, settings)
    except FetchFailed as error:
        forget(model.name)
        if found.gated:
            raise FetchFailed(error.message, GATED.format(repository=found.repository)) from error
        raise
    note(strings.to_use(name=model.name))
    return 0


@command(strings.MODELS_USE, of=models)
@click.argument("name", metavar="NAME|FILE")
def use(name: str) -> int:
    """Take a generator, or an embedder, from now on: writes it into the configuration file."""
    settings = load_settings()
    role: Role = next((model.role for model in every_model() if model.name == name), "generator")
    path = locate(name, role, settings)
    keep_setting(role, name if path != Path(name).expanduser().resolve() else str(path))
    note(strings.now_used(role=role, name=name, what=config_file()))
    return 0


@command(strings.MODELS_SUGGEST, of=models)
def suggest() -> int:
    """List generators that may be worth their memory, and whether they fit this machine."""
    free, cores = free_memory(), load_settings().cores
    table(
        ("model", "size", "memory", "here", "why"),
        [(s.name, size(s.bytes), size(s.bytes + BESIDE_WEIGHTS), verdict(s, BESIDE_WEIGHTS, free, cores), s.reason) for s in SUGGESTIONS],
    )
    note(strings.this_machine(size=size(free), cores=plural(cores, "core")))
    return 0


@command(strings.MODELS_CHECK, of=models)
@click.argument("names", nargs=-1, metavar="[NAME]...")
def check(names: tuple[str, ...]) -> int:
    """Compare each model on disk with its SHA-256 in models.txt. Exit code 1 when one is damaged."""
    settings = load_settings()
    reports = [check_model(name, settings) for name in names or [m.name for m in every_model() if is_fetched(m.name, settings)]]
    for report in reports:
        for file, state in report.files:
            out(f"{state:<8} {label(f'{report.name}/{file}')}")
    return 0 if all(report.ok for report in reports) else 1


@command(strings.MODELS_REMOVE, of=models)
@click.argument("name")
def remove(name: str) -> int:
    """Delete a fetched model from the disk, and from your own list of models."""
    settings = load_settings()
    freed = remove_model(name, settings)
    forget(name)
    note(strings.removed(name=name, size=size(freed)))
    if name in (settings.generator, settings.embedder):
        note(strings.WAS_IN_USE)
    return 0


def _state(model: Model, settings: Settings, chosen: bool = False) -> str:
    try:
        locate(model.name, model.role, settings)
    except ModelMissing:
        return strings.NOT_FETCHED
    except ModelError as error:
        return error.message
    return strings.READY_IN_USE if chosen else "ready"
