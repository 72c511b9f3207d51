"""How English gives a speaker."""

from __future__ import annotations

from rag.language.english.kinds import SAYING as _SAYING

SAYING = _SAYING - {"according"}
PRONOUNS = frozenset("he she they it we i".split())
DETERMINERS = frozenset("the a an its his her their one another our".split())
ASKING_VERBS = frozenset(
    "say said tell told think thought argue call called claim claimed respond reply promise promised warn predict accuse demand suggest announce admit answer "
    "state comment explain believe want recommend urge declare testify describe insist propose complain mean ask write add stress deny react justify defend "
    "see feel make put reject view hold criticise criticize praise condemn expect hope deal differ".split()
)
REACTIONS = frozenset(
    "reaction response reply answer view opinion comment position stance statement explanation excuse argument verdict words".split()
)
