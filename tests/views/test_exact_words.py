"""Whatever the stories are like, each line of a view stands in its footnotes, and each footnote's words in the story, letter by letter."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answer.events import on_topic
from rag.types import Article
from rag.views import View
from rag.views.compare import compare
from rag.views.quotes import find, quotes, speakers
from rag.views.timeline import timeline
from tests.answer.fakes import Desk, Library, story

TOPIC = "Cable Bridge repair"
NAMES = st.sampled_from(["Ines Varga", "Tomás Okonjo Jr.", "the clinic", "Dr. Ann O’Neil", "Varga", "She", "@lenn_ferry", "an official"])
CLAIMS = st.sampled_from(
    [
        "Cable Bridge was closed late on Sunday",
        "the repair of Cable Bridge will cost {figure} million euros",
        "{figure} people were hurt at the bridge on 3 March",
        "Cable Bridge is to open in May",
        "the repair – long overdue –\ncosts £{figure},000",
        "it was “a ruin” and ‘nobody’s bridge’",
        "nobody knew\u00a0why, 2019’s report aside",
    ]
)
FORMS = st.sampled_from(
    [
        "{name} said that {claim}.",
        "“{claim},” said {name}.",
        '“{claim}," {name} said. “{claim}!”',
        "{name}: “{claim}.",
        "According to {name}, {claim}.",
        "{claim}, {name} said on Monday, “and {claim}”.",
        "{claim}.",
        "Correction: {claim}, and not as we reported.",
        "*{claim}*",
        "“{claim}\n\n“{claim},” {name} added.",
    ]
)
SENTENCES = st.builds(
    lambda form, name, claim, figure: form.format(name=name, claim=claim.format(figure=figure)), FORMS, NAMES, CLAIMS, st.integers(2, 99)
)
TEXTS = st.lists(st.tuples(SENTENCES, st.sampled_from([" ", "\n\n", "  ", "\n"])), min_size=1, max_size=6)
OUTLETS = st.sampled_from(["Post", "Gazette", None])
DAYS = st.sampled_from(["2025-03-03", "2025-03-05", "2025-04-01", None])
TITLES = st.sampled_from(["Cable Bridge", "Correction: Cable Bridge repair", "The repair"])
STORIES = st.lists(st.tuples(TEXTS, TITLES, OUTLETS, DAYS), min_size=1, max_size=4)


def views(articles: list[Article]) -> list[View]:
    newer = {"0.txt": "1.txt"} if len(articles) > 2 else {}
    library = Library(*articles, newer=newer)
    evidence = Desk(library).evidence(f"Timeline of {TOPIC}")
    found = find(library, "", "")
    return [quotes(library, "", found), speakers(library, "", found), timeline(TOPIC, on_topic(evidence, 20)), compare(TOPIC, evidence)]


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


@settings(max_examples=60, deadline=None)
@given(STORIES)
def test_each_line_stands_in_its_footnotes_and_each_footnote_in_its_story(
    told: list[tuple[list[tuple[str, str]], str, str | None, str | None]],
) -> None:
    articles = [
        story(f"{number}.txt", "".join(sentence + gap for sentence, gap in text).strip(), title, outlet, day)
        for number, (text, title, outlet, day) in enumerate(told)
    ]
    texts = {article.file: article.text for article in articles}
    for view in views(articles):
        for item in view.items:
            assert item.citations, (view.kind, item.text)
            assert all(texts[one.file][one.start : one.end] == one.quote for one in item.citations)
            if "statements" not in item.fields:
                cited = words(" ".join(one.quote for one in item.citations))
                assert all(words(piece) in cited for piece in item.text.split(" … ")), (view.kind, item.text, cited)
        numbers = [one.number for one in view.citations]
        assert numbers == sorted(set(numbers))
