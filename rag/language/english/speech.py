"""How English gives a speaker."""

from __future__ import annotations

from rag.language.english.kinds import SAYING as _SAYING

SAYING = _SAYING - {"according"}
PRONOUNS = frozenset("he she they it we i".split())
DETERMINERS = frozenset("the a an its his her their one another our".split())
ASKING_VERBS = frozenset(
    "say said tell told think thought argue call called claim claimed respond reply promise promised warn predict accuse demand suggest announce admit answer "
    "state comment commented explain believe want recommend urge declare testify describe insist propose complain mean ask write add stress deny react justify defend "
    "see feel make put reject view hold criticise criticize praise condemn expect hope deal differ".split()
)
REACTIONS = frozenset(
    "reaction response reply answer view opinion comment position stance statement explanation excuse argument verdict words".split()
)
FOR_IT = frozenset(
    "supporter supporters proponent proponents backer backers advocate advocates defender defenders champions enthusiasts fans allies promoters "
    "favor favour support supports back".split()
)
AGAINST_IT = frozenset(
    "opponent opponents critic critics detractor detractors skeptic skeptics sceptic sceptics objectors doubter doubters dissenter dissenters "
    "protesters foes naysayers oppose opposes opposed against object".split()
)
"""Words for those who are for a thing, and for those who are against it."""

SPEAKING_FOR = frozenset(
    "president premier chancellor mayor governor ambassador envoy secretary chief superintendent director chairman chairwoman chairperson chair spokesman "
    "spokeswoman spokesperson leader head ceo manager commissioner administrator administrators official executive representative coordinator".split()
)
"""What those are who speak for the body that is named beside it: "an official of |the company|"."""

BEFORE_VERBS = ("has", "have", "had", "do", "does", "did")
COMPLEMENTS = ("of", "in", "at", "from", "for", "on", "with", "who", "that")
"""What opens the words that only say which ones of a group are meant."""
