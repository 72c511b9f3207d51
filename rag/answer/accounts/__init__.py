"""What each outlet says on a topic: its own words, the figures beside each other, who puts whom right, what only one of them has.

In: evidence. Out: sentences of it, in groups. It words nothing and knows neither the model nor who shows them.
"""

from rag.answer.accounts.corrections import Correction, corrections
from rag.answer.accounts.figures import Figure, figures, taken_back
from rag.answer.accounts.outlets import Account, accounts, only_here, outlet_of

__all__ = ["Account", "Correction", "Figure", "accounts", "corrections", "figures", "only_here", "outlet_of", "taken_back"]
