"""The sentences of one article, each judged by itself and by what stands beside it.

A mimicked prompt goes on to the end of its paragraph, a thought may be cut in two, an address may stand before what it is
an address to. Most stories hold nothing that could be any of this, so all sentences are looked through at once first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rag.corpus.orders import prompts
from rag.corpus.orders.disguises import codes_in, decoded, disguised, plain, turned
from rag.corpus.orders.joined import Joined, Words
from rag.corpus.orders.said import Said
from rag.corpus.orders.telling import suspects

AHEAD = 3  # sentences behind an address within which its directive is looked for
BLOCK = 8  # paragraphs that a mimicked prompt may hold

Place = tuple[int, int]  # paragraph, and sentence in it

_BACK = re.compile(
    r"^\W*(?:it|that|this|those|these)\b|\b(?:say|report|write|state|answer|repeat|mention) (?:so|it|that|this)\b(?! \w+ (?:is|was))",
    re.IGNORECASE,
)
_ON = re.compile(r"(?:[:：]|\b(?:do this|as follows|the following)\W{0,20})$", re.IGNORECASE)
_QUOTED = re.compile(
    r"“[^”]{0,600}+(?:”|$)|\"[^\"]{0,600}+(?:\"|$)|«[^»]{0,600}+(?:»|$)|„[^“”]{0,600}+(?:[“”]|$)|「[^」]{0,600}+(?:」|$)|(?<!\w)'[^']{3,600}+'(?!\w)"
)
_QUOTE_MARKS, _OPENING = frozenset('“"«„「'), re.compile(r"(?<!\w)'")
_EXPLAINED = re.compile(
    r"\b(?:prompt|chatbot|hack\w*|attack\w*|inject\w*|jailbreak\w*|hidden text|typed|researcher|student)s?\b", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"[^\W\d_]")


def orders(*pages: Sequence[Sequence[str]]) -> list[dict[Place, str]]:
    """The sentences of each page that are orders, by paragraph and place in it, each with the rule that said so.

    Pages have nothing to do with each other: a title that stands alone is one of its own.
    """
    texts = [text for page in pages for paragraph in page for text in paragraph]
    joined = Joined(texts)
    words = Words(joined, disguised(joined))
    suspected = sorted(at for at, around in suspects(words).items() if Said(around).suspect)
    looks = suspected, sorted(codes_in(joined)), sorted(prompts.signs(joined))
    found: list[dict[Place, str]] = []
    end = 0
    for page in pages:
        start, end = end, end + sum(map(len, page))
        found.append(_judged(page, *([at - start for at in look if start <= at < end] for look in looks)))
    return found


def _judged(paragraphs: Sequence[Sequence[str]], suspected: Sequence[int], coded: Sequence[int], signed: Sequence[int]) -> dict[Place, str]:
    """The orders of one page; which of its sentences may be one, may hold a code, or a tag."""
    if not (suspected or coded or signed):
        return {}
    page = _Page(paragraphs, suspected)
    page.judge_each(coded)
    page.judge_blocks(signed)
    page.judge_pairs()
    page.judge_addresses()
    page.judge_beside()
    return page.found


class _Plain(dict[int, list[str]]):
    """The sentences of each paragraph without their disguises, taken off when it is first asked for: most are not."""

    def __init__(self, written: Sequence[Sequence[str]]) -> None:
        self._written = written

    def __missing__(self, number: int) -> list[str]:
        found = self[number] = list(map(plain, self._written[number]))
        return found


class _Page:
    """The sentences of one article, those that may be orders by number, and what has been found in them."""

    def __init__(self, paragraphs: Sequence[Sequence[str]], suspected: Sequence[int]) -> None:
        self._written = paragraphs
        self._places = [(number, place) for number, paragraph in enumerate(paragraphs) for place in range(len(paragraph))]
        self._plain = _Plain(paragraphs)
        self._said: dict[int, list[Said]] = {}
        self._suspects = suspected
        self.found: dict[Place, str] = {}

    def _sayings(self, number: int) -> list[Said]:
        """What the sentences of a paragraph say themselves."""
        if number not in self._said:
            self._said[number] = list(map(Said, self._without_quotations(number)))
        return self._said[number]

    def _at(self, place: Place) -> Said:
        return self._sayings(place[0])[place[1]]

    def _without_quotations(self, number: int) -> list[str]:
        """What a paragraph says itself; a paragraph that is one quotation, which nobody explains, says it itself."""
        joined = "\n".join(self._plain[number])
        if _QUOTE_MARKS.isdisjoint(joined) and not ("'" in joined and _OPENING.search(joined)):
            return self._plain[number]
        bare = _QUOTED.sub(lambda quote: "“”" + "\n" * quote[0].count("\n"), joined)
        if bare == joined:
            return self._plain[number]
        beside = [self._plain[near] for near in (number - 1, number + 1) if 0 <= near < len(self._written)]
        if not _WORD.search(bare) and not any(_EXPLAINED.search(sentence) for paragraph in beside for sentence in paragraph):
            bare = re.sub('[“”"«»„]', "", joined)
        return bare.split("\n")

    def judge_each(self, coded: Sequence[int]) -> None:
        """Sentences by themselves; which of them may hold a code."""
        for one in (self._places[at] for at in self._suspects):
            if rule := self._at(one).order:
                self.found[one] = rule
        for number, place in (self._places[at] for at in coded):
            if (number, place) not in self.found and (rule := _in_code(self._written[number][place])):
                self.found[number, place] = rule

    def judge_blocks(self, signed: Sequence[int]) -> None:
        """Mimicked turns and prompts: from the tag to the end of the paragraph, or of the block; in which a tag may stand."""
        done = -1
        for number, place in (self._places[at] for at in signed):
            if number == done or not self._tagged(number, place):
                continue
            done = number
            self._mark_from(number, place, "mimicked prompt")
            written, last = self._written[number][place], place == len(self._written[number]) - 1
            if last and prompts.only_tags(self._plain[number][place]) and not prompts.closes(written):
                closing = next((n for n in range(number + 1, min(number + BLOCK, len(self._written))) if self._tagged(n, 0)), number + 2)
                for inside in range(number + 1, min(closing, len(self._written))):
                    self._mark_from(inside, 0, "mimicked prompt")

    def _tagged(self, number: int, place: int) -> bool:
        """Whether a sentence begins what is made to look like a prompt or a turn of a conversation."""
        written = self._written[number][place].strip()
        if prompts.begins(written):
            return True
        role = prompts.role(written)
        if not role:
            ended = prompts.behind_end(written)
            behind = () if ended is None else (ended, *self._after(number, place))
            return any(said.order or said.goes_on for said in map(Said, behind))
        around = [*self._plain[number][:place], *self._after(number, place), *(self._plain[number - 1][-1:] if number else ())]
        rest = Said(self._plain[number][place].partition(":")[2])
        alone = role in ("assistant", "developer") and rest.closed and len(_WORD.findall(rest.text)) > 3
        return any(other and other != role for other in map(prompts.role, around)) or alone or bool(rest.order) or rest.goes_on

    def _after(self, number: int, place: int) -> list[str]:
        """The next sentence, of the next paragraph at the end of one."""
        return [*self._plain[number][place + 1 :], *(self._plain[number + 1] if number + 1 < len(self._written) else ())][:1]

    def _mark_from(self, number: int, place: int, rule: str) -> None:
        for at in range(place, len(self._written[number])):
            self.found.setdefault((number, at), rule)

    def judge_pairs(self) -> None:
        """Two sentences that are an order only together; over the end of a paragraph when the first is not ended."""
        firsts = {at for suspect in self._suspects for at in (suspect - 1, suspect) if 0 <= at < len(self._places) - 1}
        for first, second in (self._places[at : at + 2] for at in sorted(firsts)):
            if first in self.found or second in self.found or (first[0] != second[0] and self._at(first).closed):
                continue
            if rule := self._at(first).with_next(self._at(second)).order:
                self.found[first] = self.found[second] = rule

    def judge_addresses(self) -> None:
        """An address, and the directive some sentences behind it."""
        for number, place in (self._places[at] for at in self._suspects):
            if (number, place) in self.found or not self._at((number, place)).addresses:
                continue
            ahead = [(number, at) for at in range(place + 1, len(self._written[number]))]
            if not ahead:
                ahead = [(n, at) for n in range(number + 1, min(number + 3, len(self._written))) for at in range(len(self._written[n]))]
            ahead = ahead[:AHEAD]
            last = next((n for n, at in enumerate(ahead) if at in self.found or self._at(at).bids), None)
            if last is not None:
                for at in ((number, place), *ahead[: last + 1]):
                    self.found.setdefault(at, "speaks to a machine")

    def judge_beside(self) -> None:
        """What belongs to an order before or behind it, and what stands between two."""
        for number, place in sorted(self.found):
            paragraph = self._sayings(number)
            if place and _BACK.search(paragraph[place].text):
                self.found.setdefault((number, place - 1), "leads to an order")
            at = place + 1
            while on := next(
                (n for n in range(at, min(at + AHEAD, len(paragraph))) if (number, n) in self.found or paragraph[n].goes_on), 0
            ):
                for between in range(at, on + 1):
                    self.found.setdefault((number, between), "goes on with an order")
                at = on + 1
            following = self._sayings(number + 1) if at == len(paragraph) and number + 1 < len(self._written) else []
            first = next((at for at, said in enumerate(following) if _LETTER.search(said.text)), None)
            if first is not None and (_ON.search(paragraph[-1].text) or following[first].bids):
                for at in range(first + 1):
                    self.found.setdefault((number + 1, at), "goes on with an order")
        for (number, place), (other, last) in pairwise(sorted(self.found)):
            if number == other and last - place <= AHEAD:
                for at in range(place + 1, last):
                    self.found.setdefault((number, at), "goes on with an order")


def _in_code(written: str) -> str | None:
    found = any(Said(plain(text)).order for read in (decoded, turned) for text in read(written))
    return "in code" if found else None
