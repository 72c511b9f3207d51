"""Whether a word of a sentence is told as so: as a fact or left open, and said or denied.

What it hangs on decides, step by step up the tree: "denied that he planned to |leave|" is open and denied.
"""

from __future__ import annotations

from dataclasses import dataclass

from rag.language.english import frames
from rag.language.english.sameness import EXCLUSIVE, EXTREME
from rag.syntax import Parse

DEEP = 8  # steps up the tree
OBJECTS = frozenset(("dobj", "nsubjpass", "dative", "oprd", "pobj", "attr", "acomp"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "expl"))
CLAUSES = frozenset(("xcomp", "ccomp", "pcomp", "csubj", "csubjpass", "acl"))
UNLESS = "unless"  # is "if not"
AUXILIARIES = frozenset(("aux", "auxpass"))


@dataclass(frozen=True, slots=True)
class Value:
    """How a word is told: `fact` as so, and not as planned, asked for, alleged or possible; `said`, and not denied; `over`, no longer."""

    fact: bool
    said: bool
    over: bool = False


def value(parse: Parse, at: int) -> Value:
    """Whether a word is told as so."""
    opened, denied = _own(parse, at)
    place = at
    if parse.words[at].lemma in frames.PERFORMED and parse.words[at].relation == "xcomp":
        return Value(True, not denied)
    if parse.words[at].lemma in frames.PERFORMED_THINGS and parse.words[parse.words[at].head].lemma == "offer":
        place = parse.words[at].head
    for _ in range(DEEP):
        step = _governor(parse, place)
        if step is None:
            break
        place, opens, denies, whole = step
        opened, denied = opened or opens, denied ^ denies
        if whole:
            more, turned = _own(parse, place)
            left = denies and turned and parse.words[place].lemma not in frames.UNDONE  # "did not rule it out" leaves it open
            opened, denied = opened or more or left, denied ^ turned
    return Value(not opened, not denied, denied and _over(parse, at))


def _own(parse: Parse, at: int) -> tuple[bool, bool]:
    """Whether what hangs on a word itself leaves it open, and denies it."""
    below = [place for place in parse.under(at) if parse.words[place].relation != "cc"]
    opened = any(_opens(parse, place) for place in below)
    opened = opened or _to_be_done(parse, at)
    denied = sum(_denies(parse, at, place) for place in below)
    denied += any(parse.words[place].relation == "mark" and parse.words[place].text.lower() == UNLESS for place in below)
    if parse.words[at].lemma in ("be", "have") and parse.under(at, "xcomp"):  # "is yet to be paid"
        denied += any(parse.words[place].text.lower() in frames.STILL for place in below)
    return opened, denied % 2 == 1


def _to_be_done(parse: Parse, at: int) -> bool:
    """Whether a verb tells by its "to" what is to be done with the noun before: "a fund |to be paid|"; "the first to pay" has."""
    word = parse.words[at]
    if word.relation not in ("relcl", "acl") or not any(parse.words[place].text.lower() == "to" for place in parse.under(at, "aux")):
        return False
    around = (word.head, *parse.under(word.head))
    return not any(parse.words[place].text.lower() in EXTREME | EXCLUSIVE or parse.words[place].tag in ("JJS", "RBS") for place in around)


def _opens(parse: Parse, place: int) -> bool:
    relation, low = parse.words[place].relation, parse.words[place].text.lower()
    if relation == "mark":
        return low in frames.UNREAL
    return low in (frames.OPEN_MODALS if relation in AUXILIARIES else frames.OPEN_ADVERBS if relation == "advmod" else ())


def _denies(parse: Parse, at: int, place: int) -> bool:
    relation, low = parse.words[place].relation, parse.words[place].text.lower()
    if relation == "neg":
        return not _until(parse, at)
    if low in frames.DENYING_ADVERBS or (low == "longer" and _is_no(parse, place)):
        return True
    return low in frames.DETERMINED if relation == "det" else relation in SUBJECTS and _is_nothing(parse, place)


def _until(parse: Parse, at: int) -> bool:
    """Whether it is only not so before something: "did not see it |until| last week"."""
    marks = [at, *parse.under(at, "advcl", "prep")]
    return any(parse.words[place].text.lower() == "until" for one in marks for place in (one, *parse.under(one)))


def _over(parse: Parse, at: int) -> bool:
    """Whether a word, or what it hangs on, is told as no longer so."""
    for _ in range(DEEP):
        if any(parse.words[place].text.lower() == "longer" for place in parse.under(at, "advmod")):
            return True
        if parse.words[at].head == at:
            return False
        at = parse.words[at].head
    return False


def _is_no(parse: Parse, at: int) -> bool:
    return any(parse.words[place].text.lower() == "no" for place in parse.under(at))


def _is_nothing(parse: Parse, at: int) -> bool:
    """Whether a noun is none: "nobody", "|no money| was set aside", "none of the windows"."""
    if parse.words[at].text.lower() in frames.NOBODY:
        return True
    return any(
        parse.words[place].text.lower() in frames.DETERMINED and parse.words[place].relation in ("det", "advmod")
        for place in parse.under(at)
    )


def _governor(parse: Parse, at: int) -> tuple[int, bool, bool, bool] | None:
    """What a word hangs on, whether that leaves it open, and denies it, and whether what is told of that is told of it too."""
    word = parse.words[at]
    head = word.head
    if head == at:
        return None
    relation, above = word.relation, parse.words[head]
    if relation == "conj":
        return _beside(parse, at, head)
    if relation == "prep":
        if word.text.lower() == "without":
            return head, False, True, False
        return head, *_class(parse, head, word.text.lower()), _carries(parse, head)
    if relation in ("pobj", "pcomp"):
        return head, False, False, False
    if relation == "advcl":
        if any(parse.words[place].text.lower() in frames.UNREAL for place in parse.under(at, "mark")):
            return head, True, False, False
        marked = bool(parse.under(at, "mark", "advmod"))
        purpose = any(parse.words[place].text.lower() == "to" for place in parse.under(at, "aux"))
        if marked or not purpose:
            return None
        opens, denies = _class(parse, head, "to")
        return head, True if not denies else opens, denies, True
    if relation in ("dobj", "nsubjpass", "dative") and parse.under(head, "xcomp", "ccomp") and above.lemma in frames.OPENING:
        return head, False, False, _carries(parse, head)  # "ordered |them| to leave"
    if relation in CLAUSES or relation in OBJECTS:
        opens, denies = _class(parse, head, _link(parse, at))
        if relation == "acl" and not (opens or denies):
            return None
        return head, opens, denies, _carries(parse, head)
    return None


def _link(parse: Parse, at: int) -> str:
    low = [parse.words[place].text.lower() for place in parse.under(at, "aux", "mark")]
    if parse.words[at].tag == "VBN" and not low and parse.words[at].relation in ("ccomp", "xcomp"):
        return "done"
    return "to" if "to" in low else ("ing" if parse.words[at].tag == "VBG" else "that" if parse.words[at].tag.startswith("V") else "")


def _beside(parse: Parse, at: int, head: int) -> tuple[int, bool, bool, bool] | None:
    """A word joined to another by "and": governed as that one is, and by its auxiliaries where it has no subject of its own."""
    joined = {parse.words[place].text.lower() for place in parse.under(head, "cc")}
    if parse.under(at, "nsubj", "nsubjpass", "expl"):
        return None
    if parse.under(at, "aux", "auxpass", "neg"):
        return head, False, "nor" in joined, False
    modal = any(parse.words[place].text.lower() in frames.OPEN_MODALS for place in parse.under(head, "aux"))
    opened = modal and parse.words[at].tag in ("VB", "VBN", "NN", "NNS")
    denied = "or" in joined and any(parse.words[place].relation == "neg" for place in parse.under(head))
    return head, opened, denied or "nor" in joined, False


def _carries(parse: Parse, at: int) -> bool:
    """Whether what is told of a governing word is told of what it governs."""
    word = parse.words[at]
    return word.lemma not in frames.KNOWING and not (
        word.relation == "ROOT" and word.lemma in frames.SAYING and not word.tag.startswith("V")
    )


def _class(parse: Parse, at: int, link: str) -> tuple[bool, bool]:
    """Whether a word leaves open what it governs, and denies it."""
    word = parse.words[at]
    if word.lemma in ("be", "have") and link in ("to", "done"):  # "is to open", "has to pay", "had the bridges checked"
        return word.relation != "aux", False
    names = {word.lemma}
    names |= {f"{word.lemma}_{parse.words[place].text.lower()}" for place in parse.under(at, "prt", "advmod", "prep") if place > at}
    if word.tag.startswith(("V", "N", "J")) and names & frames.DENYING:
        if (
            word.lemma in frames.ONLY_PHRASE
            and link not in ("from", "ing")
            and not (link == "" and word.lemma in ("block", "prevent", "stop"))
        ):
            return False, False
        return False, True
    if names & frames.OPENING and word.tag[0] in "VNJ":
        if word.lemma in frames.ACHIEVING and not (names - {word.lemma}) & frames.OPENING and link not in ("to", "for"):
            return False, False
        return True, False
    return False, False
