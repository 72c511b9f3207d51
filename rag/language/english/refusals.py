"""How a model says that it does not know (templates: rag/language/phrases.py), and how it opens a sentence needlessly."""

from __future__ import annotations

_ARTICLES = "article|articles|passage|passages|text|texts|information|story|stories|document|documents|context"
_TELL = "say|state|mention|provide|contain|specify|include|answer|give|indicate|address|discuss|name|report|identify|disclose|have|list"
_TOLD = "stated|mentioned|specified|provided|given|disclosed|included|named|identified|available|clear|known|indicated"
REFUSING = (
    "^ sorry|unfortunately",
    "^ i'm sorry",
    "^ i do|does|cannot|can't|don't ?not know|find|answer|have|provide|determine|say",
    "^ there is|was|are no|not|insufficient ?any ?specific ?direct information|mention|answer|indication|details|reference|statement|article|data",
    f"^ no|none ?of ?the ?specific information|mention|answer|{_ARTICLES}",
    f"{_ARTICLES} ?above ?below ?provided ?given do|does|did|is|are|has|have not ?explicitly ?directly ?specifically {_TELL}|{_TOLD}",
    f"{_ARTICLES} ?above ?provided ?given don't|doesn't|didn't|cannot|can't ?explicitly ?directly ?specifically {_TELL}|{_TOLD}",
    f"is|was|are|were|has|have not ?been ?explicitly ?directly ?specifically {_TOLD} in|by ?the ?these ?any ?of {_ARTICLES}",
    f"is|was|are|were|has|have not ?been ?explicitly ?directly ?specifically {_TOLD}$",
    f"isn't|wasn't|aren't|weren't ?explicitly ?directly ?specifically {_TOLD}",
    f"^ it is|was not ?yet ?publicly {_TOLD}",
    "^ it is|was unclear|unknown",
    f"^ not {_TOLD}",
    "^ unknown$",
)
OPENINGS = (
    f"^ the|this|these {_ARTICLES} ?above state|states|say|says|report|reports|mention|mentions|indicate|indicates that",
    f"^ according to the|this|these {_ARTICLES} ?above",
    f"^ based on the|this|these {_ARTICLES} ?above",
    "^ yes|no",
)
