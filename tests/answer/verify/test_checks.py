"""Each check on claims that hold, that fail, and that come near to failing."""

from __future__ import annotations

import pytest

from rag.answer.verify import CHECKS, Claim, findings

HOLD, FAIL = False, True
FERRY = "The harbour board sold the ferry Alma to Torrin Lines on Friday for 3 million crowns."
STRIKE = "The port will not close in May, said harbour master Odd Brenna."
TWO = "Mira Solberg won the women's race in 31 minutes. Tuva Lie came second after a fall."

CASES = [
    ("whole", FAIL, "Ferry sold to Torrin Lines", FERRY),
    ("whole", FAIL, "The old ferry in the harbour on Friday.", FERRY),
    ("whole", FAIL, "Because the ferry was old.", FERRY),
    ("whole", FAIL, "Who sold the ferry?", FERRY),
    ("whole", FAIL, "Sold to Torrin Lines for 3 crowns.", FERRY),
    ("whole", HOLD, "The board sold the ferry.", FERRY),
    ("whole", HOLD, "The ferry weighs ninety tons.", FERRY),
    ("numbers", FAIL, "Torrin Lines paid 4 million crowns.", FERRY),
    ("numbers", HOLD, "Torrin Lines paid three million crowns.", FERRY),
    ("numbers", FAIL, "The club won 23 medals.", "The club won 23 gold medals."),
    ("numbers", HOLD, "The club won 23 gold medals.", "The club won 23 gold medals."),
    ("numbers", FAIL, "The board voted 4 to 9 for the sale.", "The board voted 9 to 4 for the sale."),
    ("numbers", HOLD, "The board voted 9 to 4 for the sale.", "The board voted 9 to 4 for the sale."),
    ("numbers", FAIL, "The fare rises to 3 crowns from 5 crowns.", "The fare rises to 5 crowns from 3 crowns."),
    ("numbers", FAIL, "Torrin owes the banks 90 million crowns.", "Torrin owes 90 million crowns, 30 million crowns of it to the banks."),
    ("numbers", HOLD, "Torrin owes 90 million crowns.", "Torrin owes 90 million crowns, 30 million crowns of it to the banks."),
    ("names", FAIL, "The board sold the ferry to Skarn Shipping.", FERRY),
    ("names", HOLD, "Torrin Lines bought the ferry Alma.", FERRY),
    ("names", HOLD, "Several people saw the ferry.", FERRY),
    ("roles", FAIL, "Torrin Lines sold the ferry Alma to the harbour board.", FERRY),
    ("roles", HOLD, "The ferry Alma was sold to Torrin Lines by the harbour board.", FERRY),
    ("roles", FAIL, "The pilot thanked the captain.", "The captain thanked the pilot."),
    ("roles", HOLD, "The pilot was thanked by the captain.", "The captain thanked the pilot."),
    ("roles", FAIL, "The line runs from Hamnvik to Oster.", "The line runs from Oster to Hamnvik."),
    ("roles", FAIL, "The union's lawyer resigned.", "The company's lawyer resigned."),
    ("roles", FAIL, "The teacher Jon Ask met the baker Siv Lund.", "The teacher Siv Lund met the baker Jon Ask."),
    ("roles", FAIL, "A complaint by Torrin stopped the sale.", "A complaint by Skarn stopped the sale."),
    ("roles", FAIL, "The captain blamed the cook.", "The captain blamed the pilot."),
    ("roles", FAIL, "The crew shot the bear in Dorn.", "The bear was shot in Dorn at dawn. The crew was called at ten."),
    ("roles", HOLD, "The crew shot the bear in Dorn.", "The bear was shot in Dorn by a crew. The crew was called at ten."),
    ("roles", HOLD, "The crew shot the bear.", "The bear was shot, the crew said."),
    ("roles", FAIL, "The cat is a pilot of the port.", "The cat, which belongs to a pilot of the port, slept."),
    ("roles", HOLD, "Siv Lund is a pilot.", "Siv Lund, a pilot, met the captain."),
    ("roles", HOLD, "Siv Lund is a pilot.", "Siv Lund, one of the pilots, met the captain."),
    ("roles", HOLD, "Siv Lund was a pilot.", "Siv Lund worked as a pilot."),
    ("roles", FAIL, "Ada Finch, head of a line, will run the pier.", "Ada Finch, head of a line, said two pilots will run the pier."),
    ("roles", HOLD, "Two pilots will run the pier.", "Ada Finch, head of a line, said two pilots will run the pier."),
    ("roles", HOLD, "Ada Finch will run the pier.", "Ada Finch said she will run the pier."),
    ("roles", FAIL, "The line made losses for six years.", "The line made its worst losses in six years."),
    ("roles", HOLD, "The captain blamed the young pilot.", "The captain blamed the pilot."),
    ("speaker", FAIL, "The mayor said that the port will not close.", STRIKE),
    ("speaker", HOLD, "Odd Brenna said that the port will not close.", STRIKE),
    ("speaker", HOLD, "According to Odd Brenna, the port will not close.", STRIKE),
    ("negation", FAIL, "The port will close in May.", STRIKE),
    ("negation", FAIL, "The board did not sell the ferry.", FERRY),
    ("negation", HOLD, "The port will not close.", STRIKE),
    ("negation", FAIL, "Nine boats were lost.", "Eight boats, not nine boats, were lost."),
    ("negation", HOLD, "Eight boats were lost.", "Eight boats were lost, not nine."),
    ("negation", FAIL, "The town has a plan to widen the quay.", "A plan to widen the quay was dropped."),
    ("negation", FAIL, "He said that he would.", "He said that he would not."),
    ("modality", FAIL, "The town built a bridge.", "The town will build a bridge."),
    ("modality", FAIL, "The town may build a bridge.", "The town built a bridge."),
    ("modality", HOLD, "The town plans to build a bridge.", "The town will build a bridge."),
    ("modality", FAIL, "The crew set the fire.", "The crew allegedly set the fire."),
    ("modality", FAIL, "The owner said it will pay.", "The owner has not said whether it will pay."),
    ("modality", FAIL, "The mayor will attend the fair.", "The mayor will consider attending the fair."),
    ("modality", HOLD, "The crew had to be moved.", "The crew was moved."),
    ("time", FAIL, "The ferry was sold on Monday.", FERRY),
    ("time", HOLD, "The ferry was sold on Friday.", FERRY),
    ("time", FAIL, "The captain is held in Oster.", "The captain was held in Oster."),
    ("time", HOLD, "The captain was held in Oster.", "The captain is held in Oster."),
    ("quotation", FAIL, 'Brenna spoke of "a hard winter".', 'Brenna spoke of "a long winter".'),
    ("quotation", HOLD, "Brenna spoke of “a long winter”.", 'Brenna spoke of "a long winter".'),
    ("scope", FAIL, "All boats were lost.", "Three boats were lost."),
    ("scope", HOLD, "Every boat was lost.", "All boats were lost."),
    ("scope", FAIL, "Only the mate was hurt.", "The mate was hurt, and only the boat was saved."),
    ("scope", FAIL, "The fleet is laid up.", "Half of the fleet is laid up."),
    ("scope", HOLD, "Half of the fleet is laid up.", "Half of the fleet is laid up."),
    ("scope", FAIL, "The boats sank.", "Nearly boats sank of those at sea."),
    ("scope", FAIL, "The owner paid.", "The former owner paid."),
    ("scope", HOLD, "Ten boats in all were lost.", "Ten boats were lost."),
    ("mixture", FAIL, "Tuva Lie won the women's race in 31 minutes.", TWO),
    ("mixture", HOLD, "Mira Solberg won the women's race in 31 minutes.", TWO),
    ("mixture", FAIL, "The ferry sailed to Oster.", "The ferry sailed at noon. The train to Oster was late."),
    ("coverage", FAIL, "The board scrapped the ferry.", FERRY),
    ("coverage", FAIL, "The ferry left after the storm.", "The ferry left in the storm."),
    ("coverage", HOLD, "The board sells the ferry.", FERRY),
    ("coverage", HOLD, "The firm found the boat.", "The company discovered the boat."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "fails", "text", "support"), CASES)
def test_a_check_finds_what_is_its_own(code: str, fails: bool, text: str, support: str) -> None:
    found = CHECKS[code](Claim(text, support))
    assert (found is not None) is fails, found


@pytest.mark.parametrize(
    ("fails", "text", "later"),
    [
        (FAIL, "The quay is closed.", "The quay was reopened on Sunday."),
        (FAIL, "The storm sank 40 boats.", "The storm sank 37 boats, the insurers found."),
        (FAIL, "A wave broke the gate.", "A crane broke the gate, and not a wave."),
        (HOLD, "At first 40 boats were counted.", "The storm sank 37 boats, the insurers found."),
        (HOLD, "The storm sank 40 boats.", "The town thanked the 12 volunteers."),
        (HOLD, "The quay was closed.", "The quay was reopened on Sunday."),
    ],
)
def test_what_a_later_story_takes_back_is_superseded(fails: bool, text: str, later: str) -> None:
    assert (CHECKS["superseded"](Claim(text, text, later=(later,))) is not None) is fails


@pytest.mark.parametrize(
    ("fails", "question", "text", "support"),
    [
        (FAIL, "Why was the ferry sold?", "The ferry was sold on Friday.", "The ferry was sold on Friday because it leaked."),
        (HOLD, "Why was the ferry sold?", "The ferry leaked.", "The ferry was sold on Friday because it leaked."),
        (FAIL, "When was the ferry sold?", "The ferry was sold to Torrin Lines.", FERRY),
        (HOLD, "When was the ferry sold?", "The ferry was sold on Friday.", FERRY),
        (FAIL, "Where was the ferry sold?", "The ferry was sold on Friday.", FERRY),
        (HOLD, "Where was the ferry sold?", "The ferry was sold in Oster.", "The ferry was sold in Oster."),
        (FAIL, "Who bought the ferry?", "The ferry was old.", "The ferry was old."),
        (HOLD, "Who bought the ferry?", "Torrin Lines bought it.", "Torrin Lines bought it."),
        (FAIL, "How much did the ferry cost?", "The ferry cost a lot.", "The ferry cost a lot."),
        (HOLD, "How much did the ferry cost?", "It cost 3 million crowns.", FERRY),
        (FAIL, "Has Odd Brenna resigned?", "Odd Brenna is harbour master.", STRIKE),
        (HOLD, "Has Odd Brenna resigned?", "Odd Brenna resigned on Monday.", "Odd Brenna resigned on Monday."),
    ],
)
def test_an_answer_gives_what_is_asked(fails: bool, question: str, text: str, support: str) -> None:
    assert (CHECKS["answers"](Claim(text, support, question=question)) is not None) is fails


@pytest.mark.parametrize(("said", "fails"), [(-1.0, FAIL), (1.0, HOLD), (None, HOLD)])
def test_the_model_holds_that_the_evidence_says_it(said: float | None, fails: bool) -> None:
    assert (CHECKS["entailment"](Claim(FERRY, FERRY, said=said)) is not None) is fails


def test_a_verifier_may_reject_and_makes_nothing_good() -> None:
    sold, paid = "Torrin Lines bought the ferry Alma.", "Torrin Lines paid 4 million crowns."
    for odds, more in ((-1.0, ["verifier"]), (5.0, [])):
        for text in (sold, paid):
            alone = [one.code for one in findings(Claim(text, FERRY))]
            assert [one.code for one in findings(Claim(text, FERRY, verifier=lambda *_, odds=odds: odds))] == [*alone, *more]
    assert findings(Claim(paid, FERRY))
    read = []
    findings(Claim(sold, FERRY, "Ferry sold", verifier=lambda evidence, claim: read.append((evidence, claim)) or 1.0))  # type: ignore[func-returns-value]
    assert read == [(f"Ferry sold {FERRY}", sold)]


SENTENCES = [
    FERRY,
    STRIKE,
    "Judge Ruth Amdal ordered the line to pay 12 passengers, not 20, before the end of June.",
    "The council has moved the market from Quay Street to Mill Lane since the flood.",
    "Neither side admits fault, the mediator told reporters on Tuesday.",
    "Nearly all of the 48 boats were lost because the gate failed at two in the morning.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_bears_itself_out(sentence: str) -> None:
    assert findings(Claim(sentence, sentence)) == ()


@pytest.mark.parametrize(
    ("sentence", "old", "new"),
    [
        (FERRY, "sold", "has not sold"),
        (FERRY, "sold", "will sell"),
        (FERRY, "3 million", "5 million"),
        (FERRY, "Friday", "Monday"),
        (STRIKE, "will not", "will"),
        (STRIKE, "will not close", "did not close"),
        (SENTENCES[2], "12 passengers, not 20", "20 passengers, not 12"),
        (SENTENCES[2], "before", "after"),
        (SENTENCES[3], "from Quay Street to Mill Lane", "from Mill Lane to Quay Street"),
        (SENTENCES[3], "since", "until"),
        (SENTENCES[4], "Neither side admits", "Each side admits"),
        (SENTENCES[5], "Nearly all", "All"),
        (SENTENCES[5], "because", "although"),
    ],
)
def test_a_small_change_of_the_sense_is_found(sentence: str, old: str, new: str) -> None:
    assert old in sentence
    assert findings(Claim(sentence.replace(old, new), sentence))


@pytest.mark.parametrize(("claim", "found"), [("The museum has opened again.", True), ("The museum opens again.", False)])
def test_what_comes_after_the_storys_day_is_not_told_as_past(claim: str, found: bool) -> None:
    opens = Claim(claim, "The museum opens again on Saturday, 12 April.", published="2025-04-08")
    assert ("time" in {one.code for one in findings(opens)}) is found
    opened = Claim(claim, "The museum opened again on Saturday, 12 April.", published="2025-04-13")
    assert "time" not in {one.code for one in findings(opened)}
