"""An engine over the example stories: a real index, hashed words for vectors, scripted words for answers."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from rag.config import Settings
from rag.engine import Engine, Part
from rag.index.building import build
from rag.index.opening import open_index
from rag.llm import Prompt
from tests.index.made import WordEmbedder
from tests.scripted import Scripted

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CRACKED = "The bacteria came from a cracked sewer under Weir Street, the county’s environment officer, Nadia Thorsen, said."


def settings_in(folder: Path) -> Settings:
    return Settings(indexes=folder, models=folder)


def engine_over(articles: Path, settings: Settings, generator: Scripted) -> Engine:
    """An engine on an index of its own of `articles`."""
    embedder = WordEmbedder()
    folder = settings.indexes / "examples-000000"
    if not folder.exists():
        shutil.copytree(_built(articles, settings.passage_tokens), folder)
    return Engine(settings, Part(lambda: open_index(folder)), Part.of(embedder), Part.of(generator))


@cache
def _built(articles: Path, passage_tokens: int) -> Path:
    """The index that is copied: made once in each process."""
    place = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    folder = Path(place, "index")
    build(folder, (articles,), WordEmbedder(), Settings(passage_tokens=passage_tokens))
    return folder


def odds(prompt: Prompt) -> float:
    """Nothing answers a question about an architect."""
    return -9.0 if "architect" in prompt.question else 9.0
