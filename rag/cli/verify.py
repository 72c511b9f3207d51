"""`footnote verify`: whether the files still say what an answer's footnotes quote."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from rag.cli import strings
from rag.cli.footnotes import place
from rag.cli.options import command
from rag.cli.saved import load, load_last
from rag.cli.screen import note, out, out_json
from rag.config import load_settings
from rag.text import PATH, label, one_line, plural, quoted_label

NO_LONGER_HOLDS = 5
FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(exists=True, path_type=Path)


@command(strings.VERIFY)
@click.argument("file", required=False, type=FILE, metavar="[ANSWER.json]")
@click.option("-a", "--articles", type=FOLDER, multiple=True, metavar="DIR", help=strings.VERIFY_ARTICLES)
@click.option("--json", "as_json", is_flag=True, help=strings.AS_JSON)
def verify(file: Path | None, articles: tuple[Path, ...], as_json: bool) -> int:
    """Look up every footnote of a saved answer in its file. Exit code 5 unless all stand where they were cited."""
    from rag.looking import Folders

    answer = (load(file) if file else load_last()).answer
    if not answer.citations:
        note(strings.nothing_to_verify(quoted_label(answer.question), answer.status != "abstained"))
    folders = Folders(load_settings(), articles)
    checks = [folders.look_up(citation) for citation in answer.citations]
    if as_json:
        records = [{"number": c.citation.number, "state": c.state, "detail": c.detail, "looked_in": c.looked_in} for c in checks]
        out_json({"citations": records})
    else:
        for c in checks:
            where = place(c.citation.file, c.citation.part, c.citation.line)
            out(f"[{c.citation.number}] {c.state:<8} {where}{f': {one_line(c.detail)}' if c.detail else ''}")
    for folder in dict.fromkeys(c.looked_in for c in checks if c.looked_in):
        note(strings.looked_in(folder=label(folder, PATH)))
    if not checks:
        return 0
    states = Counter(check.state for check in checks)
    sound = states.keys() <= {"holds"}
    told = strings.ALL_AS_CITED if sound else ", ".join(f"{count} {state}" for state, count in states.items())
    note(f"{plural(len(checks), 'footnote')}, {told}.")
    return 0 if sound else NO_LONGER_HOLDS
