"""Drafts checked over stories in memory: verdicts, footnotes, places, what is overtaken, what is remembered."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from rag.answer.evidence import Shelf
from rag.errors import ModelMissing
from rag.llm import Generator, Prompt
from rag.types import Filters, Hit, Query
from rag.views.check import Checked, Checker, Draft, messages
from rag.views.check.calibration import calibrated_model
from rag.views.check.given import Judge
from rag.views.types import View, to_json
from tests.answer.fakes import Library, WordVectors, story

SHUT = story(
    "shut.txt",
    "The Salters Bridge was closed on Sunday after inspectors found cracks in two bearings. It carries 11,000 vehicles a day. "
    "“I will not gamble with lives,” said the mayor, Ines Varga.",
    "Bridge shut",
    "Courier",
    "2025-02-24",
)
REBATE = story("rebate.txt", "Lennwater promised each household a rebate of 45 euros.", "Rebate", "Courier", "2025-03-05")
RAISED = story("raised.txt", "Lennwater raised its rebate from 45 to 120 euros for each household.", "Rebate raised", "Wire", "2025-03-19")
MUSEUM = story("museum.txt", "The museum shows old clocks. Visitors like them.", "Museum", "Post", "2025-01-02")


def checker() -> Checker:
    library = Library(SHUT, REBATE, RAISED, MUSEUM)
    return Checker(library.search, Shelf(library), WordVectors())


def checked(text: str, made: Checker | None = None, cancel: threading.Event | None = None) -> list[Checked]:
    return list((made or checker()).check(Draft("draft.txt", text), Filters(), cancel))


def verdicts(text: str) -> list[str]:
    return [one.verdict.value for one in checked(text)]


def test_what_the_stories_say_is_supported_with_their_words() -> None:
    (one,) = checked("The Salters Bridge was closed on Sunday.")
    assert one.verdict == "supported"
    assert [citation.file for citation in one.citations] == ["shut.txt"]
    assert all(SHUT.text[citation.start : citation.end] == citation.quote for citation in one.citations)


def test_another_figure_is_contradicted_and_both_are_named() -> None:
    (one,) = checked("The Salters Bridge carries 17,000 vehicles a day.")
    assert one.verdict == "contradicted"
    assert "11,000" in one.why
    assert "17,000" in one.why


def test_an_altered_quotation_is_contradicted_and_the_true_one_is_not() -> None:
    assert verdicts("“I will not gamble with money,” said the mayor.") == ["contradicted"]
    assert verdicts("“I will not gamble with lives,” said the mayor.") == ["supported"]
    assert verdicts("“I will not gamble with lives,” said Piet Lammers.") == ["contradicted"]


def test_what_was_changed_since_is_contradicted_by_the_later_story() -> None:
    (one,) = checked("Lennwater gives each household a rebate of 45 euros.")
    assert one.verdict == "contradicted"
    assert [citation.file for citation in one.citations] == ["raised.txt"]
    assert verdicts("Lennwater raised its rebate from 45 to 120 euros.") == ["supported"]


def test_an_earlier_figure_does_not_contradict_what_a_later_story_gives() -> None:
    city = story("city.txt", "Repairing the bridge will cost 4.2 million euros, the city said.", "Bridge repair", "Post", "2025-02-26")
    firm = story("firm.txt", "The firm Dunmore Pell will repair the bridge for 5.9 million euros.", "Contract", "Courier", "2025-04-02")
    library = Library(city, firm, MUSEUM)
    made = Checker(library.search, Shelf(library), WordVectors())
    (one,) = checked("Repairing the bridge will cost 5.9 million euros.", made)
    assert one.verdict != "contradicted"
    assert one.verdict != "supported" or one.citations[0].file == "firm.txt"
    assert checked("Repairing the bridge will cost 7.3 million euros.", made)[0].verdict == "contradicted"


def test_what_no_story_has_is_not_found() -> None:
    assert verdicts("Penguins were counted on a distant glacier.") == ["not found"]


def test_what_was_so_only_at_first_is_told_from_what_holds() -> None:
    vote = story(
        "vote.txt", "The council's vote was 15 to 8, said its clerk; a first count had given 14 to 9.", "Vote", "Courier", "2025-04-03"
    )
    library = Library(vote, MUSEUM)
    made = Checker(library.search, Shelf(library), WordVectors())
    assert checked("The council's vote was 15 to 8.", made)[0].verdict == "supported"
    assert checked("The council's vote was 14 to 9.", made)[0].verdict == "contradicted"


def test_what_was_so_until_a_day_holds_no_longer() -> None:
    alarm = story(
        "alarm.txt", "The alarm is now tested every week – until March it was tested twice a year.", "Alarm", "Courier", "2025-04-08"
    )
    library = Library(alarm, MUSEUM)
    made = Checker(library.search, Shelf(library), WordVectors())
    assert checked("The alarm is tested twice a year.", made)[0].verdict == "contradicted"
    assert checked("The alarm is tested every week.", made)[0].verdict == "supported"


def test_that_something_was_taken_back_is_not_overtaken_by_that() -> None:
    stingy = story("aid.txt", "Jan Aske called rich nations stingy. Aske later took back his words.", "Aid", "Wire", "2025-01-31")
    library = Library(stingy, MUSEUM)
    made = Checker(library.search, Shelf(library), WordVectors())
    assert checked("Jan Aske took back his words about stingy nations.", made)[0].verdict != "contradicted"
    assert checked("Jan Aske called rich nations stingy.", made)[0].verdict == "contradicted"


def test_what_no_story_tells_is_not_overtaken_by_one_that_is_far_off() -> None:
    assert verdicts("The rebate cards are printed in blue and green on paper from Norway.") != ["contradicted"]


def test_places_are_those_of_the_draft() -> None:
    text = "Is it shut?\n\n  The Salters Bridge  carries 17,000 vehicles a day."
    question, claim = checked(text)
    assert question.verdict == "not checkable"
    assert (claim.line, claim.column) == (3, 3)
    assert text[claim.start : claim.end] == "The Salters Bridge  carries 17,000 vehicles a day."
    assert "17,000" in text[slice(*claim.unsupported[0])]


def test_a_stopped_check_gives_what_it_has() -> None:
    cancel = threading.Event()
    made = checker().check(Draft("-", "The Salters Bridge was closed. The museum shows old clocks."), Filters(), cancel)
    first = next(made)
    cancel.set()
    assert first.verdict == "supported"
    assert list(made) == []


def test_only_what_changed_is_looked_up_again() -> None:
    library = Library(SHUT, REBATE, RAISED, MUSEUM)
    asked: list[str] = []

    def search(query):  # type: ignore[no-untyped-def]
        asked.append(query.text)
        return library.search(query)

    made = Checker(search, Shelf(library), WordVectors())
    checked("The Salters Bridge was closed. The museum shows old clocks.", made)
    before = len(asked)
    checked("The Salters Bridge was closed. The museum shows new clocks.", made)
    assert asked[before:] == ["The museum shows new clocks."]


def test_a_verifier_takes_back_that_a_claim_is_supported_and_nothing_else() -> None:
    library, draft = Library(SHUT, REBATE, RAISED, MUSEUM), "The Salters Bridge was closed on Sunday. It carries 17,000 vehicles a day."
    made = [Checker(library.search, Shelf(library), WordVectors(), lambda *_, odds=odds: odds) for odds in (-1.0, 9.0)]
    assert [[one.verdict.value for one in checked(draft, one)] for one in made] == [
        ["partly", "contradicted"],
        ["supported", "contradicted"],
    ]
    assert "verifier" in checked(draft, made[0])[0].why
    given = [Judge(WordVectors(), verifier).judge(REBATE.text, [REBATE.text]) for verifier in (None, lambda *_: -3.0, lambda *_: 30.0)]
    assert given[0] == given[2]
    assert given[0].verdict == "supported"
    assert given[1].verdict == "not found"
    assert given[1].score == pytest.approx(0.047, abs=0.001)


class Reader:
    """A generator whose log-odds are given."""

    name = "reader"

    def __init__(self, odds: float, sha256: str) -> None:
        self.odds, self.sha256, self.read = odds, sha256, 0

    def log_odds(self, prompts: Sequence[Prompt], *_: object) -> list[float]:
        self.read += len(prompts)
        return [self.odds] * len(prompts)


@pytest.mark.parametrize(
    ("odds", "quick", "tried", "verdict", "read"),
    [
        (-1.0, False, True, "partly", 1),
        (1.0, False, True, "supported", 1),
        (-1.0, True, True, "supported", 0),
        (-1.0, False, False, "supported", 0),
    ],
)
def test_a_model_that_was_tried_takes_back_what_it_does_not_find(odds: float, quick: bool, tried: bool, verdict: str, read: int) -> None:
    library = Library(SHUT, REBATE, RAISED, MUSEUM)
    reader = Reader(odds, calibrated_model() if tried else "another")
    made = Checker(library.search, Shelf(library), WordVectors(), generator=lambda: reader)  # type: ignore[arg-type, return-value]
    draft = Draft("draft.txt", "Salters Bridge, which inspectors looked at, was closed on Sunday. It carries 17,000 vehicles a day.")
    first, second = made.check(draft, Filters(), quick=quick)
    assert (first.verdict, second.verdict, reader.read) == (verdict, "contradicted", read)


def test_claims_are_told_in_order_though_some_wait_for_a_reader() -> None:
    library = Library(SHUT, REBATE, RAISED, MUSEUM)
    begun = threading.Event()

    class Slow(Reader):
        def log_odds(self, prompts: Sequence[Prompt], *_: object) -> list[float]:
            begun.wait(5)  # until the words of the second claim are compared
            return super().log_odds(prompts)

    def search(query: Query) -> Sequence[Hit]:
        if "17,000" in query.text:
            begun.set()
        return library.search(query)

    made = Checker(search, Shelf(library), WordVectors(), generator=lambda: Slow(-1.0, calibrated_model()))  # type: ignore[arg-type, return-value]
    draft = Draft("draft.txt", "Salters Bridge, which inspectors looked at, was closed on Sunday. It carries 17,000 vehicles a day.")
    assert [one.verdict.value for one in made.check(draft, Filters())] == ["partly", "contradicted"]
    assert begun.is_set()


def test_a_story_s_own_words_are_not_read_again() -> None:
    library, reader = Library(SHUT, MUSEUM), Reader(-1.0, calibrated_model())
    made = Checker(library.search, Shelf(library), WordVectors(), generator=lambda: reader)  # type: ignore[arg-type, return-value]
    (one,) = made.check(Draft("draft.txt", "The museum shows old clocks."), Filters())
    assert (one.verdict, reader.read) == ("supported", 0)


def test_without_a_model_it_is_said_that_it_was_not_asked() -> None:
    def missing() -> Generator:
        raise ModelMissing("There is no model.", "Fetch it.")

    library = Library(SHUT, MUSEUM)
    made = Checker(library.search, Shelf(library), WordVectors(), generator=missing)
    (one,) = made.check(Draft("draft.txt", "Salters Bridge, which inspectors looked at, was closed on Sunday."), Filters())
    assert (one.verdict, one.why) == ("supported", messages.NO_MODEL)


def test_a_misspelt_name_is_named_with_the_stories_spelling() -> None:
    (one,) = checked("The Salters Bridge was closed on Sunday, after inspectors found cracks, Ines Vargha said.")
    assert "Varga" in one.why


def test_the_json_of_an_item() -> None:
    items = tuple(one.item for one in checked("The Salters Bridge carries 17,000 vehicles a day."))
    (item,) = to_json(View("check", "draft.txt", items))["items"]
    assert item["verdict"] == "contradicted"
    assert item["place"] == "1:1"
    assert (item["start"], item["end"]) == (0, 49)
    assert item["citations"][0]["quote"] in SHUT.text
