"""A claim with its evidence given: how far these sentences bear it out, without any index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from rag.answer.calibration import probability
from rag.answer.evidence import Line, Story
from rag.answer.evidence.relevance import TokenVectors, Vector, carries
from rag.answer.evidence.speakers import Speakers
from rag.answer.verify import Verifier, align
from rag.answer.verify.checks.verifier import LEAST
from rag.language import words
from rag.language.numbers import quantities
from rag.syntax import Parser
from rag.types import Article, ArticleInfo, Sentence
from rag.views.check.calibration import decisions
from rag.views.check.clashes.figure import agree
from rag.views.check.evidence import beside, weighed
from rag.views.check.verdict import SAME, Finding, Verdict, weigh

PARTLY = 0.2  # score from which a part is borne out
FAR = 0.55  # cosine below which a word of the claim has nothing like it in the evidence
LOW = 0.2  # the quantile of the words that are least like anything in the evidence


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict, and how far the evidence supports the claim, 0 to 1."""

    verdict: Verdict
    score: float


class Judge:
    """Judges claims by the sentences that come with them: by words, figures, names and nearness in meaning, without the model.

    A verifier may lower what comes of it.
    """

    def __init__(self, embedder: TokenVectors, verifier: Verifier | None = None, parser: Parser | None = None) -> None:
        self._embedder, self._verifier, self._parser = embedder, verifier, parser

    def judge(self, claim: str, evidence: Sequence[str]) -> Judged:
        """The verdict of a claim, and how far some sentences support it."""
        claim, story = " ".join(claim.split()), _story(evidence)
        if not story.lines:
            return Judged(Verdict.NOT_FOUND, 0.0)
        late = self._late(claim, story)
        decision, found = decisions()["pair"], signals(claim, story.lines, late)
        score, holds = decision.probability(found), decision.holds(found)
        if self._verifier:
            odds = self._verifier(story.text, claim)
            score, holds = min(score, probability(odds)), holds and odds >= LEAST
        return Judged(_verdict(self._finding(claim, story, late).verdict, score, holds), score)

    def tells(self, claim: str, evidence: Sequence[str]) -> bool | None:
        """Whether some sentences tell of the event of a claim as it does, by grammar, or tell it otherwise; None where neither is sure."""
        story = _story(evidence)
        finding = self._finding(claim, story, self._late(claim, story)) if story.lines else None
        if finding is None or finding.verdict is Verdict.CONTRADICTED:
            return None if finding is None else False
        same = finding.verdict is Verdict.SUPPORTED and finding.beside and finding.beside.told >= SAME
        return True if same else None

    def _finding(self, claim: str, story: Story, late: Mapping[Line, Vector]) -> Finding:
        near = {line: {"late": float(found.mean())} for line, found in late.items()}
        evenly = weighed(claim, lambda listed: [1.0] * len(listed))
        return weigh(beside(claim, story.lines, near, evenly, Speakers([story]), self._parser), None).finding()

    def signals(self, claim: str, evidence: Sequence[str]) -> dict[str, float]:
        """What is weighed for the score."""
        story = _story(evidence)
        return signals(claim, story.lines, self._late(claim, story))

    def _late(self, claim: str, story: Story) -> dict[Line, Vector]:
        mine, *theirs = self._embedder.embed_tokens([claim, *(line.text for line in story.lines)])
        return dict(zip(story.lines, _alike(mine, theirs), strict=True))


def signals(claim: str, lines: Sequence[Line], late: Mapping[Line, Vector]) -> dict[str, float]:
    """What is weighed: the share of the claim's words, names and figures in the evidence, and how near its words come in meaning."""
    wanted, keys = words.content(claim), align.keys(claim)
    held = frozenset().union(*(line.content for line in lines))
    their_keys = frozenset().union(*(align.keys(line.text) for line in lines))
    figures = quantities(claim)
    theirs = quantities(" ".join(line.text for line in lines))
    names = words.names(claim)
    nearest = np.max(np.stack(list(late.values())), axis=0)
    return {
        "words": _share(sum(carries(held, word) for word in wanted), len(wanted)),
        "forms": _share(sum(align.known(their_keys, key) for key in keys), len(keys)),
        "figures missing": float(sum(not any(agree(one, other) for other in theirs) for one in figures)),
        "names missing": float(sum(not carries(held, words.normal(name)) for name in names)),
        "late": float(nearest.mean()),
        "late low": float(np.quantile(nearest, LOW)),
        "far": float((nearest < FAR).mean()),
        "length": float(len(claim.split())),
    }


def _verdict(found: Verdict, score: float, holds: bool) -> Verdict:
    if found is Verdict.CONTRADICTED:
        return found
    return Verdict.SUPPORTED if holds else Verdict.PARTLY if score >= PARTLY else Verdict.NOT_FOUND


def _share(count: int, whole: int) -> float:
    return count / whole if whole else 0.0


def _alike(mine: Vector, theirs: Sequence[Vector]) -> list[Vector]:
    """For each sentence, how near each word of the claim comes to a word of it."""
    inner = mine[1:-1] if len(mine) > 2 else mine
    return [(inner @ other.T).max(axis=1) for other in theirs]


def _story(evidence: Sequence[str]) -> Story:
    """Sentences as a story of one paragraph, so that none is taken for a heading."""
    text, placed = "", []
    for sentence in evidence:
        one = " ".join(sentence.split())
        if one:
            start = len(text) + bool(text)
            text = f"{text} {one}".strip()
            placed.append(Sentence(start, start + len(one)))
    digest = sha256(text.encode()).hexdigest()
    article = Article("-", text, digest, "", sentences=tuple(placed))
    return Story(article, ArticleInfo(0, "", "-", None, digest, ""))
