"""States and the words by which they have turned into their opposite."""

from __future__ import annotations

OPPOSITES = (
    ("closed close shut shuttered", "open opens opened opening reopen reopens reopened reopening"),
    ("open", "closed close shut shuttered closes shuts"),
    (
        "custody jail jailed prison detained arrested imprisoned held hostage captive kidnapped abducted kidnappers",
        "released freed bail free acquitted escaped",
    ),
    ("missing lost stolen", "found recovered returned freed rescued"),
    ("banned forbidden prohibited barred blocked illegal", "allowed permitted lifted legal legalised legalized"),
    ("suspended paused halted stopped interrupted", "resumed resumes restarted restored"),
    ("strike striking walkout", "returned ended settled"),
    ("broken down offline out", "repaired restored fixed working running back"),
    ("stranded trapped stuck", "freed rescued refloated"),
    ("alive", "dead died killed"),
    ("ill sick hospital injured", "recovered discharged well"),
    ("positive infected contagious", "negative recovered"),
    ("boil", "drink safe lifted"),
    ("evacuated homeless", "returned rehoused"),
    ("unsafe dangerous polluted contaminated", "safe clean cleared harmless"),
    ("vacant empty", "filled occupied appointed"),
    ("unpaid owed", "paid settled"),
    ("undecided pending", "decided settled approved rejected"),
)
"""Words for a state, and words that show that it is over."""
