"""Views become HTML with the theme's templates, and with nothing else.

Not Pelican's environment: that one leaves escaping off and silently takes the template of another
theme where ours is missing.
"""

from collections.abc import Callable, MutableMapping
from functools import partial
from keyword import iskeyword
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    UndefinedError,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape
from markupsafe import _escape_inner as escaped_text  # type: ignore[attr-defined]

from plugins.build.cache import read_whole, write_whole

from ..pages.dates import DayGroup
from ..pages.page import Page
from ..pages.site import SiteView

DAY = "parts/listed_day.html"
"""The template of a day in a list."""

_finished: Callable[[str], str] = partial(str.__new__, Markup)
"""HTML from a text that is none other; Markup itself looks for more than that."""


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
        bytecode_cache=_Compiled(cache / "vorlagen-3") if cache else None,
    )


class _Code(CodeGenerator):
    """Jinja's own, for templates that see views and call macros: to both it goes straight.

    Jinja's way leads through functions that ask what there is to do: whether a field is not rather
    a key, whether a macro wants to know its caller, whether an import depends on the page. In our
    templates the answer is always the same, and asking took two fifths of the time of a page.
    A mapping has no fields here; `namespace(url=…)` makes a value that has some.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """A field of a view, or a method of a text."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(  # noqa: N802
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002  # as Jinja calls it
    ) -> None:
        """A macro, a method or `once`: none of them needs the context."""
        is_odd = forward_caller or node.dyn_args or node.dyn_kwargs
        if is_odd or any(iskeyword(word.key) for word in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:  # noqa: N802
        """Macros of a component, which are the same for all pages."""
        if node.with_context or not frame.toplevel:
            super().visit_FromImport(node, frame)
            return
        for found in node.names:
            name, alias = (found, found) if isinstance(found, str) else found
            self.writeline(f"context.vars[{alias!r}] = {frame.symbols.ref(alias)} = ", node)
            self.write("environment.imported(")
            self.visit(node.template, frame)
            self.write(f", {name!r})")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro that is called more quickly."""
        self.write("environment.quick(macro, ")
        super().macro_def(macro_ref, frame)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class _Environment(Environment):
    """Jinja's own, for templates that do not change while it lives; `once` is their one global.

    Jinja chains two mappings, and goes through all their keys in Python for each import of each
    page; it looks a template up behind a weak reference; it wraps every text in several steps.
    """

    code_generator_class = _Code

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ready: dict[str, Template] = {}
        self._imported: dict[tuple[str, str], object] = {}
        self._rendered: dict[tuple[object, ...], tuple[object, str]] = {}
        self.globals["once"] = self.once
        self.filters["safe"] = _finished

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template."""
        return {**self.globals, **(d or {})}

    def get_template(self, name: str, *_: Any) -> Template:  # type: ignore[override]
        """The template of this name, loaded once."""
        found = self._ready.get(name)
        if found is None:
            found = self._ready[name] = super().get_template(name)
        return found

    def imported(self, name: str, macro: str) -> object:
        """A macro of a component."""
        found = self._imported.get((name, macro))
        if found is None:
            found = getattr(self.get_template(name).module, macro, None)
            if found is None:
                raise UndefinedError(f"{name} has no macro {macro}")
            self._imported[name, macro] = found
        return found

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Tell where in a template it happened; a field that no view has is an unknown name."""
        try:
            super().handle_exception(source)
        except AttributeError as error:
            raise UndefinedError(str(error)) from error

    def once(self, macro: Callable[..., str], view: object, *words: str) -> str:
        """A macro of a view and of a few words: rendered once for all pages that show this view.

        It has to be the very same value on all of them (the site, a venue, the facts of an event):
        it is held as long as the environment, so for anything else this is a waste.
        """
        key = macro, id(view), *words
        found = self._rendered.get(key)
        if found is None:
            found = self._rendered[key] = view, macro(view, *words)
        return found[1]

    @staticmethod
    def escaped(value: object) -> str:
        """A value as it may stand in HTML."""
        if type(value) is str:
            text: str = escaped_text(value)  # what `escape` does before it wraps the text
            return text
        return value if type(value) is Markup else escape(value)

    @staticmethod
    def quick(write: Callable[..., str], macro: Macro) -> Callable[..., str]:
        """A macro without the look at who calls it: what it gives is always HTML.

        `write` is the function that Jinja makes of its body, with all parameters by position.
        """
        if macro.caller or macro.catch_kwargs or macro.catch_varargs:
            return macro
        names = tuple(macro.arguments)
        count = len(names)

        def called(*given: object, **named: object) -> str:
            if len(given) < count:
                given += tuple([named.pop(name, missing) for name in names[len(given) :]])
            if named or len(given) > count:
                return macro(*given, **named)  # which says what is wrong with them
            return _finished(write(*given))

        return called


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
