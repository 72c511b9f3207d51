"""The generator: prompts read and answered by llama.cpp, or by a server.

generator = load_generator(settings)
for text in generator.generate(Prompt(system, passages, question), max_tokens=200): ...
"""

from rag.llm.generator import Generator
from rag.llm.load import get_ready, load_generator
from rag.llm.passage_cache import CacheStatus, PassageCache, open_cache
from rag.llm.prompt import Prompt

__all__ = ["CacheStatus", "Generator", "PassageCache", "Prompt", "get_ready", "load_generator", "open_cache"]
