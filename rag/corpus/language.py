"""Which language a text is in, by its commonest words or its script; nothing when that is not clear."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import chain

from rag.corpus.one_byte import narrow, table, wide

_COMMON = {
    "en": "the of and to in that was for is on with he she at by from his her they this have has said are were not but which as it be",
    "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass"
    " sie nach wird bei",
    "fr": "de la le et les des en un du une que est pour qui dans par sur pas au plus il ce ne sont avec son elle aux mais été cette",
    "es": "de la que el en y los del se las por un para con no una su al lo como más pero sus le ha o este sí porque esta entre fue",
    "it": "di e il la che in un del per è non una sono con si da come ha i al dei nel alla gli le più anche della ma lo questo",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als maar bij of uit nog naar door over ze hij heeft worden",
    "sv": "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när hon eller",
    "da": "og i at det er en til på som med for af de der den har ikke et var han fra men om ved sig kan vil blev eller også efter",
    "no": "og i det på som er en til av at for med de har ikke den om et han var fra men seg vi så kan når etter ble også hun",
    "pl": "w i na z do się nie że to o jest jak a po od za przez są dla oraz tym był które który co już tylko ale może został",
    "tr": "ve bir bu da de için ile olarak daha çok olan en gibi sonra kadar ne var ya ki ancak her değil oldu dedi göre iki",
}
_TABLE = {word: [code for code, words in _COMMON.items() if word in words.split()] for words in _COMMON.values() for word in words.split()}
_SCRIPTS = {
    "HEBREW": "he",
    "ARABIC": "ar",
    "GREEK": "el",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "THAI": "th",
    "DEVANAGARI": "hi",
    "CJK": "zh",
}
_OTHER = re.compile(r"[^\W\d_\u0000-\u036f]")
_WORD = re.compile(r"[^\W\d_]+")
_ONLY_LETTERS = table(lambda character: character.lower() if _WORD.match(character) else " ")
LOOKED_AT = 1500  # characters
FOREIGN = "mis"  # ISO 639 for a language without a code
_TOLD_BY = 20  # words without one that only English has


def language_of(text: str) -> str | None:
    """The two-letter code of the text's language."""
    start = text[:LOOKED_AT]
    western = narrow(start)
    if western is None and (script := _script(start)):
        return script
    words = _WORD.findall(start.lower()) if western is None else wide(western.translate(_ONLY_LETTERS)).split()
    counts = Counter(chain.from_iterable([_TABLE[word] for word in words if word in _TABLE]))
    ranked = counts.most_common(2)
    if len(words) < 20 or not ranked or ranked[0][1] < 0.15 * len(words):
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > 1.2 * ranked[1][1] else None


def languages_of(text: str) -> tuple[str, ...]:
    """The text's language as dates are read by it: `FOREIGN` where it is only clear that it is not English."""
    if code := language_of(text):
        return (code,)
    words = _WORD.findall(text[:LOOKED_AT].lower())
    return (FOREIGN,) if len(words) >= _TOLD_BY and sum(_TABLE.get(word) == ["en"] for word in words) * 50 < len(words) else ()


def _script(text: str) -> str | None:
    others = _OTHER.findall(text)
    if not others or len(others) * 2 < len(_WORD.findall(text)) * 3:  # a word has some five letters
        return None
    names = Counter(unicodedata.name(c, "").split(" ")[0] for c in others[:500])
    if names.get("HIRAGANA", 0) + names.get("KATAKANA", 0) > len(others[:500]) // 10:
        return "ja"
    common = names.most_common(1)[0][0]
    if common == "CYRILLIC":
        return "uk" if any(c in "іїєґ" for c in text.lower()) else "ru"
    return _SCRIPTS.get(common)
