"""What the claim gives to one speaker and the story to another."""

from __future__ import annotations

from collections.abc import Iterator

from rag.language.speech import speakers
from rag.views.check.clashes.pair import Clash, Pair

WHO = 9  # words of a speaker at most: what is longer was misread


def check(pair: Pair) -> Iterator[Clash]:
    if pair.speaks is None or pair.speaks > 0 or not pair.speaker:
        return
    for speech in speakers(pair.text):
        if not speech.pronoun and len(speech.who.split()) <= WHO:
            start = pair.text.find(speech.who)
            yield Clash("speaker", "other", start, start + len(speech.who), pair.speaker)
            return
