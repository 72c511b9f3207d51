"""What a generator replied once is not asked of it again, and is the same."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from rag.evaluate.questions import Question
from rag.evaluate.replies import Remembering, remember
from rag.evaluate.run import evaluate
from rag.llm import Prompt
from tests.evaluate.made import CRACKED, EXAMPLES, engine_over, odds, settings_in
from tests.scripted import Scripted

ASKED = Prompt("Be brief.", ("A story.",), "Who?")


def remembering(generator: Scripted, folder: Path, form: str = "") -> Remembering:
    return Remembering(generator, folder / "replies.sqlite", form)


def test_a_reply_is_asked_for_once(tmp_path: Path) -> None:
    generator = Scripted(lambda _: "Ada Quill did it. Nobody else was there.", odds)
    first = remembering(generator, tmp_path)
    said = "".join(first.generate(ASKED, 20)), first.log_odds([ASKED], "Yes", "No")
    asked = len(generator.prompts)
    with closing(remembering(generator, tmp_path)) as again:
        assert ("".join(again.generate(ASKED, 20)), again.log_odds([ASKED], "Yes", "No")) == said
        assert again.recalled == 2
    assert (first.recalled, len(generator.prompts)) == (0, asked)


def test_whatever_a_reply_rests_on_makes_it_another(tmp_path: Path) -> None:
    generator = Scripted(lambda _: "Ada Quill did it.", odds)
    list(remembering(generator, tmp_path).generate(ASKED, 20))
    for other in (replace(ASKED, question="When?"), replace(ASKED, passages=("Another.",)), replace(ASKED, opening="On")):
        again = remembering(generator, tmp_path)
        list(again.generate(other, 20))
        assert again.recalled == 0
    again = remembering(generator, tmp_path, "read in full")
    list(again.generate(ASKED, 20))
    assert again.recalled == 0


def test_a_reply_broken_off_is_finished_when_more_is_wanted(tmp_path: Path) -> None:
    whole = "Ada Quill did it. Nobody else was there."
    generator = Scripted(lambda _: whole, odds)
    begun = remembering(generator, tmp_path).generate(ASKED, 20)
    first = next(iter(begun))
    begun.close()  # type: ignore[attr-defined]
    assert whole.startswith(first)
    assert first != whole
    assert "".join(remembering(generator, tmp_path).generate(ASKED, 20)) == whole


def test_only_answers_that_were_waited_for_count_in_seconds(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    question = Question("source", "Where did the bacteria in the water of Sandle come from?", ("cracked sewer",))
    with closing(engine_over(EXAMPLES / "articles", settings, Scripted(lambda _: CRACKED, odds))) as engine:
        remember(engine, settings)
        first = evaluate(engine, settings, [question]).rows[0]
        again = evaluate(engine, replace(settings, caution=0.6), [question]).rows[0]
    assert first.right
    assert first.total is not None
    assert again.right
    assert again.total is None
