"""A file that takes too much is skipped with the limit it broke, and everything else is indexed all the same."""

from __future__ import annotations

import gzip
import os
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from docx import Document

from rag.config import Settings
from rag.corpus import read
from rag.errors import Cancelled
from rag.index.building import build
from rag.index.crew import Crew
from rag.index.read_in import read_alone
from tests.corpus.hostile import shared_stream, wide_table
from tests.corpus.test_formats import PAGE
from tests.index.made import WordEmbedder


@pytest.mark.slow
def test_the_rest_of_a_folder_is_indexed(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a_wide.docx").write_bytes(wide_table())
    (articles / "b_shared.pdf").write_bytes(shared_stream())
    (articles / "c_page.html").write_text(PAGE)
    (articles / "d_plain.txt").write_text("The council voted on Wednesday to repair the bridge. The works begin in May.")
    document = Document()
    document.add_paragraph("The ferry is back at the landing after a week in the yard, its captain said on Monday.")
    document.save(str(articles / "e_word.docx"))
    for threads in (1, 2):
        summary = build(tmp_path / f"index{threads}", [articles], WordEmbedder(), Settings(threads=threads, max_file_seconds=2))
        reason = "it takes more than 2 seconds of processor time (the setting max_file_seconds)"
        assert [(skipped.file, skipped.reason) for skipped in summary.skipped] == [("b_shared.pdf", reason)]
        assert summary.articles == 4


@pytest.mark.slow
def test_one_file_is_read_within_the_same_limits(tmp_path: Path) -> None:
    (tmp_path / "shared.pdf").write_bytes(shared_stream())
    articles, (skipped,) = read_alone(tmp_path, "shared.pdf", Settings(max_file_seconds=1))
    assert not articles
    assert skipped.reason == "it takes more than 1 second of processor time (the setting max_file_seconds)"


def test_text_out_of_proportion_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"The bridge is shut. " * 200_000))
    (tmp_path / "story.txt.gz").write_bytes(gzip.compress(b"The bridge is shut. " * 2_000))
    assert read(tmp_path, "bomb.txt.gz", Settings())[1][0].reason == "it unpacks to more than 20 times its size"
    assert read(tmp_path, "story.txt.gz", Settings())[0]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (partial(bytearray, 3 * 10**9), "it takes more than 2 GB of memory"),
        (partial(os._exit, 7), "it ends the process that reads it (code 7)"),
        (partial(signal.raise_signal, signal.SIGSEGV), "it ends the process that reads it (signal 11)"),
    ],
)
def test_what_an_item_did_is_said(harm: Callable[[], object], why: str) -> None:
    with Crew(2, much=1) as crew:
        assert list(crew.map(partial(_harm_at_five, harm), range(10), 10, instead=_say)) == [*range(5), why, *range(6, 10)]


@pytest.mark.slow
def test_a_process_that_was_ended_from_outside_costs_nothing(tmp_path: Path) -> None:
    with Crew(2, much=1) as crew:
        assert list(crew.map(partial(_die_once, tmp_path / "died"), range(10), 10, instead=_say)) == list(range(10))


@pytest.mark.slow
def test_an_item_that_only_waits_is_given_up_too() -> None:
    with Crew(2, much=1, seconds=0.5) as crew:
        found = list(crew.map(partial(_harm_at_five, partial(time.sleep, 600)), range(10), 10, instead=_say))
    assert found[5] == "it takes more than 5 seconds by the clock (see the setting max_file_seconds)"


def test_stopping_does_not_wait_for_an_item_that_hangs() -> None:
    looks = 0

    def check() -> None:
        nonlocal looks
        looks += 1
        if looks > 2:
            raise Cancelled("Stopped.", "Go on.")

    with pytest.raises(Cancelled), Crew(1, much=1, check=check) as crew:
        list(crew.map(time.sleep, [600], 1, harmless=lambda _: False))


def _harm_at_five(harm: Callable[[], object], number: int) -> int:
    if number == 5:
        harm()
    return number


def _die_once(sign: Path, number: int) -> int:
    if number == 5 and not sign.exists():
        sign.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def _say(item: int, why: str) -> str | int:
    return why
