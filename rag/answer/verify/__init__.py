"""Whether a statement says what its evidence says: which sentences bear it out, and what each named check finds.

In: a claim, its support, the question. Out: findings, as data. It rewrites nothing and decides nothing about what is shown.
"""

from rag.answer.verify.claim import Claim, Finding, Verifier
from rag.answer.verify.link import Support, support
from rag.answer.verify.run import CHECKS, findings

__all__ = ["CHECKS", "Claim", "Finding", "Support", "Verifier", "findings", "support"]
