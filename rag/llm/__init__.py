"""The generator: prompts of blocks, read and answered by llama.cpp.

generator = load_generator(path, settings)
for text in generator.generate(Prompt(system, passages, history, question), max_tokens=200): ...
"""

from rag.llm.generator import Generator, get_ready, load_generator
from rag.llm.passage_cache import CacheStatus, PassageCache, open_cache
from rag.llm.prompt import Prompt
from rag.llm.scripted import Scripted

__all__ = ["CacheStatus", "Generator", "PassageCache", "Prompt", "Scripted", "get_ready", "load_generator", "open_cache"]
