"""The table of months and weekdays, made from Babel:  python -m tests.corpus.calendar_table > rag/corpus/calendar.ini"""

from __future__ import annotations

from collections import defaultdict
from textwrap import fill

from rag.corpus.calendar import WRITTEN, ask_babel

HEAD = """\
# Names of months and weekdays in small letters, as the CLDR has them (by Babel), so that no process has to load sixty languages for them:
# names of one month beside each other, a bar between the months. `python -m tests.corpus.calendar_table` prints this file.
"""


def table() -> str:
    """The file's text."""
    return HEAD + "".join(_section(language) for language in WRITTEN)


def _section(language: str) -> str:
    months, days = ask_babel(language)
    by_number: dict[int, list[str]] = defaultdict(list)
    for name, number in months.items():
        by_number[number].append(name)
    listed = " | ".join(", ".join(by_number[number]) for number in range(1, 13))
    lines = (f"months = {listed}", f"days = {', '.join(sorted(days))}")
    return "\n".join((f"\n[{language}]", *(fill(line, 136, subsequent_indent="    ") for line in lines), ""))


if __name__ == "__main__":
    print(table(), end="")
