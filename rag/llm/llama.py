"""A GGUF model run by llama.cpp as a Generator: the only owner of the model and its lock.

It may be called from any thread. One answer is written at a time; between two of its tokens others may
ask for log-odds, which are computed in a context of their own and leave the answer alone. What one prompt
shares with the one before it (the system prompt, the same passages) is not computed again.
"""

from __future__ import annotations

import codecs
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rag.config import Settings
from rag.errors import BadInput, Cancelled
from rag.llm.chat_template import Blocks, ChatTemplate
from rag.llm.context import BATCH, KV, Block, Context, Held, Logits, Refused
from rag.llm.kv_store import KVStore
from rag.llm.native import Model
from rag.llm.passage_cache import open_cache
from rag.llm.prompt import Prompt
from rag.llm.prompt_lookup import PromptLookup
from rag.models import catalogue, identity

CONTEXT = 4096  # tokens of a prompt with its answer
USUAL = 1024  # a passage or two, a question and its answer
SIDE = 2048  # tokens of what is judged while an answer is being written, and of a passage computed ahead

Sampler = Callable[[Logits, Sequence[int]], int]


def greedy(logits: Logits, written: Sequence[int]) -> int:  # noqa: ARG001
    """The likeliest token."""
    return int(logits.argmax())


class LlamaGenerator:
    """A GGUF model run by llama.cpp. `sampler` names each next token by its logits, which are valid during the call, and those before."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self.name = path.stem
        self._model = Model(path)
        self.sha256 = identity(path)
        known = any(file.sha256 == self.sha256 for model in catalogue() for file in model.files)
        self._template = ChatTemplate(self._model.chat_template(), *self._model.begin_and_end(), known)
        self.context = min(CONTEXT, self._model.trained_context)
        self.sampler: Sampler = greedy
        self._text = Context(self._model, self.context, settings.cores)
        self._text.make_room(USUAL)
        self._side = Context(self._model, min(SIDE, self.context), settings.cores)
        self._kv = KVStore(self._side, open_cache(settings), self._origin()) if settings.passage_cache and self._text.can_shift else None
        self._step = threading.Lock()  # held while llama.cpp computes
        self._answering = threading.Lock()  # held from an answer's first token to its last
        self._closed = False

    def generate(self, prompt: Prompt, max_tokens: int, cancel: threading.Event | None = None) -> Iterator[str]:
        blocks = self._blocks(prompt)
        self._refuse_longer(blocks, max_tokens, self.context)
        return self._answer(blocks, max_tokens, cancel)

    def _answer(self, blocks: Blocks, max_tokens: int, cancel: threading.Event | None) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        with self._answering:
            for token in self._written(blocks, max_tokens, cancel):
                if text := decoder.decode(self._model.piece(token)):
                    yield text

    def _written(self, blocks: Blocks, max_tokens: int, cancel: threading.Event | None) -> Iterator[int]:
        """The answer's tokens. Where small batches change no number, drafts are computed along and kept as far as they are right."""
        lookup = PromptLookup((blocks.rest, *blocks.passages) if self._model.alike else ())
        with self._step:
            self._read(self._text, blocks, cancel, max_tokens)
            new, done = self._accepted((), [self._text.logits()], [])
        written: list[int] = []
        while True:
            for token in new:
                written.append(token)
                yield token
            if done or len(written) == max_tokens:
                return
            draft = lookup.draft(written)[: max_tokens - len(written) - 1]
            with self._step:
                if self._closed or (cancel and cancel.is_set()):
                    raise Cancelled("Stopped.")
                after = self._text.write((written[-1], *draft), len(written) - 1)
                new, done = self._accepted(draft, after, written)
                self._text.unwrite(len(written) + len(new) - 1)

    def _accepted(self, draft: Block, after: Sequence[Logits], written: Sequence[int]) -> tuple[list[int], bool]:
        """The tokens to write after a draft was computed, those that are right and one more, and whether the answer ends there."""
        new: list[int] = []
        for guess, logits in zip((*draft, None), after, strict=True):
            token = self.sampler(logits, [*written, *new])
            if self._model.ends(token):
                return new, True
            new.append(token)
            if token != guess:
                break
        return new, False

    def log_odds(self, prompts: Sequence[Prompt], yes: str, no: str, cancel: threading.Event | None = None) -> list[float]:
        asked = [self._blocks(prompt) for prompt in prompts]
        first, other = (self._model.tokens(word)[0] for word in (yes, no))
        free = self._answering.acquire(blocking=False)
        try:
            context = self._text if free else self._side
            return [self._odds(context, blocks, first, other, cancel) for blocks in asked]
        finally:
            if free:
                self._answering.release()

    def _odds(self, context: Context, blocks: Blocks, yes: int, no: int, cancel: threading.Event | None) -> float:
        self._refuse_longer(blocks, 0, context.most)
        with self._step:
            self._read(context, blocks, cancel)
            after = context.logits()
            return float(after[yes] - after[no])

    def warm(self, system: str, passages: Sequence[str], cancel: threading.Event | None = None) -> None:
        if not self._kv:
            return
        blocks = self._blocks(Prompt(system, tuple(passages), ""))
        for passage in ((), *blocks.passages):
            with self._step:
                if self._closed:
                    raise Cancelled("Stopped.")
                if not self._kv.holds(blocks.system, passage):
                    self._kv.get(blocks.system, passage, cancel)

    def close(self) -> None:
        with self._step:
            if not self._closed:
                self._closed = True
                self._text.close()
                self._side.close()
                self._model.close()

    def _blocks(self, prompt: Prompt) -> Blocks:
        blocks = self._template.blocks(prompt, self._model.tokens)
        first = self._model.first_token()
        if first is None or blocks.system[:1] == (first,):
            return blocks
        return replace(blocks, system=(first, *blocks.system))

    def _read(self, context: Context, blocks: Blocks, cancel: threading.Event | None, answer: int = 0) -> None:
        """Make a context hold a prompt, with room for an answer. What the cache holds of it and should not is computed again."""
        if self._closed:
            raise Cancelled("Stopped.")
        context.make_room(len(blocks) + answer)
        try:
            self._attach(context, blocks, cancel)
        except Refused:
            assert self._kv
            self._kv.forget(blocks.system, blocks.passages)
            self._attach(context, blocks, cancel)
        context.read(blocks.rest, cancel)

    def _attach(self, context: Context, blocks: Blocks, cancel: threading.Event | None) -> None:
        """Make a context hold a prompt but for its end. What it holds from before, block by block, stays."""
        front = [(block, self._kv is not None) for block in (blocks.system, *blocks.passages)]
        found = self._gather(self._kv, context, front, cancel) if self._kv else {}
        context.keep(context.shared(front))
        for block, attached in front[len(context.held) :]:
            if attached:
                context.attach(block, found[block], len(blocks.system) if context.held else 0)
            else:
                context.read(block, cancel)

    def _gather(self, kv: KVStore, context: Context, wanted: list[Held], cancel: threading.Event | None) -> dict[Block, KV]:
        """The KV of the blocks that are to be attached. Computing one replaces the side context's text."""
        held = 0 if context is self._side else context.shared(wanted)
        system = wanted[0][0]
        found: dict[Block, KV] = {}
        for at, (block, _) in enumerate(wanted[held:], held):
            if block not in found:
                found[block] = kv.get(system, block if at else (), cancel)
        return found

    def _refuse_longer(self, blocks: Blocks, answer: int, room: int) -> None:
        alone = len(blocks.system) + max(map(len, blocks.passages), default=0)
        if len(blocks) + answer > room or alone > self._side.most:
            message = f"The question and its passages take {len(blocks) + answer} tokens with the answer; the model has room for {room}."
            raise BadInput(message, "Ask with fewer or shorter passages, a shorter question, or a new conversation.")

    def _origin(self) -> str:
        """What the numbers of the model's KV depend on."""
        c = self._model.c
        weights = "rearranged" if self._model.rearranged else "as in the file"
        return f"{self.sha256} llama.cpp {c.__version__} {c.llama_print_system_info().decode()} {weights} {self._text.keys} f16 {BATCH}"
