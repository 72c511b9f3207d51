"""Word files, written by pandoc: real footnotes, and a footnote that is cited again keeps its number.

Pandoc writes a note as often as it is cited. Word has a field for a note that is referred to again (NOTEREF, to a bookmark), so
the first mark of each note is made a bookmark and its later ones such fields.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
from pathlib import Path

from rag.errors import BadInput
from rag.export import strings
from rag.export.document import Conversation
from rag.export.markdown import markdown
from rag.text import one_line

DIALECT = "markdown_strict-raw_html+raw_attribute+footnotes+all_symbols_escapable"
SECONDS = 60.0
_MARKS = re.compile(r"(?:\[\^\d+\])+(?!:)")
"""No words of others are among them: in `markdown` their brackets are escaped."""
_FIRST_ID = 9000
"""Of bookmarks: beyond those that pandoc gives to headings."""
_STYLE = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


def save_word(conversation: Conversation, path: Path) -> None:
    """Write a new file. Raises BadInput without a pandoc that can, FileExistsError, OSError."""
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        raise BadInput(strings.NO_PANDOC, strings.PANDOC_HINT)
    if path.exists():
        raise FileExistsError
    if not os.access(path.absolute().parent, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    text = with_notes_once(markdown(conversation))
    try:
        done = _run(pandoc, ["--sandbox"], text, path)
        if b"data file" in done.stderr:  # Debian's pandoc keeps the parts of a Word file in files, which it may not read in the sandbox
            done = _run(pandoc, [], text, path)
    except subprocess.TimeoutExpired:
        raise BadInput(strings.PANDOC_SLOW, strings.EXPORT_HTML) from None
    if done.returncode:
        told = one_line(done.stderr.decode("utf-8", "replace"))
        raise BadInput(strings.pandoc_failed(told=told), strings.EXPORT_HTML)


def with_notes_once(text: str) -> str:
    """Markdown for pandoc in which each footnote is cited once and referred to after that; marks side by side have a comma between."""
    numbers: dict[str, int] = {}

    def mark(name: str) -> str:
        if name in numbers:
            field = f'<w:fldSimple w:instr=" NOTEREF footnote{name} \\f \\h "><w:r>{_STYLE}<w:t>{numbers[name]}</w:t></w:r></w:fldSimple>'
            return _raw(field)
        numbers[name] = len(numbers) + 1
        id = _FIRST_ID + len(numbers)
        start, end = f'<w:bookmarkStart w:id="{id}" w:name="footnote{name}"/>', f'<w:bookmarkEnd w:id="{id}"/>'
        return f"{_raw(start)}[^{name}]{_raw(end)}"

    comma = _raw(f"<w:r>{_STYLE}<w:t>,</w:t></w:r>")
    return _MARKS.sub(lambda marks: comma.join(map(mark, re.findall(r"\d+", marks[0]))), text)


def _raw(xml: str) -> str:
    return f"`{xml}`{{=openxml}}"


def _run(pandoc: str, how: list[str], text: str, path: Path) -> subprocess.CompletedProcess[bytes]:
    """Nothing in the text is obeyed but what is written here and in `markdown`: no HTML, TeX, formulas, citations or images."""
    words = [pandoc, f"--from={DIALECT}", "--to=docx", f"--output={path.absolute()}", *how]
    return subprocess.run(words, input=text.encode("utf-8", "replace"), capture_output=True, timeout=SECONDS, check=False)
