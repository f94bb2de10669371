"""The environment of our own templates gives what Jinja's own gives, and is strict about parts."""

import re
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, Template

from account_maps.draw.quick import QuickEnvironment

TEXTS = st.text() | st.text(alphabet="<>&'\"ab")

PAGE = """
{%- from "parts" import shown %}
{{ text }} {{ shown(text) }} {% call shown("of") %}{{ text }}{% endcall %}
{%- for one in people %}{{ loop.index }} {{ one.name }} {{ one.say(text) }} {{ shown(one.name) }}
{%- set inside %}<i>{{ one.name }}</i>{% endset %}{{ inside }}{% endfor %}
{% block last %}{{ say(text) }}{% endblock %}
{% autoescape false -%}
{{ number }}{{ shown(text) }}{% autoescape true %}{{ text }}{% endautoescape %}
{%- endautoescape %}
{{ "<b>" }}{{ text ~ "<" }}{{ people | map(attribute="name") | join(", ") }}
"""
PARTS = """
{%- macro shown(text) -%}
<b title="{{ text }}">{{ text }}{% if caller is defined %}{{ caller() }}{% endif %}</b>
{%- endmacro %}
"""


def template(made: type[Environment]) -> Template:
    loader = DictLoader({"page": PAGE, "parts": PARTS})
    return made(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("page")


OURS, OF_JINJA = template(QuickEnvironment), template(Environment)


def rendered(page: Template, text: str) -> str:
    people = [SimpleNamespace(name=name, say=lambda said: said) for name in (text, "Dana")]
    return page.render(text=text, people=people, number=4, say=lambda said: f"{said}<")


@given(TEXTS)
def test_a_page_is_the_same_as_in_an_environment_of_jinja(text: str) -> None:
    assert rendered(OURS, text) == rendered(OF_JINJA, text)


def test_no_text_of_a_page_comes_out_as_markup() -> None:
    page = rendered(OURS, "<script>alert('x')</script>")

    assert "&lt;script&gt;" in page
    assert not re.search("<script|</script", page)


def test_a_part_that_is_not_there_is_a_mistake_and_no_item_of_that_name() -> None:
    template = QuickEnvironment(autoescape=True).from_string("{{ one.name }}")

    with pytest.raises(AttributeError, match="name"):
        template.render(one={"name": "Dana"})
