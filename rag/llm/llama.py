"""A GGUF model run by llama.cpp as a Generator: the only owner of the model and its lock.

It may be called from any thread. One answer is written at a time; between two of its tokens others may
ask for log-odds, which are computed in a context of their own and leave the answer alone. What one prompt
shares with the one before it (the system prompt, the same passages) is not computed again.
"""

from __future__ import annotations

import codecs
import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rag.config import Settings
from rag.errors import BadInput, Cancelled, ModelError
from rag.llm.context import BATCH, Block, Context, Held, Refused, State
from rag.llm.drafts import Source
from rag.llm.generator import Choose, Logits, OnReading
from rag.llm.native import Model
from rag.llm.passage_cache import open_cache
from rag.llm.prompt import Blocks, ChatTemplate, Prompt
from rag.llm.states import States
from rag.llm.together import SEATS, WIDTH, Pair, Panel, by_themselves, shared
from rag.models import catalogue, identity

CONTEXT = 4096  # tokens of a prompt with its answer
USUAL = 1024  # a passage or two, a question and its answer
SIDE = 2048  # tokens of what is judged while an answer is being written, and of a passage computed ahead


class LlamaGenerator:
    """A GGUF model run by llama.cpp."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self.name = path.stem
        self._model = Model(path)
        self.sha256 = identity(path)
        known = any(file.sha256 == self.sha256 for model in catalogue() for file in model.files)
        self._template = ChatTemplate(self._model.chat_template(), *self._model.begin_and_end(), known)
        self.context = min(CONTEXT, self._model.trained_context)
        self._text = Pair(self._model, self.context, settings.cores)
        self._text.make_room(USUAL)
        self._side = Pair(self._model, min(SIDE, self.context), settings.cores)
        self._panel = Panel(self._model, min(SIDE, self.context), settings.cores)
        self._states = States(self._side, open_cache(settings), self._origin()) if settings.passage_cache and self._text.can_shift else None
        self._step = threading.Lock()  # held while llama.cpp computes
        self._answering = threading.Lock()  # held from an answer's first token to its last
        self._closed = False

    def count(self, text: str) -> int:
        return len(self.tokens(text))

    def fits(self, prompt: Prompt, max_tokens: int = 0) -> bool:
        return len(self._blocks(prompt)) + max_tokens <= self.context

    def tokens(self, text: str) -> list[int]:
        return self._model.tokens(text)

    def piece(self, token: int) -> bytes:
        return self._model.piece(token)

    def ends(self, token: int) -> bool:
        return self._model.ends(token)

    def generate(
        self,
        prompt: Prompt,
        max_tokens: int,
        cancel: threading.Event | None = None,
        on_reading: OnReading | None = None,
        choose: Choose | None = None,
    ) -> Iterator[str]:
        blocks = self._blocks(prompt)
        self._refuse_longer(blocks, max_tokens, self.context)
        return self._answer(blocks, max_tokens, cancel, on_reading, choose)

    def _answer(
        self, blocks: Blocks, max_tokens: int, cancel: threading.Event | None, on_reading: OnReading | None, choose: Choose | None
    ) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        with self._answering:
            for token in self._written(blocks, max_tokens, cancel, on_reading, choose):
                if text := decoder.decode(self.piece(token)):
                    yield text

    def _written(
        self, blocks: Blocks, max_tokens: int, cancel: threading.Event | None, on_reading: OnReading | None, choose: Choose | None
    ) -> Iterator[int]:
        """The answer's tokens. Where small batches change no number, drafts are computed along and kept as far as they are right."""
        source = Source((blocks.rest, *blocks.passages) if self._model.alike else ())
        with self._step:
            self._read(self._text, blocks, cancel, on_reading, max_tokens)
            new, done = self._right((), [self._text.logits()], [], choose)
        written: list[int] = []
        while True:
            for token in new:
                written.append(token)
                yield token
            if done or len(written) == max_tokens:
                return
            draft = source.draft(written)[: max_tokens - len(written) - 1]
            with self._step:
                if self._closed or (cancel and cancel.is_set()):
                    raise Cancelled("Stopped.")
                after = self._text.write((written[-1], *draft), len(written) - 1)
                new, done = self._right(draft, after, written, choose)
                self._text.unwrite(len(written) + len(new) - 1)

    def _right(self, draft: Block, after: Sequence[Logits], written: Sequence[int], choose: Choose | None) -> tuple[list[int], bool]:
        """The tokens to write after a draft was computed, those that are right and one more, and whether the answer ends there."""
        new: list[int] = []
        for guess, logits in zip((*draft, None), after, strict=True):
            chosen = choose(logits, [*written, *new]) if choose else None
            token = int(logits.argmax()) if chosen is None else chosen
            if self.ends(token):
                return new, True
            new.append(token)
            if token != guess:
                break
        return new, False

    def log_odds(self, prompt: Prompt, yes: str, no: str, cancel: threading.Event | None = None, beside: Prompt | None = None) -> float:
        asked, other = self._blocks(prompt), self._blocks(beside or prompt)
        if beside and self._fit_together(asked, other) and self._answering.acquire(blocking=False):
            try:
                self._refuse_longer(other, 0, self.context)
                with self._step:
                    self._attach(self._text, other, len(other) + len(asked.rest), cancel)
                    after = self._text.read_both(other.rest, asked.rest, cancel)
                    return self._compared(after, yes, no)
            finally:
                self._answering.release()
        return self.log_odds_many((prompt,), yes, no, cancel)[0]

    def log_odds_many(self, prompts: Sequence[Prompt], yes: str, no: str, cancel: threading.Event | None = None) -> list[float]:
        asked = [self._blocks(prompt) for prompt in prompts]
        free = self._answering.acquire(blocking=False)
        try:
            with contextlib.suppress(ModelError):  # another llama.cpp may not take states in this form
                if free and self._fit_panel(asked):
                    groups = [asked[at : at + SEATS] for at in range(0, len(asked), SEATS)]
                    return [odds for group in groups for odds in self._odds_of_all(group, yes, no, cancel)]
            context = self._text if free else self._side
            return [self._odds(context, blocks, yes, no, cancel) for blocks in asked]
        finally:
            if free:
                self._answering.release()

    def _odds(self, context: Pair, blocks: Blocks, yes: str, no: str, cancel: threading.Event | None) -> float:
        self._refuse_longer(blocks, 0, context.most)
        with self._step:
            self._read(context, blocks, cancel)
            return self._compared(context.logits(), yes, no)

    def _odds_of_all(self, asked: Sequence[Blocks], yes: str, no: str, cancel: threading.Event | None) -> list[float]:
        """The log-odds after several questions of one length over a passage each."""
        states, system = self._states, asked[0].system
        assert states
        for blocks in asked:
            self._refuse_longer(blocks, 0, self._panel.most)
        with self._step:
            if self._closed:
                raise Cancelled("Stopped.")
            for passage in states.missing(system, [blocks.passages[0] for blocks in asked]):
                states.of(system, passage, cancel)
            self._side.close()  # the panel takes its place in memory
            self._text.make_room(self._text.length + max(map(len, asked)))
            if not self._text.shared([(system, True)]):
                self._text.keep(0)
                self._text.attach(system, states.of(system), 0)
            self._panel.make_room(max(map(len, asked)))
            for blocks in asked:
                whole = self._text.behind_first(states.of(system, blocks.passages[0], cancel), len(blocks.passages[0]))
                self._panel.seat(whole, len(blocks) - len(blocks.rest))
            return [self._compared(after, yes, no) for after in self._panel.read_all([blocks.rest for blocks in asked], cancel)]

    def _fit_together(self, asked: Blocks, other: Blocks) -> bool:
        """Whether two questions about the same passages can be read in one batch."""
        same = (asked.system, asked.passages) == (other.system, other.passages)
        longer = len(asked.rest) + len(other.rest) - shared(asked.rest, other.rest)
        return self._model.alike and same and by_themselves((asked.rest, other.rest)) and longer <= BATCH

    def _fit_panel(self, asked: Sequence[Blocks]) -> bool:
        """Whether questions about a passage each can be read in one batch."""
        rests = [blocks.rest for blocks in asked]
        alike = len({(blocks.system, len(blocks.rest)) for blocks in asked}) == 1 and {len(blocks.passages) for blocks in asked} == {1}
        return self._model.alike and self._states is not None and len(asked) > 1 and alike and by_themselves(rests, WIDTH)

    def _compared(self, after: Logits, yes: str, no: str) -> float:
        return float(after[self.tokens(yes)[0]] - after[self.tokens(no)[0]])

    def warm(
        self,
        system: str,
        passages: Sequence[str] = (),
        cancel: threading.Event | None = None,
        on_progress: OnReading | None = None,
    ) -> None:
        if not self._states:
            return
        blocks = self._blocks(Prompt(system, tuple(passages), (), ""))
        for done, passage in enumerate(((), *blocks.passages)):
            with self._step:
                if self._closed:
                    raise Cancelled("Stopped.")
                if self._states.missing(blocks.system, [passage]):
                    self._states.of(blocks.system, passage, cancel)
            if on_progress:
                on_progress(done, len(passages))

    def missing(self, system: str, passages: Sequence[str]) -> int:
        blocks = self._blocks(Prompt(system, tuple(passages), (), ""))
        return sum(map(len, self._states.missing(blocks.system, blocks.passages))) if self._states else 0

    def close(self) -> None:
        with self._step:
            if not self._closed:
                self._closed = True
                self._text.close()
                self._side.close()
                self._panel.close()
                self._model.close()

    def _blocks(self, prompt: Prompt) -> Blocks:
        blocks = self._template.blocks(prompt, self._model.tokens)
        first = self._model.first_token()
        if first is None or blocks.system[:1] == (first,):
            return blocks
        return replace(blocks, system=(first, *blocks.system))

    def _read(
        self, context: Pair, blocks: Blocks, cancel: threading.Event | None, on_reading: OnReading | None = None, answer: int = 0
    ) -> None:
        """Make a context hold a prompt, with room for an answer; nothing is read when it was read beside another just now."""
        room = len(blocks) + answer
        if not (context.ready and context.cells >= room and context.held == [*self._front(blocks), (blocks.rest, False)]):
            self._attach(context, blocks, room, cancel, on_reading)
            context.read(blocks.rest, cancel)
        if on_reading:
            on_reading(len(blocks), len(blocks))

    def _attach(
        self, context: Context, blocks: Blocks, room: int, cancel: threading.Event | None, on_reading: OnReading | None = None
    ) -> None:
        """Make a context hold a prompt but for its end, with room for so many tokens. What it holds from before, block by block, stays.

        What the cache holds of it and should not is computed again.
        """
        try:
            self._attach_kept(context, blocks, room, cancel, on_reading)
        except Refused:
            assert self._states
            self._states.forget(blocks.system, blocks.passages)
            self._attach_kept(context, blocks, room, cancel, on_reading)

    def _attach_kept(
        self, context: Context, blocks: Blocks, room: int, cancel: threading.Event | None, on_reading: OnReading | None
    ) -> None:
        def tell(done: int) -> None:
            if on_reading:
                on_reading(done, len(blocks))

        if self._closed:
            raise Cancelled("Stopped.")
        context.make_room(room)
        front = self._front(blocks)
        attached = [held for held in front if held[1]]
        states = self._gather(self._states, context, attached, cancel, tell) if self._states else {}
        context.keep(context.shared(front))
        for block, ready in front[len(context.held) :]:
            if ready:
                context.attach(block, states[block], len(blocks.system) if context.held else 0)
            else:
                tell(context.length)
                context.read(block, cancel)
        tell(context.length)

    def _front(self, blocks: Blocks) -> list[Held]:
        """A prompt's blocks but the last, each with whether it is attached."""
        return [(block, self._states is not None) for block in (blocks.system, *blocks.passages)]

    def _gather(
        self, states: States, context: Context, wanted: list[Held], cancel: threading.Event | None, tell: Callable[[int], None]
    ) -> dict[Block, State]:
        """The KV of the blocks that are to be attached. Computing one replaces the side context's text."""
        held = 0 if context is self._side else context.shared(wanted)
        system, done = wanted[0][0], sum(len(block) for block, _ in wanted[:held])
        found: dict[Block, State] = {}
        for at, (block, _) in enumerate(wanted[held:], held):
            tell(done)
            if block not in found:
                found[block] = states.of(system, block if at else (), cancel)
            done += len(block)
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
