"""What a sentence tells is done or so, with who and what takes part in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rag.answer.verify import align
from rag.language.english import frames, grammar
from rag.language.english.opposites import MEASURES
from rag.language.english.people import RELATIVES
from rag.syntax import Parse
from rag.views.check.frames.factuality import Value, value

DOER, DONE = "doer", "done"
WHOM = (DONE, "to", "from", "against", "with")
FOR, AGAINST, INSTEAD = "for", "against", "instead"
THAN = "than"
SUBJECTS = ("nsubj", "csubj", "expl")
_WITHIN = frozenset(("compound", "amod", "nummod", "nmod", "appos", "conj", "flat", "quantmod", "poss", "det"))
_BARE = frozenset(("compound", "appos", "conj", "flat", "nmod"))
_PRONOUNS = frozenset(("PRP", "WP", "WDT", "DT", "EX", "PRP$"))
_MEASURES = frozenset(map(align.key, MEASURES))
_ROLES = grammar.PREPOSITIONS
BY_THING = frozenset(("to", "from", "with", "against", THAN, "over", INSTEAD))  # tell of the deed behind its thing, too


@dataclass(frozen=True, slots=True)
class Part:
    """Who or what takes part: the keys of the noun and of what belongs to it; without keys for a pronoun."""

    core: frozenset[str]
    keys: frozenset[str]
    name: bool

    @property
    def unknown(self) -> bool:
        return not self.core

    @property
    def amount(self) -> bool:
        """Whether it only says how much: "50 |euros|"."""
        return bool(self.core) and self.core <= _MEASURES


@dataclass(frozen=True, slots=True)
class Event:
    """A predicate by its key, with its parts by role; `past` where it tells of what has happened, `verb` where it is one."""

    key: str
    value: Value
    start: int
    end: int
    past: bool
    verb: bool
    main: bool
    parts: Mapping[str, Part] = field(default_factory=dict)

    def lemma_as_told(self, text: str) -> str:
        """The word itself in its text."""
        return text[self.start : self.end]


@lru_cache(maxsize=8192)
def events(parse: Parse) -> tuple[Event, ...]:
    """The events of a text, verbs and what somebody or something is said to be, in order."""
    found = []
    for at, word in enumerate(parse.words):
        if word.tag.startswith("V") and word.relation not in ("aux", "auxpass", "amod", "compound"):
            if parse.under(at, "acomp") or (word.lemma in ("be", "become", "remain", "stay") and parse.under(at, "attr")):
                continue
            found.append(_verb(parse, at))
        elif word.tag in ("NN", "NNS") and (related := _related(parse, at)):
            found.append(related)
        elif word.relation in ("acomp", "attr", "oprd") and word.tag[0] in "JNVR":
            found.append(_state(parse, at))
        elif word.tag in ("NN", "NNS") and word.relation in ("dobj", "nsubj", "nsubjpass", "pobj", "attr"):
            noun = _noun(parse, at)
            if word.relation != "nsubj" or (DOER in noun.parts and len(noun.parts) > 1):
                found.append(noun)
    return tuple(event for event in found if event.key)


def subjects(parse: Parse) -> tuple[Part, ...]:
    """Of whom or what the sentences of a text tell."""
    roots = (at for at, word in enumerate(parse.words) if word.head == at)
    return tuple(part(parse, subject) for at in roots if (subject := _subject(parse, at)) is not None)


def _main(parse: Parse, at: int) -> bool:
    """Whether a verb is that of the sentence, or hangs on it as what is done."""
    while parse.words[at].relation in ("xcomp", "conj", "ccomp") and parse.words[at].tag.startswith("V"):
        at = parse.words[at].head
    return parse.words[at].head == at


def _verb(parse: Parse, at: int) -> Event:
    word = parse.words[at]
    parts, told = _parts(parse, at), value(parse, at)
    key = _key(_phrasal(parse, at) if word.lemma in frames.LIGHT else word.lemma)
    if word.lemma in frames.TAKING_SIDES and AGAINST in parts:
        parts = {FOR if role == AGAINST else role: one for role, one in parts.items()}
    if word.lemma in frames.TAKING_SIDES and (_only_against(parse, at) or _not_to(parse, at)):
        told = replace(told, said=not told.said)
    past = word.tag in ("VBD", "VBN") or any(
        parse.words[place].lemma == "have" or parse.words[place].tag == "VBD" for place in parse.under(at, "aux", "auxpass")
    )
    return Event(key, told, word.start, word.end, past, True, _main(parse, at), parts)


def _state(parse: Parse, at: int) -> Event:
    word = parse.words[at]
    above = word.head
    parts = dict(_objects(parse, at)) | {role: one for role, one in _objects(parse, above) if role == THAN}
    own = parse.under(above, *SUBJECTS, "nsubjpass")
    subject = own[0] if own else _subject(parse, above)
    if subject is not None:
        parts[DONE] = part(parse, subject)
    past = parse.words[above].tag in ("VBD", "VBN")
    return Event(_key(word.lemma), value(parse, at), word.start, word.end, past, False, _main(parse, above), parts)


def _noun(parse: Parse, at: int) -> Event:
    """A noun as something that is done or had: "showed no |damage|", "the |sale| of the house"."""
    word = parse.words[at]
    above = word.head
    had = word.relation == "dobj" and parse.words[above].tag.startswith("V")
    parts: dict[str, Part] = {}
    for place in (*parse.under(at, "prep"), *(parse.under(above, "prep", "dative", "agent") if had else ())):
        low = parse.words[place].text.lower()
        by_itself = parse.words[place].head == at
        for thing in parse.under(place, "pobj"):
            if low == grammar.OF or (low in frames.TO_WHOM and word.lemma in frames.NOMINAL):
                parts.setdefault(DONE, part(parse, thing))
            elif low in frames.BY_WHOM and by_itself:
                parts[DOER] = part(parse, thing)
            elif low in WHOM:
                parts.setdefault(low, part(parse, thing))
    owner = next(iter(parse.under(at, "poss")), None)
    subject = _subject(parse, above) if had else None
    if owner is not None:
        parts.setdefault(DONE if DOER in parts else DOER, part(parse, owner))
    elif subject is not None:
        undergone = DOER in parts or parse.words[above].lemma in frames.UNDERGOING
        parts.setdefault(DONE if undergone else DOER, part(parse, subject))
    deed = word.lemma in frames.NOMINAL and DONE in parts
    return Event(_key(word.lemma), value(parse, at), word.start, word.end, True, deed, _had(parse, at), parts)


def _related(parse: Parse, at: int) -> Event | None:
    """What somebody with a name is to another: "X is the successor of Y", "Y's lawyer, X"; None where it is no such noun."""
    of = _things_of(parse, at)
    owner, who = next(iter((*parse.under(at, "poss"), *of)), None), holder(parse, at)
    if owner is None or who is None:
        return None
    parts = {DOER: part(parse, who), DONE: part(parse, owner)}
    word = parse.words[at]
    if not all(one.name for one in parts.values()):
        return None
    return Event(_key(word.lemma), value(parse, at), word.start, word.end, True, True, True, parts)


def holder(parse: Parse, at: int) -> int | None:
    """Who is said to be what a noun says."""
    word = parse.words[at]
    above = parse.words[word.head]
    if word.relation == "appos":
        return word.head
    if word.relation in ("attr", "nsubj") and above.lemma in ("be", "become", "remain"):
        return next((one for one in parse.under(word.head, "nsubj", "attr") if one != at), None)
    if word.relation == "pobj" and above.text.lower() == "as":
        told = above.head
        return next((one for one in (*parse.under(told, "dobj"), *parse.under(told, "nsubjpass"), *_things_of(parse, told))), None)
    return next((one for one in parse.under(at, "appos")), None)


def _things_of(parse: Parse, at: int) -> tuple[int, ...]:
    places = (place for place in parse.under(at, "prep") if parse.words[place].text.lower() == grammar.OF)
    return tuple(thing for place in places for thing in parse.under(place, "pobj"))


def _only_against(parse: Parse, at: int) -> bool:
    low = {parse.words[place].text.lower() for place in parse.under(at, "prep", "advmod")}
    return AGAINST in low and not low & {FOR, "in"}


def _not_to(parse: Parse, at: int) -> bool:
    """Whether a side is taken against doing what is named: "decided |not to| file it"."""
    return any(parse.under(place, "neg") for place in parse.under(at, "xcomp"))


def _had(parse: Parse, at: int) -> bool:
    """Whether a noun tells what is done, by a verb that says little: "reached an |agreement|"."""
    above = parse.words[at].head
    return parse.words[at].relation in ("dobj", "attr", "nsubjpass") and _phrasal(parse, above) in frames.LIGHT and _main(parse, above)


def _parts(parse: Parse, at: int) -> dict[str, Part]:
    words = parse.words
    found = dict(_objects(parse, at))
    passive = bool(parse.under(at, "auxpass", "nsubjpass", "agent")) or (
        words[at].tag == "VBN" and words[at].relation in ("acl", "relcl", "advcl") and not parse.under(at, "aux")
    )
    agent = next((thing for place in parse.under(at, "agent") for thing in parse.under(place, "pobj")), None)
    subject = _subject(parse, at)
    if passive:
        if subject is not None:
            found["to" if DONE in found else DONE] = part(parse, subject)
        if agent is not None:
            found[DOER] = part(parse, agent)
    elif subject is not None:
        found[DOER] = part(parse, subject)
    return found


def _objects(parse: Parse, at: int) -> Iterable[tuple[str, Part]]:
    words = parse.words
    things = parse.under(at, "dobj")
    for place in things:
        yield DONE, part(parse, place)
    for place in parse.under(at, "dative"):
        inner = _behind(parse, place)
        yield "to", part(parse, inner[0] if inner else place)
    for owner in (at, *things):
        for place in parse.under(owner, "prep", "cc"):
            low = words[place].text.lower()
            if low in (THAN, grammar.OF) and _instead(parse, place):
                low = INSTEAD
            if (low in _ROLES or low == INSTEAD) and (owner == at or low in BY_THING):
                for thing in _behind(parse, place):
                    yield low, part(parse, thing)
    if words[at].relation == "relcl" and not things and _subject_of(parse, at) is not None:
        gap = [place for place in parse.under(at, "dobj", "pobj") if words[place].tag in ("WDT", "WP")]
        if not gap and words[words[at].head].tag.startswith("N") and words[words[at].head].relation != "ROOT":
            yield DONE, part(parse, words[at].head)


def _instead(parse: Parse, at: int) -> bool:
    """Whether a preposition stands before what was not taken: "rather |than|", "instead |of|"."""
    return at > 0 and f"{parse.words[at - 1].text} {parse.words[at].text}".lower() in frames.INSTEAD


def _behind(parse: Parse, at: int) -> tuple[int, ...]:
    """The nouns behind a preposition, also where the parser took what follows for a clause ("to officers |asking| them")."""
    clauses = parse.under(at, "pcomp")
    return parse.under(at, "pobj") or tuple(one for clause in clauses for one in parse.under(clause, "nsubj"))


def _subject_of(parse: Parse, at: int) -> int | None:
    return next((place for place in parse.under(at, *SUBJECTS, "nsubjpass") if parse.words[place].tag not in ("WDT", "WP")), None)


def _subject(parse: Parse, at: int, deep: int = 4) -> int | None:
    """The place of who does it, or whom it is done to in the passive, also where that stands by a verb above."""
    words = parse.words
    by_verb = (at, *parse.under(at, "aux", "auxpass"))  # the parser hangs some on the auxiliary
    own = next((one for place in by_verb for one in parse.under(place, *SUBJECTS, "nsubjpass")), None)
    if own is not None:
        if words[own].tag in ("WDT", "WP") and words[at].relation == "relcl":
            return words[at].head
        return own
    head, relation = words[at].head, words[at].relation
    if head == at or not deep:
        return None
    if relation == "acl":
        return head
    if relation in ("xcomp", "ccomp"):
        thing = next(iter(parse.under(head, "dobj")), None)
        return thing if thing is not None else _subject(parse, head, deep - 1)
    if relation in ("conj", "advcl"):
        return _subject(parse, head, deep - 1)
    if relation == "pcomp":
        above = words[head].head
        if words[head].text.lower() in frames.EARLIER_OR_LATER and words[above].tag.startswith("V"):
            return _subject(parse, above, deep - 1)
        thing = next(iter(parse.under(above, "dobj")), None)
        return thing if thing is not None and words[head].text.lower() != "without" else _subject(parse, above, deep - 1)
    return None


def part(parse: Parse, at: int) -> Part:
    """The noun at a place with what belongs to it."""
    words = parse.words
    if words[at].tag in _PRONOUNS:
        return Part(frozenset(), frozenset(), False)
    core, whole = _gather(parse, at, _BARE), _gather(parse, at, _WITHIN - {"poss"} if words[at].lemma in RELATIVES else _WITHIN)
    of = _things_of(parse, at)
    if words[at].lemma in frames.SETS:
        for thing in of:
            core, whole = core | _gather(parse, thing, _BARE), whole | _gather(parse, thing, _WITHIN)
    for thing in of:
        whole |= _gather(parse, thing, _WITHIN)
    return Part(
        frozenset(align.key(words[place].text) for place in core if not words[place].text[0].isdigit() and words[place].tag != "CD") - {""},
        frozenset(align.key(words[place].text) for place in whole) - {""},
        any(words[place].tag.startswith("NNP") for place in core),
    )


def _gather(parse: Parse, at: int, relations: frozenset[str]) -> set[int]:
    found, waiting = set(), [at]
    while waiting:
        place = waiting.pop()
        found.add(place)
        waiting += [one for one in parse.under(place) if parse.words[one].relation in relations and one not in found]
    return found


def _phrasal(parse: Parse, at: int) -> str:
    particle = next(iter(parse.under(at, "prt")), None)
    return parse.words[at].lemma if particle is None else f"{parse.words[at].lemma}_{parse.words[particle].text.lower()}"


def _key(lemma: str) -> str:
    lemma = frames.NOMINAL.get(lemma, lemma)
    return align.key(lemma) or ("" if lemma in grammar.AUXILIARIES or lemma in ("be", "do", "have") else lemma)


_CANONICAL: dict[str, tuple[tuple[str, str, str], ...]] = {}
for _one, _other in frames.CONVERSE:
    (_a, _named), (_b, _from) = _one.split(), _other.split()
    _CANONICAL[align.key(_b)] = (*_CANONICAL.get(align.key(_b), ()), (align.key(_a), _named, _from))


def turned(event: Event) -> tuple[Event, ...]:
    """The same told from the other side: "Y bought it from X" as X selling it to Y."""
    found = []
    for key, named, source in _CANONICAL.get(event.key, ()):
        parts = {role: one for role, one in event.parts.items() if role not in (DOER, source)}
        if DOER in event.parts:
            parts[named] = event.parts[DOER]
        if source in event.parts:
            parts[DOER] = event.parts[source]
        found.append(replace(event, key=key, parts=parts))
    return tuple(found)
