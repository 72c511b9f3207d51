"""`footnote verify`: whether the files still say what an answer's footnotes quote. `footnote export`: an answer to keep."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from rag.cli.options import plain_settings
from rag.text import PATH, label
from rag.types import Answer, Citation

NO_LONGER_HOLDS = 5
FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(exists=True, path_type=Path)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")


@click.command(
    epilog="""\b
    footnote verify answer.json
    footnote verify answer.json --articles ~/stories
    footnote verify                              the last answer
    """
)
@click.argument("file", required=False, type=FILE, metavar="[ANSWER.json]")
@click.option("-a", "--articles", type=FOLDER, multiple=True, metavar="DIR", help="Look here, wherever the answer says its files lay.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of text.")
def verify(file: Path | None, articles: tuple[Path, ...], as_json: bool) -> int:
    """Look up every footnote of a saved answer in its file. Exit code 5 unless all stand where they were cited.

    Files are looked for in DIR, else in the folder that the answer names when there is an index of it.
    """
    from rag.cli.footnotes import place
    from rag.cli.saved import load, load_last
    from rag.cli.screen import clean, note, out, out_json, plural
    from rag.looking import Folders

    answer = (load(file) if file else load_last()).answer
    folders = Folders(plain_settings(), articles)
    checks = [folders.look_up(citation) for citation in answer.citations]
    if as_json:
        records = [{"number": c.citation.number, "state": c.state, "detail": c.detail, "looked_in": c.looked_in} for c in checks]
        out_json({"citations": records})
    else:
        for c in checks:
            where = place(c.citation.file, c.citation.part, c.citation.line)
            out(f"[{c.citation.number}] {c.state:<8} {where}{f': {clean(c.detail)}' if c.detail else ''}")
    for folder in dict.fromkeys(c.looked_in for c in checks if c.looked_in):
        note(f"Looked in {label(folder, PATH)}.")
    states = Counter(check.state for check in checks)
    sound = states.keys() <= {"holds"}
    note(f"{plural(len(checks), 'footnote')}, {'all as cited' if sound else ', '.join(f'{n} {state}' for state, n in states.items())}.")
    return 0 if sound else NO_LONGER_HOLDS


@click.command(
    epilog="""\b
    footnote export > answer.md                  the last answer
    footnote export answer.json --text
    """
)
@click.argument("file", required=False, type=FILE, metavar="[ANSWER.json]")
@click.option("--text", is_flag=True, help="Plain text with numbered notes instead of Markdown.")
def export(file: Path | None, text: bool) -> int:
    """Write an answer with its footnotes as Markdown."""
    from rag.cli.saved import load, load_last
    from rag.cli.screen import out
    from rag.cli.views import ending

    answer = (load(file) if file else load_last()).answer
    if text:
        from rag.cli.footnotes import prose, with_markers

        paragraphs = (prose(answer.question), " ".join(map(with_markers, answer.sentences)), *(p.plain for p in ending(answer)))
        out("\n\n".join(paragraph for paragraph in paragraphs if paragraph))
    else:
        out("\n\n".join(markdown(answer)))
    return 0


def markdown(answer: Answer) -> Iterator[str]:
    """An answer's paragraphs as Markdown: the question, the sentences, what is missing, the footnotes."""
    from rag.cli.footnotes import UNSUPPORTED, prose, refusal

    yield f"## {escaped(answer.question)}"
    if answer.status == "abstained":
        yield escaped(refusal(answer))
    sentences = [
        escaped(prose(s.text)) + ("".join(f"[^{n}]" for n in s.citations) if s.supported else f" *{escaped(UNSUPPORTED)}*")
        for s in answer.sentences
    ]
    if sentences:
        yield " ".join(sentences)
    if answer.missing:
        yield f"Not in the articles: {escaped(prose(answer.missing))}"
    if answer.citations:
        yield notes(answer.citations)


def notes(citations: Iterable[Citation]) -> str:
    """Footnotes as Markdown's notes."""
    from rag.cli.footnotes import place, source

    return "\n".join(
        f"[^{c.number}]: {escaped(place(c.file, c.part, c.line))}, {escaped(source(c.outlet, c.published, c.title))}: “{escaped(c.quote)}”"
        for c in citations
    )


def escaped(text: str) -> str:
    """Outside text with nothing in it that Markdown would obey."""
    from rag.cli.screen import clean

    return _MARKDOWN.sub(r"\\\1", clean(text))


commands = [verify, export]
