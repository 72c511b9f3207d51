"""The one pattern by which times are found in a text, built from the words; its groups are read by `dates`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rag.language.english import dates as english
from rag.language.english.numbers import CARDINALS


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _capital(names: Iterable[str]) -> str:
    return _any(form for name in names for form in (name.capitalize(), name.upper()))


_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_DAY_OF_MONTH = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)"
_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH = rf"(?:(?:{_capital(english.MONTHS)})\b|(?:{_capital(english.MONTH_NAMES)})\b\.?)"
_WEEKDAY = rf"(?:{_capital(english.WEEKDAYS)})"
_LEADING = rf"(?:(?:{_capital(english.WEEKDAY_NAMES)})\b\.?,? (?:{english.THE} )?)?"
_DASH = r"\s?[-–—]\s?"
_TO = rf"(?:{_DASH}| (?:{_any(english.RANGE_WORDS)}) )"
_COUNT = rf"(?:\d{{1,3}}|{_any(CARDINALS)}|an?)"
_UNIT = rf"(?:{_any(english.UNITS)})"
_PREVIOUS, _CURRENT, _FOLLOWING = _any(english.PREVIOUS), _any(english.CURRENT), _any(english.FOLLOWING)
_PATTERNS = {
    "iso": rf"(?<![\d-])(?P<iso>{_YEAR}-\d\d-\d\d)(?![\d-])",
    "slashed": r"(?<![\d/.])(?P<y_s>\d{4})/(?P<m_s>\d\d?)/(?P<d_s>\d\d?)(?![\d/])",
    "between_months": (
        rf"{_LEADING}(?P<d_a>{_DAY}) (?P<m_a>{_MONTH})(?:,? (?P<y_a>{_YEAR})\b)?{_TO}{_LEADING}"
        rf"(?P<d_b>{_DAY}) (?P<m_b>{_MONTH})(?:,? (?P<y_b>{_YEAR})\b)?"
    ),
    "months_between": (
        rf"{_LEADING}(?P<m_c>{_MONTH}) (?P<d_c>{_DAY})(?:, (?P<y_c>{_YEAR})\b)?{_TO}{_LEADING}"
        rf"(?P<m_d>{_MONTH}) (?P<d_d>{_DAY})\b(?:,? (?P<y_d>{_YEAR})\b)?"
    ),
    "days": rf"{_LEADING}\b(?P<d_e>{_DAY}){_TO}(?P<d_f>{_DAY})(?: {english.OF})? (?P<m_e>{_MONTH})(?:,? (?P<y_e>{_YEAR})\b)?",
    "days_us": rf"(?P<m_g>{_MONTH}) (?P<d_g>{_DAY}){_TO}(?P<d_h>{_DAY})\b(?! ?{_MONTH})(?:,? (?P<y_g>{_YEAR})\b)?",
    "day_month": rf"{_LEADING}\b(?P<d_i>{_DAY})(?: {english.OF})?[ -](?P<m_i>{_MONTH})(?!\.? {_DAY}\b(?!:))(?:,?[ -](?P<y_i>{_YEAR})\b)?",
    "month_day": rf"{_LEADING}\b(?P<m_j>{_MONTH}) (?P<d_j>{_DAY})\b(?:,? (?P<y_j>{_YEAR})\b)?",
    "month_year": rf"\b(?P<m_k>{_MONTH}),? (?:{english.OF} )?(?P<y_k>{_YEAR})\b",
    "month": rf"(?:(?P<which_m>(?i:{_any(english.BEFORE_MONTH_NAME)})) )?\b(?P<m_l>{_MONTH})(?!\w|-[a-z])",
    "ordinal": rf"(?<=\b{english.ON} ){english.THE} (?P<d_o>{_DAY_OF_MONTH})(?=[,.;:)]|$| (?:{_any(english.AFTER_ORDINAL)})\b)",
    "named": rf"(?i:\b(?P<named>{_any(english.NAMED_DAYS)})\b)",
    "other": rf"(?i:\b(?P<other>{_any(english.OTHER_DAYS)})\b)",
    "weekdays": rf"\b(?P<w_a>{_WEEKDAY}){_TO}(?P<w_b>{_WEEKDAY})\b",
    "weekday": rf"(?:\b(?P<which_w>(?i:{_any(english.BEFORE_WEEKDAY)})) )?\b(?P<w_c>{_WEEKDAY})(?!s\b|\w)",
    "period": rf"(?i:\b(?:{english.THE} )?(?P<which_p>{_PREVIOUS}|{_CURRENT}|{_FOLLOWING}) (?P<unit_p>{_any(english.PERIODS)})\b)",
    "weekend": rf"(?i:\b(?P<weekend>(?:(?:{_any(english.BEFORE_WEEKEND)}) )?{english.THE} {english.WEEKEND})\b)",
    "ago": rf"(?i:\b(?P<n_ago>{_COUNT}) (?P<u_ago>{_UNIT})s? (?:{_any(english.AGO)})\b)",
    "in_time": rf"(?i:\b{english.IN} (?P<n_in>{_COUNT}) (?P<u_in>{_UNIT})(?:s['’]|['’]s|s)?(?P<time_in> {english.IN_TIME})?\b)",
    "decade": r"\b(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b",
    "year": rf"(?<![\d.,$€£-])\b(?P<y_z>{_YEAR})\b(?![\d%,]\d|\.\d)",
}
_FIRST_WORDS = {
    phrase.split()[0]
    for phrase in (
        english.THE,
        *(*english.NAMED_DAYS, *english.OTHER_DAYS, *english.PREVIOUS, *english.CURRENT, *english.FOLLOWING, *CARDINALS),
        *english.BEFORE_PERIOD,
    )
}
_BEGINNING = rf"(?<!\w)(?=\d|(?:{_capital(english.MONTH_NAMES)}|{_capital(english.WEEKDAY_NAMES)})|(?i:(?:{_any(_FIRST_WORDS)})\b))"
MENTION = re.compile(_BEGINNING + "(?:" + "|".join(f"(?P<{kind}_>{pattern})" for kind, pattern in _PATTERNS.items()) + ")")
MAYBE = re.compile(
    rf"\d|\b(?:{_capital(english.MONTH_NAMES)}|{_WEEKDAY})|(?i:{_any((*english.NAMED_DAYS, *english.PERIODS, *english.UNITS))})"
)
