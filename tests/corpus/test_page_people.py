"""Who wrote the story of a saved page, by where the page says it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.corpus.test_pages import PARAGRAPHS, STORY, of

TITLE = "<h1>Quay shut for four months</h1>"


def shown(tmp_path: Path, above: str, below: str = "", head: str = "", story: str = STORY) -> str | None:
    body = f"<main><article>{TITLE}{above}<div class=content>{story}</div></article>{below}</main>"
    page = f"<!DOCTYPE html><html lang=en><head><title>Quay shut for four months</title>{head}</head><body>{body}</body></html>"
    return of(tmp_path, page).byline


@pytest.mark.parametrize(
    ("above", "byline"),
    [
        ("<div class='teaser-meta'><p class='byline__author'>VON <a href=/a>VERA KOLM</a> am 21. April 2020</p></div>", "VERA KOLM"),
        ("<div class='articleAuthor'>Vera Kolm</div>", "Vera Kolm"),
        ("<dl><dt>Author:</dt><dd>Vera Kolm</dd></dl>", "Vera Kolm"),
        ("<h5>Autor: </h5>Vera Kolm/SP-X", "Vera Kolm"),
        ("<div class=author>Vera Kolm Alle Artikel</div>", "Vera Kolm"),
        ("<div class=author>Vera Kolm 13 hours ago</div>", "Vera Kolm"),
        ("<p>2020-02-05 - Redaktion: Vera Kolm (Pressesprecher des Hafens)</p>", "Vera Kolm"),
        ("<p>11 February 2024 - Vera Kolm</p>", "Vera Kolm"),
        ("<ul><li>11 February 2024</li><li><a href=/vk>Vera Kolm</a></li></ul>", "Vera Kolm"),
        ("<ul><li>11 February 2024</li><li><a href=/tag/x>Vera Kolm</a></li></ul>", None),
        ("<p><a href='/authors/77'>Vera Kolm</a> and <a href='/authors/78'>Ole Lund</a></p>", "Vera Kolm, Ole Lund"),
        ("<div class=credit-label> Interview </div><div>VERA KOLM</div>", "VERA KOLM"),
        ("<div class='widget author'><p class=author>by Vera Kolm</p></div>", "Vera Kolm"),
        ("<div class=byline>Print Vera Kolm | vk@example.org</div>", "Vera Kolm"),
        ("<div class=byline>Text by Vera Kolm | Photography by Ole Lund | Edited by Bo Roe</div>", "Vera Kolm"),
        ("<div class=author>Vera Kolm, Lisbon</div>", "Vera Kolm"),
        ("<div class=author>Al Root</div>", "Al Root"),
        (f"<div class=author-info><h3>Vera Kolm</h3>{'Harbour pilot and diver, ' * 9}</div>", "Vera Kolm"),
        ("<p><em>Ein Interview von <b>Vera Kolm</b> mit Ole Lund</em></p>", "Vera Kolm"),
        ("<div class=author>Vera (Maria) Kolm</div>", "Vera (Maria) Kolm"),
        ("<div class=author>Text und Bilder: Vera Kolm</div>", "Vera Kolm"),
        ("<div class=author>Ein Interview von Vera Kolm mit Ole Lund</div>", "Vera Kolm"),
        ("<div class=author>Un reportage de Vera Kolm</div>", "Vera Kolm"),
        ("<byline>Von Vera Kolm, dpa</byline>", "Vera Kolm"),
        ("<div><aside class=meta><p class=authors>Von: <a href=/v>Vera Kolm</a></p></aside></div>", "Vera Kolm"),
        ("<div><aside><article><span class=author>Ole Lund</span></article></aside></div>", None),
        ("<p>Blog Beitrag von Vera Kolm</p>", "Vera Kolm"),
        ("<table><tr><td>3 May</td><td><i>Text & Fotos:</i> Vera Kolm</td></tr></table>", "Vera Kolm"),
        ("<p>Auteur : Vera Kolm</p><p>Edition : Ole Lund</p>", "Vera Kolm"),
        ("<div class=share-kit><div class=share-kit__author>By <b>Vera Kolm</b></div></div>", "Vera Kolm"),
        ("<div class=wrote_by>By&nbsp;<a href=/vk>Vera Kolm</a></div>", "Vera Kolm"),
        ("<div class=author>Vera Kolm Chefredakteurin</div>", "Vera Kolm"),
        ("<div class=author>Von Vera Kolm Fr, 18. Oktober 2019</div>", "Vera Kolm"),
        ("<div class=author>Von Vera Do 18. Oktober 2019</div>", "Vera Do"),
        ("<div class=author>Von Ve&shy;ra Kolm</div>", "Vera Kolm"),
        ("<div class=author-date><i>Datum:</i> 19.11.2021 <i>Autor:</i> Vera Kolm<br><i>Quelle:</i> Mail</div>", "Vera Kolm"),
        ("<div class=author><b>Essay</b> <b>Von</b> <a href=/vk>Vera Kolm</a></div>", "Vera Kolm"),
        ("<div class=author>Ole Lund im Gespräch mit Vera Kolm</div>", "Ole Lund, Vera Kolm"),
        ("<li class='post category-sea author-vera-kolm'>Vera Kolm</li>", None),
        ("<div class=author>Updated November</div>", None),
        ("<div class=author>Bank der Armen</div>", None),
        ("<div class=author>Name</div>", None),
        ("<div class=author>The Harbour Watchers</div>", None),
        ("<div class=author>Eingestellt von der Michel</div>", None),
        ("<div class=author>Deutsches Rotes Boot</div>", None),
        ("<div class=author>Sekretariat Seefahrt</div>", None),
        ("<div class=author>Hafen Onlineredaktion</div>", None),
        ("<div class=author>Seemann Deutschland</div>", None),
        ("<div class=author>Today's Catch</div>", None),
        ("<div class=author>Teilen Drucken</div>", None),
        ("<div class=author>留言, 人氣(23)</div>", None),
        ("<p>11 February 2024</p><p>Ort Lisbon</p>", None),
        ("<span class=license-author>Ole Lund</span>", None),
        ("<div class=bbcode_postedby>Quote by Ole Lund</div>", None),
        ("<figure><span class=author>Ole Lund</span></figure>", None),
        ("<p class='photo-credit'><span class=author>Ole Lund</span></p>", None),
        ("<div><b>Text</b><span>Formatted Lines</span></div>", None),
    ],
)
def test_by_the_headline(tmp_path: Path, above: str, byline: str | None) -> None:
    assert shown(tmp_path, above) == byline


def test_in_the_foot_of_the_article(tmp_path: Path) -> None:
    foot = "<footer class=post-footer>By <span class=author><a rel=author href=/v>Vera Kolm</a></span></footer>"
    assert shown(tmp_path, "", story=STORY + foot) == "Vera Kolm"


def test_not_those_of_a_list_of_other_stories(tmp_path: Path) -> None:
    names = ("Bo Roe", "Ann Lee", "Max Orr", "Ida Sund", "Per Dahl")
    tiles = "".join(f"<div class=tile><h3><a href=/{name[:2]}>Story</a></h3><span class=author>{name}</span></div>" for name in names)
    assert shown(tmp_path, "", f"<section>{tiles}</section>") is None


MINE = STORY + "<p>I saw it from my own boat, and I wrote it down the same night for those who were not there.</p>"
HERE = '<link rel=canonical href="https://www.verakolm.example/quay">'


@pytest.mark.parametrize(
    ("head", "below", "story", "byline"),
    [
        (HERE, "<div>Vera Kolm</div>", MINE, "Vera Kolm"),
        (HERE, "<div>Vera Kolm</div>", STORY, None),  # not told by a person
        (HERE.replace("vera", "boat"), "<div>Boat Kolm</div>", MINE, None),  # no first name that is known
        (HERE.replace("vera", "boat"), "<div>Dr. Boat Kolm</div>", MINE, "Boat Kolm"),
        ("", "<footer>Copyright (c) 2012- Vera Kolm. All rights reserved.</footer>", MINE, "Vera Kolm"),
        ("", "<footer>© 2012 Vera Kolm</footer>", STORY, None),
        ("", "<footer>© 2012 Kolm Software</footer>", MINE, None),
        (f'{HERE}<meta name=author content="Vera Kolm"><meta property="og:site_name" content="Vera Kolm">', "", MINE, "Vera Kolm"),
        (f'{HERE}<meta name=author content="Vera Kolm"><meta property="og:site_name" content="Vera Kolm">', "", STORY, None),
    ],
)
def test_a_site_of_one_person(tmp_path: Path, head: str, below: str, story: str, byline: str | None) -> None:
    assert shown(tmp_path, "", below, head, story) == byline


def test_an_author_who_is_given_for_the_publisher(tmp_path: Path) -> None:
    head = '<meta name=author content="Vera Kolm"><meta name="dcterms.publisher" content="Vera Kolm">'
    assert shown(tmp_path, "", head=head) is None
    assert shown(tmp_path, "", head=f'{head}<meta property="og:site_name" content="Harbour Mail">') == "Vera Kolm"


def test_a_box_about_the_author_in_the_foot(tmp_path: Path) -> None:
    about = "Harbour pilot and diver, " * 9
    assert shown(tmp_path, "", f"<div class='author-bio footer'><h3>Vera Kolm</h3><p>{about}</p></div>") == "Vera Kolm"


@pytest.mark.parametrize(("kind", "byline"), [("Person", "Vera Kolm"), ("Organization", None)])
def test_a_site_named_after_its_author(tmp_path: Path, kind: str, byline: str | None) -> None:
    author = {"@type": "Person", "name": "Vera Kolm"}
    site = {"@type": [kind], "name": "Vera Kolm", "@id": "#v"}
    said = {"@graph": [{"name": "Vera Kolm"}, {"@type": "Article", "author": author}, site]}
    head = f'<meta property="og:site_name" content="Vera Kolm"><script type="application/ld+json">{json.dumps(said)}</script>'
    assert shown(tmp_path, "", head=head) == byline


def test_a_site_with_a_page_about_its_author(tmp_path: Path) -> None:
    head = '<meta property="og:site_name" content="Vera Kolm"><meta name=author content="Vera Kolm">'
    assert shown(tmp_path, "", head=head) is None
    assert shown(tmp_path, "", head=head, below="<nav><a href=/me>About me</a></nav>") == "Vera Kolm"


@pytest.mark.parametrize(
    ("stated", "above", "below", "byline"),
    [
        ("Ole Lund", "By Vera Kolm", "", "Vera Kolm"),  # an account that the page never shows
        ("Ole Lund", "By Vera Kolm", "<footer>Ole Lund</footer>", "Ole Lund"),
        ("Ole Lund", "By Four Months", "", "Ole Lund"),  # of whom the title tells
        ("Vera Kolm", "By Vera Kolm and Ole Lund", "", "Vera Kolm and Ole Lund"),
        ("Vera Kolm", "By Vera Kolm, HARB Science", "", "Vera Kolm"),
        ("Vera Kolm", "By Vera Kolm and Ole Lund, Harbour Mail", "", "Vera Kolm"),
        ("Vera", "By Vera Kolm", "", "Vera Kolm"),
        ("Boat Club'><meta property='og:site_name' content='Sea'><meta name=publisher content='Boat Club", "By Vera Kolm", "", "Vera Kolm"),
        ("'Vera Kolm, Ole Lund'", "", "", "Vera Kolm, Ole Lund"),
    ],
)
def test_what_is_stated_and_what_is_shown(tmp_path: Path, stated: str, above: str, below: str, byline: str) -> None:
    head = f'<meta name=author content="{stated}">'
    assert shown(tmp_path, f"<p class=byline>{above}</p>", below, head) == byline


@pytest.mark.parametrize(("stated", "byline"), [("Vera Kolm", "Bo Roe"), ("Vera Kolm and Ole Lund", "Vera Kolm and Ole Lund")])
def test_whom_a_site_is_named_after_may_have_others_write(tmp_path: Path, stated: str, byline: str) -> None:
    head = f'{HERE}<meta name=author content="{stated}"><meta property="og:site_name" content="Vera Kolm">'
    foot = "<footer>Vera Kolm</footer><footer>Ole Lund</footer><a href=/me>About me</a>"
    assert shown(tmp_path, "<p class=byline>By Bo Roe</p>", foot, head, MINE) == byline


@pytest.mark.parametrize(("mark", "byline"), [("itemprop=author", "Vera Kolm"), ("class=author", None)])
def test_beside_the_story_within_its_article(tmp_path: Path, mark: str, byline: str | None) -> None:
    assert shown(tmp_path, "", story=f"{STORY}<aside><p><span {mark}>Vera Kolm</span> 2012</p></aside>") == byline


@pytest.mark.parametrize(("label", "byline"), [("Autor", "Vera Kolm"), ("Von", None)])
def test_labelled_beside_the_story(tmp_path: Path, label: str, byline: str | None) -> None:
    assert shown(tmp_path, "", f"<div class=sidebar><div>{label}</div><div>Vera Kolm</div></div>") == byline


def test_labelled_behind_the_article(tmp_path: Path) -> None:
    assert shown(tmp_path, "", "<div><p>Auteur : Vera Kolm</p><p>Edition : Ole Lund</p></div>") == "Vera Kolm"


@pytest.mark.parametrize(("office", "byline"), [("Chair of the harbour board", "Vera Kolm"), ("Boats and nets", None)])
def test_signed_with_an_office(tmp_path: Path, office: str, byline: str | None) -> None:
    assert shown(tmp_path, "", story=f"{STORY}<p>Vera Kolm</p><p>{office}</p>") == byline


@pytest.mark.parametrize(
    "line",
    [
        "Vera Kolm",
        "(Vera Kolm)",
        "Autorin: Rechtsanwältin Vera Kolm",
        "Autorin: Vera Kolm, Redakteurin der Küstenzeitung",
        "Autorin: Vera Kolm (Gastbeitrag), Rednerin bei der Hafenwacht",
        "The quay stays shut until May. (Vera Kolm) +++",
        "© 2019 Vera Kolm",
        "Das Gespräch führte Vera Kolm.",
        "Propos recueillis par Vera Kolm",
        "-- By Vera Kolm Follow @vkolm",
        "Vera Kolm ist Redakteurin bei der Küstenzeitung.",
        "Vera Kolm is a reporter at the Harbour Mail.",
    ],
)
def test_below_the_story(tmp_path: Path, line: str) -> None:
    assert shown(tmp_path, "", story=f"{STORY}<p>{line}</p>") == "Vera Kolm"


@pytest.mark.parametrize(("line", "byline"), [("Harbour Press, 816 pages", "Vera Kolm"), ("Ole Lund", None)])
def test_alone_below_a_line_that_is_no_paragraph(tmp_path: Path, line: str, byline: str | None) -> None:
    assert shown(tmp_path, "", story=f"{STORY}<p>{line}</p><p>Vera Kolm</p>") == byline


@pytest.mark.parametrize(
    ("sign", "byline"),
    [("<p align=right>Vera Kolm</p>", "Vera Kolm"), ("<p><em>Vera Kolm</em></p>", "Vera Kolm"), ("<p><b>Vera Kolm</b></p>", None)],
)
def test_signed_above_the_notes(tmp_path: Path, sign: str, byline: str | None) -> None:
    assert shown(tmp_path, "", story=f"{STORY}{sign}<p>(1) These counts, like those below, are the harbour board's own.</p>") == byline


def test_no_name_of_two_words_that_ends_no_sentence(tmp_path: Path) -> None:
    assert shown(tmp_path, "", story=f"{STORY}<p>The vote was counted twice, by the mayor and by Vera Kolm.</p>") is None
    assert len(PARAGRAPHS) == 6


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ('<meta name="site:author_name" content="Vera Kolm">', "Vera Kolm"),
        ('<meta name="twitter:creator" content="Vera Kolm">', None),
        ("""<meta name=parsely-page content='{"title": "Quay", "authors": ["Vera Kolm", "Bo Roe"]}'>""", "Vera Kolm, Bo Roe"),
        ('<script>layer.push({"author": "Vera Kolm"})</script>', "Vera Kolm"),
        ('<script>layer.push({"author": "Vera Kolm"}, {"author": "Ole Lund"})</script>', None),
        (
            '<script type="application/ld+json">{"@type": "Article", "author": {"@type": "Person", "name": "Vera kolm"}}</script>',
            "Vera kolm",
        ),
        (
            '<script type="application/ld+json">{"@type": "Article", "author": {"@type": "Person", "name": "Vera", '
            '"description": "Vera Kolm - harbour pilot."}}</script>',
            "Vera Kolm",
        ),
    ],
)
def test_what_the_head_says(tmp_path: Path, head: str, byline: str | None) -> None:
    assert shown(tmp_path, "", head=head) == byline


def test_whom_the_licence_credits(tmp_path: Path) -> None:
    licence = "<p>Diary by <a rel='cc:attributionURL' href=/>Vera Kolm</a> is licensed</p>"
    assert shown(tmp_path, "", licence) == "Vera Kolm"


def test_signed_above_a_story_without_paragraphs(tmp_path: Path) -> None:
    story = STORY.replace("<p>", "<div>").replace("</p>", "</div>")
    menu = "".join(f"<li><a href=/{n}>Section {chr(65 + n % 26)}</a></li>" for n in range(60))
    assert shown(tmp_path, f"<ul>{menu}</ul><div>von Vera Kolm</div>", story=story) == "Vera Kolm"
