"""Saved pages: which words are the story, who wrote it and on which day, where the page says more than one thing."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from lxml.html import HtmlElement, fromstring
from trafilatura.settings import Document

from rag.config import Settings
from rag.corpus import mark, read
from rag.corpus.lines import Line
from rag.corpus.page_story import linked_foot, story_of_page
from rag.corpus.people import people_in
from rag.corpus.rules import verdict
from rag.types import Article, Kind

LEAD = "The island does without its ferry until August, and nobody knows yet how the bakery gets its flour."
PARAGRAPHS = [
    f"{text} The council voted on Monday, with a majority of one, and the work costs eight million crowns in all, number {number}."
    for number, text in enumerate(
        (
            "The quay of the island will close for four months, the harbour master said.",
            "Fishermen get four thousand crowns for each boat that lies idle.",
            "The steel of the piles is no longer safe, divers found in spring.",
            "Freight goes by way of the northern bay until the work is done.",
            "The school boat leaves an hour earlier than it did.",
            "Its captain called the timetable a bad joke.",
        )
    )
]
STORY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang=en><head><title>Quay shut for four months</title>{head}</head><body>{body}</body></html>"


def of(tmp_path: Path, html: str) -> Article:
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    found, missing = read(tmp_path, "a.html", Settings())
    assert not missing
    return mark(found[0])


def body(article: Article) -> str:
    return "\n".join(article.text[s.start : s.end] for s in article.sentences if s.kind is Kind.BODY)


@pytest.mark.parametrize(
    "lead",
    [f'<p class="teaser-text">{LEAD}</p>', f"<div><p>{LEAD}</p></div>", f'<h2 class="subheadline">{LEAD}</h2>'],
)
def test_the_paragraph_under_the_headline_is_the_story(tmp_path: Path, lead: str) -> None:
    header = f"<header><h1>Quay shut for four months</h1>{lead}<script>window.track('seen', 1).then(go);</script></header>"
    found = body(of(tmp_path, page(f"{header}<article><div class=content>{STORY}</div></article>")))
    assert LEAD in found
    assert found.index(LEAD) < found.index("Fishermen")
    assert "window" not in found


@pytest.mark.parametrize(
    "beside", ['<p class="newsletter">{}</p>', "<figure><figcaption>{}</figcaption></figure>", "<p><a href=/x>{}</a></p>"]
)
def test_what_else_stands_under_the_headline_is_not(tmp_path: Path, beside: str) -> None:
    header = f"<header><h1>Quay shut for four months</h1>{beside.format(LEAD)}</header>"
    assert LEAD not in body(of(tmp_path, page(f"{header}<article><div class=content>{STORY}</div></article>")))


def test_a_story_cut_into_blocks_is_read_whole(tmp_path: Path) -> None:
    blocks = "".join(
        f"<div class=grid><div class='item article__body'><p>{first}</p><p>{second}</p></div><div class=ad>Advertisement</div></div>"
        for first, second in zip(PARAGRAPHS[::2], PARAGRAPHS[1::2], strict=True)
    )
    found = body(of(tmp_path, page(f"<article><h1>Quay shut for four months</h1><div class=chunks>{blocks}</div></article>")))
    assert [text for text in PARAGRAPHS if text.split(".")[0] not in found] == []


def test_words_beside_the_paragraphs_of_a_division_are_the_story(tmp_path: Path) -> None:
    first, second, *rest = PARAGRAPHS
    blocks = "".join(f"<p>{text}</p>" for text in rest)
    told = page(
        f"<article><h1>Quay shut for four months</h1><div class=text>{first} <b>Now</b><h2>Boats</h2>{second}{blocks}</div></article>"
    )
    found = of(tmp_path, told).text
    assert f"{first} Now" in found
    assert found.index("Now") < found.index("Boats") < found.index(second) < found.index(rest[0])


def test_notices_and_what_stands_beside_a_story_are_not_made_paragraphs(tmp_path: Path) -> None:
    rights = "© 2024 The Orran Courier and its owners. All rights reserved."
    beside = f"<div class=sidebar>{LEAD}<p>{LEAD}</p></div>"
    found = of(tmp_path, page(f"<article><h1>Quay shut for four months</h1><div class=text>{rights}{STORY}</div>{beside}</article>"))
    assert rights not in found.text
    assert LEAD not in found.text


def test_a_post_that_a_story_quotes_is_a_part_of_it(tmp_path: Path) -> None:
    post = "Nobody told the bakery, <a href=/t>#orran</a> says"
    quoted = f'<div><blockquote class="twitter-tweet"><p>{post}</p>– Ann Lee <a href="/d">May 3</a></blockquote></div>'
    found = body(of(tmp_path, page(f"<article><h1>Quay shut for four months</h1>{STORY}{quoted}</article>")))
    assert "Nobody told the bakery, #orran says" in found


def test_a_question_that_is_put_to_several_is_no_repetition(tmp_path: Path) -> None:
    question = (
        "What did you do on the morning when the quay was shut, and who told you? I mean before the council had voted, and where were you?"
    )
    text = "\n\n".join(part for text in PARAGRAPHS for part in (question, text))
    (tmp_path / "a.txt").write_text(f"Quay shut for four months\n\n{text}\n", encoding="utf-8")
    assert body(mark(read(tmp_path, "a.txt", Settings())[0][0])).count("and who told you?") == len(PARAGRAPHS)


def test_another_story_below_is_not_read(tmp_path: Path) -> None:
    other = "".join(f"<p>{text.replace('The', 'Their')} Another matter.</p>" for text in PARAGRAPHS)
    both = "".join(
        f"<article><h1>{title}</h1><div class='item article__body'>{text}</div></article>"
        for title, text in (("Quay shut for four months", STORY), ("Cat found", other))
    )
    assert "Another matter" not in body(of(tmp_path, page(both)))


def test_a_paragraph_that_an_agency_signs_is_the_story(tmp_path: Path) -> None:
    last = "Vera Kolm steht auf der Mole und zählt die Boote. Der Hafen bleibt vier Monate zu, teilte die Stadt am Montag mit. (dpa)"
    assert "zählt die Boote." in body(of(tmp_path, page(f"<article><h1>Quay shut for four months</h1>{STORY}<p>{last}</p></article>")))


def test_items_of_a_list_are_no_credits(tmp_path: Path) -> None:
    text = f"Soup of the island\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n\n- Cling Film\n- Sea Salt\n- Kelp\n\n{PARAGRAPHS[2]}\n\n- Ann Lee\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found = body(mark(read(tmp_path, "a.txt", Settings())[0][0]))
    assert "Cling Film" in found
    assert "Sea Salt" in found
    assert "Ann Lee" not in found


def test_a_title_in_few_letters_loses_its_site_too(tmp_path: Path) -> None:
    text = "<p>島の岸壁は四か月間閉鎖されると、港長のベラ・コルム氏が月曜日に述べた。鋼材はもはや安全ではない。</p>" * 2
    html = "<html lang=ja><head><meta charset=utf-8><title>岸壁を閉鎖 | リスク新聞</title></head><body><article><h1>岸壁を閉鎖</h1>"
    article = of(tmp_path, f"{html}<p>2024年11月4日　記者 山田太郎</p>{text}</article></body></html>")
    assert (article.title, article.byline, article.published) == ("岸壁を閉鎖", "山田太郎", "2024-11-04")


@pytest.mark.parametrize(
    ("heading", "stated", "title"),
    [
        (
            "<span>Harbour</span><span hidden>: </span><span>Quay shut for months</span>",
            "Harbour: Quay shut for months",
            "Quay shut for months",
        ),
        ("<small>Harbour</small><br>Quay shut for months", "Harbour | Quay shut for months - Harbour Mail", "Quay shut for months"),
        ("<a href=/><div>Harbour</div> Quay shut for months</a>", "Harbour - Quay shut for months", "Quay shut for months"),
        ("<span>Moby Dick</span>: the whale of all months", "Moby Dick: the whale of all months", "Moby Dick: the whale of all months"),
        ("<em>Moby Dick</em> the whale of months", "Moby Dick: the whale of months", "Moby Dick: the whale of months"),
        ("<div>Local | </div> <span>Quay shut, boats idle</span>", "Quay shut, boats idle", "Quay shut, boats idle"),
        ("Quay shut for months", "Vera Kolm: Quay shut for months - Harbour Mail", "Quay shut for months"),
    ],
)
def test_a_title_without_its_subject_that_stands_above(tmp_path: Path, heading: str, stated: str, title: str) -> None:
    head = f'<meta property="og:title" content="{stated}"><meta property="og:site_name" content="Harbour Mail">'
    assert of(tmp_path, page(f"<article><h1>{heading}</h1>{STORY}</article>", head)).title == title


@pytest.mark.parametrize(
    ("name", "kept"),
    [("comments", False), ("more-stories", False), ("sf_comment_list", False), ("live-match-comments", True), ("entry-content", True)],
)
def test_what_a_page_calls_comments_or_other_stories_is_not_read(tmp_path: Path, name: str, kept: bool) -> None:
    said = "<p>The shore of another country lay under snow last week, and the ferry did not run there at all, readers say.</p>"
    found = body(of(tmp_path, page(f"<article><h1>Quay shut for four months</h1>{STORY}<div class='{name}'>{said}</div></article>")))
    assert ("another country" in found) is kept


CAT, FERRY = "Cat found on a mast in winter", "Ferry runs again from the north"


@pytest.mark.parametrize(
    ("linked", "behind", "marked"),
    [
        ((CAT, FERRY), "", [CAT, FERRY]),
        ((CAT, FERRY), "\nSign up for our newsletter", [CAT, FERRY]),
        ((CAT,), "", []),
        ((FERRY,), "", []),
        ((CAT, FERRY), f"\n{PARAGRAPHS[0]}", []),
    ],
)
def test_links_alone_below_the_story(linked: tuple[str, ...], behind: str, marked: list[str]) -> None:
    tree = fromstring("".join(f"<a href=/x><h3>{title}</h3></a>" for title in linked))
    text = f"{PARAGRAPHS[1]}\n{PARAGRAPHS[2]}\nMore from here\n- {CAT}\n- {FERRY}{behind}"
    assert [text[mark.start : mark.end].lstrip("- ") for mark in linked_foot(tree, text)] == marked


ELSEWHERE = "The shore of another country lay under snow last week, readers say."
LINKED = "<a href=/x>{}</a>".format


@pytest.mark.parametrize(
    "beside",
    [
        f"<div role=dialog><p>{ELSEWHERE}</p></div>",
        f"<ul role=menu><li>{ELSEWHERE}</li></ul>",
        f"<ul><li><h3><span></span>{LINKED(ELSEWHERE)}</h3></li></ul>",
        f"<ul>{''.join(f'<li>{LINKED(title)}</li>' for title in (ELSEWHERE, CAT, FERRY))}</ul>",
        f"<p>Filed: {', '.join(f'<a rel=tag href=/t>{word}</a>' for word in (ELSEWHERE, 'snow', 'shores'))}</p>",
        f"<div>{''.join(f'<article><h3>{LINKED(title)}</h3><p>{ELSEWHERE}</p></article>' for title in (CAT, FERRY, 'Snow in May'))}</div>",
        f"<div>{''.join(f'<article><a href=/x><h3>{title}</h3></a></article>' for title in (CAT, FERRY, ELSEWHERE))}</div>",
    ],
)
def test_what_is_made_as_other_stories_or_controls_are_is_marked(tmp_path: Path, beside: str) -> None:
    half = len(STORY) // 2 + STORY[len(STORY) // 2 :].index("<p>")
    found = body(of(tmp_path, page(f"<article><h1>Quay shut for four months</h1>{STORY[:half]}{beside}{STORY[half:]}</article>")))
    assert "another country" not in found
    assert [text for text in PARAGRAPHS if text.split(".")[0] not in found] == []


@pytest.mark.parametrize(
    "said",
    [
        f"<ul><li><h3>{ELSEWHERE}</h3></li></ul>",
        f"<ul>{''.join(f'<li><a href=#p{number}>{title}</a></li>' for number, title in enumerate((ELSEWHERE, CAT, FERRY)))}</ul>",
        f"<ul><li>{LINKED('The police')}: {ELSEWHERE}</li><li>{LINKED('Cats')} on masts in winter</li><li>Ferries</li></ul>",
        f"<p>{ELSEWHERE}</p><ul>{''.join(f'<li>{LINKED(title)}</li>' for title in (ELSEWHERE, CAT, FERRY))}</ul>",
    ],
)
def test_lists_of_a_story_stay(tmp_path: Path, said: str) -> None:
    assert "another country" in body(of(tmp_path, page(f"<article><h1>Quay shut for four months</h1>{said}{STORY}</article>")))


def test_a_page_that_is_a_list_of_stories_is_read(tmp_path: Path) -> None:
    rows = "".join(f"<div><h3>{LINKED(text.split('.')[0])}</h3><p>{text}</p></div>" for text in PARAGRAPHS)
    assert "Fishermen get" in body(of(tmp_path, page(f"<h1>News of the island</h1><div>{rows}</div>")))


def test_links_over_a_name_and_code_to_copy_are_not_read(tmp_path: Path) -> None:
    over = "".join(LINKED(title) for title in ("Vera Kolm", ELSEWHERE, CAT, FERRY))
    named = f"<p>The harbour master, <span><a href=/p>Vera Kolm</a><span class=over>{over}</span></span>, counts the boats.</p>"
    code = "<textarea>&lt;iframe src=/x&gt;Your browser does not show frames of another country.&lt;/iframe&gt;</textarea>"
    found = body(of(tmp_path, page(f"<article><h1>Quay shut for four months</h1>{STORY}{named}{code}</article>")))
    assert "The harbour master, Vera Kolm, counts the boats." in found
    assert "another country" not in found


@pytest.mark.parametrize(
    ("numbers", "kind"),
    [("1/50 2/50 3/50", Kind.CAPTION), ("1/3 2/3 1/2", Kind.BODY), ("1/4 2/4 3/4", Kind.BODY), ("1/9 3/9 5/9", Kind.BODY)],
)
def test_captions_of_a_gallery_are_numbered(tmp_path: Path, numbers: str, kind: Kind) -> None:
    listed = "\n".join(f"- {number} Boats wait at the quay of the northern bay." for number in numbers.split())
    (tmp_path / "a.txt").write_text(f"Quay shut\n\n{PARAGRAPHS[0]}\n\n{listed}\n\n{PARAGRAPHS[1]}\n", encoding="utf-8")
    article = mark(read(tmp_path, "a.txt", Settings())[0][0])
    assert {s.kind for s in article.sentences if "Boats wait" in article.text[s.start : s.end]} == {kind}


@pytest.mark.parametrize("text", ["Weitere Artikel:", "Artículos relacionados", "Puedes ver:", "Like this story? Share it with a friend!"])
def test_what_sends_a_reader_on_is_none_of_the_story(text: str) -> None:
    assert (verdict(Line(0, len(text), text)) or (None,))[0] is Kind.BOILERPLATE


def test_a_page_of_nothing_but_news_is_read(tmp_path: Path) -> None:
    assert PARAGRAPHS[2].split(".")[0] in body(
        of(tmp_path, page(f"<h1>Quay shut for four months</h1><div class=other-opinion>{STORY}</div>"))
    )


def published(tmp_path: Path, shown: str, head: str = "") -> str | None:
    inner = f"<h1>Quay shut for four months</h1>{shown}{STORY}"
    return of(tmp_path, page(f"<div class=td_data_time>Sunday, January 19, 2020</div><article>{inner}</article>", head)).published


STAMP = '<meta property="article:published_time" content="{}">'


@pytest.mark.parametrize(
    ("shown", "stamp", "day"),
    [
        ('<time datetime="2022-05-03T23:37:37-04:00">3 May</time>', "2022-05-04T03:37:37+00:00", "2022-05-03"),
        ("<span class=date>19 October 2019, 00:04</span>", "2019-10-18T22:04:00Z", "2019-10-19"),
        ("<time datetime=2019-10-19>19 October, 00:09</time>", "2019-10-18T22:04:00Z", None),
        ('<time datetime="2022-03-09">9 March 2022</time>', "2022-11-17T10:33:13Z", None),
        ("<span class=date>Updated 9 March 2022</span>", "2022-02-17T10:33:13Z", "2022-02-17"),
        ("<span class=date>9 March 2022</span>", "", "2022-03-09"),
        ("<span class=date>February 24, 2020 | 9:25pm</span>", "2020-02-25T02:25:54Z", "2020-02-24"),
        ("<span class=date>5 November 2021</span>", "2021-11-04T23:00:00Z", "2021-11-05"),
        ("<time datetime=2021-11-05>5 November</time>", "2021-11-04T23:00:00+01:00", None),
        ("<blockquote><p>Bo Roe</p><span class=date>5 November 2021</span></blockquote>", "2021-11-07T10:00:00+01:00", "2021-11-07"),
        ("<p>Written: 2023-11-07 15:03:30 / Updated: 2023-11-08 15:30:46</p>", "", "2023-11-07"),
        ("<p>Joined: 18 September 2008</p>", "", None),
        ("<p>Page revision 8, last edited: 17 June 2018</p>", "", None),
        ("<p>Page revision 8, last edited: <span>17 June 2018</span></p>", "", None),
        ("<ul><li><a href=/1>5 May 2022</a><li><a href=/2>4 May 2022</a><li><a href=/3>1 May 2022</a></ul>", "", None),
        ("<p>5 May 2022<script>track();</script></p>", "", "2022-05-05"),
        ('<meta itemprop=datePublished content="2021-10-27"><time datetime=2021-10-28>Thursday</time>', "", None),
    ],
)
def test_the_day_is_that_of_the_place_and_none_where_the_page_disagrees(tmp_path: Path, shown: str, stamp: str, day: str | None) -> None:
    assert published(tmp_path, shown, STAMP.format(stamp) if stamp else "") == day


@pytest.mark.parametrize(("shown", "day"), [("6 January 2022", "2022-01-06"), ("4 January 2022", "2022-01-04"), ("", "2022-01-04")])
def test_of_two_stated_days_it_is_the_one_shown(tmp_path: Path, shown: str, day: str) -> None:
    data = '<script type="application/ld+json">{"@type": "Article", "datePublished": "2022-01-04T07:29:00+01:00"}</script>'
    assert published(tmp_path, f"<p>{shown}</p>", data + STAMP.format("2022-01-06T08:29:34+01:00")) == day


@pytest.mark.parametrize(("address", "day"), [("2019/01/01", "2019-01-01"), ("2018/12/31", "2018-12-31"), ("2018/12/15", "2018-12-31")])
def test_the_day_in_universal_time_is_the_one_in_the_address(tmp_path: Path, address: str, day: str) -> None:
    link = f'<link rel=canonical href="https://orran.example/{address}/quay/">'
    assert published(tmp_path, "", link + STAMP.format("2018-12-31T23:11:59+00:00")) == day


def test_the_day_behind_the_title_goes_before_that_above_it(tmp_path: Path) -> None:
    clock = "<div><p>May 11, 2022</p></div>"
    head = f"<article><h1>Quay shut for four months</h1><p>Harbour | May 10, 2022</p>{STORY}</article>"
    assert of(tmp_path, page(clock + head)).published == "2022-05-10"


def test_several_days_above_a_title_and_none_behind_it_are_none(tmp_path: Path) -> None:
    above = "<div><p>Thursday, 16 February 2012</p><p>14 February 2012</p></div>"
    assert of(tmp_path, page(f"{above}<article><h1>Quay shut for four months</h1>{STORY}</article>")).published is None


def test_reviews_of_a_recipe_do_not_date_it(tmp_path: Path) -> None:
    data = (
        '{"@type": "Recipe", "name": "Soup", "datePublished": "2006-10-10",'
        ' "review": [{"@type": "Review", "datePublished": "2020-04-12", "author": {"@type": "Person", "name": "Bo Roe"}}]}'
    )
    article = of(tmp_path, page(f"<article><h1>Soup</h1>{STORY}</article>", f'<script type="application/ld+json">{data}</script>'))
    assert (article.published, article.byline) == ("2006-10-10", None)


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("Von VERA KOLM am 21. April 2020", "VERA KOLM"),
        ("Par Vera Kolm le", "Vera Kolm"),
        ("Posted on September 21, 2020 by Vera Kolm", "Vera Kolm"),
        ("Interview: Vera Kolm", "Vera Kolm"),
        ("Text von Vera Kolm Illustration von Bo Roe", "Vera Kolm"),
        ("Vera Kolm, Iwan Brede y Ola María Brandt Hace 13 horas", "Vera Kolm, Iwan Brede y Ola María Brandt"),
        ("Vera Kolm Updated", "Vera Kolm"),
        ("Vera Kolm Alle Artikel", "Vera Kolm"),
        ("By Vera Kolm May 15, 2020", "Vera Kolm"),
        ('Vera "The Gull" Kolm', 'Vera "The Gull" Kolm'),
        ("Landesanstalt für Wald und Forstwirtschaft", None),
    ],
)
def test_a_byline_is_its_people(said: str, people: str | None) -> None:
    assert people_in(said) == people


def test_names_as_catalogues_have_them_are_turned(tmp_path: Path) -> None:
    head = '<meta name="citation_author" content="Kolm, Vera"><meta name="citation_author" content="Brede, Iwan">'
    assert of(tmp_path, page(f"<article>{STORY}</article>", head)).byline == "Vera Kolm, Iwan Brede"


@pytest.mark.parametrize(
    "last", ["Von Vera Kolm", "Autorin: Vera Kolm, Leiterin der Stiftung für Häfen", "Autoren Vera Kolm und Iwan Brede"]
)
def test_a_story_signed_at_its_end(tmp_path: Path, last: str) -> None:
    article = of(tmp_path, page(f"<article><h1>Quay shut for four months</h1>{STORY}<p>{last}</p></article>"))
    assert article.byline is not None
    assert article.byline.startswith("Vera Kolm")


@pytest.mark.parametrize("held", ["<article><h1>Quay</h1><div>{}</div></article>", "<div class=text>{}</div>"])
@pytest.mark.parametrize(("known", "is_whole"), [("Boats lie idle.", True), (" ".join(PARAGRAPHS[:3]), False)])
def test_of_a_few_words_beside_a_story_the_story_is_read(held: str, known: str, is_whole: bool) -> None:
    asked: list[HtmlElement] = []

    def extracted(tree: HtmlElement, **_: object) -> Document:
        asked.append(tree)
        found = Document()
        found.text = known if len(asked) == 1 else "\n".join(tree.xpath("//p/text()"))
        return found

    tree = fromstring(page(f"<p>Boats lie idle.</p>{held.format(STORY)}<div class=more><p>{LEAD}</p></div>"))
    with patch("trafilatura.bare_extraction", extracted):
        told = story_of_page(tree)
    assert told
    assert told[1] == ("\n".join(PARAGRAPHS) if is_whole else known)
    assert len(asked) == 1 + is_whole
    if is_whole:
        ((body,),) = asked[1]
        assert body.tag == fromstring(held).tag


@pytest.mark.parametrize(("count", "by_itself", "titled"), [(1, False, False), (2, False, True), (3, False, True), (4, True, True)])
@pytest.mark.parametrize("stated", ["<meta property=og:title content='{}'>", "<title>{}</title>"])
def test_a_page_that_is_called_a_check_needs_to_say_less_of_it(
    tmp_path: Path, stated: str, count: int, by_itself: bool, titled: bool
) -> None:
    check = "Checking your browser before you are let in: are you a robot or a human being, and is it you who asks for it?"
    asks = "".join(f"<p>Case {number}: {check}</p>" for number in range(count))
    for title, is_check in (("Quay shut", by_itself), ("Just a moment, are you a robot", titled)):
        html = f"<html lang=en><head>{stated.format(title)}</head><body><article>{asks}<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"
        (tmp_path / "a.html").write_text(html, encoding="utf-8")
        assert bool(read(tmp_path, "a.html", Settings())[1]) is is_check
