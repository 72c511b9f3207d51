"""Sentences of a page that tell whoever reads it by machine what to say: found, named by a rule, never obeyed.

An order has an addressee (a model, an assistant, whoever summarises this page, the owner of "your answer")
and a directive about answering; `rules` judges single sentences by the words of each language (`tongues`). News about
orders has both as well, in somebody's mouth: what stands in quotation marks, what is reported, and what a law or a firm
demands of machines in general is no order. `page` judges a sentence by what stands beside it, too.
"""

from rag.corpus.orders.page import orders

__all__ = ["orders"]
