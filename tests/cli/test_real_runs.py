"""The command as people run it: processes of their own, the default models, the example articles."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rag.search.nothing import PUT_SOME_THERE

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "articles"
COMMAND = [sys.executable, "-c", "import sys; from rag.cli import main; sys.exit(main())"]
BEGUN = "begun"
Run = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = [pytest.mark.models, pytest.mark.slow]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """One set of folders for all runs, so that the articles are indexed once."""
    folder = tmp_path_factory.mktemp("footnote")
    own = {"FOOTNOTE_INDEXES": "indexes", "FOOTNOTE_STATE": "state", "FOOTNOTE_CONFIG": "config.toml"}
    return {**os.environ, **{name: str(folder / place) for name, place in own.items()}, "COLUMNS": "80"}


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    def footnote(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run([*COMMAND, *arguments], input=given, capture_output=True, encoding="utf-8", env=environment)

    return footnote


def test_a_question_is_answered_with_footnotes_that_stand_in_their_files(run: Run) -> None:
    done = run("ask", "--json", "--articles", str(EXAMPLES), "How many vehicles a day does Salters Bridge carry?")
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    assert "11,000" in record["answer"]
    assert record["citations"]
    for citation in record["citations"]:
        text = (Path(citation["root"]) / citation["file"]).read_bytes().decode("utf-8")
        assert text[citation["start"] : citation["end"]] == citation["quote"]
        assert text[: citation["start"]].count("\n") + 1 == citation["line"]
    shown = run("show", "--last", "1")
    assert shown.returncode == 0, shown.stderr
    assert "[[" in shown.stdout
    assert run("verify").returncode == 0


def test_what_the_articles_do_not_say_is_refused(run: Run) -> None:
    done = run("ask", "--articles", str(EXAMPLES), "Who won the 2022 World Cup?")
    assert done.returncode == 3, done.stderr
    assert done.stdout.startswith("Nothing in the articles is near this question.")
    assert "Nearest in the articles" in done.stdout


def test_lines_are_answered_in_order(run: Run) -> None:
    lines = ['{"question": "What does a crossing on the ferry cost?"}', "oops", '{"question": "Who won the 2022 World Cup?"}']
    done = run("ask", "--jsonl", "--articles", str(EXAMPLES), given="\n".join(lines))
    assert done.returncode == 0, done.stderr
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["status"] for record in records] == ["answered", "error", "abstained"]
    assert "1.50" in records[0]["answer"]


def test_a_folder_without_stories_is_told_what_to_put_there(run: Run, tmp_path: Path) -> None:
    assert PUT_SOME_THERE in run("index", str(tmp_path)).stderr


def test_an_interrupted_answer_exits_130_without_a_traceback(run: Run, environment: dict[str, str]) -> None:
    run("index", str(EXAMPLES))
    begun = [sys.executable, "-c", f"import sys; from rag.cli import main; print({BEGUN!r}, file=sys.stderr, flush=True); sys.exit(main())"]
    asked = ["ask", "--articles", str(EXAMPLES), "Who made the Amber Compass, why is Salters Bridge shut, and who wrote the notice?"]
    with subprocess.Popen([*begun, *asked], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, encoding="utf-8") as process:
        assert process.stderr
        assert process.stderr.readline() == f"{BEGUN}\n"
        time.sleep(2)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in said


def test_an_interrupted_index_goes_on_where_it_stopped(run: Run, environment: dict[str, str], tmp_path: Path) -> None:
    stories = [(number, story) for number in range(6) for story in EXAMPLES.glob("*.txt")]
    for number, story in stories:
        (tmp_path / f"{number}-{story.name}").write_bytes(story.read_bytes())
    indexes = Path(environment["FOOTNOTE_INDEXES"])
    with subprocess.Popen([*COMMAND, "index", str(tmp_path)], stderr=subprocess.PIPE, env=environment) as process:
        while process.poll() is None and not list(indexes.glob(f"{tmp_path.name}-*/index.sqlite")):
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        process.communicate()
    assert process.returncode == 130
    assert run("index", str(tmp_path)).returncode == 0
    status = json.loads(run("status", "--json", "--articles", str(tmp_path)).stdout)
    assert status["indexes"][0]["files"] == len(stories)


def test_search_filters_by_date_and_outlet(run: Run) -> None:
    done = run("search", "--json", "--articles", str(EXAMPLES), "--source", "courier", "--since", "2025-04", "bridge contract")
    assert done.returncode == 0, done.stderr
    hits = json.loads(done.stdout)["hits"]
    assert hits
    assert all("Courier" in hit["outlet"] and hit["published"] >= "2025-04" for hit in hits)
