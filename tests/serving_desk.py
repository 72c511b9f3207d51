"""`python -m tests.serving_desk FOLDER SECONDS COMMAND…`: the command over the made desk, SECONDS an answer, as a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path

from rag.cli import main
from rag.cli.parts import Parts
from rag.config import load_settings
from rag.engine import Engine, index_articles
from tests.made_desk import made_models


def parts(folder: Path, seconds: float) -> Parts:
    settings = load_settings(indexes=folder / "indexes")
    models = made_models(settings, seconds)

    def open_engine(_: object, articles: Path | None = None, index: str | None = None) -> Engine:
        return Engine.open(settings, articles, index, models)

    return Parts(open_engine, index_articles)


if __name__ == "__main__":
    sys.exit(main(sys.argv[3:], parts(Path(sys.argv[1]), float(sys.argv[2]))))
