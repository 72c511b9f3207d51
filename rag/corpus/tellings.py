"""Whether two texts of one story name and count the same, and where they first do not.

Sentences that stand in both are set aside; each of the others is laid beside the one most like it, and what both
name must be the same in the same order: names, numbers and dates, words that deny, and the words of a quotation.
A sentence that has nothing like it in the other text was left out or added, a name that the other text holds as well
was only left out here. That is no contradiction as long as only one of the two texts says more than the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal, NamedTuple

from rag.corpus.dates import MONTHS
from rag.language.numbers import Quantity, quantities

_ALIKE = 0.5  # of the meaningful words of the shorter sentence, in the other
_MOST = 300  # sentences that are laid beside each other; what is beyond was left out or added
_TOLD = 60  # characters of the words that are told
_WORD = re.compile(r"[$€£¥₹]?\s?[+−-]?\d+(?:[.,:/]\d+)*%?|[^\W\d_]+(?:[’'][^\W\d_]+)*")
_QUOTED = re.compile(r"“[^“”]*”?|„[^“”]*[“”]?|«[^«»]*»?|(?<!\S)\"[^\"]*\"?|‘.{0,600}?’(?!\w)|(?<!\w)'[^']{3,600}'(?!\w)|^[^“\"]*”")
_DATELINE = re.compile(r"(?:(?<![\w./’'-])[^\W\d_][\w./’'-]*,?\s+(?:\w+\.?,?\s+){0,5}?)?(?:\([^()]{2,40}\)\s*)?[-–—]{1,2}\s+(?=\S)")
_OPENED = re.compile(r"(?:\A|[:!?–—(“„\"‘«])\s*")
_NEGATIONS = frozenset(
    _WORD.findall(
        "not no never none nobody nothing nowhere neither nor cannot without nicht kein keine keinen keinem keiner nie niemals ohne ne pas "
        "jamais aucun aucune sans nunca jamás ningún ninguna ninguno sin niet geen nooit zonder non mai nessun nessuno senza não nunca sem"
    )
)
_RISING = "rose rise rises risen rising increased increases increasing grew grows grown climbed soared jumped"
_FALLING = "fell fall falls fallen falling decreased decreases dropped drops declined declines shrank sank"
_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen")
_COUNTS = {word: str(n) for n, word in enumerate(_ONES)} | {
    **{"fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30"},
    **{"forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "twice": "2", "thrice": "3"},
    **{word: word for word in ("half", "third", "thirds", "quarter", "quarters", "dozen", "dozens", "hundred", "hundreds", "thousand")},
    **{word: word for word in ("thousands", "million", "millions", "billion", "billions", "trillion", "double", "doubled", "tripled")},
    **{word: word for word in ("ninth", "tenth", "eleventh", "twelfth", "quadrupled", "quintupled", "halved", "triple", "both")},
    **dict.fromkeys(_RISING.split(), "rising"),
    **dict.fromkeys(_FALLING.split(), "falling"),
    **{
        word: word
        for words in (
            "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf hundert tausend millionen milliarden hälfte drittel viertel doppelt",
            "deux trois quatre cinq huit neuf dix onze douze vingt cent mille millions milliards moitié quart double",
            "dos tres cuatro cinco seis siete ocho nueve diez doce veinte cien ciento mil millón millones mitad tercio cuarto doble",
            "tre quattro cinque sei sette otto nove dieci undici dodici venti cento mila milioni miliardi metà terzo doppio",
            "dois duas três quatro sete oito dez doze vinte cem milhão milhões metade terço dobro",
            "twee drie vier vijf zes zeven negen tien twaalf twintig honderd duizend miljoen miljard helft derde kwart dubbel",
            "dwa dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć dwanaście sto tysiąc tysięcy milion milionów połowa",
            "два две три четыре пять шесть семь восемь девять десять двенадцать двадцать сто тысяча тысяч миллион миллионов половина",
        )
        for word in words.split()
    },
}
_FOLD = re.compile(r"\A(?:[a-z]+|\d+)-?fold")
_MONTHS = {form: name for name in MONTHS for form in (name, name[:3])} | {"sept": "september"}
_STYLED = frozenset(_WORD.findall("mr mrs ms miss dr sir the a an and of in on at to for i"))


class Difference(NamedTuple):
    """The words of one text, and those of the other in their place."""

    here: str
    there: str


@dataclass(frozen=True)
class Telling:
    """A story as one file tells it: the sentences of its body, and who published it."""

    sentences: tuple[str, ...]
    outlet: str = ""

    @cached_property
    def own(self) -> frozenset[str]:
        """The words of the outlet's name: a paper calls itself by it where another has its own."""
        return frozenset(word.group().casefold() for word in _WORD.finditer(self.outlet))

    @cached_property
    def keys(self) -> frozenset[str]:
        """All its words."""
        return frozenset(key for sentence in self.read for key in sentence.key)

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that stand in small letters somewhere: at the head of a sentence they are no names."""
        return frozenset(word.key for sentence in self.read for word in sentence.words if sentence.text[word.start].islower())

    @cached_property
    def read(self) -> tuple[_Sentence, ...]:
        return tuple(_Sentence(_without_dateline(text) if place == 0 else text) for place, text in enumerate(self.sentences))


def difference(one: Telling, other: Telling) -> Difference | None:
    """Where the two first name or count otherwise; None when they are one source, which either may have cut."""
    skip = one.own | other.own
    common = one.common | other.common
    mine, theirs = _apart(one, other)
    pairs, mine_alone, theirs_alone = _laid_beside(mine[:_MOST], theirs[:_MOST])
    for a, b in pairs:
        facts = a.facts(skip, common), b.facts(skip, common)
        if any(_differing(*facts, one.keys, other.keys)):
            return _words_apart(a, b, {fact.key for side in facts for fact in side})
    new, gone = _only_in(mine_alone, other.keys | skip), _only_in(theirs_alone, one.keys | skip)
    return Difference(_listed(new), _listed(gone)) if new and gone else None


Fact = Literal["", "name", "first", "count", "denial", "said"]
"""Why a word may not differ; "first" may be a name, or have its capital from the head of a sentence alone."""


class _Word(NamedTuple):
    key: str
    start: int
    end: int
    fact: Fact


class _Sentence:
    """A sentence and its words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = tuple(_words(text))
        self.key = tuple(word.key for word in self.words)
        self.meaningful = frozenset(word.key for word in self.words if word.fact or len(word.key) > 3)

    def facts(self, skip: frozenset[str], common: frozenset[str]) -> tuple[_Word, ...]:
        """In their order, without the words to skip and what is no name."""
        return tuple(w for w in self.words if w.fact and w.key not in skip and (w.fact != "first" or w.key not in common))

    def named(self) -> Iterator[_Word]:
        """Names and numbers alone."""
        return (w for w in self.words if w.fact not in ("", "first") and (w.key[-1:].isdigit() or self.text[w.start].isupper()))


def _words(text: str) -> Iterator[_Word]:
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    opened = {match.end() for match in _OPENED.finditer(text)}
    amounts, told = deque(quantities(text)), None
    for match in _WORD.finditer(text):
        word, (start, end) = match.group(), match.span()
        while amounts and amounts[0].end <= start:
            amounts.popleft()
        if amounts and amounts[0].start < end:  # a figure with its unit is one word, however it is written
            if amounts[0] is not told:
                told = amounts[0]
                yield _Word(_amount(told, text), told.start, told.end, "count")
            continue
        yield from _plain_word(word, start, end, quoted, opens=start in opened)


def _amount(found: Quantity, text: str) -> str:
    """One form for a figure that is written in several ways: "$5m" and "5 million dollars", "forty-two" and "42"."""
    if found.kind == "score":
        return re.sub(r"\D+", "-", text[found.start : found.end])
    bound = found.limit[0] if found.limit in (">", ">=", "<", "<=") else ""
    return f"{found.unit or ''} {bound} {found.low} {found.high}"


def _plain_word(word: str, start: int, end: int, quoted: Sequence[tuple[int, int]], opens: bool) -> Iterator[_Word]:
    lower = word.casefold().replace("’", "'")
    stem, denies = (lower[:-3], True) if lower.endswith("n't") else (lower, lower in _NEGATIONS)
    key = "not" if lower.endswith("n't") else _key(lower)
    counts = lower in _COUNTS or any(char.isdigit() for char in word) or bool(_FOLD.fullmatch(lower))
    capital = (any(map(str.isupper, word)) or unicodedata.category(word[0]) == "Lo") and key not in _STYLED
    said = any(a <= start < b for a, b in quoted)
    if key == "not" and stem and stem != lower:
        yield _Word(_key(stem), start, end, "said" if said else "")
    kinds: tuple[tuple[bool, Fact], ...] = ((said, "said"), (denies, "denial"), (counts, "count"), (opens, "first"), (True, "name"))
    yield _Word(key, start, end, next(kind for holds, kind in kinds if holds) if said or denies or counts or capital else "")


def _key(lower: str) -> str:
    """One form for what is written in several: "5,900" and "5900", "seven" and "7", "Sept." and "September"."""
    if lower in _COUNTS:
        return _COUNTS[lower]
    plain = re.sub(r"(?<=\d),(?=\d{3}\b)|\s", "", lower).replace("−", "-")
    return _MONTHS.get(plain) or plain.removesuffix("'s").removesuffix("s'")


def _without_dateline(text: str) -> str:
    """A first sentence without the "OSLO, May 3 (Reuters) -" before it."""
    found = _DATELINE.match(text)
    return text[found.end() :] if found and (found.group().lstrip()[:2].isupper() or "(" in found.group()) else text


def _apart(one: Telling, other: Telling) -> tuple[list[_Sentence], list[_Sentence]]:
    """The sentences of each that do not stand in the other."""
    mine, theirs = Counter(s.key for s in one.read), Counter(s.key for s in other.read)
    return [s for s in one.read if s.key not in theirs], [s for s in other.read if s.key not in mine]


def _laid_beside(
    mine: Sequence[_Sentence], theirs: Sequence[_Sentence]
) -> tuple[list[tuple[_Sentence, _Sentence]], list[_Sentence], list[_Sentence]]:
    """Each sentence with the one most like it, in the order of the text; and those that are like none."""
    likeness = [
        (share, i, j)
        for i, a in enumerate(mine)
        for j, b in enumerate(theirs)
        if (least := min(len(a.meaningful), len(b.meaningful))) and (share := len(a.meaningful & b.meaningful) / least) >= _ALIKE
    ]
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(likeness, key=lambda found: (-found[0], abs(found[1] - found[2]))):
        if i not in paired and j not in taken:
            paired[i] = j
            taken.add(j)
    pairs = [(mine[i], theirs[j]) for i, j in sorted(paired.items())]
    return pairs, [s for i, s in enumerate(mine) if i not in paired], [s for j, s in enumerate(theirs) if j not in taken]


def _differing(mine: Sequence[_Word], theirs: Sequence[_Word], here: frozenset[str], there: frozenset[str]) -> Iterator[_Word]:
    """The facts of two sentences that differ; a name that one leaves out, but not its text (`here`, `there`), is none."""
    a, b = [fact.key for fact in mine], [fact.key for fact in theirs]
    if a == b:
        return
    swapped = sorted(a) == sorted(b)  # who won against whom
    for change, i, i2, j, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if change != "equal":
            known = there if change == "delete" else here if change == "insert" else frozenset()
            yield from (w for w in (*mine[i:i2], *theirs[j:j2]) if swapped or w.fact not in ("name", "first") or w.key not in known)


def _only_in(sentences: Sequence[_Sentence], known: frozenset[str]) -> list[str]:
    """The names and numbers of `sentences` that are not known to the other text."""
    return [s.text[word.start : word.end] for s in sentences for word in s.named() if word.key not in known]


def _words_apart(a: _Sentence, b: _Sentence, facts: Collection[str]) -> Difference:
    """The first stretch of two sentences in which their facts differ; a word of each side where only one has any."""
    changes = SequenceMatcher(None, a.key, b.key, autojunk=False).get_opcodes()
    for change, i, i2, j, j2 in changes:
        if change != "equal" and any(w.key in facts for w in (*a.words[i:i2], *b.words[j:j2])):
            more = change != "replace"
            return Difference(_stretch(a, i - more, i2 + more), _stretch(b, j - more, j2 + more))
    return Difference(_stretch(a, 0, len(a.words)), _stretch(b, 0, len(b.words)))


def _stretch(sentence: _Sentence, first: int, last: int) -> str:
    words = sentence.words[max(first, 0) : last]
    return _cut(sentence.text[words[0].start : words[-1].end].strip()) if words else ""


def _listed(words: Sequence[str]) -> str:
    return _cut(", ".join(dict.fromkeys(word.strip() for word in words)))


def _cut(text: str) -> str:
    return text if len(text) <= _TOLD else text[: _TOLD - 1].rsplit(None, 1)[0] + "…"
