"""Collects the signals by which an answer is refused, and shows what each threshold would give.

    python -m benchmarks.calibrate collect questions.jsonl ARTICLES signals.jsonl --sample 100 --seconds 400
    python -m benchmarks.calibrate table signals.jsonl ...

`collect` answers every question whatever the signals say, and goes on where it stopped. `table` then tries
thresholds on what was saved, without the model. docs/answers.md says what was chosen, on which sets.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from rag.answer import features, threshold
from rag.answer import prompt as prompts
from rag.answer.check import check
from rag.answer.compose import MAX_TOKENS, PASSAGES
from rag.answer.evidence import Pool
from rag.answer.follow import read
from rag.answer.sentences import bare, split
from rag.config import load_settings
from rag.engine import HITS, Engine, index_articles
from rag.evaluate.match import holds
from rag.llm import Generator, Prompt
from rag.types import Query, Turn


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    collecting = commands.add_parser("collect")
    collecting.add_argument("questions", type=Path)
    collecting.add_argument("articles", type=Path)
    collecting.add_argument("out", type=Path)
    collecting.add_argument("--sample", type=int, default=100)
    collecting.add_argument("--seconds", type=float, default=420)
    collecting.set_defaults(run=collect)
    showing = commands.add_parser("table")
    showing.add_argument("files", type=Path, nargs="+")
    showing.set_defaults(run=table)
    given = parser.parse_args()
    given.run(given)


def collect(given: argparse.Namespace) -> None:
    """Append a line of signals for each question not yet in the file."""
    started = time.monotonic()
    questions = [json.loads(line) for line in given.questions.read_text(encoding="utf-8").splitlines()]
    chosen = random.Random(1).sample(questions, min(given.sample, len(questions)))
    done = {json.loads(line)["id"] for line in given.out.read_text(encoding="utf-8").splitlines()} if given.out.exists() else set()
    settings = load_settings()
    index_articles(settings, [given.articles])
    with closing(Engine.open(settings, articles=given.articles)) as engine, given.out.open("a", encoding="utf-8") as out:
        engine.load()
        for question in chosen:
            if question["id"] not in done and time.monotonic() - started < given.seconds:
                out.write(json.dumps(signals(engine, question)) + "\n")
                out.flush()


def signals(engine: Engine, question: dict[str, Any]) -> dict[str, Any]:
    """What the threshold would see, what would be answered, and whether that is right."""
    index, embedder, generator = engine.parts()
    wish = read(question["question"], tuple(Turn(turn["role"], turn["content"]) for turn in question["history"]))
    hits = engine.search(Query(wish.question, HITS, as_of=question.get("asked")))[:PASSAGES]
    record: dict[str, Any] = {"id": question["id"], "answerable": question["answerable"], "question": wish.question}
    if not hits:
        return record | {"near": 0.0, "odds": -9.0, "mended": True, "own": False, "named": 0.0, "right": False}
    blocks = prompts.blocks(hits)
    pool = Pool(hits, index, embedder)
    bare_question = wish.question.removeprefix(wish.context).strip()
    stated = Prompt(prompts.SYSTEM, blocks, (), prompts.stated(bare_question, wish.context))
    task = Prompt(prompts.SYSTEM, blocks, (), prompts.task(bare_question, wish.context))
    odds = generator.log_odds(stated, threshold.YES, threshold.NO)
    sentences = [*filter(None, map(bare, split("".join(generator.generate(task, MAX_TOKENS)))))]
    checked = check(sentences[0], wish.question, pool) if sentences else None
    text = (checked.text or "") if checked else ""
    cited = checked.matches if checked and text else ()
    return record | {
        "near": threshold.nearness(wish.question, hits, pool),
        "odds": odds,
        "mended": checked is None or checked.faulty or not checked.supported or checked.own_words,
        "own": bool(checked and checked.own_words and max(pool.asked(wish.question)) >= threshold.TAKEN_UP),
        "named": features.named_there(wish.question, cited),
        "kind": features.of_kind(wish.question, text),
        "says": says(generator, text, cited),
        "written": " ".join(sentences),
        "text": " ".join([text, *sentences[1:]]),
        "reason": checked.reason if checked else "",
        "right": question["answerable"] and holds(" ".join([text, *sentences[1:]]), question["answer"]),
        "backed": question["answerable"] and holds(" ".join(match.text for match in cited), question["answer"]),
        "passages": question["answerable"] and holds(" ".join(hit.text for hit in hits), question["answer"]),
    }


def says(generator: Generator, claim: str, cited: Any) -> float | None:
    """The log-odds that the cited passage says the claim."""
    if not cited:
        return None
    prompt = Prompt(prompts.SYSTEM, prompts.blocks([cited[0].evidence[0].hit]), (), prompts.says(claim))
    return generator.log_odds(prompt, threshold.YES, threshold.NO)


def table(given: argparse.Namespace) -> None:
    """For each file: answerable and unanswerable refused, and right, at pairs of thresholds."""
    for file in given.files:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        can, cannot = ([row for row in rows if row["answerable"] is wanted] for wanted in (True, False))
        print(f"{file.name}: {len(can)} answerable, {len(cannot)} not; right if never refused {share(row['right'] for row in can)}")
        print("  refuse  sure | answerable refused  unanswerable refused  right")
        for refuse in (-2.0, -1.5, -1.0, -0.5, 0.0):
            for sure in (refuse, 0.0, 0.3, 0.6, 1.0):
                if sure >= refuse:
                    told = [row["right"] and not refused(row, refuse, sure) for row in can]
                    refusals = [share(refused(row, refuse, sure) for row in group) for group in (can, cannot)]
                    print(f"  {refuse:6.1f} {sure:5.1f} | {refusals[0]:>18} {refusals[1]:>21} {share(told):>6}")


def refused(row: dict[str, Any], refuse: float, sure: float) -> bool:
    """What the threshold decides on saved signals (rag/answer/threshold.py)."""
    score = threshold.ODDS * row["odds"] + threshold.NEAR * row["near"] + threshold.BASE
    unsure = (row["mended"] and not row["own"]) or row["named"] < threshold.NAMED
    return bool(row["near"] < threshold.FAR or score < refuse or (score < sure and unsure))


def share(values: Any) -> str:
    listed = [bool(value) for value in values]
    return f"{sum(listed) / len(listed):.3f}" if listed else "-"


if __name__ == "__main__":
    main()
