"""Checks one sentence of an answer against the words it cites, and mends what does not hold.

A sentence holds when its names, numbers, dates and quoted words stand in its evidence, nobody changed places
or lost a "not", and its meaning is near. One that does not is cited elsewhere, cut back to what holds, or
replaced by the story's own sentence; only then is it marked or withdrawn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from rag.answer import attribution, consistency, cut, dates, quotes, wording, words
from rag.answer.cite import tie
from rag.answer.evidence import Claim, Evidence, Match, Pool, claim_of
from rag.answer.features import answers, kind
from rag.answer.orders import is_order
from rag.answer.sentences import without_yes
from rag.answer.stand_in import stand_in

HOLDS = 0.5  # score of the best evidence
OWN = 0.999  # coverage from which a sentence is in its source's own words
SAME = 0.6  # share of a claim's words that makes a sentence comparable to it word by word
SAYS = 0.5  # log-odds that a passage says a sentence, below which the sentence does not stand
SAYS_MORE = 3.0  # the same for a sentence that nobody asked for: one of a broad answer, or after the first
UNSAID = 0.0  # the same of a story's own sentence that stands in for one that failed: it tells nothing
SAID = 0.4  # share of a sentence's words that must be in a claim for its speaker to be the claim's
ELSE = "The article says something else."


class Asks(Protocol):
    """What the model is asked about a sentence; see `reader.Reader`."""

    def says(self, claim: str, match: Match) -> float: ...
    def answers(self, sentence: str, said: float | None) -> bool: ...
    def short(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Checked:
    """What stands of a sentence: its text (None when withdrawn), what it cites, whether that bears it out, and why it changed."""

    text: str | None
    matches: tuple[Match, ...]
    supported: bool
    reason: str = ""
    own_words: bool = False  # of the article, put in the sentence's place
    premises: tuple[str, ...] = ()  # names and numbers it takes from the question, which its evidence does not hold
    denied: bool = False  # by the model, asked whether the cited passage says it
    odds: float | None = None  # the model's, asked the same


def check(sentence: str, question: str, pool: Pool, first: bool = True, asks: Asks | None = None) -> Checked:
    """What becomes of `sentence`, an answer's to `question`; the `first` must answer it.

    Without a model to ask only words, names, numbers and meaning are compared.
    """
    if not pool.sentences:
        return Checked(None, (), False, "Nothing in the articles bears it out.")

    def fits(found: Checked) -> bool:
        return found.supported and not found.premises and (not first or answers(question, found.text or ""))

    least = SAYS if first else SAYS_MORE
    sentence = without_yes(sentence)
    found = _try(sentence, question, pool, asks, least)
    if not fits(found) and (mended := _mended(sentence, question, pool, found, asks, least, fits)):
        found = mended
    if not first:
        return _attributed(found) if found.supported else replace(found, text=None)
    if fits(found) and _is_answer(found, asks):
        return _attributed(found)
    if asks and (told := _instead(question, pool, found, asks)):
        return told
    if found.supported and answers(question, found.text or "") and _is_answer(found, asks):
        return _attributed(found)
    if found.supported or not answers(question, found.text or ""):
        return Checked(None, (), False, "It does not answer what was asked.")
    return found


def shortened(checked: Checked, short: str, question: str, pool: Pool) -> Checked:
    """A sentence that stands as the few words that answer, where its evidence holds them all and nobody else says them."""
    if not checked.supported or not short or attribution.is_attributed(str(checked.text)):
        return checked
    short = f"{short[:1].upper()}{short[1:].rstrip('.')}."
    matches = tuple(match for match in checked.matches if wording.is_its_sources(claim_of(short, question, pool.known), match, pool))
    return (
        replace(checked, text=short, matches=matches) if matches and (kind(question) == "reason" or answers(question, short)) else checked
    )


def _is_answer(found: Checked, asks: Asks | None) -> bool:
    return asks is None or asks.answers(str(found.text), found.odds)


def _instead(question: str, pool: Pool, found: Checked, asks: Asks) -> Checked | None:
    """The story's own sentence that takes the place of a first one that fails."""
    match = stand_in(question, asks.short(), pool)
    match = match and (wording.own_words(match, pool) or match)
    text = " ".join(match.text.split()) if match else ""
    if match is None or faults_of(claim_of(text, question, pool.known), match) or not asks.answers(text, UNSAID):
        return None
    return Checked(text, (match,), True, f"Replaced by the article's own words. {found.reason}".strip(), own_words=True)


def _mended(
    sentence: str, question: str, pool: Pool, found: Checked, asks: Asks | None, least: float, fits: Callable[[Checked], bool]
) -> Checked | None:
    """A shorter version of a sentence, when one holds that says more than the question."""
    if found.denied:
        return None
    for shorter in cut.shorter(sentence):
        if words.content(shorter) - words.content(question):
            held = _try(shorter, question, pool, None if found.supported else asks, least)
            if fits(held):
                return held if found.supported else replace(held, reason=f"Cut back to what the articles say. {found.reason}")
            if held.denied:
                return None
    return None


def _try(sentence: str, question: str, pool: Pool, asks: Asks | None, least: float = SAYS) -> Checked:
    """A sentence with its quotation marks made true, its evidence, and whether it holds."""
    claim = claim_of(sentence, question, pool.known)
    matches = tie(claim, pool)
    best = _with_quotations(sentence, matches[0], pool)
    repaired = quotes.repair(sentence, best.text)
    faults = faults_of(replace(claim, text=repaired), best)
    premises = tuple(item for item in best.missing if item in _premises(question) and item in pool.absent(claim, best))
    odds = asks.says(repaired, best) if asks and not faults and (best.coverage < OWN or best.missing) else None
    denied = odds is not None and odds < least
    if denied:
        faults = ["The article does not say this."]
    reason = " ".join(faults) or ("" if repaired == sentence else "The quotation marks were not true.")
    held = [best, *(match for match in matches[1:] if not faults_of(claim, match) and not quotes.untrue(repaired, match.text))]
    found = Checked(repaired, tuple(held), not faults, reason, premises=premises, denied=denied, odds=odds)
    return found if faults else _worded(found, replace(claim, text=repaired), pool, odds)


def _worded(found: Checked, claim: Claim, pool: Pool, odds: float | None) -> Checked:
    """A sentence that holds, in its own words where its source says no less and no more, else in its source's."""
    best = found.matches[0]
    if wording.is_its_sources(claim, best, pool, odds):
        others = (match for match in found.matches[1:] if wording.is_its_sources(claim, match, pool))
        return replace(found, matches=(best, *others))
    if not _holds_the_news(claim, best, pool):
        return replace(found, supported=False, reason=ELSE)
    told = wording.own_words(best, pool)
    if told is None:
        return replace(found, matches=(best,))
    return replace(found, text=" ".join(told.text.split()), matches=(told,), premises=())


def faults_of(claim: Claim, match: Match) -> list[str]:
    """What is wrong with `claim` as drawn from `match`, in sentences; empty when it holds."""
    faults = []
    if any(is_order(e.text, claim.asked) for e in match.evidence):
        faults.append("It only repeats an order that stands in an article.")
    if words.circles(claim.text):
        faults.append("It goes round in circles.")
    if missing := [item for item in match.missing if item not in _premises(claim.asked)]:
        faults.append(f"Not in the article: {', '.join(missing)}.")
    if match.score < HOLDS:
        faults.append(ELSE)
    carriers = [e.text for e in match.evidence if _carries(e.text, claim)]
    together = [match.text] if len(match.evidence) > 1 else []
    if any(consistency.negation_differs(claim.text, text) for text in carriers or together):
        faults.append("The article says the opposite.")
    if any(consistency.swapped(claim.text, text, claim.names) for text in carriers):
        faults.append("The article has these names the other way round.")
    if not claim.numbers <= _premises(claim.asked) and consistency.counts_differ(claim.text, match.text):
        faults.append("The article counts something else.")
    if _of_another_time(claim, match):
        faults.append("The article says this of another time.")
    if _misattributed(claim, match):
        faults.append("The article gives these words to somebody else.")
    return faults


def _of_another_time(claim: Claim, match: Match) -> bool:
    hit = match.evidence[0].hit
    return dates.contradicted(claim.asked, match.text, f"{match.text} {hit.text} {hit.article.title}", hit.article.published)


def _premises(question: str) -> frozenset[str]:
    """The names and numbers of a question: who asks vouches for them."""
    return words.numbers(question) | frozenset(form for token in words.tokens(question) for form in (token, token.capitalize()))


def _carries(text: str, claim: Claim) -> bool:
    """Whether a single sentence holds most of a claim's words, so that their order and their "not" can be compared."""
    return len(claim.weights.keys() & words.content(text)) >= SAME * len(claim.weights)


def _misattributed(claim: Claim, match: Match) -> bool:
    """Whether claim and source each name a speaker, and not the same one."""
    said = attribution.speaker(claim.text)
    ours = words.names(f"by {said}") if said else ()
    carriers = (_carrier(claim.text, match, said or ""),) if quotes.quoted(claim.text) else match.evidence
    meant = [attribution.speaker(e.text) for e in carriers]
    theirs = [name for who in meant if who for name in words.names(f"by {who}")]
    if not ours or not theirs or set(ours) <= set(_outlets(match)):
        return False
    return not any(words.same_name(a, b) for a in ours for b in theirs)


def _carrier(claim: str, match: Match, besides: str = "") -> Evidence:
    """The sentence of the evidence that holds what the claim quotes, or else most of its words other than `besides`."""
    quoted = quotes.quoted(claim)
    said = words.content(claim) - words.content(besides)
    return max(
        match.evidence, key=lambda e: (sum(quotes.verbatim(q.text, e.text) is not None for q in quoted), len(said & words.content(e.text)))
    )


def _outlets(match: Match) -> tuple[str, ...]:
    return tuple(token for e in match.evidence for token in words.tokens(f"{e.article.outlet or ''} {e.article.title}"))


def _with_quotations(sentence: str, match: Match, pool: Pool) -> Match:
    """`match` with the sentences of its story that hold the words quoted, when they stand elsewhere in it."""
    evidence = list(match.evidence)
    story = evidence[0].hit.article.id
    for quotation in quotes.quoted(sentence):
        if quotes.verbatim(quotation.text, " ".join(e.text for e in evidence)) is None:
            others = (e for e in pool.sentences if e.hit.article.id == story and quotes.verbatim(quotation.text, e.text))
            evidence += [first] if (first := next(others, None)) else []
    if len(evidence) == len(match.evidence):
        return match
    return replace(match, evidence=tuple(sorted(evidence, key=lambda e: e.span.start)))


def _attributed(checked: Checked) -> Checked:
    """Keeps what a story only says somebody said from becoming a fact."""
    if checked.text is None:
        return checked
    sources = [_source(match, checked.text) for match in checked.matches]
    if not sources or not all(sources):
        return checked
    reason = f"{checked.reason} The article gives {sources[0]} as its source.".strip()
    return replace(checked, text=attribution.attribute(checked.text, str(sources[0])), reason=reason)


def _source(match: Match, claim: str) -> str | None:
    """Whom a story leans on for `claim`: None when it says so in its own voice, or when the claim is about that speaker."""
    said = words.content(claim)
    carrier = _carrier(claim, match)
    who = attribution.reporter(carrier.text) if attribution.is_attributed(claim) else attribution.speaker(carrier.text)
    told = words.content(attribution.without_source(carrier.text))
    if who is None or len(said & told) < SAID * len(told):
        return None
    if who == "he":
        return carrier.article.outlet
    return None if words.content(who) & said else who


def _holds_the_news(claim: Claim, match: Match, pool: Pool) -> bool:
    """Whether what a claim adds to the question stands, at least in part, in its evidence."""
    news = claim.weights.keys() - words.content(claim.asked)
    told = pool.told(match)
    return not news or any(told.carries(word) for word in news)
