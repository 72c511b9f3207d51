"""What is done without an opened index: building one, judging claims by given evidence, and what is to be known of the model."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rag.config import Settings
from rag.engine.models import Models
from rag.types import Progress

if TYPE_CHECKING:
    from rag.index.summary import Summary
    from rag.views.check.given import Judged


def index_articles(
    settings: Settings,
    paths: Sequence[Path],
    name: str | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    cancel: threading.Event | None = None,
    dry_run: bool = False,
    models: Models | None = None,
    rebuild: bool = False,
) -> Summary:
    """Build or update the index of some folders or files; named after the first unless `name` is given.

    `rebuild` throws away what was indexed and makes it all anew.
    """
    from rag.index import index_folder
    from rag.index.building import build

    folder = index_folder(settings, paths[0] if paths else None, name)
    embedder = (models or Models(settings)).embedder.get()
    return build(folder, tuple(paths), embedder, settings, on_progress, cancel, dry_run, rebuild)


def judge_with(settings: Settings) -> Callable[[str, Sequence[str]], Judged]:
    """What judges a claim by sentences that are given with it, without an index."""
    from rag.views.check.given import Judge

    models = Models(settings)
    return Judge(models.embedder.get(), models.verifier.get().log_odds if models.verifier else None, models.parser.get()).judge


def model_server(settings: Settings) -> str:
    """Where questions and passages go, in words, when the model is a server; empty when it runs here."""
    from rag.llm.address import is_address, leaving

    return leaving(settings.generator) if is_address(settings.generator) else ""


def uncalibrated(settings: Settings) -> str:
    """That the model's decisions are not fitted to it, in words; empty when they are, or when it is not there to be asked."""
    from rag.answer.calibration import calibration_of
    from rag.llm.address import is_address, parse
    from rag.models import every_model, identity

    listed = next((model for model in every_model() if model.name == settings.generator), None)
    if is_address(settings.generator):
        name, sha256 = parse(settings.generator)[1], ""
    elif listed:
        name, sha256 = Path(listed.files[0].path).stem, listed.files[0].sha256 if len(listed.files) == 1 else ""
    elif Path(settings.generator).expanduser().is_file():
        path = Path(settings.generator).expanduser()
        name, sha256 = path.stem, identity(path)
    else:
        return ""
    if calibration_of(name, sha256).own:
        return ""
    return f"The model {name or 'there'} is not calibrated, so it answers more cautiously. `footnote calibrate` fits its decisions."
