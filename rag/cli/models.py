"""`footnote models`: which models there are, fetching and checking them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rag.cli.options import plain_settings
from rag.errors import BadInput, FetchFailed, ModelError, ModelMissing

if TYPE_CHECKING:
    from rag.config import Settings
    from rag.models import Model
    from rag.models.catalogue import Role


@click.group(
    short_help="List, fetch, check and remove models.",
    epilog="""\b
    footnote models list
    footnote models fetch
    footnote models fetch qwen2.5-coder-0.5b-instruct
    footnote models suggest
    footnote models add Qwen/Qwen2.5-7B-Instruct-GGUF
    footnote models check
    """,
)
def models() -> None:
    """List, fetch, add, choose, check and remove models. models.txt says where each comes from."""


@models.command("list", epilog="\b\n    footnote models list")
def list_() -> int:
    """List the models in models.txt and whether they are on disk."""
    from rag.cli.screen import size, table
    from rag.models import every_model

    settings = plain_settings()
    chosen = (settings.generator, settings.embedder)
    table(
        ("model", "role", "size", "licence", "state"),
        ((m.name, m.role, size(m.bytes), m.licence, _state(m, settings, m.name in chosen)) for m in every_model()),
    )
    return 0


@models.command(
    short_help="Fetch and verify models; by default the two that are used.",
    epilog="\b\n    footnote models fetch\n    footnote models fetch all-mpnet-base-v2",
)
@click.argument("names", nargs=-1, metavar="[NAME]...")
def fetch(names: tuple[str, ...]) -> int:
    """Fetch and verify the named models; the two that are used by default when none is named."""
    settings = plain_settings()
    for name in names or (settings.generator, settings.embedder):
        _fetch(name, settings)
    return 0


def _fetch(name: str, settings: Settings) -> None:
    from rag.cli.refresh import shown_progress
    from rag.cli.screen import note
    from rag.models import fetch as fetch_model

    note(f"Fetching {name}…")
    with shown_progress() as on_progress:
        path = fetch_model(name, settings, on_progress)
    note(f"{name} is in {path}.")


@models.command(
    short_help="Fetch a generator (GGUF) from the model hub.",
    epilog="""\b
    footnote models add Qwen/Qwen2.5-7B-Instruct-GGUF
    footnote models add Qwen/Qwen2.5-7B-Instruct-GGUF:Q5_K_M
    footnote models add OWNER/REPOSITORY:model.Q4_K_M.gguf
    """,
)
@click.argument("wanted", metavar="OWNER/REPOSITORY[:QUANT|FILE]")
@click.option("--anyway", is_flag=True, help="Even if it needs more memory than is free.")
def add(wanted: str, anyway: bool) -> int:
    """Fetch a generator (GGUF) from the model hub, and write it down in your own list of models.

    Its SHA-256 is the hub's own. Its chat template is run apart from Footnote, as that of any model Footnote does not ship.
    """
    from rag.cli.screen import note, size
    from rag.models import add as add_model
    from rag.models import forget, look_up, memory_needed
    from rag.models.hub import GATED
    from rag.models.suggest import free_memory

    settings = plain_settings()
    found = look_up(wanted)
    model, needed, free = found.model, memory_needed(found.model), free_memory()
    files = f" in {len(model.files)} files" if len(model.files) > 1 else ""
    note(f"{model.name}: {size(model.bytes)}{files}, licence {model.licence}; needs about {size(needed)} of memory, {size(free)} are free.")
    if needed > free and not anyway:
        raise BadInput(f"{model.name} needs more memory than is free.", "Take a smaller quantisation, or add --anyway.")
    add_model(model)
    try:
        _fetch(model.name, settings)
    except FetchFailed as error:
        forget(model.name)
        if found.gated:
            raise FetchFailed(error.message, GATED.format(repository=found.repository)) from error
        raise
    note(f"To use it: footnote models use {model.name}")
    return 0


@models.command(
    short_help="Choose the generator or embedder to use from now on.", epilog="\b\n    footnote models use qwen2.5-coder-0.5b-instruct"
)
@click.argument("name", metavar="NAME|FILE")
def use(name: str) -> int:
    """Take a generator, or an embedder, from now on: writes it into the configuration file."""
    from rag.cli.screen import note
    from rag.config import config_file, keep_setting
    from rag.models import every_model, locate

    settings = plain_settings()
    role: Role = next((model.role for model in every_model() if model.name == name), "generator")
    path = locate(name, role, settings)
    keep_setting(role, name if path != Path(name).expanduser().resolve() else str(path))
    note(f"The {role} is {name} from now on; it stands in {config_file()}.")
    return 0


@models.command(short_help="List generators that may be worth trying here.", epilog="\b\n    footnote models suggest")
def suggest() -> int:
    """List generators that may be worth their memory, and whether they fit this machine."""
    from rag.cli.screen import note, size, table
    from rag.models.hub import BESIDE_WEIGHTS
    from rag.models.suggest import SUGGESTIONS, free_memory, verdict

    free, cores = free_memory(), plain_settings().cores
    table(
        ("model", "size", "memory", "here", "why"),
        [(s.name, size(s.bytes), size(s.bytes + BESIDE_WEIGHTS), verdict(s, BESIDE_WEIGHTS, free, cores), s.reason) for s in SUGGESTIONS],
    )
    note(f"{size(free)} of memory are free, and {cores} cores are used. `footnote models add` takes those with a slash.")
    return 0


@models.command(short_help="Compare the models on disk with their checksums.", epilog="\b\n    footnote models check")
@click.argument("names", nargs=-1, metavar="[NAME]...")
def check(names: tuple[str, ...]) -> int:
    """Compare each model on disk with its SHA-256 in models.txt. Exit code 1 when one is damaged."""
    from rag.cli.screen import out
    from rag.models import check as check_model
    from rag.models import every_model, is_fetched
    from rag.text import label

    settings = plain_settings()
    reports = [check_model(name, settings) for name in names or [m.name for m in every_model() if is_fetched(m.name, settings)]]
    for report in reports:
        for file, state in report.files:
            out(f"{state:<8} {label(f'{report.name}/{file}')}")
    return 0 if all(report.ok for report in reports) else 1


@models.command(short_help="Delete a fetched model, and its entry in your list.", epilog="\b\n    footnote models remove all-mpnet-base-v2")
@click.argument("name")
def remove(name: str) -> int:
    """Delete a fetched model from the disk, and from your own list of models."""
    from rag.cli.screen import note, size
    from rag.models import forget
    from rag.models import remove as remove_model

    settings = plain_settings()
    freed = remove_model(name, settings)
    forget(name)
    note(f"{name} is removed; {size(freed)} have been freed.")
    if name in (settings.generator, settings.embedder):
        note("It was the one in use: `footnote models use` takes another.")
    return 0


def _state(model: Model, settings: Settings, chosen: bool = False) -> str:
    from rag.models import locate

    try:
        locate(model.name, model.role, settings)
    except ModelMissing:
        return "not fetched"
    except ModelError as error:
        return error.message
    return "ready, in use" if chosen else "ready"


commands = [models]
