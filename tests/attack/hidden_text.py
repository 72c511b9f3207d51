"""Words a reader of the page never sees: they must not be found, let alone cited."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tests.attack.attempt import Attempt, Desk, Verdict, desk, once
from tests.attack.hostile_files import PAGE, pdf_of

_WAYS = {
    "display none": '<div style="display:none">{}</div>',
    "display none, spaced": '<div style="color: red; DISPLAY :  None !important">{}</div>',
    "visibility": '<p style="visibility:hidden">{}</p>',
    "attribute": "<p hidden>{}</p>",
    "opacity": '<p style="opacity:0">{}</p>',
    "font size": '<p style="font-size:0px">{}</p>',
    "off screen": '<p style="position:absolute;left:-9999px">{}</p>',
    "indent": '<p style="text-indent:-9999px">{}</p>',
    "clip": '<p style="position:absolute;clip:rect(0 0 0 0)">{}</p>',
    "no height": '<div style="height:0;overflow:hidden">{}</div>',
    "white on white": '<p style="color:#fff;background:#ffffff">{}</p>',
    "colour of the page": '<p style="color:white">{}</p>',
    "class": '<style>.note{{display:none}}</style><p class="note">{}</p>',
    "id": "<style>#secret{{ visibility : hidden }}</style><p id=secret>{}</p>",
    "element": "<style>aside{{opacity:0}}</style><aside><p>{}</p></aside>",
    "in a media rule": "<style>@media screen{{.m{{display:none}}}}</style><p class=m>{}</p>",
    "template": "<template><p>{}</p></template>",
    "noscript": "<noscript><p>{}</p></noscript>",
    "closed details": "<details><summary>More</summary><p>{}</p></details>",
    "aria": '<p aria-hidden="true">{}</p>',
    "comment": "<!-- {} -->",
    "script": "<script>var x = '{}';</script>",
    "alt": '<img src="x.png" width="1" height="1" alt="{}">',
    "inside what is hidden": '<div style="display:none"><section><p><b>{}</b></p></section></div>',
}
QUICK = ("display none", "attribute", "class")
_WORD = "Qwixle"
_SENTENCE = "The harbour wall of {} will cost ninety million crowns, the minister said on Monday."
_SEEN = "<p>The harbour wall in Sandle will cost four million crowns, the council said on Tuesday.</p><p>Work begins in May.</p>"


def attempts() -> Iterator[Attempt]:
    for name in _WAYS:
        yield Attempt(name, partial(_found, name), name in QUICK)
    yield Attempt("white in a PDF", partial(_found, "white in a PDF"))
    yield Attempt("invisible in a PDF", partial(_found, "invisible in a PDF"))


def _word(name: str) -> str:
    return _WORD + "".join(letter for letter in name if letter.isalpha())


@once
def _indexed() -> tuple[Desk, Verdict]:
    made = desk()
    for number, (name, form) in enumerate(_WAYS.items()):
        hidden = form.format(_SENTENCE.format(_word(name)))
        article = f"<article><h1>Harbour wall</h1>{_SEEN}{hidden}{_SEEN}</article>"
        page = f"<html><head><title>Harbour wall</title></head><body>{article}</body></html>"
        (made.articles / f"page{number:02}.html").write_text(page, encoding="utf-8")
    for name, before in (("white in a PDF", b"1 1 1 rg"), ("invisible in a PDF", b"3 Tr")):
        (made.articles / f"{name[:5]}.pdf").write_bytes(_pdf(before, _SENTENCE.format(_word(name)).encode()))
    return made, made.footnote("index", str(made.articles)).verdict


def _found(name: str) -> Verdict:
    made, first = _indexed()
    ran = made.footnote("search", "--articles", str(made.articles), "-k", "50", f"harbour wall of {_word(name)}")
    return first | ran.verdict | Verdict(obeyed="what is hidden is found" if _word(name) in ran.out else "")


def _pdf(hide: bytes, sentence: bytes) -> bytes:
    seen = b"BT /F1 12 Tf 72 700 Td (The harbour wall in Sandle will cost four million crowns, the council said on Tuesday.) Tj ET "
    stream = seen + b"BT " + hide + b" /F1 12 Tf 72 600 Td (" + sentence + b") Tj ET"
    return pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[4 0 R]>>",
            b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
            PAGE,
        ]
    )
