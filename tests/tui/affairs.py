"""The questions the scripted engine answers in tests and on the documentation's screens."""

from __future__ import annotations

from collections.abc import Mapping

from rag.types import Article
from rag.views import Item, View
from tests.tui.freeze import stories
from tests.tui.scripted_engine import ScriptedEngine, cite, failure, hit, refusal, told

ILL = "How many people fell ill in Sandle?"
FOLLOW_UP = "And how many of them were children?"
BRIDGE = "How long will Salters Bridge be closed?"
UNKNOWN = "Who won the 2022 World Cup?"
BROKEN = "What did the mayor say?"

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
            withdrawn="The plant was shut for good.",
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
    return ScriptedEngine(found, script, views={"": said(found)})


def said(found: Mapping[str, Article]) -> View:
    """Who said what in some of the stories."""
    told = (
        ("northshore_wire_bridge_ten_weeks.txt", "Ten weeks is the best case", "Tomasz Okonjo", "say", True),
        (
            "courier_sandle_112_ill.txt",
            "At least 112 people in Sandle have fallen ill since the weekend",
            "the village’s clinic",
            "say",
            False,
        ),
        (
            "radio_skerry_ferry.txt",
            "It is not a bridge, but it is a good deal better than a nine-kilometre detour",
            "Ines Varga",
            "say",
            True,
        ),
        ("courier_bridge_contract.txt", "We have an honest price and an honest date", "Ines Varga", "say", True),
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
