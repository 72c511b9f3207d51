"""Every span of any text equals its words, and no passage is longer than its limit."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.config import Settings
from rag.corpus import line_keys, mark, read, split
from rag.corpus.read import text_hash
from rag.types import Article, Kind, passage_text

WORDS = st.sampled_from(
    [
        "The mayor",
        " said",
        ". ",
        "? ",
        "“No",
        ".” ",
        "U.S. ",
        "Mr. ",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "\u2028",
        "\x85",
        "\ufeff",
        "By Ann Lee",
        "Photo: AP",
    ]
)
TEXT = st.one_of(st.text(), st.lists(WORDS, max_size=60).map("".join), st.text("ab. \n\r\u2028\x85,é"))


def count(text: str) -> int:
    """Tokens of two characters, with two special ones."""
    return 2 + sum(-(-len(word) // 2) for word in text.split())


def article_of(text: str) -> Article:
    return Article("a.txt", text, text_hash(text), "")


@given(TEXT, st.integers(8, 60), st.booleans())
@settings(max_examples=300, deadline=None)
def test_spans_are_whole_ordered_and_within_the_limit(text: str, limit: int, keep: bool) -> None:
    article = mark(article_of(text), line_keys(article_of(text)), keep)
    end = 0
    for sentence in article.sentences:
        words = text[sentence.start : sentence.end]
        assert sentence.start >= end
        assert words
        assert words == words.strip()
        end = sentence.end
    for found in article.marks:
        assert 0 <= found.start < found.end <= len(text)
    passages = split(article, count, limit)
    for passage in passages:
        assert count(passage_text(text, passage.spans)) <= limit
        assert list(passage.spans) == sorted(passage.spans)
    body = "".join(text[s.start : s.end] for s in article.sentences if s.kind is Kind.BODY)
    found_again = "".join(text[start:end] for p in passages if p.kind is Kind.BODY for start, end in p.spans)
    assert "".join(found_again.split()) == "".join(body.split())
    if keep:
        said = "".join(text[s.start : s.end] for s in article.sentences)
        assert _letters(said) == _letters(text)


def _letters(text: str) -> str:
    return "".join(text.replace("\ufeff", "").replace("\u200b", "").split())


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md"]))
@settings(deadline=None)
def test_any_bytes_are_an_article_or_a_reason(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / name).write_bytes(data)
    articles, skipped = read(folder, name, Settings())
    assert len(articles) + len(skipped) == 1
    for article in articles:
        assert article.encoding is not None
        assert data.decode(article.encoding, "replace") == article.text
        mark(article, ())
    assert all(s.reason for s in skipped)


def test_line_ends_stay(tmp_path: Path) -> None:
    data = "\ufeffTítle here\r\n\r\nFirst.\rSecond\u2028Third\x85 four.\n".encode()
    (tmp_path / "a.txt").write_bytes(data)
    (article,), _ = read(tmp_path, "a.txt", Settings())
    assert article.text == data.decode("utf-8")
    assert article.encoding == "utf-8"
