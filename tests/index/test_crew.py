"""Work handed to other processes comes back in order, the same as done here, whatever happens to them."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from rag.config import Settings
from rag.embed.counting import CounterOfFile
from rag.index.building import build
from rag.index.crew import MUCH, Crew
from tests.index.digest import content_digest
from tests.index.made import WordEmbedder, write_stories


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    """Two processes that start working at once."""
    with Crew(2, much=1) as crew:
        yield crew


def test_results_come_in_order_and_items_are_taken_as_they_are_needed(crew: Crew) -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield number

    found = crew.map(math.sqrt, items(), 1000)
    assert next(found) == 0
    assert taken < 200
    assert list(found) == [math.sqrt(number) for number in range(1, 1000)]
    assert list(crew.map(os.getpid.__class__, [], 0)) == []
    assert set(crew.map(_whose, range(100), 100)).isdisjoint({os.getpid()})


def test_a_little_work_starts_nothing() -> None:
    with Crew(2) as crew:
        assert set(crew.map(_whose, range(MUCH - 1), MUCH - 1)) == {os.getpid()}
    with Crew(1, much=1) as crew:
        assert set(crew.map(_whose, range(50), 50)) == {os.getpid()}


def test_what_the_work_raises_is_raised_here_and_ends_no_process(crew: Crew) -> None:
    with pytest.raises(ValueError, match="math domain"):
        list(crew.map(math.sqrt, range(50, -50, -1), 100))
    assert list(crew.map(math.sqrt, [4.0], 1)) == [2.0]


@pytest.mark.slow
def test_what_a_dying_process_left_is_done_here() -> None:
    with Crew(2, much=1) as crew:
        assert list(crew.map(partial(_unless_elsewhere, os.getpid()), range(100), 100)) == list(range(100))


def test_what_is_printed_is_no_answer(crew: Crew) -> None:
    assert list(crew.map(print, range(40), 40)) == [None] * 40


@pytest.mark.slow
def test_leaving_early_ends_the_processes() -> None:
    with Crew(2, much=1) as crew:
        pids = {pid for pid, _ in zip(crew.map(_whose, range(1000), 1000), range(200), strict=False)}
    assert pids
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@pytest.mark.slow
def test_an_index_made_by_several_is_the_one_made_alone(tmp_path: Path, tokenized: Callable[[], WordEmbedder]) -> None:
    write_stories(tmp_path / "articles", MUCH + 20)
    for name, threads in (("several", 2), ("alone", 1)):
        build(tmp_path / name, [tmp_path / "articles"], tokenized(), Settings(threads=threads))
    assert content_digest(tmp_path / "several") == content_digest(tmp_path / "alone")


@pytest.mark.slow
def test_ctrl_c_ends_the_run_with_what_is_whole_and_leaves_no_process(tmp_path: Path, tokenized: Callable[[], WordEmbedder]) -> None:
    write_stories(tmp_path / "articles", 3 * MUCH)
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(tmp_path)], stdout=subprocess.PIPE, start_new_session=True)
    assert child.stdout
    child.stdout.readline()
    os.killpg(child.pid, signal.SIGINT)
    assert child.wait(60) == 130
    child.stdout.close()
    deadline = time.monotonic() + 20
    while _running(str(tmp_path)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _running(str(tmp_path))
    for name in ("index", "fresh"):
        build(tmp_path / name, [tmp_path / "articles"], WordEmbedder(), Settings())
    assert content_digest(tmp_path / "index") == content_digest(tmp_path / "fresh")


CHILD = """
import sys
from pathlib import Path
from rag.cli.interrupt import stop_on_interrupt
from rag.config import Settings
from rag.errors import Cancelled
from rag.index.building import build
from tests.index.made import WordEmbedder

sys.path.append(sys.argv[1])  # so that the processes it starts can be told from others
with stop_on_interrupt() as stop:
    try:
        told = lambda progress: print(progress.done, flush=True)
        build(Path(sys.argv[1], "index"), [Path(sys.argv[1], "articles")], WordEmbedder(), Settings(threads=2), told, stop)
    except Cancelled:
        sys.exit(130)
"""


def _running(sign: str) -> list[str]:
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if sign in line]


def _whose(_: int) -> int:
    return os.getpid()


def _unless_elsewhere(here: int, number: int) -> int:
    if number % 30 == 7 and os.getpid() != here:
        os._exit(1)
    return number


@pytest.fixture
def tokenized(tmp_path: Path) -> Callable[[], WordEmbedder]:
    """An embedder whose tokenizer lies in a file, as the real one's does."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    tokenizer = Tokenizer(models.WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    file = tmp_path / "tokenizer.json"
    tokenizer.save(str(file))

    def make() -> WordEmbedder:
        embedder = WordEmbedder()
        embedder.tokenizer_file = file  # type: ignore[attr-defined]
        embedder.count_tokens = CounterOfFile(str(file))  # type: ignore[method-assign]
        return embedder

    return make
