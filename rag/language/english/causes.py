"""How English tells why something happened."""

from __future__ import annotations

BECAUSE = frozenset("because due owing thanks".split())
"""Words that open a cause and nothing else: "because of the storm", "due to the storm"."""

BECAUSE_PHRASES = (
    "as a result of",
    "on account of",
    "as a consequence of",
    "in response to",
    "in protest at",
    "in protest against",
    "in retaliation for",
    "in revenge for",
    "in return for",
)
AFTER = frozenset("after following amid over".split())
"""Words that may open a cause."""

FOR = "for"
OVER_WHICH = frozenset(
    "sue protest resign quit criticise criticize condemn arrest jail fine strike clash argue fire sack dismiss suspend split investigate charge "
    "apologise apologize attack feud quarrel walk_out step_down impeach punish sanction demonstrate demand call threaten denounce lawsuit row "
    "dispute protest strike resignation clash fight anger outrage criticism".split()
)
"""What is done "over" something."""

FOR_WHICH = frozenset(
    "suspend fire sack dismiss fine jail arrest sentence convict sue criticise criticize condemn praise thank blame punish ban charge "
    "apologise apologize indict disqualify expel detain impeach censure rebuke honour honor reward disbar scold".split()
)
"""What is done to somebody "for" something."""

CAUSING = frozenset(
    "cause lead prompt trigger force blame result stem spark drive prevent contribute due because since therefore so thus reason "
    "attribute amid after following over owe owing thanks response cite why explain fuel provoke hence consequence link protest react "
    "anger accuse allege root motive motivate base".split()
)
"""Words by which two things may be told as cause and effect."""

BY_WHICH = frozenset("for from by with of".split())
"""Prepositions before what may be the cause: "left |with| a sore arm", "died |of| cold"."""
