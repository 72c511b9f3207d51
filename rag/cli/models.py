"""`footnote models`: which models there are, fetching and checking them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rag.cli.options import plain_settings
from rag.errors import ModelError, ModelMissing

if TYPE_CHECKING:
    from rag.config import Settings
    from rag.models import Model


@click.group(
    epilog="""\b
    footnote models list
    footnote models fetch
    footnote models fetch qwen2.5-coder-0.5b-instruct
    footnote models check
    """
)
def models() -> None:
    """List, fetch, check and remove models. models.txt says where each comes from."""


@models.command("list", epilog="\b\n    footnote models list")
def list_() -> int:
    """List the models in models.txt and whether they are on disk."""
    from rag.cli.screen import size, table
    from rag.models import catalogue

    settings = plain_settings()
    chosen = (settings.generator, settings.embedder)
    table(
        ("model", "role", "size", "licence", "state"),
        ((m.name, m.role, size(m.bytes), m.licence, _state(m, settings, m.name in chosen)) for m in catalogue()),
    )
    return 0


@models.command(epilog="\b\n    footnote models fetch\n    footnote models fetch all-mpnet-base-v2")
@click.argument("names", nargs=-1, metavar="[NAME]...")
def fetch(names: tuple[str, ...]) -> int:
    """Fetch and verify the named models; the two that are used by default when none is named."""
    from rag.cli.refresh import shown_progress
    from rag.cli.screen import note
    from rag.models import fetch as fetch_model

    settings = plain_settings()
    for name in names or (settings.generator, settings.embedder):
        note(f"Fetching {name}…")
        with shown_progress() as on_progress:
            path = fetch_model(name, settings, on_progress)
        note(f"{name} is in {path}.")
    return 0


@models.command(epilog="\b\n    footnote models check")
@click.argument("names", nargs=-1, metavar="[NAME]...")
def check(names: tuple[str, ...]) -> int:
    """Compare each model on disk with its SHA-256 in models.txt. Exit code 1 when one is damaged."""
    from rag.cli.screen import out
    from rag.models import catalogue, is_fetched
    from rag.models import check as check_model
    from rag.text import label

    settings = plain_settings()
    reports = [check_model(name, settings) for name in names or [m.name for m in catalogue() if is_fetched(m.name, settings)]]
    for report in reports:
        for file, state in report.files:
            out(f"{state:<8} {label(f'{report.name}/{file}')}")
    return 0 if all(report.ok for report in reports) else 1


@models.command(epilog="\b\n    footnote models remove all-mpnet-base-v2")
@click.argument("name")
def remove(name: str) -> int:
    """Delete a fetched model from the disk."""
    from rag.cli.screen import note, size
    from rag.models import remove as remove_model

    note(f"{name} is removed; {size(remove_model(name, plain_settings()))} are free again.")
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
