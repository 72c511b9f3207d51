"""What in a claim stands otherwise in the sentences that come near to it: one kind of difference a file.

In: a `Pair`. Out: `Clash`es, as data. None of them decides what is shown.
"""

from rag.views.check.clashes.pair import Clash, Code, Pair, Way
from rag.views.check.clashes.run import clashes

__all__ = ["Clash", "Code", "Pair", "Way", "clashes"]
