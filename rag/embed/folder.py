"""Opens a folder of sentence-transformers, whatever model lies in it, on the CPU and from that folder alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rag.errors import ModelError, ModelMissing, NotInstalled


def opened(kind: str, folder: Path, threads: int, holds: Sequence[str], another: str) -> Any:
    """The model in a folder, `kind` being its class in sentence-transformers; one of the files `holds` is there if it is one at all.

    Raises ModelMissing, NotInstalled, and ModelError with the hint `another` when it cannot be opened.
    """
    if not any((folder / name).is_file() for name in holds):  # said before torch is loaded, which takes seconds
        raise ModelMissing(f"{folder} is not the folder of a {kind}: it has no {holds[0]}.", another)
    try:
        import sentence_transformers
        import torch
        from transformers.utils import logging
    except ImportError as error:
        raise NotInstalled("sentence-transformers", "reference") from error
    try:
        logging.disable_progress_bar()
        torch.set_num_threads(threads)
        return getattr(sentence_transformers, kind)(str(folder), device="cpu", local_files_only=True)
    except Exception as error:  # transformers raises anything for a folder that is not a model's
        raise ModelError(f"{folder} cannot be opened as a {kind}: {error!s:.300}.", another) from error
