"""A watched folder: what is saved can be found without anybody asking for it."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from rag.index.watching import watch
from tests.index.conftest import Desk
from tests.index.made import story

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"


@pytest.mark.slow
def test_changes_are_indexed_as_they_come(desk: Desk) -> None:
    stop = Event()
    summaries = watch(desk.folder, [desk.articles], desk.embedder, desk.settings, stop)
    assert next(summaries).added == 12
    (desk.articles / "late.txt").write_text(story(80), encoding="utf-8")
    assert next(summaries).added == 1
    index = desk.open()
    assert index.passages([index.lexical(["Odd80son2"], 1)[0][0]])[0].article.file == "late.txt"
    (desk.articles / "late.txt").unlink()
    assert next(summaries).removed == 1
    old = (EXAMPLES / "courier_bridge_contract.txt").read_text(encoding="utf-8")
    (desk.articles / "contract.txt").write_text(old, encoding="utf-8")
    assert next(summaries).added == 1
    new = (EXAMPLES / "courier_bridge_contract_updated.txt").read_text(encoding="utf-8")
    (desk.articles / "updated.txt").write_text(new, encoding="utf-8")
    assert next(summaries).added == 1
    assert index.find("contract.txt").newer == "updated.txt"  # type: ignore[union-attr]
    stop.set()
    assert next(summaries, None) is None
