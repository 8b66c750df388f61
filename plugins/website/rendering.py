"""Views become HTML with the theme's templates, and with nothing else.

Not Pelican's environment: that one leaves escaping off and silently takes the template of another
theme where ours is missing.
"""

import re
from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from plugins.views import DayGroup, Page, SiteView

from .kept import read_whole, write_whole

DAY = "parts/listed_day.html"
"""The template of a day in a list."""

_SPECIAL = re.compile("[&<>'\"]")


def environment(theme: Path, cache: Path | None = None) -> Environment:
    """Escapes everything, knows only theme/templates, and refuses names that do not exist.

    `cache` is a folder where compiled templates are kept.
    """
    return _Environment(
        loader=FileSystemLoader(theme / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_Compiled(cache / "vorlagen-2") if cache else None,
    )


class _Context(Context):
    """Jinja's own, with a short way to macros: they are most of what templates call."""

    def call(self, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Call something a template names."""
        if type(called) is not Macro:
            return super().call(called, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return called(*args, **kwargs)


class _Code(CodeGenerator):
    """Jinja's own, with a quicker `escape` for what a template shows."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class _Environment(Environment):
    """Jinja's own, for templates that do not change while it lives; `once` is their one global.

    Jinja chains two mappings, and goes through all their keys in Python for each import of each
    page; it looks a template up behind a weak reference; it wraps every escaped text. Together
    that is half of the time that a page takes.
    """

    code_generator_class = _Code
    context_class = _Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ready: dict[str, Template] = {}
        self._rendered: dict[tuple[object, ...], tuple[object, str]] = {}
        self.globals["once"] = self.once

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template."""
        return {**self.globals, **(d or {})}

    def get_template(self, name: str, *_: Any) -> Template:  # type: ignore[override]
        """The template of this name, loaded once."""
        found = self._ready.get(name)
        if found is None:
            found = self._ready[name] = super().get_template(name)
        return found

    def once(self, macro: Macro, site: object, *words: str) -> str:
        """A macro of the site and of a few words: what it gives is rendered once for all pages."""
        key = macro, *words
        of, html = self._rendered.get(key, (None, ""))
        if of is not site:
            html = macro(site, *words)
            self._rendered[key] = site, html
        return html

    @staticmethod
    def escaped(value: object) -> str:
        """A value as it may stand in HTML; most texts hold nothing that has to be escaped."""
        if type(value) is Markup or (type(value) is str and not _SPECIAL.search(value)):
            return value
        return escape(value)


def compile_all(templates: Environment) -> None:
    """Compile every page's template and keep it for the processes that will render."""
    for name in templates.list_templates(extensions=["html"]):
        templates.get_template(name)


def render(templates: Environment, page: Page, site: SiteView) -> bytes:
    """One page as the bytes of its file."""
    template = templates.get_template(page.template)
    return template.render(site=site, page=page.view).encode()


def render_day(templates: Environment, day: DayGroup, *, is_upcoming: bool) -> str:
    """One day of a list, as the pages that show it hold it."""
    return templates.get_template(DAY).render(day=day, is_upcoming=is_upcoming)


class _Compiled(BytecodeCache):
    """Compiled templates on disk. Jinja's own trusts every byte; this one wants them whole."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        octets = read_whole(self._folder / bucket.key)
        if octets:
            bucket.bytecode_from_string(octets)

    def dump_bytecode(self, bucket: Bucket) -> None:
        write_whole(self._folder / bucket.key, bucket.bytecode_to_string())
