"""What stands otherwise in a support, kind by kind: found where it is, and not where the words only differ."""

from __future__ import annotations

from datetime import date

import pytest

from rag.language import words
from rag.views.check.clashes import Pair, clashes
from rag.views.check.spelling import spelt_alike

DAY = date(2025, 2, 24)


def found(claim: str, support: str, around: str = "") -> set[tuple[str, str]]:
    pair = Pair(claim, support, around, DAY, words.content(f"{support} {around}"))
    return {(clash.code, clash.way) for clash in clashes(pair)}


OTHERWISE = [
    ("figure", "The bridge carries about 17,000 vehicles a day.", "The bridge carries about 11,000 vehicles a day."),
    ("figure", "The council rejected the motion by 14 votes to 10.", "The council rejected the motion by 13 votes to 10."),
    ("figure", "The city pays 38,000 euros a week.", "The city pays 38,000 euros a month."),
    ("figure", "The bridge was built in 1913.", "The bridge was built in 1931."),
    ("figure", "The museum opens on 19 April.", "The museum opens on Saturday, 12 April."),
    ("figure", "He is scheduled to speak on 26 February.", "He is scheduled to speak on 26 January."),
    ("day", "The bridge was closed late on Saturday.", "The bridge was closed late on Sunday."),
    ("name", "Samuel Thorne made the compass.", "The compass was made by Elias Thorne."),
    ("name", "Hedda Rennick found it in a box.", "A teacher named Hedda Morrow found it in a box."),
    ("name", "Superintendent Ann Cole leads the inquiry.", "Superintendent Moira Kessel, who leads the inquiry, asked for help."),
    ("name", "It was found at Brackwater railway station.", "It was found at Dorn railway station, Brackwater police said."),
    ("name", "The company repaired the Cordell viaduct.", "The company repaired the Tolland viaduct."),
    ("quotation", "“We have a fair price and an honest date,” she said.", "“We have an honest price and an honest date,” said the mayor."),
    ("quotation", "“It points south,” he said.", "“It points north,” he said."),
    ("denial", "The glass of the case was broken.", "The glass of the case was not broken."),
    ("denial", "The council accepted the motion.", "The council rejected the motion."),
    ("denial", "The price includes the ferry.", "The price includes scaffolding and tax but not the ferry."),
    ("plan", "The company has repaired the bridge.", "The company will repair the bridge."),
    ("plan", "Rossi has filed a lawsuit.", "Rossi has threatened on several occasions to file a lawsuit."),
    ("plan", "The chamber received a relief fund.", "The chamber wants a relief fund."),
    ("roles", "Ron Artest shoved Ben Wallace.", "Ben Wallace shoved Ron Artest after a foul."),
    ("roles", "Mr Bao punched Mr Vohor.", "Mr Bao was punched on the shoulder by Mr Vohor."),
    ("roles", "The woman gave a man 50 euros.", "She has told them that a man gave her 50 euros, Kessel said."),
    ("roles", "Mr Ode hit Mr Lund on the arm.", 'Mr. Ode complained that he was "hit on the arm" by Mr. Lund.'),
    ("doer", "Ann Reed will become the head of the firm.", "John Cole, the head of Aster, will become the head of the new firm."),
    ("doer", "Ann Reed was banned for the rest of the season.", "John Cole has been banned for the rest of the season, Ann Reed for 6."),
    ("doer", "The sewer belongs to Aster Foods.", "The sewer was laid in 1968 and belongs to Lennwater."),
    ("holder", "The county auditor, Ann Reed, warned of it.", "The auditor, Grethe Lund, writes that the figure is too low."),
    ("holder", "Lennwater's director, Piet Ode, spoke first.", "Lennwater’s director, Oskar Lund, said that he would stay."),
    ("name", "The skipper of the Little Auk, Joost Abara, waved.", "The skipper of the Maren, Joost Abara, said that it takes an hour."),
    ("name", "The biggest recipient of aid is Germany.", "Currently, the biggest recipient of aid is India. Germany may follow."),
    ("denial", "The carpenter is no longer a suspect.", "He remains a suspect, the police said."),
    ("denial", "The submarine surfaced.", "The law requires a submarine to surface; the submarine did not do so."),
    ("plan", "The county has paid its share.", "She said that the county must pay its share first."),
    ("figure", "It is over 52% of all spam.", "It is the origin of over 42% of all spam."),
    ("roles", "Rwanda's president accuses Congo.", "Both go on, with the president of Congo accusing Rwanda of it."),
    ("doer", "Coco died and Nunes escaped to a police station.", "Coco escaped to a police station but Nunes did not survive."),
    ("denial", "The watchman heard the thieves.", "The watchman, who was on his round, heard nothing of the thieves."),
    ("denial", "The woman is the fishmonger.", "Police do not think that the woman is the fishmonger."),
    ("plan", "The engineers found corrosion.", "“If we find corrosion, we will be back here,” said the engineers."),
    ("plan", "The dye has turned up.", "They put dye into the drains to see whether it turns up."),
    ("plan", "Adams had meetings with Ahern.", "It is expected that Adams would have meetings with Ahern."),
    ("plan", "The council imposed sanctions.", "The council has signed a paper threatening economic sanctions."),
    ("roles", "Ann Reed bought the mill from Piet Ode.", "Piet Ode bought the mill in May for two guineas."),
    ("roles", "The delegates were met at the station by Ann Reed.", "Ann Reed was met at the station by the delegates."),
    ("roles", "Piet Ode told Ann Reed that he was wrong.", "“I was wrong and I have told Piet Ode so,” Ann Reed said."),
    ("denial", "The board ruled out a merger.", "The board did not rule out a merger with Aster."),
    ("plan", "Lund has filed a complaint.", "Lund is looking into filing a complaint."),
    ("plan", "The town has bought the mill.", "The town is close to buying the mill."),
    ("plan", "The town has bought the mill.", "The town is in talks to buy the mill."),
    ("plan", "Lund withdrew his complaint.", "Lund was given a week by the judge to withdraw his complaint."),
    ("plan", "The mayor signed the paper.", "The union urged the mayor to sign the paper."),
    ("party", "The city asked the chamber of commerce for a relief fund.", "Its chairwoman asked for a relief fund."),
    ("party", "The curator opened the locker.", "A cleaner opened the locker on Monday."),
]


@pytest.mark.parametrize(("code", "claim", "support"), OTHERWISE, ids=lambda one: one if len(one) < 12 else "")
def test_what_stands_otherwise(code: str, claim: str, support: str) -> None:
    assert (code, "other") in found(claim, support)


ALIKE = [
    ("The bridge was shut on 23 February.", "The bridge was closed late on Sunday."),
    ("Some 11,000 vehicles cross it every day.", "It carries about 11,000 vehicles a day."),
    ("The auditor puts the cost at €6.8m.", "The auditor says it will cost 6.8 million euros."),
    ("The ferries leave every quarter of an hour.", "The ferries leave every fifteen minutes."),
    ("The watchman found it at 3.30.", "The watchman found it at half past three."),
    ("More than nine in ten use it.", "It holds over 90% of the market."),
    ("Fifteen councillors voted for it and eight against.", "The vote was 15 to 8."),
    ("The motion was voted down.", "The council rejected the motion."),
    ("The council turned down the motion.", "The council rejected the motion."),
    ("“We have an honest price,” the mayor said.", "“We have an honest price and an honest date,” said the mayor."),
    ("“We have an honest price … and date,” she said.", "“We have an honest price and an honest date and date,” said the mayor."),
    ("Tomas Okonjo said the bridge was shut.", "The bridge was shut, Tomasz Okonjo said."),
    ("Yusuf Abdel-Rahman said it was whole.", "Yusuf Abdelrahman said it was whole."),
    ("The brawl began when Wallace shoved Artest.", "The brawl began as Wallace shoved Artest."),
    ("Ireland has already outlawed smoking in pubs.", "Scotland proposed a ban, and Ireland has already banned smoking in pubs."),
    ("The lynx did not kill the lambs.", "Tests showed that a dog had killed the lambs, and not the lynx."),
    ("The trust extended her contract.", "Her contract as head of the trust was extended by three years."),
    ("The drug, banned since 2019, was found.", "They found the drug, which has been banned since 2019."),
    ("The crimes are alleged to be part of it.", "The crimes were allegedly committed as part of it."),
    ("It will bring the children there.", "The canton refused and will bring the children there, at its own expense."),
    ("It does not take over the whole of the shares.", "The group takes over 80 percent of the shares."),
    ("The contract was declared void.", "A court declared the city's contract with the firm void."),
    ("The ferries run every quarter of an hour.", "The ferries will leave every fifteen minutes, between six and ten, for an hour."),
    ("The watchman did not hear anything.", "The watchman, who was on his round, heard nothing."),
    ("The diplomat refused to take it down.", "Cuba has threatened to take action, the diplomat stands firm."),
    ("Ann Reed, a businesswoman from Mosul, says that she saw it.", "A local businesswoman, Ann Reed, claims to have seen it."),
    ("Ann Reed bought the mill from Piet Ode.", "Piet Ode sold the mill to Ann Reed."),
    ("Lund lost the final to Reed.", "Reed won the final against Lund."),
    ("Ann Reed married Piet Ode.", "Piet Ode married Ann Reed in 1990."),
    ("Lund, whom Reed had beaten in the final, was not there.", "Reed beat Lund in the final."),
    ("A councillor demanded that the zoo lose its licence.", "A councillor called for the zoo to lose its licence."),
    ("Ann Reed told the council that it was shut.", "Piet Ode told the council that it was shut, as did Ann Reed."),
    ("The engineers repaired the road.", "It took the engineers two weeks to repair the road."),
    ("Reed reached the top.", "Reed was the first woman to reach the top."),
    ("The thief climbed in.", "The thief used a ladder to climb in."),
    ("Every household may take 20 litres.", "Each household may take 20 litres."),
]


@pytest.mark.parametrize(("claim", "support"), ALIKE)
def test_other_words_for_the_same_are_no_difference(claim: str, support: str) -> None:
    assert not {code for code, way in found(claim, support) if way == "other"}


def test_a_figure_that_stands_nowhere_is_missing_and_not_otherwise() -> None:
    assert ("figure", "missing") in found("It took him 46 hours.", "He walked home.")


def test_a_figure_is_not_borne_out_by_a_bound_that_only_leaves_it_possible() -> None:
    assert ("figure", "missing") in found("131 people fell ill.", "At least 112 people have fallen ill.")
    assert not found("112 people fell ill.", "At least 112 people have fallen ill.")
    assert not found("More than 100 people fell ill.", "In all, 131 people fell ill.")


def test_a_day_of_a_week_that_is_named_is_not_borne_out_by_the_week() -> None:
    assert ("figure", "missing") in found("It sank on 18 February.", "It sank last week.")


def test_a_speaker_is_another_only_where_the_story_says_so() -> None:
    pair = Pair("“It is safe,” said Ann Cole.", "“It is safe,” the mayor said.", speaker="the mayor", speaks=0.0)
    assert ("speaker", "other") in {(clash.code, clash.way) for clash in clashes(pair)}
    unknown = Pair("“It is safe,” said Ann Cole.", "“It is safe.”")
    assert not [clash for clash in clashes(unknown) if clash.code == "speaker"]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Sorby", "Sørby", True),
        ("Anneke", "Aneke", True),
        ("Abdel-Rahman", "Abdelrahman", True),
        ("Lindquist", "Lindqvist", True),
        ("Thorne", "Thorsen", False),
        ("Vance", "Varga", False),
        ("Cole", "Cove", False),
    ],
)
def test_spellings_of_one_name(one: str, other: str, alike: bool) -> None:
    assert spelt_alike(one, other) == alike


def test_an_altered_quotation_is_shown_as_the_story_writes_it() -> None:
    pair = Pair("“Ten weeks is the worst case,” he said.", "“Ten weeks is the best case,” Okonjo said.", "", DAY)
    assert [clash.there for clash in clashes(pair) if clash.code == "quotation"] == ["Ten weeks is the best case"]


def test_a_doer_whom_the_support_does_not_have_is_missing() -> None:
    assert ("party", "missing") in found("He was seized by the director.", "He was seized at his workshop on Sunday.")
    assert not found("He was seized by officers.", "Officers came. He was seized at his workshop on Sunday.")
