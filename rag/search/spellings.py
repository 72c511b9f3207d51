"""Other ways of writing the same: names that papers spell differently, numbers, abbreviations.

Names that differ by one system of letters (Zelensky, Zelenskyy, Zelenskiy) are found among the words of the
index itself; here stand those that no rule finds.
"""

from __future__ import annotations

import re

_SAME = (
    "Kyiv, Kiev",
    "Kharkiv, Kharkov",
    "Lviv, Lvov",
    "Mykolaiv, Nikolaev",
    "Chernobyl, Chornobyl",
    "Donbas, Donbass",
    "Beijing, Peking",
    "Mumbai, Bombay",
    "Kolkata, Calcutta",
    "Chennai, Madras",
    "Yangon, Rangoon",
    "Myanmar, Burma",
    "Türkiye, Turkey",
    "Czechia, Czech Republic",
    "Eswatini, Swaziland",
    "Ivory Coast, Côte d'Ivoire",
    "Gaddafi, Qaddafi, Gadhafi, Kadhafi, Kadafi",
    "Hezbollah, Hizbollah, Hizbullah",
    "Qaeda, Qaida",
    "ISIS, ISIL, Daesh, Islamic State",
    "Quran, Koran, Qur'an",
    "Muhammad, Mohammed, Mohammad, Mohamed, Muhammed",
    "Yusuf, Youssef, Yousef, Yusef",
    "Sergey, Sergei",
    "Alexei, Aleksei, Alexey",
    "Yevgeny, Evgeny, Yevgeniy",
    "Dmitry, Dmitri, Dmitriy",
    "Alexander, Aleksandr, Oleksandr",
    "Volodymyr, Vladimir",
    "US, U.S., USA, United States",
    "UK, U.K., United Kingdom, Britain",
    "EU, E.U., European Union",
    "UN, U.N., United Nations",
    "Covid, coronavirus",
)
_TABLE = {form.casefold(): tuple(group.split(", ")) for group in _SAME for form in group.split(", ")}
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTS = {word: str(number) for number, word in enumerate(_NUMBERS)} | {str(number): word for number, word in enumerate(_NUMBERS)}
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")


def spellings(word: str) -> tuple[str, ...]:
    """The word itself and the other ways of writing it that are known; "US" is a country, "us" a word."""
    if word in ("us", "un", "eu", "uk"):
        return (word,)
    if known := _TABLE.get(word.casefold()):
        return (word, *(form for form in known if form.casefold() != word.casefold()))
    if count := _COUNTS.get(word.casefold()):
        return (word, count)
    if _THOUSANDS.fullmatch(word):
        return (word, word.replace(",", ""))
    if re.fullmatch(r"(?!(?:19|20)\d\d$)\d{4,}", word):
        return (word, f"{int(word):,}")
    return (word,)
