"""What the model is asked: a draft, and how likely it holds something for true. One prompt a file in `prompts/`.

In: blocks of evidence and a question. Out: words and log-odds. It knows neither where the evidence comes from nor what
becomes of the words.
"""

from rag.answer.generate.model import Model

__all__ = ["Model"]
