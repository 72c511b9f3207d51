"""What a check says to people in its own voice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rag.answer.messages import day

BORNE_OUT = "The stories say so."
NEARLY = "The stories come near; read their words."
NO_MODEL = (
    "The stories say so, as far as words can tell; the language model that reads them once more is not installed: footnote models fetch."
)
NOT_READ = "The stories come near, but the language model does not find all of it in their words."
NOT_VERIFIED = "The stories come near, but your verifier does not find it in their words."
NOTHING_NEAR = "Nothing in the stories comes near."
NOT_FOUND = "The stories do not say this; these words come nearest."
DENIED = "The stories say otherwise."
NOT_CHECKED = {
    "heading": "A heading.",
    "question": "A question.",
    "advice": "Advice.",
    "opinion": "An opinion.",
    "fragment": "Not a sentence that says something.",
}
STOPPED = "Stopped; what was checked so far is shown."
_KINDS = {
    "figure": "figure",
    "counted": "figure",
    "cause": "cause",
    "day": "day",
    "name": "name",
    "quotation": "quotation",
    "speaker": "speaker",
    "denial": "what is denied",
    "plan": "what has happened",
    "roles": "who does what",
    "doer": "who does it",
    "party": "who does it",
    "holder": "who is what",
    "denied": "what is denied",
    "opened": "what has happened",
    "exchanged": "who does what",
    "timed": "time",
}


def not_english(language: str, told: bool) -> str:
    """What is checked of a draft in another language; `told` says whether stories are in it, too."""
    known = (
        f"In {language} only wording, names, figures and quotations are compared, not who did what, plans or denials."
        if told
        else f"No story is in {language}, so only quotations in the stories' own words will be found."
    )
    return f"The draft is in {language}, and claims are checked in English only. {known}"


def not_borne_out(told: Sequence[str]) -> str:
    """The words of a claim that nothing bears out."""
    return f"Not in the stories: {', '.join(f'“{one}”' for one in told)}."


def not_tied(told: Sequence[str]) -> str:
    """Words of a claim that the stories have, though not of what the claim has them of."""
    return f"The stories do not say so of {', '.join(f'“{one}”' for one in told)}."


def otherwise(clashes: Sequence[tuple[str, str, str]], told_on: date | None) -> str:
    """Where the stories say something else: the kind of difference, the draft's words and the stories'."""
    when = f" ({day(told_on)})" if told_on else ""
    code, mine, theirs = clashes[0]
    if theirs and code in ("figure", "day", "name", "quotation", "speaker", "timed", "counted", "cause"):
        return f"Another {_KINDS[code]}: the stories have “{theirs}”, not “{mine}”{when}."
    if theirs and code in ("doer", "party", "holder"):
        return f"The stories have “{theirs}” here, not “{mine}”{when}."
    if code in ("plan", "opened"):
        return f"Told as done, but the stories put it differently: “{theirs}”{when}."
    return (
        f"The stories differ in {_KINDS[code]}: “{mine}”{when}."
        if code not in ("roles", "exchanged")
        else f"The stories differ in who does what{when}."
    )


def overtaken(told_on: date | None) -> str:
    when = f" on {day(told_on)}" if told_on else " later"
    return f"No longer so: the stories say otherwise{when}."


def spelling(mine: str, theirs: str) -> str:
    return f"No story spells it “{mine}”; they have “{theirs}”."
