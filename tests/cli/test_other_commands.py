"""The remaining commands on a fake engine, and the command as a whole in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import redirect_stderr
from pathlib import Path

import click
import pytest

from rag.cli import main
from rag.cli.app import footnote
from rag.cli.options import Day
from rag.cli.refresh import shown_progress
from rag.search.nothing import PUT_SOME_THERE
from rag.types import Filters, Progress
from tests.cli.fake import FakeEngine, parts_with
from tests.cli.test_terminal import Terminal


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", "import sys; from rag.cli import main; sys.exit(main())", *arguments], input=given, capture_output=True
    )


def every_command(group: click.Group = footnote, before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    names: list[tuple[str, ...]] = []
    for name, command in group.commands.items():
        names += [(*before, name), *(every_command(command, (*before, name)) if isinstance(command, click.Group) else [])]
    return names


@pytest.mark.parametrize("command", every_command(), ids=" ".join)
def test_every_command_has_help_with_an_example(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--help"], parts_with()) == 0
    out = capsys.readouterr().out
    assert f"footnote {' '.join(command)}" in out.split("Options:")[1]


def test_search_shows_hits_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    engine = FakeEngine()
    assert main(["search", "harbour", "contract", "-k", "3", "--as-of", "2024-05"], parts_with(engine)) == 0
    assert engine.asked[0]["query"].text == "harbour contract"
    assert engine.asked[0]["query"].as_of == "2024-05-01"
    assert capsys.readouterr().out.startswith("1. harbour.txt:")
    main(["search", "--json", "--explain", "harbour"], parts_with())
    record = json.loads(capsys.readouterr().out)
    assert record["query"] == "harbour"
    assert record["hits"][0]["explain"] == {"bm25 rank": 1.0}


def test_articles_name_the_undated_ones_a_date_leaves_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["articles", "--since", "2024"], parts_with()) == 0
    said = capsys.readouterr()
    assert said.out == "2024-03-01\tThe Courier\tThe harbour contract\tharbour.txt\n"
    assert said.err == "1 article without a date left out: undated.txt\n"


def test_status_says_what_is_there_and_what_could_not_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--index", "stories-1", "--skipped"], parts_with()) == 0
    out = capsys.readouterr().out
    assert "3 files, 2 articles, 1 copy merged, 1 undated" in out
    assert "5 passages, 4 of them searchable by meaning so far" in out
    assert "skipped broken.pdf: it is encrypted" in out
    assert "last updated: 2 March 2024" in out.splitlines()[0]


def test_indexes_are_listed_with_when_they_were_updated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FOOTNOTE_INDEXES", str(tmp_path))
    (tmp_path / "stories-1").mkdir()
    (tmp_path / "stories-1" / "index.sqlite").touch()
    assert main(["indexes", "list"], parts_with()) == 0
    assert capsys.readouterr().out == "stories-1\t2\t2 March 2024\t/nowhere\n"


def test_status_without_any_index_exits_4() -> None:
    assert main(["status"], parts_with()) == 4


def test_index_says_what_changed_on_standard_error_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", str(tmp_path)], parts_with()) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert (
        "Index stories-1: 7 articles, 20 passages from 7 files (1 new, 1 changed, 1 moved, 4 unchanged; 1 skipped), in 0.5 s." in said.err
    )
    assert "A note." in said.err
    assert "skipped broken.pdf: it is encrypted" in said.err
    assert PUT_SOME_THERE not in said.err
    main(["index", str(tmp_path), "--dry-run"], parts_with())
    assert capsys.readouterr().err.startswith("Would index")
    for other in ("--watch", "--rebuild"):
        assert main(["index", str(tmp_path), "--dry-run", other], parts_with()) == 2


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [("2024", "2024-01-01", "2024-12-31"), ("2024-02", "2024-02-01", "2024-02-29"), ("2024-02-03", "2024-02-03", "2024-02-03")],
)
def test_a_year_or_month_means_its_first_or_last_day(given: str, first: str, last: str) -> None:
    assert Day().convert(given, None, None) == first
    assert Day(last=True).convert(given, None, None) == last


@pytest.mark.parametrize("given", ["", "soon", "2024-13", "2024-02-30", "2024-1-1-1", "-1"])
def test_what_is_no_date_is_refused(given: str) -> None:
    with pytest.raises(click.BadParameter):
        Day().convert(given, None, None)


@pytest.mark.slow
def test_exit_codes_of_a_process() -> None:
    assert run("--version").stdout.startswith(b"footnote ")
    assert run("nosuch").returncode == 2
    nothing = run("search", "--index", "nosuch", "q")
    assert nothing.returncode == 4
    assert nothing.stdout == b""
    assert nothing.stderr.startswith(b"error: ")
    assert b"hint: " in nothing.stderr


def test_a_wrong_configuration_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("colour = 1\n")
    wrong = run("search", "q")
    assert wrong.returncode == 2
    assert b"colour" in wrong.stderr


def test_a_reader_that_goes_away_is_no_error() -> None:
    code = "import sys; from rag.cli.app import main; from tests.cli.fake import *; sys.exit(main(['ask', 'q'] * 1, parts_with()))"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_the_chat_is_opened_without_what_its_first_frame_does_not_need(tmp_path: Path) -> None:
    (tmp_path / "indexes" / "stories").mkdir(parents=True)
    (tmp_path / "indexes" / "stories" / "index.sqlite").touch()
    heavy = {"numpy", "msgspec", "faiss", "tantivy", "onnxruntime", "llama_cpp", "markdown_it", "rag.engine", "rag.answer", "rag.export"}
    code = (
        "import sys, tui\nfrom rag.cli import main\n"
        f"tui.run = lambda *_, **__: __import__('tui.app') and print(sorted({heavy!r} & set(sys.modules))) or 0\n"
        f"for named in [[{str(tmp_path)!r}], ['--index', 'stories'], []]: main(['chat', *named])"
    )
    environment = os.environ | {"FOOTNOTE_INDEXES": str(tmp_path / "indexes"), "FOOTNOTE_STATE": str(tmp_path)}
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment).stdout == b"[]\n" * 3


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert "footnote" in capsys.readouterr().out


def test_completion_completes_commands() -> None:
    code = "import sys; from rag.cli import main; main()"
    environment = {**os.environ, "_FOOTNOTE_COMPLETE": "bash_complete", "COMP_WORDS": "footnote st", "COMP_CWORD": "1"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment)
    assert b"status" in done.stdout


def test_filters_are_empty_unless_given() -> None:
    engine = FakeEngine()
    main(["search", "q"], parts_with(engine))
    assert engine.asked[0]["query"].filters == Filters()


def test_status_as_json_holds_what_could_not_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--index", "stories-1", "--json"], parts_with()) == 0
    record = json.loads(capsys.readouterr().out)["indexes"][0]
    assert record["articles"] == 2
    assert record["skipped_files"] == [{"file": "broken.pdf", "reason": "it is encrypted", "part": None}]


def test_a_state_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FOOTNOTE_STATE", str(tmp_path / "file" / "state"))
    told = run("show", "--last", "1")
    assert told.returncode == 2
    assert b"FOOTNOTE_STATE" in told.stderr
    assert b"Traceback" not in told.stderr


def test_an_answer_is_given_even_when_it_cannot_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FOOTNOTE_STATE", str(tmp_path / "file" / "state"))
    assert main(["ask", "q"], parts_with()) == 0
    said = capsys.readouterr()
    assert "[1]" in said.out
    assert "cannot be kept" in said.err


def test_doctor_says_what_to_type_for_a_missing_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FOOTNOTE_MODELS", str(tmp_path / "models"))
    assert main(["doctor"], parts_with()) == 1
    out = capsys.readouterr().out
    assert "hint: Type: footnote models fetch all-minilm-l6-v2" in out
    assert out.startswith("ok    Python: ")


def test_models_are_listed_with_their_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FOOTNOTE_MODELS", str(tmp_path / "models"))
    assert main(["models", "list"], parts_with()) == 0
    assert "all-minilm-l6-v2\tembedder\t114.5 MB\tApache-2.0\tnot fetched\n" in capsys.readouterr().out
    assert main(["models", "check", "nosuch"], parts_with()) == 2


def test_progress_says_how_far_on_a_terminal_and_nothing_elsewhere(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "90")
    with redirect_stderr(Terminal()) as terminal, shown_progress() as on_progress:
        on_progress(Progress("reading", 3, 19))
        on_progress(Progress("fetching", 850_000_000, 1_117_000_000, "bytes"))
    assert "3/19 files" in terminal.getvalue()
    assert "850.0 MB of 1.1 GB" in terminal.getvalue()
    with shown_progress() as on_progress:
        on_progress(Progress("reading", 3, 19))
    assert capsys.readouterr().err == ""
