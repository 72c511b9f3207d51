"""Where stories disagree: another story that gives another figure for the same thing, or a correction.

What the other story says is given in its own words, so that both sides stand on words that are there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rag.answer import words
from rag.answer.evidence import Claim, Evidence, Match, Pool
from rag.answer.prompt import day

ALIKE = 0.5  # likeness of two sentences about one thing
SHARED = 0.4  # and the share of the claim's other words that both hold
_CORRECTS = re.compile(r"\b(?:correction|corrected|corrects|clarification|an earlier version|misstated|incorrectly|wrongly)\b", re.I)
_FIGURE = re.compile(r"([$€£]?)(\d[\d.,:]*|\b(?:[A-Za-z]+)\b)[ -]?(%|percent|per cent|[\w-]+)?(?: ([\w-]+))?")


@dataclass(frozen=True, slots=True)
class Difference:
    """A sentence for the answer that says what another story says, and the evidence for it."""

    text: str
    match: Match


def difference(claim: Claim, held: Match, pool: Pool) -> Difference | None:
    """The other story's sentence that is most like `claim` and gives another figure or a correction, if any."""
    home = {e.hit.article.id for e in held.evidence}
    figures = _figures(claim.text)
    if not figures and not claim.numbers:
        return None
    cosines = pool.cosines(claim.text)
    wanted = {word for word in claim.weights if not word.isdigit()}
    found: list[tuple[float, int]] = []
    for place, (evidence, facts) in enumerate(zip(pool.sentences, pool.facts, strict=True)):
        if evidence.headline or evidence.hit.article.id in home or _same_story(evidence, held):
            continue
        shared = sum(facts.carries(word) for word in wanted) / (len(wanted) or 1)
        corrects = _CORRECTS.search(evidence.text) and words.numbers(evidence.text) - claim.numbers
        other = _conflicts(figures, _figures(evidence.text)) or corrects
        if other and cosines[place] >= ALIKE and shared >= SHARED and not claim.numbers <= facts.numbers:
            found.append((cosines[place] + shared, place))
    if not found:
        return None
    place = max(found)[1]
    return Difference(_told(pool.sentences[place], held.evidence[0]), pool.match(claim, (place,), cosines))


def _figures(text: str) -> dict[str, set[str]]:
    """The numbers of a text by what they count: {"people": {"14"}, "$": {"40000"}}."""
    found: dict[str, set[str]] = {}
    for sign, token, unit, after in _FIGURE.findall(text):
        value = words.number(token)
        if value is None or words.month(unit or "") or (value.isdigit() and 1900 <= int(value) <= 2100):
            continue
        scaled = value + ("".join(unit[:1]) if unit in ("million", "billion", "thousand") else "")
        for counted in (sign, unit, after):
            if counted and not words.is_stop(counted):
                found.setdefault(words.normal(counted), set()).add(scaled)
    return found


def _conflicts(ours: dict[str, set[str]], theirs: dict[str, set[str]]) -> bool:
    return any(unit in theirs and not ours[unit] & theirs[unit] for unit in ours)


def _same_story(evidence: Evidence, held: Match) -> bool:
    mine, other = evidence.hit.article, held.evidence[0].hit.article
    return mine.text_sha256 == other.text_sha256 or mine.file in other.copies or other.file in mine.copies


def _told(evidence: Evidence, beside: Evidence) -> str:
    """What a story says, in its own words, with its outlet and date and whether it is the later one."""
    article, other = evidence.article, beside.article
    name = article.outlet or f"“{article.title}”"
    source = f"{name} of {day(article.published)}" if article.published else name
    when = ""
    if article.published and other.published and article.published != other.published:
        when = "A later report, " if article.published > other.published else "An earlier report, "
    text = " ".join(evidence.text.split())
    quoted = text if re.search(r"[“”\"]", text) else f"“{text}”"
    return f"{when}{source}, gives another account: {quoted}" if when else f"{source} gives another account: {quoted}"
