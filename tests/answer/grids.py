"""Readings of questions, claims and evidence that are made, not collected: edited, put after another, laid beside another story's.

They are recorded with the others (`readings`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from functools import cache, partial
from itertools import islice, product
from pathlib import Path
from typing import Any

from rag.answer import answered, messages
from rag.answer.accounts import accounts, corrections, figures, only_here, taken_back
from rag.answer.calibration import Calibration, Decision
from rag.answer.compose import folder
from rag.answer.events import main_events, on_topic
from rag.answer.events.day import when
from rag.answer.evidence import Evidence, Line, Shelf, fit, gather
from rag.answer.generate import blocks
from rag.answer.pipeline import query
from rag.answer.question import Reading, dated, follow_up, speaker, spelling, understand
from rag.answer.verify import Claim, align
from rag.answer.verify.run import CHECKS
from rag.types import Filters, Turn
from tests.answer import degrees
from tests.answer.compose.test_folder import STORIES, Counted
from tests.answer.fakes import Library, WordVectors, lines_of, story
from tests.language import grids as language

TABLES = {
    name: body.split("\n")
    for name, body in re.findall(r"\[(\w+)\]\n(.*?)\n\n", Path(__file__).with_suffix(".txt").read_text(encoding="utf-8"), re.DOTALL)
}
Readings = Iterator[tuple[str, str]]
Plain = Callable[[Any], str]


def groups(
    typed: Sequence[str],
    asked: Sequence[str],
    claims: Sequence[dict[str, Any]],
    library: Library,
    shelf: Shelf,
    plain: Plain,
) -> dict[str, Callable[[], Readings]]:
    """What is read, group by group."""
    return {
        "edited questions": partial(_edited, typed, library, plain),
        "follow-ups": partial(_follow_ups, typed, library, plain),
        "checks": partial(_checks, claims),
        "checks of each other": _paired,
        "days": _days,
        "folder": partial(_folder, library, shelf),
        "events and accounts": partial(_accounts, asked, library, shelf),
        "words": partial(_words, typed, claims),
        "numbers and names": _small,
        "speakers": partial(_speakers, typed),
        "spelling": partial(_spelling, typed, library),
    }


def edited(texts: Sequence[str], table: Sequence[str]) -> Iterator[str]:
    """Each text with a word more, less or other, or two words in each other's places."""
    for number, parts in enumerate(map(str.split, texts)):
        at, word = number * 7 % len(parts), table[number * 5 % len(table)]
        before, here, after = parts[:at], parts[at], parts[at + 1 :]
        changed = [*before, word, here, *after], [*before, *after], [*before, word, *after], [*before, *after[:1], here, *after[1:]]
        yield from (" ".join(some) for some in (changed[number % 4], changed[(number + 1) % 4]) if some)


def _edited(typed: Sequence[str], library: Library, plain: Plain) -> Readings:
    reading = Reading(library, WordVectors())
    for text in islice(edited(typed, TABLES["words"]), 0, None, 2):
        yield f"edited: {text}", plain(understand(text, (), None, "2025-03-12", reading))
    for before, text in product(TABLES["preambles"], typed[::90]):
        yield f"with a preamble: {before} {text}", plain(understand(f"{before} {text}", (), None, None, reading))
        yield f"with another: {text} {before}", plain(understand(f"{text} {before}", (), None, None, reading))
    for text in (*typed[::9], *TABLES["turns"]):
        yield f"in capitals: {text}", plain(understand(text.upper(), (), None, None, reading))
        wrong = "".join(letter for place, letter in enumerate(text) if place % 17 != 11)
        yield f"typing errors: {wrong}", plain(understand(wrong, (), None, None, reading))


def _follow_ups(typed: Sequence[str], library: Library, plain: Plain) -> Readings:
    """Turns of a conversation, with nothing to make them whole and with what does so rightly or wrongly."""
    history = [Turn("user", typed[5]), Turn("assistant", "Mira Solberg won in 31 minutes, said the Echo. It rained on Monday, 3 May 2024.")]
    long = [*history, Turn("user", typed[40]), Turn("assistant", " ".join(["It rained."] * 40)), Turn("user", "Shorter, please.")]
    for place, text in enumerate([*TABLES["turns"], *typed[::3]]):
        before = (history, long, history[:1], long[:4])[place % 4]
        yield f"after {len(before)}: {text}", plain(understand(text, before, None, None, Reading(library, WordVectors())))
        for number, frame in enumerate(TABLES["rewritten"] if place % 6 == 0 else ()):
            reading = Reading(rewrite=partial(_rewritten, frame))
            yield f"made whole ({number}): {text}", plain(understand(text, before, None, None, reading))
        told = {name: value for name, value in follow_up.signals(text).items() if value}
        yield f"signals: {text}", f"{told} {follow_up.likelihood(text):.3f} {follow_up.is_fragment(text)} {follow_up.own_names(text)}"


def _rewritten(frame: str, _told: str, question: str) -> str:
    return frame.replace("*", question.rstrip("?.!"))


def _checks(claims: Sequence[dict[str, Any]]) -> Readings:
    """What each check finds of a claim: beside its own support, edited, and beside another's."""
    edits = list(edited([row["claim"] for row in claims], TABLES["edits"]))
    for number, row in enumerate(claims):
        support, other = " ".join(row["support"]), claims[(number * 3 + 1) % len(claims)]
        said = (None, 2.0, -2.0, 0.5)[number % 4]
        around = f"{row['title']} {row['source']} {row.get('context') or ''}"
        question = row["question"] or (f"Did {row['claim']}"[:-1] + "?" if number % 3 else "")
        later = tuple(other["support"]) if number % 2 else (row["claim"].replace("not ", ""),)
        claim = Claim(row["claim"], support, around, row["published"], question, said, later)
        changed = {
            "with less around": replace(claim, around="", published=None, question="", later=()),
            "edited more": replace(claim, text=edits[2 * number + 1], around=""),
            "of its support": replace(claim, text=row["support"][0], support=row["claim"]),
            "of another": replace(claim, support=f"{support} {other['claim']}"),
        }
        some = list(changed.items())[number % 4 : number % 4 + 1]
        for name, each in (("claim", claim), *(("edited", replace(claim, text=edits[2 * number])),)[: number % 2], *some[: 1 - number % 2]):
            yield f"{name}: {each.text} / {number}", _found(each)


def _paired() -> Readings:
    """What each check finds of sentences in the same words, each beside each other."""
    asked = TABLES["of"]
    for number, (text, support) in enumerate(product(TABLES["paired"], repeat=2)):
        later = (TABLES["paired"][number % 25],) if number % 3 == 0 else ()
        claim = Claim(text, support, "Bridge closed Echo", "2024-05-03", asked[number % len(asked)], None, later)
        yield f"beside: {text} / {support}", _found(claim)


def _found(claim: Claim) -> str:
    every = ((name, check(claim)) for name, check in CHECKS.items())
    return "; ".join(f"{name} {found.claim} {sorted(found.support)[:6]}" for name, found in every if found)


def _days() -> Readings:
    """On which day something is told to be: every time in every place of a sentence, in stories with and without a day."""
    for frame, time in product(TABLES["told"], language.TABLES["times"][::2]):
        told = []
        for published in ("2025-03-12", None):
            line = lines_of(story("a.txt", frame.format(time=time), published=published))[0]
            told.append(str(when(line)).removeprefix("When"))
        yield f"told: {frame.format(time=time)}", " | ".join(told)
    for head, away in product(TABLES["datelines"], (0, 50, 90, 91, 120)):
        text = f"{head}{' ' * away}\n\nThe pier was shut on Tuesday."
        start = text.index("The pier")
        article = replace(story("a.txt", text, published="2025-03-12"), sentences=story("a", text[start:]).sentences)
        shifted = tuple(replace(one, start=one.start + start, end=one.end + start) for one in article.sentences)
        yield f"dateline, {away} before: {head}", str(when(lines_of(replace(article, sentences=shifted))[0]))


def _folder(library: Library, shelf: Shelf) -> Readings:
    """What is counted and listed, in a small folder and in a larger one."""
    few = Counted(*STORIES, copies=("ill.txt", "more.txt"), newer={"ill.txt": "more.txt"})
    days = (story(f"{n}.txt", f"Rain fell on day {n} in Dorn." * n, f"Rain {n}", f"Post {n % 27}", "2025-03-05") for n in range(30))
    many, corrected = Counted(*days), degrees.folder(157)
    for question in TABLES["folder"]:
        for index, kept in ((few, Shelf(few)), (library, shelf), (many, Shelf(many)), (corrected, Shelf(corrected))):
            for filters in (Filters(), Filters(source="Courier")):
                asked = replace(understand(question, (), filters, None, Reading(index, WordVectors())), filters=filters)
                told = folder.compose(asked, kept, index.search)
                said = [(one.text, [line.start for line in one.support]) for one in told.statements]
                yield f"folder of {len(index.articles())}, {filters.source}: {question}", f"{said} {told.missing}"


def _accounts(asked: Sequence[str], library: Library, shelf: Shelf) -> Readings:
    """Events, figures, outlets and corrections on the subject of a question."""
    for question in asked[::2]:
        evidence = _evidence(question, library, shelf)
        yield f"events: {question}", " ; ".join(map(_event, on_topic(evidence, 9)))
        found = figures(evidence, 6)
        beside = [[(one.value, one.counts, _place(one.line), taken_back(one, evidence)) for one in group] for group in found]
        yield f"figures: {question}", f"{beside}"
        said = [(one.outlet, [_place(line) for line in one.lines]) for one in accounts(evidence, 3)]
        only = [_place(line) for line in only_here(evidence, 2, 5)]
        yield f"outlets: {question}", f"{said} {only}"
        yield f"corrections: {question}", f"{[(_place(one.line), _place(one.replaced)) for one in corrections(evidence)]}"
        block, lines = blocks.block(evidence, 5, 3, 140)
        yield f"block: {question}", f"{[_place(line) for line in lines]} {len(block)} {block[:60]!r}"
        unread = answered.unread(evidence) if evidence.ranked else {}
        told = {name: f"{value:.3g}" for name, value in unread.items() if name not in ("late", "cosine")}
        yield f"unread: {question}", f"{told} {answered.why_not(evidence)} {answered.unknown_names(evidence)}"
    infos = library.articles()
    for most in (1, 2, 5, 9):
        yield f"main events: {most}", " ; ".join(map(_event, main_events(shelf, infos, most)))
        yield f"of one outlet: {most}", " ; ".join(map(_event, main_events(shelf, infos[most::2], most)))


@cache
def _vectors() -> WordVectors:
    return WordVectors()


def _evidence(question: str, library: Library, shelf: Shelf) -> Evidence:
    asked = understand(question, (), None, None, Reading(library, _vectors()))
    return gather(asked, library.search(query(asked)), shelf, None)


def _place(line: Line) -> str:
    return f"{line.story.info.file}:{line.start}"


def _event(event: Any) -> str:
    return f"{event.when.first}..{event.when.last} {event.when.precision} {[_place(line) for line in event.lines]} {event.corrected}"


def _words(typed: Sequence[str], claims: Sequence[dict[str, Any]]) -> Readings:
    """Sentences as they are laid side by side, and how well one may answer a question."""
    texts = [row["claim"] for row in claims]
    for number, text in enumerate(texts):
        row = align.tokens(text)
        told = (f"{token.key}{align.is_verb(row, at):d}{align.passive(row, at):d}{align.governed(row, at)}" for at, token in enumerate(row))
        yield f"aligned: {text}", f"{' '.join(told)} {align.segments(text)} {align.names(text)}"
        question = understand(typed[number % len(typed)])
        gives = f"{fit.gives(question, text):g} {answered.gives_kind(question, text)} {fit.speaks(text)}"
        yield f"given: {question.text} / {text}", gives
    for number, (question, text) in enumerate(product(TABLES["asked"], TABLES["given"])):
        read = understand(question)
        yield (
            f"given {number}: {question} / {text}",
            f"{fit.gives(read, text):g} {answered.gives_kind(read, text)} {read.focus} {read.counted}",
        )
    for names in (("Ann",), ("Ann", "Bo"), ("Ann", "Bo", "Cy")):
        yield f"missing: {names}", messages.names_missing(names)


def _small() -> Readings:
    """Decisions on both sides of their ranges and thresholds, days and sources as they are written."""
    for bias, threshold, value, caution in product((-40, -1.0, 0.0, 1.0, 40), (0.5, 0.7), (-2.0, 0.0, 0.5, 3.0), (0.0, 0.6)):
        decision = Decision(bias, {"one": 2.0, "two": -1.0}, {"one": (0.0, 1.0)}, threshold)
        signals = {"one": value, "two": value / 2}
        yield f"decision {bias} {threshold} {value} {caution}", f"{decision.probability(signals):.6g} {decision.holds(signals, caution)}"
    for wanted, own in product((0.0, 0.5, 1.0), (True, False)):
        yield f"caution {wanted} {own}", f"{Calibration('a', '', {}, '', {}, {}, own).caution(wanted):g}"
    days = (None, date(2025, 3, 5), date(2025, 3, 9), date(2024, 3, 9))
    for first, last, precision, by in product(days, days, ("day", "week", "month", "year", "range"), days[:2]):
        yield f"when {first} {last} {precision} {by}", messages.when(first, last, precision, by)
    for outlet, day in product((None, "Echo"), days):
        yield f"source {outlet} {day}", f"{messages.source(outlet, 'Ferry sold', day)} {messages.day(day)} {messages.day(day, False)}"


def _speakers(typed: Sequence[str]) -> Readings:
    """Whose words a question asks for, and between whom; with no period beside it."""
    for text in [*TABLES["speakers"], *typed[::4]]:
        sides = [f"{side.who}: {side.question}" for side in speaker.sides_of(text)]
        yield f"speaker: {text}", f"{speaker.speaker_asked(text)} {sides} {dated.without_period(text)}"


class _Slips(Library):
    """A vocabulary that finds the words nearest to a mistyped one."""

    def nearest_words(self, word: str, slips: int) -> list[tuple[str, int, int]]:
        known = ("hospital", "technician", "computers", "marathon", "Tesfay", "volcano", "vulcano", "auditor", "ferries")
        near = ((one, round(5 * (1 - SequenceMatcher(None, word, one.lower()).ratio())), len(one)) for one in known)
        return sorted((one for one in near if one[1] <= slips), key=lambda one: one[1])

    def frequency(self, word: str) -> int:
        return int(word in ("settled", "company", "known"))


def _spelling(typed: Sequence[str], library: Library) -> Readings:
    vocabulary = _Slips(library.article(0))
    for number, text in enumerate([*TABLES["mistyped"], *typed[::12]]):
        letters = [letter for place, letter in enumerate(text) if place % 23 != number % 23]
        for wrong in (text, "".join(letters)):
            changed = spelling.mended(wrong, vocabulary, _Whole()), spelling.asking_mended(wrong)
            yield f"mended: {wrong}", f"{changed}"


class _Whole:
    """Of every word that ends in "s", one piece."""

    def count_tokens(self, text: str) -> int:
        return 1 if text.endswith("s") else 2
