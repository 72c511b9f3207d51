"""Yes/no questions as statements and denied, in sound grammar."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.language.claims import asks_of_now, claims
from rag.language.english import grammar
from rag.language.inflection import participle, past, third_person

ROWS = [
    # the verb after "do"
    ("Did the mayor resign?", "The mayor resigned.", "The mayor did not resign."),
    ("Does the museum open on Mondays?", "The museum opens on Mondays.", "The museum does not open on Mondays."),
    ("Do visitors have to pay?", "Visitors have to pay.", "Visitors do not have to pay."),
    ("Did the ship sink?", "The ship sank.", "The ship did not sink."),
    ("Did police shoot the gunman?", "Police shot the gunman.", "Police did not shoot the gunman."),
    ("Did the defendant plead guilty?", "The defendant pleaded guilty.", "The defendant did not plead guilty."),
    ("Does the city still have its ferry?", "The city still has its ferry.", "The city no longer has its ferry."),
    (
        "Did the company cut jobs and close plants?",
        "The company did cut jobs and close plants.",
        "The company did not cut jobs and close plants.",
    ),
    # a statement that is asked
    ("The bridge is closed?", "The bridge is closed.", "The bridge is not closed."),
    ("So the fire was an accident?", "The fire was an accident.", "The fire was not an accident."),
    ("I heard that the mayor resigned?", "The mayor resigned.", "The mayor did not resign."),
    ("Whether it is right that the alarm was tested?", "The alarm was tested.", "The alarm was not tested."),
    # perfect, passive, progressive, modal
    ("Has the director resigned?", "The director has resigned.", "The director has not resigned."),
    ("Was the money paid back?", "The money was paid back.", "The money was not paid back."),
    ("Is anyone being held?", "Someone is being held.", "No one is being held."),
    ("Are bills going up in April?", "Bills are going up in April.", "Bills are not going up in April."),
    ("Can the drug cure cancer?", "The drug can cure cancer.", "The drug cannot cure cancer."),
    ("Should the government have acted?", "The government should have acted.", "The government should not have acted."),
    ("Must passengers wear masks?", "Passengers must wear masks.", "Passengers need not wear masks."),
    ("Is there a cure?", "There is a cure.", "There is not a cure."),
    ("Will there be trains on Sunday?", "There will be trains on Sunday.", "There will not be trains on Sunday."),
    # a condition before it without a comma, what would be so instead behind it, a name that would be a pronoun
    ("If Quill resigns does Dorn have to vote?", "If Quill resigns, Dorn has to vote.", "If Quill resigns, Dorn does not have to vote."),
    (
        "When the ship is late will the bus wait?",
        "When the ship is late, the bus will wait.",
        "When the ship is late, the bus will not wait.",
    ),
    ("Was the tea pulled too, or only the jam?", "The tea was pulled too.", "The tea was not pulled either."),
    ("Was the mayor present, or just a deputy?", "The mayor was present.", "The mayor was not present."),
    ("Can the WHO call it over?", "The WHO can call it over.", "The WHO cannot call it over."),
    # predicates of "be"
    ("Is the water safe to drink?", "The water is safe to drink.", "The water is not safe to drink."),
    ("Was Ana Reis mayor in 2010?", "Ana Reis was mayor in 2010.", "Ana Reis was not mayor in 2010."),
    ("Is the suspect a carpenter?", "The suspect is a carpenter.", "The suspect is not a carpenter."),
    ("Are the talks on Monday?", "The talks are on Monday.", "The talks are not on Monday."),
    ("Is the virus more deadly than flu?", "The virus is more deadly than flu.", "The virus is not more deadly than flu."),
    # long subjects
    (
        "Did the firm that runs the ferries buy new boats?",
        "The firm that runs the ferries bought new boats.",
        "The firm that runs the ferries did not buy new boats.",
    ),
    (
        "Has the man arrested in Dorn been released?",
        "The man arrested in Dorn has been released.",
        "The man arrested in Dorn has not been released.",
    ),
    (
        "Has the bridge closed in March reopened?",
        "The bridge closed in March has reopened.",
        "The bridge closed in March has not reopened.",
    ),
    ("Did the vote to close the school pass?", "The vote to close the school passed.", "The vote to close the school did not pass."),
    ("Did the UN vote condemn Russia?", "The UN vote condemned Russia.", "The UN vote did not condemn Russia."),
    ("Did the price rise hurt shops?", "The price rise hurt shops.", "The price rise did not hurt shops."),
    ("Did the price rise last year?", "The price rose last year.", "The price did not rise last year."),
    (
        "Has Tom Varga, the engineer, apologised?",
        "Tom Varga, the engineer, has apologised.",
        "Tom Varga, the engineer, has not apologised.",
    ),
    ("Did Ana Reis and Tom Varga marry?", "Ana Reis and Tom Varga married.", "Ana Reis and Tom Varga did not marry."),
    (
        "Is the chief executive of the bank a woman?",
        "The chief executive of the bank is a woman.",
        "The chief executive of the bank is not a woman.",
    ),
    ("Is what he said true?", "What he said is true.", "What he said is not true."),
    ("Does buying a ticket online cost less?", "Buying a ticket online costs less.", "Buying a ticket online does not cost less."),
    ("Did the girl whose dog was stolen cry?", "The girl whose dog was stolen cried.", "The girl whose dog was stolen did not cry."),
    # words of questions, quantifiers
    ("Has the actor ever won an Oscar?", "The actor has won an Oscar.", "The actor has never won an Oscar."),
    ("Has the rebate been paid yet?", "The rebate has been paid.", "The rebate has not been paid yet."),
    ("Were any of the paintings found?", "Some of the paintings were found.", "None of the paintings were found."),
    ("Did the fire hurt anyone?", "The fire hurt someone.", "The fire did not hurt anyone."),
    ("Were all the hostages freed?", "All the hostages were freed.", "Not all the hostages were freed."),
    ("Did no candidate win?", "No candidate won.", "It is not true that no candidate won."),
    ("Was the log stolen too?", "The log was stolen too.", "The log was not stolen either."),
    # denied questions and tags
    ("Didn't the mayor resign?", "The mayor resigned.", "The mayor did not resign."),
    ("Did the company not know?", "The company did not know.", "The company knew."),
    ("The mayor resigned, didn't he?", "The mayor resigned.", "The mayor did not resign."),
    ("The bridge isn't open, is it?", "The bridge isn't open.", "The bridge is open."),
    ("The fee has risen, right?", "The fee has risen.", "The fee has not risen."),
    # what stands around
    ("Is it true that the plant closed in March?", "The plant closed in March.", "The plant did not close in March."),
    ("Do you know whether the strike is over?", "The strike is over.", "The strike is not over."),
    ("In March, did the mayor resign?", "In March, the mayor resigned.", "In March, the mayor did not resign."),
    ("I read that it was closed. Is the bridge still closed?", "The bridge is still closed.", "The bridge is no longer closed."),
    ("So did the ferry sink or not?", "The ferry sank.", "The ferry did not sink."),
    ("did trump win", "Trump won.", "Trump did not win."),
    ("HAS THE MAYOR RESIGNED?", "The mayor has resigned.", "The mayor has not resigned."),
    ("Is it free, or do I have to pay?", "It is free.", "It is not free."),
    ("Did fuel ever average over 5 euros?", "Fuel averaged over 5 euros.", "Fuel did not ever average over 5 euros."),
    (
        "Can people 12 and up still get the shot?",
        "People 12 and up can still get the shot.",
        "People 12 and up can no longer get the shot.",
    ),
    ("Can a really good team lose?", "A really good team can lose.", "A really good team cannot lose."),
]


WORDS = ("did", "is", "has", "the", "mayor", "'s", "not", "n't", "any", "of", ",", "that", "who", ".", "?", "vote", "to")


@pytest.mark.parametrize(("question", "said", "denied"), ROWS)
def test_claims(question: str, said: str, denied: str) -> None:
    assert claims(question) == (said, denied)


@pytest.mark.parametrize(
    ("question", "present"),
    [
        ("Is the mill open?", True),
        ("Has the mill opened yet?", True),
        ("If it rains can the mill open?", True),
        ("Was the mill open?", False),
        ("Had the mill opened by May?", False),
        ("Is it true that the mill was open?", False),
        ("Who opened the mill?", False),
    ],
)
def test_the_present_asks_of_now(question: str, present: bool) -> None:
    assert asks_of_now(question) is present


@pytest.mark.parametrize(
    "question",
    ["Who won?", "What did the mayor say?", "Can you tell me more about it?", "ferry ticket price", "", "?", "Is", "Did he?", "did " * 200],
)
def test_none(question: str) -> None:
    assert claims(question) is None


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("stop", "stopped stopped stops"),
        ("carry", "carried carried carries"),
        ("play", "played played plays"),
        ("go", "went gone goes"),
        ("visit", "visited visited visits"),
        ("admit", "admitted admitted admits"),
        ("free", "freed freed frees"),
        ("panic", "panicked panicked panics"),
        ("veto", "vetoed vetoed vetoes"),
        ("have", "had had has"),
        ("refuse", "refused refused refuses"),
    ],
)
def test_forms(verb: str, forms: str) -> None:
    assert f"{past(verb)} {participle(verb)} {third_person(verb)}" == forms


@settings(deadline=None)
@given(st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join))
def test_any_question(question: str) -> None:
    found = claims(question)
    assert found is None or (found[0] != found[1] and all(claim.endswith(".") for claim in found))


@pytest.mark.parametrize("auxiliary", sorted(grammar.AUXILIARIES))
def test_a_denied_auxiliary_asks_the_same(auxiliary: str) -> None:
    """ "Can't it close?", "cannot it close?" and "can it close?" ask about one statement."""
    state = "closed" if auxiliary in grammar.HAVE else "open"
    rest = f"the bridge {state} before Monday?"
    plain = claims(f"{auxiliary.capitalize()} {rest}")
    assert plain is not None
    denied = [f"{auxiliary}n't", *(word for word, whole in grammar.CONTRACTED.items() if whole == auxiliary)]
    for word in [*denied, *([grammar.CANNOT] if auxiliary == "can" else [])]:
        assert claims(f"{word.capitalize()} {rest}") == plain, word
