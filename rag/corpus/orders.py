"""Sentences of a page that tell whoever reads it by machine what to say: found, named by a rule, never obeyed.

An order has an addressee (a model, an assistant, whoever summarises this page, the owner of "your answer")
and a directive about answering; `order_rules` judges single sentences. News about orders has both as well, in
somebody's mouth: what stands in quotation marks, what is reported, and what a law or a firm demands of machines
in general is no order. Here a sentence is also judged by what stands beside it: a mimicked prompt goes on to
the end of its paragraph, a thought may be cut in two, an address may stand before what it is an address to.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from rag.corpus.disguises import codes_in, decoded, plain, turned
from rag.corpus.order_rules import Said

AHEAD = 3  # sentences behind an address within which its directive is looked for
BLOCK = 8  # paragraphs that a mimicked prompt may hold

Place = tuple[int, int]

_TOKENS = re.compile(
    r"<\|?/?(?:im_start|im_end|system|user|assistant|endoftext|eot_id|begin_of_text|start_header_id|end_header_id|prompt|instructions?)\|?>"
    r"|</?(?:start|end)_of_turn>|[\"']role[\"']\s?:\s?[\"'](?:system|user|assistant|developer)[\"']|\[/?INST\]|<</?SYS>>",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"^\W{0,6}(?:#{2,} ?(?:instruction|system|response|assistant|user|human|prompt)s?\b"
    r"|(?:begin|start|end)(?: of)?(?: the)? (?:system |user |hidden )?(?:prompt|instructions)\b|`{3}\s?(?:system|prompt)\b|`{3}$)",
    re.IGNORECASE,
)
_SYSTEM = re.compile(
    r"^\W{0,6}(?:SYSTEM|System)(?: (?i:prompt|message|note|override|instructions?|update|notice|command))?\W{0,3}[:\]>：]"
    r"|^\W{0,6}\[(?i:system|developer|admin)[^\]]{0,30}\]|^\W{0,6}(?i:new (?:task|instructions?|prompt|system prompt|orders?)) ?:"
)
_ROLE = re.compile(
    r"^\W{0,6}(assistant|ai|user|human|developer|admin(?:istrator)?|bot|model|chatbot|llm|gpt|assistente|asistente|assistent|ассистент|助手)"
    r"(?: (?:note|message|prompt|override|instructions?))? ?[:：]",
    re.IGNORECASE,
)
_END = re.compile(
    r"</?(?:article|document|context|passage)>|\bend of (?:the )?(?:article|document|text|context|passage|story|page)\b", re.IGNORECASE
)
_CLOSING = re.compile(r"\bend\b|^\W{0,9}`{3}\W{0,9}$|</|\[/|_end\b|eot_id", re.IGNORECASE)
_CLOSED = re.compile(r"[.!?。！？]\W{0,20}$")
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


def order(text: str) -> str | None:
    """The rule by which a title, or a sentence that stands alone, is an order."""
    return orders([[text]]).get((0, 0))


def orders(paragraphs: Sequence[Sequence[str]]) -> dict[Place, str]:
    """The sentences that are orders, by paragraph and place in it, each with the rule that said so."""
    page = _Page(paragraphs)
    page.judge_each()
    page.judge_blocks()
    page.judge_pairs()
    page.judge_addresses()
    page.judge_beside()
    return page.found


class _Page:
    """The sentences of one article, and what has been found in them."""

    def __init__(self, paragraphs: Sequence[Sequence[str]]) -> None:
        self._written = paragraphs
        self._plain = [[plain(sentence) for sentence in paragraph] for paragraph in paragraphs]
        self._said = [[Said.of(said) for said in self._without_quotations(number)] for number in range(len(paragraphs))]
        self.found: dict[Place, str] = {}

    def _without_quotations(self, number: int) -> list[str]:
        """What a paragraph says itself; a paragraph that is one quotation, which nobody explains, says it itself."""
        joined = "\n".join(self._plain[number])
        if _QUOTE_MARKS.isdisjoint(joined) and not ("'" in joined and _OPENING.search(joined)):
            return self._plain[number]
        bare = _QUOTED.sub(lambda quote: "“”" + "\n" * quote[0].count("\n"), joined)
        if bare == joined:
            return self._plain[number]
        beside = (*self._plain[max(number - 1, 0) : number], *self._plain[number + 1 : number + 2])
        if not _WORD.search(bare) and not any(_EXPLAINED.search(sentence) for paragraph in beside for sentence in paragraph):
            bare = re.sub('[“”"«»„]', "", joined)
        return bare.split("\n")

    def judge_each(self) -> None:
        """Sentences by themselves."""
        coded = self._coded()
        for number, paragraph in enumerate(self._said):
            for place, said in enumerate(paragraph):
                if rule := said.order or ((number, place) in coded and _in_code(self._written[number][place])):
                    self.found[number, place] = rule

    def _coded(self) -> set[Place]:
        """The sentences that may hold a code: all are searched at once."""
        places = [(number, place) for number, paragraph in enumerate(self._written) for place in range(len(paragraph))]
        texts = [text for paragraph in self._written for text in paragraph]
        ends = list(accumulate(len(text) + 1 for text in texts))
        return {places[bisect_right(ends, at)] for at in codes_in("\n".join(texts))}

    def judge_blocks(self) -> None:
        """Mimicked turns and prompts: from the tag to the end of the paragraph, or of the block."""
        for number, paragraph in enumerate(self._plain):
            for place, text in enumerate(paragraph):
                if not self._tagged(number, place):
                    continue
                self._mark_from(number, place, "mimicked prompt")
                if place == len(paragraph) - 1 and not _WORD.search(_bare(text)) and not _CLOSING.search(self._written[number][place]):
                    closing = next((n for n in range(number + 1, min(number + BLOCK, len(self._plain))) if self._tagged(n, 0)), number + 2)
                    for inside in range(number + 1, min(closing, len(self._plain))):
                        self._mark_from(inside, 0, "mimicked prompt")
                break

    def _tagged(self, number: int, place: int) -> bool:
        """Whether a sentence begins what is made to look like a prompt or a turn of a conversation."""
        text = self._written[number][place].strip()
        if _TOKENS.search(text) or _SECTION.match(text) or _SYSTEM.match(text):
            return True
        role = _ROLE.match(text)
        if not role:
            ended = _END.search(text) if "<" in text or "end of" in text.lower() else None
            behind = (text[ended.end() :], *self._after(number, place)) if ended else ()
            return any(said.order or said.goes_on for said in map(Said.of, behind))
        around = [*self._plain[number][:place], *self._after(number, place), *(self._plain[number - 1][-1:] if number else ())]
        other = any(tag and tag[1].lower() != role[1].lower() for tag in map(_ROLE.search, around))
        rest = self._plain[number][place].partition(":")[2]
        alone = role[1].lower() in ("assistant", "developer") and bool(_CLOSED.search(rest)) and len(_WORD.findall(rest)) > 3
        said = Said.of(rest)
        return other or alone or bool(said.order) or said.goes_on

    def _after(self, number: int, place: int) -> list[str]:
        """The next sentence, of the next paragraph at the end of one."""
        return [*self._plain[number][place + 1 :], *(self._plain[number + 1] if number + 1 < len(self._plain) else ())][:1]

    def _mark_from(self, number: int, place: int, rule: str) -> None:
        for at in range(place, len(self._plain[number])):
            self.found.setdefault((number, at), rule)

    def judge_pairs(self) -> None:
        """Two sentences that are an order only together; over the end of a paragraph when the first is not ended."""
        places = [(number, place) for number, paragraph in enumerate(self._said) for place in range(len(paragraph))]
        for first, second in pairwise(places):
            said = self._at(first)
            if first in self.found or second in self.found:
                continue
            rule = said.with_next(self._at(second))
            if rule and (first[0] == second[0] or not _CLOSED.search(said.text)):
                self.found[first] = self.found[second] = rule

    def _at(self, place: Place) -> Said:
        return self._said[place[0]][place[1]]

    def judge_addresses(self) -> None:
        """An address, and the directive some sentences behind it."""
        for number, paragraph in enumerate(self._said):
            for place, said in enumerate(paragraph):
                if (number, place) in self.found or not said.addresses:
                    continue
                ahead = [(number, at) for at in range(place + 1, len(paragraph))]
                if not ahead:
                    ahead = [(n, at) for n in range(number + 1, min(number + 3, len(self._said))) for at in range(len(self._said[n]))]
                ahead = ahead[:AHEAD]
                last = next((n for n, at in enumerate(ahead) if at in self.found or self._at(at).bids), None)
                if last is not None:
                    for at in ((number, place), *ahead[: last + 1]):
                        self.found.setdefault(at, "speaks to a machine")

    def judge_beside(self) -> None:
        """What belongs to an order before or behind it, and what stands between two."""
        for number, place in sorted(self.found):
            paragraph = self._said[number]
            if place and _BACK.search(paragraph[place].text):
                self.found.setdefault((number, place - 1), "leads to an order")
            at = place + 1
            while on := next(
                (n for n in range(at, min(at + AHEAD, len(paragraph))) if (number, n) in self.found or paragraph[n].goes_on), 0
            ):
                for between in range(at, on + 1):
                    self.found.setdefault((number, between), "goes on with an order")
                at = on + 1
            following = self._said[number + 1] if at == len(paragraph) and number + 1 < len(self._said) else []
            first = next((at for at, said in enumerate(following) if _LETTER.search(said.text)), None)
            if first is not None and (_ON.search(paragraph[-1].text) or following[first].bids):
                for at in range(first + 1):
                    self.found.setdefault((number + 1, at), "goes on with an order")
        for (number, place), (other, last) in pairwise(sorted(self.found)):
            if number == other and last - place <= AHEAD:
                for at in range(place + 1, last):
                    self.found.setdefault((number, at), "goes on with an order")


def _bare(text: str) -> str:
    """What stands beside the tags of a mimicked prompt."""
    for tag in (_TOKENS, _SECTION, _SYSTEM, _ROLE):
        text = tag.sub(" ", text)
    return text


def _in_code(written: str) -> str | None:
    found = any(Said.of(plain(text)).order for read in (decoded, turned) for text in read(written))
    return "in code" if found else None
