"""Where stories disagree: another story that gives another figure for the same thing, or a correction.

What the other story says is given in its own words, so that both sides stand on words that are there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.answer import words
from rag.answer.evidence import Claim, Evidence, Facts, Match, Pool
from rag.answer.features import kind
from rag.answer.prompt import day

ALIKE = 0.6  # likeness of two sentences about one thing
VERY = 0.65  # and when the other figure does not stand right before what it counts
SHARED = 0.5  # and the share of the claim's other words, or of the question's, that both hold
_CORRECTION = re.compile(r"\b(?:correction|clarification|corrected)\b", re.I)
_TAKEN_BACK = re.compile(r"^(?:That|This|It) (?:was|is) (?:wrong|incorrect|not|false)", re.I)
_FIGURE = re.compile(r"\b(?:costs?|price|toll|figures?|size|budget|count)\b", re.I)
_NUMBER = re.compile(r"([$€£]?)(\d[\d.,:]*|[A-Za-z]+)")
_OF = r"(?: of (?:its|the|their|his|her|our)(?: (?:[\d.,]+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))?)?"
_COUNTED = re.compile(_OF + r"[ -]?(%|[\w-]+)?(?: ([\w-]+))?")  # "two of its six bearings" counts bearings


def asks_for_a_figure(question: str) -> bool:
    """Whether stories may disagree about what is asked; other figures in an answer are beside the point."""
    return kind(question) in ("number", "date") or bool(_FIGURE.search(question))


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence for the answer that says what another story says, and the evidence for it."""

    text: str
    match: Match


def differences(claim: Claim, held: Match, pool: Pool) -> list[Difference]:
    """The other story's sentence most like `claim` that gives another figure, and a correction that bears on it, if any."""
    figures = _figures(claim.text)
    if not figures:
        return []
    cosines = pool.cosines(claim.text)
    wanted = [{word for word in said if not word.isdigit()} for said in (claim.weights, words.content(claim.asked))]
    other: list[tuple[float, int]] = []
    corrected: list[tuple[float, int]] = []
    for place, (evidence, facts) in enumerate(zip(pool.sentences, pool.facts, strict=True)):
        shared = max(sum(facts.carries(word) for word in said) / (len(said) or 1) for said in wanted)
        if _same_story(evidence, held) or cosines[place] < ALIKE or shared < SHARED or _taken_back(pool, place):
            continue
        if _CORRECTION.search(evidence.article.title) and words.numbers(evidence.text) and not evidence.headline:
            corrected.append((cosines[place] + shared, place))
        elif not evidence.headline and _conflicts(figures, evidence.text, facts, cosines[place]) and not claim.numbers <= facts.numbers:
            other.append((cosines[place] + shared, place))
    best = [max(found)[1] for found in (other, corrected) if found]
    return [Difference(_told(pool.sentences[place], held.evidence[0]), pool.match(claim, (place,), cosines)) for place in best]


def _taken_back(pool: Pool, place: int) -> bool:
    """Whether the next sentence says that this one was wrong."""
    return place + 1 < len(pool.sentences) and bool(_TAKEN_BACK.search(pool.sentences[place + 1].text))


def _figures(text: str) -> dict[str, set[str]]:
    """The numbers of a text by what they count: {"people": {"14"}, "$": {"40000"}}; years and dates left out."""
    found: dict[str, set[str]] = {}
    for match in _NUMBER.finditer(text):
        value = words.number(match[2].rstrip(".,:"))
        after = _COUNTED.match(text, match.end())
        unit, noun = (after[1], after[2]) if after else (None, None)
        before = text[: match.start()].rsplit(None, 1)[-1:]
        dated = any(words.month(word) for word in (unit, *before) if word)
        if value is None or value == "1" or dated or (value.isdigit() and 1900 <= int(value) <= 2100):
            continue
        scaled = value + (unit[0] if unit in ("million", "billion", "thousand") else "")
        for counted in (match[1], unit, noun):
            if counted and not words.is_stop(counted):
                found.setdefault(words.normal(counted), set()).add(scaled)
    return found


def _conflicts(ours: dict[str, set[str]], text: str, facts: Facts, cosine: float) -> bool:
    theirs = _figures(text)
    if shared := ours.keys() & theirs.keys():
        return any(not ours[unit] & theirs[unit] for unit in shared)
    plain = words.numbers(text)
    return cosine >= VERY and bool(plain) and any(unit in facts.content and not ours[unit] & plain for unit in ours)


def _same_story(evidence: Evidence, held: Match) -> bool:
    mine, other = evidence.hit.article, held.evidence[0].hit.article
    return mine.id == other.id or mine.text_sha256 == other.text_sha256 or mine.file in other.copies or other.file in mine.copies


def _told(evidence: Evidence, beside: Evidence) -> str:
    """What a story says, in its own words, with its outlet and date and whether it is the later one."""
    article, other = evidence.article, beside.article
    source = article.outlet or f"“{article.title}”"
    if article.published:
        source += f" of {day(article.published)}"
    if _CORRECTION.search(article.title):
        lead = f"A correction in {source} says"
    elif article.published and other.published and article.published != other.published:
        lead = f"{'A later' if article.published > other.published else 'An earlier'} report, {source}, gives another figure"
    else:
        lead = f"{source} gives another figure"
    text = " ".join(evidence.text.split())
    return f"{lead}: {text}" if re.search(r"[“”\"]", text) else f"{lead}: “{text}”"
