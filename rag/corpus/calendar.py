"""Names of months and weekdays, language by language: those of the CLDR, from a table or, of languages that are not in it, by Babel."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from configparser import ConfigParser
from functools import cache
from pathlib import Path

Languages = tuple[str, ...]  # codes such as "de" or "en-GB"; none when it is not known
Names = tuple[Mapping[str, int], frozenset[str]]  # months by their names, and weekdays

WRITTEN = (
    *("af", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "es", "et", "fa", "fi", "fr", "ga", "gl", "he", "hi"),
    *("hr", "hu", "hy", "id", "is", "it", "ka", "kk", "lt", "lv", "mk", "ms", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr"),
    *("sv", "sw", "ta", "th", "tr", "uk", "ur", "uz", "vi"),
)
# Where a language's own CLDR data is not all that is written in it.
_LOCALES = {
    "ar": ("ar", "ar_SY"),
    "de": ("de", "de_AT"),
    "en": (),
    "iw": ("he",),
    "no": ("nb", "nn"),
    "sr": ("sr", "sr_Latn"),
    "zh": (),
}


def month(name: str, languages: Languages) -> int | None:
    """The number of a month by its name in one of the languages, else in any in which it can only be that one."""
    name = _plain(name)
    if name.startswith("tháng "):
        return int(name[6:])
    for language in languages:
        base = _base(language)
        if number := _names(base)[0].get(name) or (_names("he")[0].get(name[1:]) if base == "he" else None):
            return number
    return _any_month().get(name)


@cache
def weekdays(languages: Languages) -> frozenset[str]:
    """Names of weekdays in the languages, or in any where none of them is known."""
    known = [names for language in languages if (names := _names(_base(language))[1])]
    return frozenset().union(*(known or (_names(language)[1] for language in WRITTEN)))


def ask_babel(language: str) -> Names:
    """Babel's names of months and weekdays in a language, in small letters; none of a language it does not know."""
    if not (locales := _LOCALES.get(language, (language,))):
        return {}, frozenset()
    from babel.dates import get_day_names, get_month_names

    return dict(_asked(get_month_names, locales)), frozenset(name for name, _ in _asked(get_day_names, locales))


def _asked(names: Callable[..., Mapping[int, str]], locales: Iterable[str]) -> Iterator[tuple[str, int]]:
    from babel import UnknownLocaleError

    for locale in locales:
        for width in ("wide", "abbreviated"):
            try:
                found = names(width, "format", locale)
            except (UnknownLocaleError, ValueError):
                return
            yield from ((_plain(name), number) for number, name in found.items())


@cache
def _names(language: str) -> Names:
    return _table().get(language) or ask_babel(language)


@cache
def _table() -> Mapping[str, Names]:
    """What the file beside this one lists: of each language the names of each month, and of the weekdays."""
    listed = ConfigParser(interpolation=None, delimiters=("=",), comment_prefixes=("#",))
    listed.read_string(Path(__file__).with_suffix(".ini").read_text(encoding="utf-8"))
    return {
        language: (
            {name: number for number, names in enumerate(section["months"].split("|"), 1) for name in _listed(names)},
            frozenset(_listed(section["days"])),
        )
        for language, section in listed.items()
        if language != "DEFAULT"
    }


def _listed(names: str) -> list[str]:
    return [" ".join(name.split()) for name in names.split(",")]


@cache
def _any_month() -> Mapping[str, int]:
    found: dict[str, int] = {}
    doubtful: set[str] = set()
    for language in WRITTEN:
        for name, number in _names(language)[0].items():
            if found.setdefault(name, number) != number:
                doubtful.add(name)
    return {name: number for name, number in found.items() if name not in doubtful}


def _base(language: str) -> str:
    return re.split("[-_]", language.lower())[0]


def _plain(name: str) -> str:
    return name.lower().strip(".: ").removeprefix("de ").removeprefix("d’").removeprefix("d'")
