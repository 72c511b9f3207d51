"""What a page or a PDF does not show is marked as hidden, with its rule, and is in no passage; what it shows stays."""

from __future__ import annotations

import json
import plistlib
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from lxml.html import fromstring

from rag.config import Settings
from rag.corpus import mark, read, split
from rag.corpus.styles import unseen
from rag.types import Article, Kind, passage_text
from tests.corpus.hostile import pdf_of
from tests.corpus.test_formats import STORY

TOLD = "The treasurer has left the country with the whole of the harbour fund, the police said on Friday morning in the old town."
SHOWN = f"<h1>Council gives bridge contract</h1><p>{STORY}</p><p>{STORY.replace('bridge', 'ferry landing')}</p>"


def page(folder: Path, hidden: str, head: str = "") -> Article:
    body = f"<article>{SHOWN}{hidden}<p>{STORY.replace('5.9', '7.1')}</p></article>"
    html = f"<!doctype html><html><head><title>Bridge</title>{head}</head><body>{body}</body></html>"
    (folder / "page.html").write_text(html, encoding="utf-8")
    (article,), _ = read(folder, "page.html", Settings())
    return mark(article)


def searched(article: Article) -> str:
    return "\n".join(passage_text(article.text, p.spans) for p in split(article, lambda text: len(text.split()), 100))


def rules(article: Article) -> set[str]:
    return {mark.rule for mark in article.marks if mark.kind is Kind.HIDDEN}


def style(css: str) -> str:
    return f"<style>{css}</style>"


HIDDEN = [
    *((f"<{tag}><p>{{}}</p></{tag}>", "", tag) for tag in ("canvas", "video", "audio", "object", "noframes", "noembed")),
    ("<datalist><option>{}</option></datalist>", "", "datalist"),
    ("<p style='letter-spacing:-9999px'>{}</p>", "", "no room"),
    ("<div style='letter-spacing:-1em'><p>{}</p></div>", "", "no room"),
    ("<div style='line-height:0;overflow:hidden'><p>{}</p></div>", "", "no room"),
    ("<p style='mask-image:linear-gradient(transparent, transparent)'>{}</p>", "", "opacity: 0"),
    ("<p class=x>{}</p>", style(".x { -webkit-mask: linear-gradient(#0000, rgb(0 0 0 / 0)) }"), "opacity: 0"),
    ("<p style='transform:rotateY(.25turn)'>{}</p>", "", "font size 0"),
    ("<p style='transform:rotateX(180deg);backface-visibility:hidden'>{}</p>", "", "font size 0"),
    ("<p style='font-size:calc(1em * 0)'>{}</p>", "", "font size 0"),
    ("<p style='font-size:min(0px, 1em)'>{}</p>", "", "font size 0"),
    ("<p style='font-size:clamp(0px, 1vw - 1vw, (2px - 1px) / 2)'>{}</p>", "", "font size 0"),
    ("<p style='position:absolute;left:calc(10px - 999em)'>{}</p>", "", "off screen"),
    ("<p style='display:none'>{}</p>", "", "display: none"),
    ("<p style='DISPLAY : None !important'>{}</p>", "", "display: none"),
    ("<div hidden><p>{}</p></div>", "", "hidden"),
    ("<div class=x><p>{}</p></div>", style(".x { display: none }"), "display: none"),
    ("<div id=x><p>{}</p></div>", style("@media screen { body div#x { display: none } }"), "display: none"),
    ("<p class='a x'>{}</p>", style("p.a { display: block } .a.x:not(.open) { display: none }"), "display: none"),
    ("<p class=x>{}</p>", style('.y::before { content: "}" } /* { */ .x { visibility: hidden }'), "visibility: hidden"),
    ("<div style='visibility:hidden'><p>{}</p></div>", "", "visibility: hidden"),
    ("<p style='opacity: 0.0'>{}</p>", "", "opacity: 0"),
    ("<p style='font-size:0'>{}</p>", "", "font size 0"),
    ("<p class=x>{}</p>", style(".x { font: 0/0 a }"), "font size 0"),
    ("<p style='text-indent:-9999px'>{}</p>", "", "off screen"),
    ("<p style='position:absolute;left:-5000px'>{}</p>", "", "off screen"),
    ("<p class=x>{}</p>", style(".x { position: absolute; clip: rect(1px, 1px, 1px, 1px) }"), "off screen"),
    ("<p class=x>{}</p>", style(".x { position: fixed; clip-path: inset(50%) }"), "off screen"),
    ("<p style='color:#fff'>{}</p>", "", "colour of its background"),
    ("<div style='background:#123456'><p class=x>{}</p></div>", style(".x { color: rgb(18, 52, 86) }"), "colour of its background"),
    ("<p style='color:transparent'>{}</p>", "", "colour of its background"),
    ("<template><p>{}</p></template>", "", "template"),
    ("<noscript><p>{}</p></noscript>", "", "noscript"),
    ("<details><summary>More</summary><p>{}</p></details>", "", "closed details"),
    ("<p aria-hidden=true>{}</p>", "", "aria-hidden"),
    ("<p>It is <span style='display:none'>{}</span> so, said the mayor of the town on Monday.</p>", "", "display: none"),
    ("<div popover><p>{}</p></div>", "", "closed dialog"),
    ("<p aria-hidden=TRUE>{}</p>", "", "aria-hidden"),
    ("<p style='content-visibility:hidden'>{}</p>", "", "content-visibility: hidden"),
    *[(f"<p style='{faint}'>{{}}</p>", "", "opacity: 0") for faint in ("opacity:.01", "opacity:-1", "filter:blur(0) opacity(0%)")],
    *[(f"<p style='font-size:{size}'>{{}}</p>", "", "font size 0") for size in ("1px", ".02em", "0%", "calc(0px)", ".5pt")],
    ("<div style='font-size:0'><p style='font-size:2em'>{}</p></div>", "", "font size 0"),
    ("<p style='font:700 0/0 a'>{}</p>", "", "font size 0"),
    *[
        (f"<p style='transform:{turned}'>{{}}</p>", "", "font size 0")
        for turned in ("scale(1, 0)", "scaleY(0)", "scale3d(1,.001,1)", "matrix(1,0,1,0,0,0)", "rotateX(90deg)")
    ],
    ("<p style='scale:0'>{}</p>", "", "font size 0"),
    *[
        (f"<p style='{moved}'>{{}}</p>", "", "off screen")
        for moved in (
            *("transform:translateX(-9999px)", "translate:-9999px 0", "margin-left:-9999px", "margin:-9999px 0 0 -9999px"),
            *("position:relative;left:-9999px", "position:absolute;left:200vw", "position:absolute;inset:-9999px auto auto -9999px"),
            *("text-indent:120%;overflow-x:hidden", "position:absolute;clip:rect(0 0 20px 0)"),
            *("clip-path:circle(0)", "clip-path:ellipse(0 40px at 50% 50%)", "clip-path:polygon(0 0,9% 0,9% 0)", "clip-path:inset(50% 0)"),
            *("clip-path:polygon(0 9%,5% 9%,9% 9%)", "clip-path:polygon(9% 0,9% 5%,9% 9%)"),
        )
    ],
    *[
        ("<div class=x><p>{}</p></div>", style(f".x {{ {small} }}"), "no room")
        for small in (
            *("height:0;overflow:hidden", "max-height:1px;overflow:clip", "height:0;overflow-y:hidden"),
            "width:0;overflow:hidden;white-space:nowrap",
        )
    ],
    *[
        (f"<p style='{color}'>{{}}</p>", "", "colour of its background")
        for color in (
            *("color:#fefefe", "color:rgb(100% 100% 100%)", "color:rgb(0 0 0 / 0)", "color:rgba(0,0,0,.01)", "color:hsl(0 0% 99%)"),
            *("-webkit-text-fill-color:transparent", "color:#101010;background:#111", "color:#123;background:currentColor"),
            "color:#000;background:linear-gradient(#000,#000)",
        )
    ],
    ("<p><font color=white>{}</font></p>", "", "colour of its background"),
    ("<table bgcolor='#112233'><tr><td><font color='#112233'>{}</font></td></tr></table>", "", "colour of its background"),
    ("<p class=x>{}</p>", style("body { background: #000 } .x { color: black }"), "colour of its background"),
    ("<p class=x>{}</p>", style(":root { --a: var(--b); --b: none } .x { display: var(--a) }"), "display: none"),
    ("<p style='--white:#fff;color:var(--white)'>{}</p>", "", "colour of its background"),
    ("<p style='display:var(--nothing, none)'>{}</p>", "", "display: none"),
    *[
        ("<p class=x>{}</p>", style(f"{rule} {{ .x {{ display: none }} }}"), "display: none")
        for rule in (
            *("@supports (display: grid)", "@media screen and (min-width: 1px)", "@media not print", "@media print, screen"),
            "@media (max-width: 9999px)",
        )
    ],
    ("<p class=x>{}</p>", style("@layer a { p.x { display: block } } .x { display: none }"), "display: none"),
    ("<div class=y><p class=x>{}</p></div>", style(".y { color: red; .x { display: none } }"), "display: none"),
    ("<div class='y z'><p>{}</p></div>", style(".y { &.z p { @media screen { display: none } } }"), "display: none"),
]


@pytest.mark.parametrize(("hidden", "head", "rule"), HIDDEN)
def test_what_a_page_does_not_show_is_neither_searched_nor_cited(tmp_path: Path, hidden: str, head: str, rule: str) -> None:
    article = page(tmp_path, hidden.format(TOLD), head)
    assert "treasurer" not in searched(article)
    assert "voted 14 to 9" in searched(article)
    assert "treasurer" not in article.text or rule in rules(article)
    kept = mark(replace(article, sentences=()), keep_boilerplate=True)
    assert "treasurer" not in searched(kept)


SEEN = [
    ("<p style='letter-spacing:-.02em'>{}</p>", ""),
    ("<div style='letter-spacing:-1em'><p style='letter-spacing:normal'>{}</p></div>", ""),
    ("<p class=x>{}</p>", style(".x { line-height:1;overflow:hidden }")),
    ("<p class=x>{}</p>", style(".x { height:40px;line-height:0;overflow:hidden }")),
    ("<p style='mask-image:linear-gradient(#000 90%, transparent)'>{}</p>", ""),
    ("<p class=x>{}</p>", style(".x { transform:rotateY(40deg);backface-visibility:hidden }")),
    ("<p style='font-size:clamp(1rem, 1px + 2vw, 2rem)'>{}</p>", ""),
    ("<p style='font-size:max(0px, calc(10px + 0.2vw))'>{}</p>", ""),
    ("<p style='display:block'>{}</p>", ""),
    ("<p class=x>{}</p>", style(".x { display: none } .x { display: block }")),
    ("<p class=x id=y>{}</p>", style("#y { display: block } .x { display: none }")),
    ("<p class=x>{}</p>", style("@media print { .x { display: none } }")),
    ("<p class=x>{}</p>", style("@media (max-width: 600px) { .x { display: none } }")),
    ("<p class=x>{}</p>", "<style media=print>.x { display: none }</style>"),
    ("<p class=x>{}</p>", style(".x:hover .y, .z .x { display: none }")),
    ("<p>{}</p>", style("body { visibility: hidden; opacity: 0 }")),
    ("<div class=x><p style='visibility:visible'>{}</p></div>", style(".x { visibility: hidden }")),
    ("<div style='font-size:0'><p style='font-size:16px'>{}</p></div>", ""),
    ("<div style='background:#003'><p style='color:#fff'>{}</p></div>", ""),
    ("<div style='background:url(a.png)'><p style='color:#fff'>{}</p></div>", ""),
    ("<p style='color:#fff'>{}</p>", "<link rel=stylesheet href=site.css>"),
    ("<p style='color:transparent;-webkit-background-clip:text'>{}</p>", ""),
    ("<p style='opacity:0.9'>{}</p>", ""),
    ("<details open><summary>More</summary><p>{}</p></details>", ""),
    ("<p style='text-indent:-1em'>{}</p>", ""),
    ("<p style='position:absolute;left:-5px'>{}</p>", ""),
    ("<p class=x>{}</p>", style("body { background: #000; color: #fff }")),
    ("<p class=x>{}</p>", style("body { background: #123 } .x { color: #fff }")),
    ("<p style='color:#777'>{}</p>", ""),
    ("<div class=x><p>{}</p></div>", style("body { color: #222 } .x { background: #222 }")),
    ("<p style='color:#fff'>{}</p>", style("body { background: #fff }") + "<link rel=stylesheet href=site.css>"),
    ("<div style='background-color:#000;background-image:none'><p style='color:#fff'>{}</p></div>", ""),
    ("<div style='background:rgb(0 0 0 / 50%)'><p style='color:#fff'>{}</p></div>", ""),
    ("<p style='opacity:.4'>{}</p>", ""),
    ("<p style='font-size:.7em'>{}</p>", ""),
    ("<div style='font-size:0'><p style='font-size:1rem'>{}</p></div>", ""),
    ("<p style='transform:translate(-50%,-100%) scale(.9) rotateX(180deg)'>{}</p>", ""),
    ("<p style='margin:0 -9999px;padding:1em 9999px'>{}</p>", ""),
    ("<p style='margin-bottom:-9999px;padding-bottom:9999px'>{}</p>", ""),
    ("<p style='position:relative;top:9999px'>{}</p>", ""),
    ("<p style='clip-path:inset(10% 20%)'>{}</p>", ""),
    ("<p style='clip-path:circle(at 50% 50%)'>{}</p>", ""),
    *[
        ("<div class=x><p>{}</p></div>", style(f".x {{ {roomy} }}"))
        for roomy in (
            *("height:0", "height:0;overflow:hidden;padding-bottom:56.25%", "width:0;flex:1;overflow:hidden", "height:0;min-height:9em"),
            *("max-height:20em;overflow:hidden", "height:100%;overflow:hidden", "width:1px;overflow:auto"),
        )
    ],
    ("<table><tr><td class=x>{}</td></tr></table>", style("td { max-width: 0; width: 100%; overflow: hidden }")),
    ("<p class=x>{}</p>", style(".x { display: none } @media (min-width: 600px) { .x { display: block } } .x { display: block }")),
    ("<p class=x>{}</p>", style(".x { display: block } @layer a { .x { display: none } }")),
    ("<p class=x>{}</p>", style(".x { --a: none; .y { display: var(--a) } }")),
    ("<p class=x>{}</p>", style("@supports not (display: grid) { .x { display: none } }")),
    ("<p class=x>{}</p>", style(":root { --a: var(--b) var(--b); --b: var(--a) } .x { display: var(--a) }")),
]


@pytest.mark.parametrize(("seen", "head"), SEEN)
def test_what_a_page_shows_stays(tmp_path: Path, seen: str, head: str) -> None:
    article = page(tmp_path, seen.format(TOLD), head)
    assert "treasurer" in searched(article)
    assert not rules(article)


def test_a_story_behind_an_open_dialog_is_seen() -> None:
    assert not list(unseen(fromstring(f"<html><body><div aria-hidden=true><article>{SHOWN}</article></div></body></html>")))
    assert list(unseen(fromstring(f"<html><body><div aria-hidden=true><p>{TOLD}</p></div>{SHOWN}</body></html>")))


@pytest.mark.parametrize("tag", ["div style='opacity:0'", "div style='display:none'", "noscript"])
def test_a_page_that_shows_nothing_hides_nothing(tmp_path: Path, tag: str) -> None:
    menu = "<nav><a href=/>Home</a><a href=/n>News of the town</a></nav><p>Menu</p>"
    story = "".join(SHOWN.replace("Council", name) for name in ("Council", "Board", "Assembly"))
    for shown, seen in (("", True), (f"<p>{STORY}</p>", False)):
        html = f"<html><head><title>Bridge</title></head><body>{menu}{shown}<{tag}>{story}<p>{TOLD}</p></{tag.split()[0]}></body></html>"
        (tmp_path / "page.html").write_text(html, encoding="utf-8")
        found, _ = read(tmp_path, "page.html", Settings())
        assert any("treasurer" in searched(mark(article)) for article in found) is seen


def test_signs_in_a_page_uncover_nothing(tmp_path: Path) -> None:
    signs = "".join(map(chr, (0x4DC0, 0x4DC1, 0x1F030, 0x1F031, 0x1F000, 0x1D306)))
    for count in range(1, len(signs) + 1):
        hidden = f"<p style='display:none'>The {signs[:count]} {TOLD}</p>"
        article = page(tmp_path, f"{hidden}<p>The signs {signs[:count]} stay here, he said.</p>")
        assert "treasurer" not in searched(article)
        assert signs[:count] in searched(article)


def test_a_message_hides_its_preview(tmp_path: Path) -> None:
    html = f"<html><body><div style='display:none;max-height:0'>{TOLD}</div>{SHOWN}</body></html>"
    (tmp_path / "m.eml").write_text(f"From: a@b.example\nSubject: News\nContent-Type: text/html; charset=utf-8\n\n{html}", encoding="utf-8")
    (article,), _ = read(tmp_path, "m.eml", Settings())
    assert "treasurer" not in searched(mark(article))
    assert "voted 14 to 9" in searched(mark(article))


LINES = ("The council voted 14 to 9 on Wednesday to repair the bridge.", "The works begin in May and last seven weeks, said the mayor.")
PICTURE = b"q 612 0 0 792 0 0 cm /I1 Do Q "


def paper(folder: Path, drawn: bytes) -> Article:
    resources = (
        b"<< /Font << /F1 3 0 R >> /XObject << /I1 6 0 R /X0 10 0 R /X1 11 0 R /X2 12 0 R >>"
        b" /ExtGState << /G0 << /ca 0 >> /G1 << /ca .051 >> /G2 << /ca .0549 >> >>"
        b" /Properties << /L0 7 0 R /L1 8 0 R /L2 9 0 R >> /ColorSpace"
        b" << /Ink [/Separation /Black /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 0 0 1] /N 1 >>] >> >>"
    )
    stream = zlib.compress(drawn)
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /OC %d 0 R /Resources << /Font << /F1 3 0 R >> >>"
    form += b" /Length %d >> stream\n%s\nendstream"
    words, unseen = lines(), lines().replace(b"BT ", b"BT 3 Tr ")
    picture = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [7 0 R 8 0 R] /D << /OFF [7 0 R] >> >> >>",
        b"<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d /Filter /FlateDecode >> stream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources %s >>" % resources,
        picture + b" stream\n\xff\nendstream",
        b"<< /Type /OCG /Name (Notes) >>",
        b"<< /Type /OCG /Name (Shown) >>",
        b"<< /Type /OCMD /OCGs [7 0 R 8 0 R] /P /AllOn >>",
        form % (7, len(words), words),
        form % (8, len(words), words),
        form % (8, len(unseen), unseen),
    ]
    (folder / "paper.pdf").write_bytes(pdf_of(objects))
    (article,), _ = read(folder, "paper.pdf", Settings())
    return mark(article)


LAYER = "layer switched off"


def lines(start: str = "") -> bytes:
    drawn = " ".join(f"({line}) Tj T*" for line in LINES)
    return f"BT /F1 12 Tf 72 720 Td 14 TL {drawn} {start} ({TOLD}) Tj ET".encode()


@pytest.mark.parametrize(
    ("drawn", "rule"),
    [
        (lines("3 Tr"), "invisible text"),
        (lines("1 g"), "colour of its background"),
        (lines("1 1 1 rg"), "colour of its background"),
        (lines("0 0 0 0 k"), "colour of its background"),
        (lines("/F1 0.1 Tf"), "font size 0"),
        (lines("1 0 0 1 72 -400 Tm"), "off screen"),
        (PICTURE + lines("3 Tr"), "invisible text"),
        (lines(".97 g"), "colour of its background"),
        (lines("/DeviceGray cs 1 sc"), "colour of its background"),
        (lines("2 Tr 1 g 1 G"), "colour of its background"),
        (b"0 0 0.4 rg 0 600 612 98 re f 0 g " + lines("0 0 0.41 rg"), "colour of its background"),
        (lines("/G0 gs"), "invisible text"),
        (lines("/G1 gs"), "invisible text"),
        (lines("ET q /G2 gs .4 g 0 500 612 200 re f Q BT .4 g /F1 12 Tf 72 600 Td"), "colour of its background"),
        (lines("0.1 Tz"), "font size 0"),
        (lines("/F1 1 Tf"), "font size 0"),
        (lines("ET q 0 0 1 1 re W n BT /F1 12 Tf 72 600 Td"), "off screen"),
        (lines("ET /OC /L0 BDC BT /F1 12 Tf 72 600 Td"), LAYER),
        (lines("ET /OC /L2 BDC BT /F1 12 Tf 72 600 Td"), LAYER),
        (lines("ET /Span <<>> BDC /OC /L0 BDC BT /F1 12 Tf 72 720 Td"), LAYER),
    ],
)
def test_text_that_a_paper_does_not_show_is_not_searched(tmp_path: Path, drawn: bytes, rule: str) -> None:
    article = paper(tmp_path, drawn)
    assert "treasurer" in article.text
    assert "treasurer" not in searched(article)
    assert LINES[0] in searched(article)
    assert rules(article) == {rule}


@pytest.mark.parametrize(
    "drawn",
    [
        lines("0 Tr 0 g"),
        b"0 0 0.4 rg 0 600 612 192 re f 1 g " + lines(),
        b"1 g 0 0 612 792 re f 0 g " + lines(),
        PICTURE + lines("1 g"),
        lines("/Ink cs 1 scn"),
        lines("/G2 gs"),
        lines("ET q /G1 gs .4 g 0 500 612 200 re f Q BT .4 g /F1 12 Tf 72 600 Td"),
        lines("1 Tr 1 g 0 G"),
        b"0 g 72 690 400 1 re f " + lines(),
        b"0 g 60 500 500 250 re 62 502 496 246 re f* " + lines(),
        PICTURE + lines().replace(b"BT ", b"BT 3 Tr "),
        lines("ET /OC /L1 BDC BT /F1 12 Tf 72 600 Td"),
        b"/X1 Do",
        PICTURE + b"/X2 Do",
        b"0.1 0 0 0.1 0 0 cm " + lines().replace(b"12 Tf 72 720 Td 14 TL", b"120 Tf 720 7200 Td 140 TL"),
    ],
)
def test_text_that_a_paper_shows_or_recognised_in_a_scan_stays(tmp_path: Path, drawn: bytes) -> None:
    article = paper(tmp_path, drawn)
    assert "treasurer" in searched(article)
    assert not rules(article)


def test_a_form_on_a_layer_that_is_switched_off_is_not_searched(tmp_path: Path) -> None:
    article = paper(tmp_path, lines().replace(TOLD.encode(), b"") + b" /X0 Do")
    assert "treasurer" in article.text
    assert "treasurer" not in searched(article)
    assert LAYER in rules(article)


def test_a_name_that_is_also_hidden_is_seen_where_it_is_shown(tmp_path: Path) -> None:
    article = paper(tmp_path, lines("3 Tr (The works begin in May) Tj T*"))
    assert LINES[1] in " ".join(searched(article).split())
    assert "treasurer" not in searched(article)


def test_a_scan_with_a_stamp_on_it_keeps_what_was_recognised(tmp_path: Path) -> None:
    stamp = b"BT /F1 8 Tf 72 20 Td (Press archive, 5 March 2024) Tj ET "
    article = paper(tmp_path, PICTURE + stamp + lines().replace(b"BT ", b"BT 3 Tr "))
    assert "treasurer" in searched(article)
    assert LINES[0] in searched(article)


UNSEEN = f"<p class=gone>{TOLD}</p>"
SHEET = ".gone { display: none }"


def archived(folder: Path) -> Iterator[str]:
    """The page with its style sheet beside it, in each kind of file that holds both."""
    body = f"<html><head><link rel=stylesheet href='site.css'></head><body><article>{SHOWN}{UNSEEN}</article></body></html>"
    parts = [("text/html", "https://a.example/b/story.html", body), ("text/css", "https://a.example/b/site.css", SHEET)]
    mhtml = "".join(f"--x\nContent-Type: {kind}\nContent-Location: {place}\n\n{words}\n" for kind, place, words in parts)
    head = "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/b/story.html\nContent-Type: multipart/related; boundary=x"
    (folder / "a.mhtml").write_text(f"{head}\n\n{mhtml}--x--\n", encoding="utf-8")
    page, sheet = (
        {"WebResourceURL": place, "WebResourceMIMEType": kind, "WebResourceData": words.encode()} for kind, place, words in parts
    )
    (folder / "b.webarchive").write_bytes(plistlib.dumps({"WebMainResource": page, "WebSubresources": [sheet]}))
    with zipfile.ZipFile(folder / "c.epub", "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("text/one.xhtml", body.replace("site.css", "../looks/site.css"))
        book.writestr("looks/site.css", SHEET)
    yield from ("a.mhtml", "b.webarchive", "c.epub")


def test_a_style_sheet_in_the_same_file_hides_as_one_in_the_page(tmp_path: Path) -> None:
    for name in archived(tmp_path):
        (article,), _ = read(tmp_path, name, Settings())
        assert "treasurer" not in searched(mark(article)), name
        assert "voted 14 to 9" in searched(mark(article)), name
        assert rules(article) == {"display: none"} or "treasurer" not in article.text, name


def test_what_the_words_of_a_field_or_a_feed_do_not_show_is_not_read(tmp_path: Path) -> None:
    words = f"{SHOWN}<div style='display:none'><p>{TOLD}</p></div><audio src=a>{TOLD}</audio>"
    (tmp_path / "a.jsonl").write_text(json.dumps({"title": "Bridge", "text": words}), encoding="utf-8")
    feed = f"<rss><channel><title>News</title><item><title>Bridge</title><description>{escape(words)}</description></item></channel></rss>"
    (tmp_path / "b.rss").write_text(feed, encoding="utf-8")
    for name in ("a.jsonl", "b.rss"):
        (article,), _ = read(tmp_path, name, Settings())
        assert "treasurer" not in article.text, name
        assert "voted 14 to 9" in searched(mark(article)), name


def test_no_hidden_heading_is_a_title(tmp_path: Path) -> None:
    html = f"<html><body><article><h1 style='opacity:0'>The treasurer has fled</h1>{SHOWN}</article></body></html>"
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    (article,), _ = read(tmp_path, "a.html", Settings())
    assert "treasurer" not in mark(article).title


def test_only_the_hidden_one_of_two_places_that_read_alike_is_hidden(tmp_path: Path) -> None:
    article = paper(
        tmp_path,
        b"BT /F1 12 Tf 72 720 Td 14 TL (%s) Tj T* 1 g (%s) Tj (.) Tj T* 0 g (%s) Tj ET"
        % tuple(line.encode() for line in (LINES[0], LINES[0], LINES[1])),
    )
    assert LINES[0] in searched(article)
    assert LINES[1] in searched(article)
    assert [article.text[mark.start : mark.end].strip(".") for mark in article.marks if mark.kind is Kind.HIDDEN][:1] == [
        LINES[0].strip(".")
    ]


@pytest.mark.parametrize(
    "sheet",
    [
        f".y {{ margin: {'7' * 9000}px }}",
        f"{'a ' * 5000} {{ display: none }}",
        f".y {{ color: {'rgb(' * 5000} }}",
        f"{':is(' * 3000} {{ display: none }}",
        f"{'.y { & & & & & & & & ' * 12} display: none",
        f"{'@media screen { ' * 3000} .y {{ display: none }}",
        ":root { --a: var(--a); --b: var(--c) var(--c); --c: var(--b) var(--b) } .y { color: var(--b); display: var(--a) }",
    ],
)
def test_a_sheet_that_is_out_of_all_bounds_uncovers_nothing_and_costs_no_story(tmp_path: Path, sheet: str) -> None:
    for head in (style(f".x {{ display: none }} {sheet}"), style(sheet) + style(".x { display: none }")):
        own = sheet.partition("{")[2][:-1]
        article = page(tmp_path, f'<p class=x style="{own}" bgcolor="{own[9:]}">{TOLD}</p><p class=y style="{own}">A line.</p>', head)
        assert "treasurer" not in searched(article)
        assert "voted 14 to 9" in searched(article)
