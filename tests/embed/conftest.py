"""The default embedder, and passages of the shipped articles to embed."""

from pathlib import Path

import pytest

from rag.config import load_settings
from rag.embed import Embedder, load_embedder

ARTICLES = Path(__file__).parents[2] / "examples" / "articles"


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    settings = load_settings()
    return load_embedder(settings.embedder, settings)


@pytest.fixture(scope="session")
def passages() -> list[str]:
    """Every paragraph of the shipped articles that is longer than a line."""
    paragraphs = (text for file in sorted(ARTICLES.iterdir()) for text in file.read_text("utf-8", "replace").split("\n\n"))
    return [text.strip() for text in paragraphs if len(text) > 80]
