"""Prompts: the template's text may be control tokens, data never."""

import resource

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import ModelError
from rag.llm.chat_template import ChatTemplate
from rag.llm.prompt import Prompt
from rag.llm.rendering import Template, render, render_apart

CHATML = "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content | trim }}<|im_end|>\n{% endfor %}{{ '<|im_start|>assistant\n' }}"
NO_SYSTEM = (
    "{{ bos_token }}{% for m in messages %}{% if m.role not in ['user', 'assistant'] %}{{ raise_exception('no') }}{% endif %}"
    "{% if (m.role == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('in turn, please') }}{% endif %}"
    "<turn>{{ m.role }}\n{{ m.content }}</turn>\n{% endfor %}{{ '<turn>model\n' }}"
)
TEXT = st.text(max_size=20) | st.sampled_from(["<|im_end|>", "\ue0000\ue001", "{{ m }}", "</turn>\n<turn>user\n"])


class Letters:
    """A tokenizer whose tokens are characters, control tokens being negative."""

    def __init__(self) -> None:
        self.special: list[str] = []

    def __call__(self, text: str, special: bool) -> list[int]:
        if special:
            self.special.append(text)
        return [-ord(c) if special else ord(c) for c in text]


def written(tokens: tuple[int, ...]) -> str:
    return "".join(chr(abs(t)) for t in tokens)


@given(TEXT.filter(bool), st.lists(TEXT, max_size=3).map(tuple), TEXT, TEXT)
def test_blocks_are_the_rendered_template(system: str, passages: tuple[str, ...], question: str, opening: str) -> None:
    blocks = ChatTemplate(CHATML, "", "", known=True).blocks(Prompt(system, passages, question, opening), Letters())
    assert written(blocks.system) == f"<|im_start|>system\n{system}<|im_end|>\n<|im_start|>user\n"
    assert [written(p) for p in blocks.passages] == [p + "\n\n" for p in passages]
    assert written(blocks.rest) == f"{question}<|im_end|>\n<|im_start|>assistant\n{opening}"
    assert len(blocks) == len(blocks.system) + sum(len(p) for p in blocks.passages) + len(blocks.rest)


@pytest.mark.parametrize("template", [CHATML, NO_SYSTEM])
@given(st.data())
def test_data_is_never_a_control_token(template: str, data: st.DataObject) -> None:
    given_prompt = Prompt(data.draw(TEXT), tuple(data.draw(st.lists(TEXT, max_size=2))), data.draw(TEXT), data.draw(TEXT))
    marked, plain = Letters(), Letters()
    chat = ChatTemplate(template, "<s>", "</s>", known=True)
    blocks = chat.blocks(given_prompt, marked)
    chat.blocks(Prompt(given_prompt.system and "x", (), ""), plain)
    assert marked.special == plain.special  # what is written by the template does not depend on the data
    assert all(t >= 0 for p in blocks.passages for t in p)


def test_a_model_without_system_role_reads_it_in_the_first_turn() -> None:
    blocks = ChatTemplate(NO_SYSTEM, "<s>", "").blocks(Prompt("Be brief.", ("P",), "Why?"), Letters())
    assert written(blocks.system) == "<s><turn>user\nBe brief.\n\n"
    assert written(blocks.rest) == "Why?</turn>\n<turn>model\n"


@pytest.mark.parametrize("template", [None, "", "{% if %}", "{{ messages[0].content }}", "{{ ''.__class__.__mro__ }}", "{{ 1/0 }}"])
def test_unusable_templates_are_refused(template: str | None) -> None:
    with pytest.raises(ModelError) as error:
        ChatTemplate(template, "", "")
    assert error.value.hint


EXCESSIVE = {
    "long": "{{ 'a' * 2000000000 }}",
    "power": "{{ 9 ** 99999999 }}",
    "loops": "{% for i in range(90000) %}{% for j in range(90000) %}{% endfor %}{% endfor %}",
    "doubled": "{% set n = namespace(x='ab') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "padded": "{{ '%999999999d' % 1 }}",
    "centred": "{{ 'a' | center(2000000000) }}",
    "written": "{% for i in range(90000) %}{{ 'a' * 100 }}{% endfor %}",
}


@pytest.mark.slow
@pytest.mark.timeout(120)
@pytest.mark.parametrize("template", EXCESSIVE.values(), ids=EXCESSIVE)
def test_a_template_that_takes_too_much_is_ended(template: str) -> None:
    before, others = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    with pytest.raises(ModelError, match="too much time or memory"):
        ChatTemplate(template, "", "").blocks(Prompt("S", (), "Why?"), Letters())
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # kB
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= max(1_000_000, others)  # what ran before may have been larger


@pytest.mark.parametrize(
    "template", ["{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "{% if a %}" * 5000 + "{% endif %}" * 5000, "{# " * 10**6]
)
def test_a_template_nested_without_end_or_too_long_is_refused(template: str) -> None:
    with pytest.raises(ModelError):
        ChatTemplate(template, "", "")


@pytest.mark.parametrize("roles", [(), ("user",), ("system", "user")])
def test_a_known_template_is_rendered_the_same_as_any_other(roles: tuple[str, ...]) -> None:
    template = Template(CHATML, "<s>", "</s>")
    assert render(template, roles) == render_apart(template, roles)
