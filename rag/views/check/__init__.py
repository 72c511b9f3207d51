"""Checks a draft against the stories, claim by claim: supported, partly, contradicted, not found, or nothing that can be checked.

In: a `Draft`. Out: `Checked`, one a claim, in order and as soon as each is known. Evidence and checks are those of answers; nothing
here searches or judges by itself.
"""

from rag.views.check.draft import Draft, read_drafts
from rag.views.check.run import Checked, Checker
from rag.views.check.verdict import Verdict

__all__ = ["Checked", "Checker", "Draft", "Verdict", "read_drafts"]
