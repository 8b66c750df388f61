"""Templates may rely on what Jinja promises, although ours are compiled in a shorter way."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from plugins.website.theme_files.rendering import environment

Shown = Callable[..., str]

LINE = """{% macro line(text, note="", is_loud=false) %}
{{ text }}{% if note %} ({{ note }}){% endif %}{% if is_loud %}!{% endif %}
{% endmacro %}"""
IMPORT = '{% from "line.html" import line %}'


@dataclass(frozen=True, slots=True)
class View:
    """A view with one field."""

    text: str


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    """What a template gives; beside it lies `line.html` with a macro."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "line.html").write_text(LINE, encoding="utf-8")

    def rendered(source: str, **values: object) -> str:
        (folder / "page.html").write_text(source, encoding="utf-8")
        return environment(tmp_path).get_template("page.html").render(**values).strip()

    return rendered


@pytest.mark.parametrize(
    ("call", "html"),
    [
        ('line("a")', "a"),
        ('line("a", "b")', "a (b)"),
        ('line("a", is_loud=true)', "a!"),
        ('line(note="b", text="a")', "a (b)"),
        ('line("a", "b", true)', "a (b)!"),
        ('line(*["a", "b"])', "a (b)"),
        ('line(**{"text": "a"})', "a"),
    ],
)
def test_a_macro_takes_its_parameters_in_every_way(shown: Shown, call: str, html: str) -> None:
    assert shown(f"{IMPORT}{{{{ {call} }}}}") == html


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ('line("a", "b", true, 4)', "takes not more than 3 argument"),
        ('line("a", volume=3)', "takes no keyword argument 'volume'"),
        ('line("a", class=3)', "takes no keyword argument 'class'"),
    ],
)
def test_a_parameter_that_a_macro_does_not_have_is_an_error(
    shown: Shown, call: str, said: str
) -> None:
    with pytest.raises(TypeError, match=said):
        shown(f"{IMPORT}{{{{ {call} }}}}")


def test_a_parameter_that_a_macro_needs_is_not_left_out(shown: Shown) -> None:
    with pytest.raises(UndefinedError, match="parameter 'text' was not provided"):
        shown(f"{IMPORT}{{{{ line() }}}}")


def test_what_a_macro_gives_is_escaped_once(shown: Shown) -> None:
    source = IMPORT + "{% macro twice(text) %}{{ line(text) }}{% endmacro %}{{ twice(text) }}"
    assert shown(source, text="<b> & Co") == "&lt;b&gt; &amp; Co"


def test_a_macro_may_wrap_what_stands_inside_its_call(shown: Shown) -> None:
    source = (
        "{% macro box() %}<p>{{ caller() }}</p>{% endmacro %}{% call box() %}{{ x }}{% endcall %}"
    )
    assert shown(source, x="<") == "<p>&lt;</p>"


def test_a_macro_may_be_imported_under_another_name(shown: Shown) -> None:
    assert shown('{% from "line.html" import line as row %}{{ row("a") }}') == "a"


def test_a_macro_that_a_component_does_not_have_is_an_error(shown: Shown) -> None:
    with pytest.raises(UndefinedError, match="does not export the requested name 'column'"):
        shown('{% from "line.html" import column %}{{ column("a") }}')


@pytest.mark.parametrize("field", ["title", "class"])
def test_a_field_that_a_view_does_not_have_is_an_error(shown: Shown, field: str) -> None:
    with pytest.raises(UndefinedError, match=f"no attribute '{field}'"):
        shown(f"{{{{ page.{field} }}}}", page=View("a"))


def test_a_field_in_a_macro_is_looked_for_in_the_same_way(shown: Shown) -> None:
    source = "{% macro m(page) %}{{ page.text }}{{ page.title }}{% endmacro %}{{ m(page) }}"
    with pytest.raises(UndefinedError, match="no attribute 'title'"):
        shown(source, page=View("a"))


def test_an_error_says_in_which_template_it_happened(shown: Shown) -> None:
    with pytest.raises(UndefinedError) as caught:
        shown("\n\n{{ page.title }}", page=View("a"))
    frames = traceback.extract_tb(caught.value.__traceback__)
    assert ("page.html", 3) in [(Path(one.filename).name, one.lineno) for one in frames]


def test_a_ready_text_is_not_escaped(shown: Shown) -> None:
    assert shown("{{ text|safe }}{{ text }}", text="<b>") == "<b>&lt;b&gt;"
