"""The words of scanned pages, by Tesseract where it is installed."""

from __future__ import annotations

import os
import re
import shutil
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

RESOLUTION = 300  # dots an inch: what Tesseract was trained on
INSTALL = "install Tesseract (and the packs of its languages, such as tesseract-ocr-deu) to have it recognised"
_SCRIPTS = ("osd", "equ", "snum")
_MOST_LANGUAGES = 6  # each costs time and mistakes
_WITHIN = re.compile(r"(?<=[^.!?:;…”\"])\n\n(?=[a-zß-öø-ÿ])")  # a sentence that goes on
_SECONDS = 60  # for one page


def tesseract() -> str:
    """Tesseract's version; empty when it is not installed."""
    return _version() if shutil.which("tesseract") else ""


def recognise(picture: Image) -> str:
    """The words in the picture of a page, a blank line between paragraphs; empty when there are none."""
    from pytesseract import image_to_string

    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # several pages are read at once anyway
    words = str(image_to_string(picture, lang="+".join(_languages()), config=_turned(), timeout=_SECONDS))
    text = "\n\n".join(" ".join(paragraph.split()) for paragraph in words.replace("-\n", "").split("\n\n") if paragraph.strip())
    return _WITHIN.sub(" ", text)


@cache
def _version() -> str:
    from pytesseract import get_tesseract_version

    return f"tesseract {get_tesseract_version()}"


@cache
def _turned() -> str:
    """The option to read pages that lie on their side or head, where Tesseract can tell ("osd")."""
    from pytesseract import get_languages

    return "--psm 1" if "osd" in get_languages() else ""


@cache
def _languages() -> tuple[str, ...]:
    from pytesseract import get_languages

    found = [name for name in get_languages() if name not in _SCRIPTS]
    return tuple(sorted(found, key=lambda name: (name != "eng", name))[:_MOST_LANGUAGES])
