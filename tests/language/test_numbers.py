"""What is read as a number, and with which value, kind, unit, thing counted and limit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.language.numbers import Quantity, conflict, quantities, same
from rag.language.units import singular

Row = tuple[str, str]


def shown(quantity: Quantity) -> str:
    """A quantity as one line: "31 cardinal person >=", "5..7 percent %"."""
    value = f"{quantity.low}" if quantity.low == quantity.high else f"{quantity.low}..{quantity.high}"
    return " ".join(part for part in (value, quantity.kind, quantity.unit, quantity.counted, quantity.limit) if part)


ROWS: list[Row] = [
    # digits
    ("31 people were killed", "31 cardinal person"),
    ("1,200 homes", "1200 cardinal home"),
    ("2000 people", "2000 cardinal person"),
    ("12.5 points", "25/2 cardinal point"),
    ("4,5 % of it", "9/2 percent %"),
    ("It rose 7 % points", "7 percent pp"),
    ("Of them 20% point to the war", "20 percent %"),
    ("12,34,56 votes", "123456 cardinal vote"),  # strange groups are read and stop nothing
    ("1,51.5 points", "303/2 cardinal point"),
    ("minus 3 degrees", "-3 measure degree"),
    ("It was -5C at dawn", "-5 measure °C"),
    # words
    ("twenty-one patients", "21 cardinal patient"),
    ("twenty five people", "25 cardinal person"),
    ("two hundred", "200 cardinal"),
    ("one hundred and five", "105 cardinal"),
    ("one thousand and one nights", "1001 cardinal night"),
    ("two thousand three hundred and forty-five", "2345 cardinal"),
    ("two hundred thousand", "200000 cardinal"),
    ("a hundred thousand", "100000 cardinal"),
    ("a million and a half", "1500000 cardinal"),
    ("one and a half million", "1500000 cardinal"),
    ("two and three quarters", "11/4 cardinal"),
    ("half a million people", "500000 cardinal person"),
    ("a dozen eggs", "12 cardinal egg"),
    ("half a dozen eggs", "6 cardinal egg"),
    ("over two dozen", "24 cardinal >"),
    ("Thirty-three of the 45 members", "33 cardinal member | 45 cardinal member"),
    # scales
    ("profits of 11.5bn", "11500000000 cardinal"),
    ("1.2m people", "1200000 cardinal person"),
    ("5.5 bn", "5500000000 cardinal"),
    ("the asteroid 300 MN", "300 cardinal"),
    ("20k runners", "20000 cardinal runner"),
    ("3.2 million voters", "3200000 cardinal voter"),
    ("5 to 7 million people", "5000000..7000000 cardinal person"),
    # money
    ("$3.2 million", "3200000 money USD"),
    ("6.8 million euros", "6800000 money EUR"),
    ("€6.8m", "6800000 money EUR"),
    ("US$1.5 trillion", "1500000000000 money USD"),
    ("3 million US dollars", "3000000 money USD"),
    ("2,000 Swiss francs", "2000 money CHF"),
    ("EUR 250", "250 money EUR"),
    ("250 EUR", "250 money EUR"),
    ("1.50 euros", "3/2 money EUR"),
    ("50 pence", "1/2 money GBP"),
    ("$5-7m", "5000000..7000000 money USD"),
    ("£5m to £7m", "5000000..7000000 money GBP"),
    ("between 3 and 4 million euros", "3000000..4000000 money EUR"),
    ("a $20 million contract", "20000000 money USD"),
    ("five pounds", "5 money GBP"),
    ("It weighs five pounds", "5 measure lb"),
    # per cent and shares
    ("20% of voters", "20 percent % voter"),
    ("20 per cent of the households", "20 percent % household"),
    ("4.25 percent", "17/4 percent %"),
    ("2.5 percentage points", "5/2 percent pp"),
    ("25 basis points", "25 percent bp"),
    ("two thirds of voters", "200/3 percent % voter"),
    ("a two-thirds majority", "200/3 percent %"),
    ("three-quarters of them", "75 percent %"),
    ("a quarter of the shops", "25 percent % shop"),
    ("cut by a third.", "100/3 percent %"),
    ("half of the members", "50 percent % member"),
    ("one in five voters", "20 percent % voter"),
    ("nine out of ten doctors", "90 percent % doctor"),
    ("1/3 of the harvest", "100/3 percent % harvest"),
    ("between 5 and 7 per cent", "5..7 percent %"),
    ("52% to 48%", "52 percent % | 48 percent %"),
    ("rose 5 percent to 12 dollars", "5 percent % | 12 money USD"),
    # measures
    ("three weeks", "3 measure week"),
    ("a five-year plan", "5 measure year"),
    ("half an hour", "1/2 measure hour"),
    ("a quarter of an hour", "1/4 measure hour"),
    ("half a mile", "1/2 measure mile"),
    ("two and a half years", "5/2 measure year"),
    ("2½ hours", "5/2 measure hour"),
    ("two to three days", "2..3 measure day"),
    ("5km", "5 measure km"),
    ("60 km/h", "60 measure km/h"),
    ("75mph", "75 measure mph"),
    ("75 miles per hour", "75 measure mph"),
    ("12 kilometres an hour", "12 measure km/h"),
    ("21 to 22 yards per hour", "21..22 measure yard per hour"),
    ("He ran 5 miles an hour later.", "5 measure mile"),
    ("the 100m sprint", "100 measure m"),
    ("50 litres of water", "50 measure litre water"),
    ("15 billion cubic metres of gas", "15000000000 measure cubic m gas"),
    ("1,000 square kilometres", "1000 measure square km"),
    ("20 degrees Celsius", "20 measure °C"),
    ("every fifteen minutes", "15 measure minute"),
    # ranges and pairs
    ("7–9 people", "7..9 cardinal person"),
    ("7-9 people", "7..9 cardinal person"),
    ("six or seven cars", "6..7 cardinal car"),
    ("from 10 to 14 people", "10..14 cardinal person"),
    ("fell from 14 to 9", "14 cardinal | 9 cardinal"),
    ("raised from 45 to 120 euros", "45 money EUR | 120 money EUR"),
    ("on 31 May. Then", "31 date --05"),
    ("rose from 9 to 14", "9 cardinal | 14 cardinal"),
    ("three men and two women", "3 cardinal man | 2 cardinal woman"),
    # scores and votes
    ("The council voted 15 to 8", "8..15 score"),
    ("15 votes to 8", "8..15 score"),
    ("approved by 15-8", "8..15 score"),
    ("won 3-2", "2..3 score"),
    ("lost 2-3", "2..3 score"),
    ("a 1-1 draw", "1 score"),
    # ordinals and figures in names
    ("the first goal", "1 ordinal goal"),
    ("the 23rd minute", "23 ordinal minute"),
    ("a third ward", "3 ordinal ward"),
    ("a second witness", "2 ordinal witness"),
    ("the twenty-first century", "21 ordinal century"),
    ("He won Game 3", "3 ordinal game"),
    ("under Article 5 of it", "5 ordinal article"),
    ("In Dorn 14 boats sank", "14 cardinal boat"),
    ("In Dorn 14 km of road", "14 measure km road"),
    ("In Dorn 14% agreed", "14 percent %"),
    ("On Monday 14 said no", "14 cardinal"),
    ("No. 1", "1 ordinal"),
    ("number one", "1 ordinal"),
    # years, dates, times
    ("the 2019 report", "2019 year"),
    ("in 2004", "2004 year"),
    ("mid-2019", "2019 year"),
    ("the 1990s", "1990..1999 year"),
    ("the 2019-20 season", "2019..2020 year"),
    ("12 March 2025", "12 date 2025-03"),
    ("March 12, 2025, 31 people", "12 date 2025-03 | 31 cardinal person"),
    ("Feb. 26", "26 date --02"),
    ("the 5th of May", "5 date --05"),
    ("3-5 May", "3..5 date --05"),
    ("from 3 to 5 May", "3..5 date --05"),
    ("2024-03-05", "5 date 2024-03"),
    ("May 2025", "2025 year"),
    ("at 17:40", "1060 time clock"),
    ("10:49 pm", "1369 time clock"),
    ("2.30pm", "870 time clock"),
    ("at six in the morning", "360 time clock"),
    ("ten at night", "1320 time clock"),
    ("six o'clock", "360 time clock"),
    ("from ten past two", "130 time clock"),
    ("at half past three", "210 time clock"),
    ("at about a quarter to three", "165 time clock ~"),
    ("noon", "720 time clock"),
    # ages
    ("Ana Reis, 35, said", "35 age year"),
    ("a 20-year-old man", "20 age year"),
    ("35 years old", "35 age year"),
    ("a man in his 30s", "30..39 age year"),
    ("aged from 14 to 19", "14..19 age year"),
    ("aged 7", "7 age year"),
    # limits
    ("at least 31 people", "31 cardinal person >="),
    ("no fewer than 31 people", "31 cardinal person >="),
    ("5 or more", "5 cardinal >="),
    ("more than 1,200 homes", "1200 cardinal home >"),
    ("over 200 people", "200 cardinal person >"),
    ("not more than five", "5 cardinal <="),
    ("up to 60 passengers", "60 cardinal passenger <="),
    ("as many as 300", "300 cardinal <="),
    ("fewer than ten", "10 cardinal <"),
    ("about a hundred", "100 cardinal ~"),
    ("some 20,000 people", "20000 cardinal person ~"),
    ("an estimated 20,000 people", "20000 cardinal person ~"),
    ("ten or so", "10 cardinal ~"),
    ("dozens of people", "24..120 cardinal person ~"),
    ("tens of thousands of protesters", "20000..100000 cardinal protester ~"),
    ("several hundred people", "200..1000 cardinal person ~"),
    # "one", a figure and a pronoun
    ("one person died", "1 cardinal person"),
    ("at least one died", "1 cardinal >="),
    ("only one was hurt", "1 cardinal"),
    ("one hour later", "1 measure hour"),
    # the thing counted
    ("30 police officers", "30 cardinal officer"),
    ("31 Israeli soldiers", "31 cardinal soldier"),
    ("12 dead", "12 cardinal dead"),
    ("140 had fallen ill", "140 cardinal"),
    ("a 12-man jury", "12 cardinal man"),
    ("a 70,000-seat stadium", "70000 cardinal seat"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_read(text: str, expected: str) -> None:
    assert " | ".join(shown(quantity) for quantity in quantities(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "one of the men said so",
        "no one came",
        "this one is better",
        "one another",
        "one corrects itself",
        "it scores them",
        "at first, he refused",
        "² March",
        "24/7 service",
        "the 9/11 attacks",
        "the G7 and COVID-19",
        "a 3G phone",
        "",
        "7" * 9000 + " euros",
    ],
)
def test_no_number(text: str) -> None:
    assert quantities(text) == ()


def one(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


SAME = [
    ("1.5 million people", "1,500,000 people"),
    ("twenty-one patients", "21 patients"),
    ("two hours", "120 minutes"),
    ("one in five voters", "20% of voters"),
    ("€6.8m", "6.8 million euros"),
    ("at six in the evening", "18:00"),
    ("12 March 2025", "March 12"),
    ("a dozen eggs", "12"),
    ("nearly 200 people", "196 people"),
    ("more than 30 people", "at least 30 people"),
    ("5,000 metres", "5 km"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_same(a: str, b: str) -> None:
    assert same(one(a), one(b))
    assert same(one(b), one(a))
    assert not conflict(one(a), one(b))


CONFLICTS = [
    ("31 people", "13 people"),
    ("€6.8m", "5 million euros"),
    ("two hours", "121 minutes"),
    ("12 March 2025", "March 13"),
    ("in 2019", "in 2020"),
    ("more than 40 people", "38 people"),
    ("up to 60 passengers", "70 passengers"),
    ("won 3-2", "won 3-1"),
    ("Ana Reis, 35, said", "aged 36"),
    ("the third ward", "the second ward"),
    ("17:40", "17:50"),
]


@pytest.mark.parametrize(("a", "b"), CONFLICTS)
def test_conflict(a: str, b: str) -> None:
    assert conflict(one(a), one(b))
    assert conflict(one(b), one(a))
    assert not same(one(a), one(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("31 people", "13 cars"),
        ("31 people", "13 per cent"),
        ("more than 200 people", "214 people"),
        ("5-7 people", "6 people"),
        ("5 euros", "7 dollars"),
        ("140 had fallen ill", "14 had been discharged"),
        ("about 100 people", "97 people"),
    ],
)
def test_no_conflict(a: str, b: str) -> None:
    assert not conflict(one(a), one(b))


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("people", "person"),
        ("cities", "city"),
        ("boxes", "box"),
        ("houses", "house"),
        ("buses", "bus"),
        ("crises", "crisis"),
        ("bus", "bus"),
        ("churches", "church"),
        ("ties", "tie"),
        ("class", "class"),
    ],
)
def test_singular(plural: str, expected: str) -> None:
    assert singular(plural) == expected


def test_characters() -> None:
    text = "On Monday, at least twenty-one people paid 6.8 million euros."
    assert [text[q.start : q.end] for q in quantities(text)] == ["twenty-one", "6.8 million euros"]


@settings(deadline=None)
@given(
    st.text(alphabet=st.sampled_from("0123456789 .,-–/:$€%½ abcm thousand one of half an and a to Mayst'’"), max_size=40)
    | st.text(max_size=40)
)
def test_any_text(text: str) -> None:
    text, end = f"The bridge cost 40 euros.\n\n{text}", 0
    found = quantities(text)
    assert found[0].low == 40
    for quantity in found:
        assert end <= quantity.start < quantity.end <= len(text)
        assert quantity.low <= quantity.high
        end = quantity.end


@settings(deadline=None)
@given(st.integers(1, 10**9))
def test_any_integer(value: int) -> None:
    assert one(f"{value:,} people").low == value


@pytest.mark.parametrize(
    ("a", "b", "conflicting", "alike"),
    [
        ("12/3/2025", "12 March", False, True),
        ("12/3/2025", "14 March", True, False),
        ("12 March", "12 March 2025", False, True),
        ("12 March", "12 April 2025", True, False),
        ("12 March 2025", "14 March 2025", True, False),
    ],
)
def test_days_are_compared_as_far_as_their_months_are_known(a: str, b: str, conflicting: bool, alike: bool) -> None:
    assert conflict(one(a), one(b)) is conflict(one(b), one(a)) is conflicting
    assert same(one(a), one(b)) is alike
