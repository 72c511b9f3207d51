"""Small inputs of the kinds that newsrooms hold, with what must be found in them.

In `expect.json`, `want` stands in the body and `absent` nowhere in it, fields are those of the first story, `articles` is
the number of stories, and of a file to `skip` there are none. `sentence` is one of the text. `stories` says the same of each
story by itself, and how its body `starts` and `ends`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rag.config import Settings
from rag.corpus import discover, mark, read
from rag.types import Article, Kind, Skipped

CASES = Path(__file__).parent / "cases"
FILES = [
    pytest.param(folder, file, expect, id=f"{folder.name}/{file}")
    for folder in sorted(CASES.iterdir())
    for file, expect in json.loads((folder / "expect.json").read_text(encoding="utf-8"))["expect"].items()
]


def body(article: Article) -> str:
    """The words of a story that are searched and cited, spaces made one."""
    return " ".join(" ".join(article.text[s.start : s.end] for s in article.sentences if s.kind is Kind.BODY).split())


def several(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else value or []


@pytest.mark.parametrize(("folder", "file", "expect"), FILES)
def test_a_case(folder: Path, file: str, expect: dict[str, Any]) -> None:
    (found,) = [item for item in discover(folder) if item.file == file]
    articles = [] if isinstance(found, Skipped) else [mark(article) for article in read(folder, file, Settings())[0]]
    if expect.get("skip"):
        assert not articles
        return
    stories = expect.get("stories", ())
    assert len(articles) == (len(stories) or expect.get("articles", len(articles))) > 0
    _check(articles, expect)
    for article, story in zip(articles, stories, strict=False):
        _check([article], story)


def _check(articles: list[Article], expect: dict[str, Any]) -> None:
    words = " ".join(body(article) for article in articles)
    assert words.startswith(expect.get("starts", ""))
    assert words.endswith(expect.get("ends", ""))
    sentences = {" ".join(article.text[s.start : s.end].split()) for article in articles for s in article.sentences}
    assert sentences >= set(several(expect.get("sentence")))
    for want in several(expect.get("want")):
        assert want in words
    for absent in (*several(expect.get("absent")), *several(expect.get("absentbody"))):
        assert absent not in words
    for name in ("title", "byline", "published", "outlet", "url"):
        if name in expect:
            assert getattr(articles[0], name) == expect[name]
    assert expect.get("notoutlet", "\n") not in (articles[0].outlet or "")


@pytest.mark.parametrize("file", ["nexis_three.txt", "nexis_uni_three.docx", "factiva_three.html"])
def test_each_story_of_a_download_is_its_own(file: str) -> None:
    folder = CASES / "many-stories-in-one-file"
    articles = read(folder, file, Settings())[0]
    assert [(a.part, a.title, a.byline, a.outlet, a.published) for a in articles] == [
        ("story 1", "Council buys old cinema", "Mara Lindt", "The Penrow Herald", "2022-01-12"),
        ("story 2", "Otters back on the river Lisk", "Ola Brandt", "Lisk Valley Times", "2022-03-03"),
        ("story 3", "Tram line to open late", "Mara Lindt", "The Penrow Herald", "2022-05-20"),
    ]
    assert articles[2].text.startswith("The tram line to Penrow hospital will open fourteen months late")
    assert articles[2].text.endswith("The delay costs 7.5 million pounds.")
