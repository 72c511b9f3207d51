"""Recognises a model's own refusal while it is being written, so that nothing is shown before it is ruled out."""

from __future__ import annotations

import re

from rag.answer.words import listed

_ARTICLES = (
    r"(?:the |these |this |any of the |provided |given |above )*"
    r"(?:articles?|passages?|texts?|information|stor(?:y|ies)|documents?|context)(?: above| below| provided| given)*"
)
_NOT = r"(?:(?:do|does|did|is|are|was|were|has|have|can) not|cannot|(?:do|does|did|is|are|was|were|has|have)n['’]t|can['’]t)"
_PLAINLY = r"(?:(?:explicitly|directly|specifically|clearly) )*"
_TELL = (
    r"(?:say|state|mention|provide|contain|specif|include|answer|give|indicate|address|discuss|name|report|identif|disclose|have|list|"
    r"available|clear|known)"
)
_TOLD = r"(?:stated|mentioned|specified|provided|given|disclosed|included|named|identified)"
_REFUSES = re.compile(
    rf"^\W*(?:(?:sorry|unfortunately|i['’]m sorry|i am sorry|i apologi[sz]e)\b"
    rf"|i (?:do not|don['’]t|cannot|can['’]t) (?:know|find|answer|have|provide|determine|say)"
    rf"|there (?:is|was|are) (?:no|not any|insufficient) (?:\w+ ){{0,3}}"
    rf"(?:information|mention|answer|indication|details?|reference|statement|article|data)"
    rf"|(?:no|none of the) (?:\w+ ){{0,2}}(?:information|mention|answer|articles?|details?)\b"
    rf"|(?:based on |according to |in )?{_ARTICLES}(?:,? (?:it|there))? (?:{_NOT}|is no\b)"
    rf"|it (?:is|was) (?:not|un)\s?{_PLAINLY}{_TELL}"
    rf"|not {_TOLD}\b|not available\b|unknown\b)",
    re.I,
)
_WITHIN = re.compile(
    rf"\b(?:(?:is|was|are|were|has|have)(?: not|n['’]t)(?: been)?|not) {_PLAINLY}{_TOLD}[^.]{{0,40}}\b(?:in|by) {_ARTICLES}"
    rf"|{_ARTICLES} {_NOT} {_PLAINLY}{_TELL}",
    re.I,
)
_MAY_BEGIN = frozenset(
    listed("sorry unfortunately i i'm i’m there no none based according in the these this it not unknown any provided given above articles")
)
ENOUGH = 9  # words after which a sentence that is going to refuse has shown it


def refuses(sentence: str) -> bool:
    """Whether a sentence says that the articles do not answer."""
    return bool(_REFUSES.search(sentence) or _WITHIN.search(sentence))


def ruled_out(begun: str) -> bool:
    """Whether the beginning of an answer can no longer become a refusal."""
    words = begun.split()
    if not words or (len(words) == 1 and not begun[-1:].isspace()):
        return False
    if words[0].lower().strip("\"'“”,") not in _MAY_BEGIN:
        return True
    return len(words) > ENOUGH and not refuses(begun)
