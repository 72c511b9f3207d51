"""Once the models are here nothing leaves the machine: every way to use Footnote, watched from outside."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.watching import COMMAND, Watched

pytestmark = [pytest.mark.models, pytest.mark.slow, pytest.mark.timeout(600)]

STORY = Path(__file__).parents[1] / "examples" / "articles" / "coastal_standard_ten_weeks.txt"
QUESTION = "How many vehicles a day does Salters Bridge carry?"
MANY = 320  # files: enough for the index to start processes

LOOKS_UP = """
import ctypes
ctypes.CDLL(None).getaddrinfo(b"somewhere.invalid", b"443", None, ctypes.byref(ctypes.c_void_p()))
"""
LIBRARY = """
import sys
from pathlib import Path
from rag.config import load_settings
from rag.engine import Engine, index_articles
settings, articles = load_settings(), Path(sys.argv[1])
index_articles(settings, [articles])
engine = Engine.open(settings, articles=articles)
print(list(engine.ask(sys.argv[2]))[-1].answer.status)
engine.close()
"""
BENCHMARK = """
import benchmarks.bench_embed
from rag.config import load_settings
from rag.embed import load_embedder
settings = load_settings()
load_embedder(settings.embedder, settings).embed_query("a bridge")
"""
OTHER_FOLDER = """
from rag.config import load_settings
from rag.embed.reference import ReferenceEmbedder
settings = load_settings()
ReferenceEmbedder(settings.models / settings.embedder, 2).embed_documents(["a bridge"])
"""


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    watched = Watched(tmp_path)
    shutil.copy(STORY, watched.articles)  # one: what takes long is the model's reading, and it reads nothing by the network
    return watched


def test_what_a_compiled_library_looks_up_is_seen(watched: Watched) -> None:
    watched.run([sys.executable, "-c", LOOKS_UP])
    assert watched.reached


def test_what_a_library_keeps_to_report_is_seen(watched: Watched) -> None:
    watched.run([sys.executable, "-c", "import onnxruntime"])
    assert watched.written


def test_the_commands_reach_for_nothing(watched: Watched) -> None:
    articles = str(watched.articles)
    asked = watched.run([*COMMAND, "ask", "--articles", articles, QUESTION])
    assert asked.returncode in (0, 3), asked.stderr
    lines = watched.run([*COMMAND, "ask", "--jsonl", "--articles", articles], given=f'{{"question": "{QUESTION}"}}\n')
    assert lines.returncode == 0, lines.stderr
    for words in (["search", "bridge"], ["status"], ["show", "--last"], ["verify"], ["models", "list"], ["doctor"], ["warm"]):
        done = watched.run([*COMMAND, *words])
        assert "Traceback" not in done.stderr
    assert (watched.reached, watched.written) == ([], [])


def test_the_processes_of_an_index_reach_for_nothing(watched: Watched) -> None:
    for number in range(MANY):
        (watched.articles / f"{number}.txt").write_text(f"A bridge is to close\n\nBridge {number} closes on Monday.\n", encoding="utf-8")
    done = watched.run([*COMMAND, "index", "--threads", "2", str(watched.articles)])
    assert done.returncode == 0, done.stderr
    assert (watched.reached, watched.written) == ([], [])


@pytest.mark.parametrize("program", [LIBRARY, BENCHMARK], ids=["library", "benchmark"])
def test_a_program_of_ones_own_reaches_for_nothing(watched: Watched, program: str) -> None:
    done = watched.run([sys.executable, "-c", program, str(watched.articles), QUESTION])
    assert done.returncode == 0, done.stderr
    assert (watched.reached, watched.written) == ([], [])


def test_an_embedder_by_sentence_transformers_reaches_for_nothing(watched: Watched) -> None:
    pytest.importorskip("sentence_transformers")
    done = watched.run([sys.executable, "-c", OTHER_FOLDER])
    assert done.returncode == 0, done.stderr
    assert watched.reached == []


@pytest.mark.parametrize("seconds", [5, pytest.param(90, marks=pytest.mark.attack)])
def test_a_conversation_left_open_reaches_for_nothing(watched: Watched, seconds: int) -> None:
    """What would be reported goes out after half a minute, hence the long one; what is kept for it is written at once."""
    with watched.terminal([*COMMAND, "chat", str(watched.articles)]) as terminal:
        terminal.wait("Ask these articles a question")
        terminal.type(f"{QUESTION}\r")
        terminal.wait("coastal_standard_ten_weeks.txt")
        time.sleep(seconds)
    assert (watched.reached, watched.written) == ([], [])


def test_a_library_loaded_before_is_told_of() -> None:
    program = [sys.executable, "-c", "import onnxruntime, rag"]
    done = subprocess.run(program, env={"HOME": "/nowhere"}, capture_output=True, text=True, check=False)
    assert "its telemetry is on" in done.stderr
