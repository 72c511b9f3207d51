"""One person under the spellings that stories differ in: found by each, and counted as one speaker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.config import Settings
from rag.index.building import build
from rag.index.reader import Index, open_local
from rag.views.quotes import find, quotes, speakers
from tests.index.made import WordEmbedder

STORIES = {
    "a.txt": "Help is asked for\n\n"
    "“We will not give up a single town,” said Volodymyr Zelensky. Oleksii Reznikov said the army had 31 tanks.",
    "b.txt": "Allies are thanked\n\n“The help has saved many lives,” said Volodymyr Zelenskyy. “We need shells,” said Oleksiy Reznikoff.",
    "c.txt": "Kharkiv is visited\n\n“This city stands and will stand,” said Volodymyr Zelenskiy. “Come in,” said Harry Cliff and left.",
    "d.txt": "The tunnel\n\n"
    "“The tunnel was dug in a year,” said Marta Clive. Nobody said that the tunnel was dry. No official said that it was.",
}


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    (tmp_path / "articles").mkdir()
    for name, text in STORIES.items():
        (tmp_path / "articles" / name).write_text(text, encoding="utf-8")
    build(tmp_path / "index", [tmp_path / "articles"], WordEmbedder(), Settings(indexes=tmp_path))
    opened = open_local(tmp_path / "index")
    yield opened
    opened.close()


@pytest.mark.parametrize("asked", ["Zelensky", "Zelenskyy", "Volodymyr Zelenskiy"])
def test_a_name_is_found_in_every_spelling(index: Index, asked: str) -> None:
    spoken = {str(item.fields["speaker"]) for item in quotes(index, asked, find(index, asked)).items}
    assert spoken == {"Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy"}


def test_other_names_are_others(index: Index) -> None:
    assert len(find(index, "Reznikov")) == 2
    assert len(find(index, "Oleksii Reznikoff")) == 2
    assert [one.kept.speaker for one in find(index, "Clive")] == ["Marta Clive"]


def test_spellings_of_one_name_are_one_speaker(index: Index) -> None:
    counted = {item.text: item.fields["statements"] for item in speakers(index, "", find(index, "")).items}
    assert counted["Volodymyr Zelensky"] == 3
    assert counted["Oleksii Reznikov"] == 2
    assert len([name for name in counted if "Zelensk" in name or "Rezniko" in name]) == 2


def test_nobody_is_no_speaker(index: Index) -> None:
    assert not [one for one in find(index, "") if (one.kept.speaker or "").lower().startswith(("nobody", "no "))]
