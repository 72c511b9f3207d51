"""The questions the scripted engine answers in tests and on the documentation's screens."""

from __future__ import annotations

from collections.abc import Mapping

from rag.types import Article
from rag.views import Item, View
from rag.views.check import Checked, Verdict
from tests.tui.freeze import stories
from tests.tui.scripted_engine import ScriptedEngine, cite, failure, hit, refusal, told

ILL = "How many people fell ill in Sandle?"
FOLLOW_UP = "And how many of them were children?"
BRIDGE = "How long will Salters Bridge be closed?"
UNKNOWN = "Who won the 2022 World Cup?"
BROKEN = "What did the mayor say?"
COST = "cost of the bridge"

CLINIC = "At least 112 people in Sandle have fallen ill since the weekend, the village’s clinic said on Wednesday"
FINAL = "131 people had fallen ill, according to the final count that the chief medical officer published on the same day"


def engine() -> ScriptedEngine:
    """A fresh scripted engine over the example stories."""
    found = stories()
    courier, standard = found["courier_sandle_112_ill.txt"], found["coastal_standard_140_ill.txt"]
    correction = found["coastal_standard_correction.txt"]
    clinic = cite(1, courier, CLINIC)
    final = cite(2, correction, FINAL)
    hundred_forty = cite(3, standard, "The number of people made ill by the drinking water in Sandle has risen to 140")
    children = cite(1, courier, "Nineteen of them have been taken to the district hospital in Brackwater, among them six children.")
    bridge = found["northshore_wire_bridge_ten_weeks.txt"]
    sentence = next(s for s in bridge.sentences if "ten weeks" in bridge.text[s.start : s.end].lower())
    weeks = cite(1, bridge, bridge.text[sentence.start : sentence.end], ("coastal_standard_ten_weeks.txt",))
    script = {
        ILL: told(
            ILL,
            [
                ("The village clinic counted at least 112 people who had fallen ill by Wednesday, 5 March 2025.", (clinic,), True),
                ("By the time the boil-water notice was lifted, the final count was 131.", (final,), True),
                ("The Coastal Standard had reported 140, a figure it later withdrew.", (hundred_forty, final), True),
                ("Most of the sick were elderly.", (), False),
            ],
            [hit(courier, clinic.quote)],
            missing="how many are still ill",
        ),
        FOLLOW_UP: told(
            FOLLOW_UP,
            [("Six children were among the nineteen people taken to the district hospital in Brackwater.", (children,), True)],
            [hit(courier, children.quote)],
            read_as="How many of the people who fell ill in Sandle were children?",
        ),
        BRIDGE: told(BRIDGE, [("The bridge will stay closed for ten weeks.", (weeks,), True)]),
        UNKNOWN: refusal(UNKNOWN, [hit(courier, clinic.quote), hit(standard, hundred_forty.quote)]),
        BROKEN: failure(BROKEN, "The model ran out of memory.", "Close other programs, or take a smaller model (--model)."),
    }
    made = ScriptedEngine(found, script, views={"": said(found), "timeline ": happened(found), f"compare {COST}": outlets(found)})
    made.checked = judged(found)
    return made


def said(found: Mapping[str, Article]) -> View:
    """Who said what in some of the stories."""
    told = (
        ("northshore_wire_bridge_ten_weeks.txt", "Ten weeks is the best case", "Tomasz Okonjo", "said", True),
        (
            "courier_sandle_112_ill.txt",
            "At least 112 people in Sandle have fallen ill since the weekend",
            "the village’s clinic",
            "said",
            False,
        ),
        (
            "radio_skerry_ferry.txt",
            "It is not a bridge, but it is a good deal better than a nine-kilometre detour",
            "Ines Varga",
            "said",
            True,
        ),
        ("courier_bridge_contract.txt", "We have an honest price and an honest date", "Ines Varga", "said", True),
    )
    items = tuple(
        Item(
            quote,
            (cite(number, found[file], quote),),
            {"speaker": who, "verb": verb, "direct": direct, "day": found[file].published, "outlet": found[file].outlet},
        )
        for number, (file, quote, who, verb, direct) in enumerate(told, 1)
    )
    return View("quotes", "", items)


def happened(found: Mapping[str, Article]) -> View:
    """What happened when in some of the stories."""
    told = (
        ("courier_salters_bridge_shut.txt", "The bridge was built in 1931", "1931", "1931-01-01", "1931"),
        (
            "courier_salters_bridge_shut.txt",
            "The cracks were seen during a routine inspection on Sunday afternoon",
            "23 February 2025",
            "2025-02-23",
            "Sunday",
        ),
        ("courier_sandle_112_ill.txt", CLINIC, "5 March 2025", "2025-03-05", "Wednesday"),
        ("radio_skerry_ferry.txt", "A crossing costs 1.50 euros.", "By 12 March 2025", None, None),
    )
    items = tuple(
        Item(
            quote,
            (cite(number, found[file], quote, ("wire_112_ill.txt",) if quote == CLINIC else ()),),
            {
                "when": when,
                "day": day,
                "precision": "year" if day and when == day[:4] else "day",
                "stated": stated,
                "outlet": found[file].outlet or found[file].title,
                "published": found[file].published,
                "versions": ("The Coastal Standard, 6 March 2025: At least 112 people have fallen ill.",) if quote == CLINIC else (),
            },
        )
        for number, (file, quote, when, day, stated) in enumerate(told, 1)
    )
    return View("timeline", "", items)


def outlets(found: Mapping[str, Article]) -> View:
    """What each outlet says on what the bridge will cost."""
    told = (
        ("coastal_standard_ten_weeks.txt", "The city puts the cost of the repair at 4.2 million euros", "says", "", ""),
        ("lenn_valley_post_bridge_cost.txt", "Repairing Salters Bridge will cost 6.8 million euros", "says", "", ""),
        (
            "coastal_standard_ten_weeks.txt",
            "The city puts the cost of the repair at 4.2 million euros",
            "figure",
            "4.2 million euros",
            "the repair",
        ),
        (
            "lenn_valley_post_bridge_cost.txt",
            "Repairing Salters Bridge will cost 6.8 million euros",
            "figure",
            "6.8 million euros",
            "Repairing Salters Bridge",
        ),
        ("coastal_standard_correction.txt", FINAL, "correction", "", ""),
    )
    items = tuple(
        Item(
            quote,
            (cite(number, found[file], quote),),
            {"kind": kind, "outlet": found[file].outlet, "day": found[file].published, "value": value, "counts": counts}
            | ({"corrects": "The number of people made ill has risen to 140"} if kind == "correction" else {}),
        )
        for number, (file, quote, kind, value, counts) in enumerate(told, 1)
    )
    return View("compare", COST, items)


def judged(found: Mapping[str, Article]) -> tuple[Checked, ...]:
    """A draft's claims as they are judged."""
    ill = (cite(1, found["courier_sandle_112_ill.txt"], CLINIC, ("wire_112_ill.txt",)),)
    cost = (cite(2, found["lenn_valley_post_bridge_cost.txt"], "Repairing Salters Bridge will cost 6.8 million euros"),)
    told = (
        ("At least 112 people fell ill in Sandle.", Verdict.SUPPORTED, "The stories say so.", ill),
        (
            "The bridge will cost 9 million euros.",
            Verdict.CONTRADICTED,
            "Another figure: the stories have “6.8 million euros”, not “9 million euros” (5 March 2025).",
            cost,
        ),
        ("The mayor likes tea.", Verdict.NOT_FOUND, "The stories do not say this; these words come nearest.", ill),
        ("Is it true?", Verdict.NOT_CHECKABLE, "", ()),
    )
    return tuple(
        Checked("draft.md", text, verdict, why, line, 1, 0, len(text), (), cited, 0.9)
        for line, (text, verdict, why, cited) in enumerate(told, 1)
    )
