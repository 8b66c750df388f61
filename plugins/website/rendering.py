"""Views become HTML with the theme's templates, and with nothing else.

Not Pelican's environment: that one leaves escaping off and silently takes the template of another
theme where ours is missing.
"""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from plugins.views import Page, SiteView

from .kept import read_whole, write_whole


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
        bytecode_cache=_Compiled(cache / "vorlagen") if cache else None,
    )


class _Environment(Environment):
    """Jinja's own, with plain globals.

    Jinja chains two mappings, and goes through all their keys in Python for each import of each
    page: a fifteenth of the time that a page takes.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template."""
        return {**self.globals, **(d or {})}


def render(templates: Environment, page: Page, site: SiteView) -> bytes:
    """One page as the bytes of its file."""
    template = templates.get_template(page.template)
    return template.render(site=site, page=page.view).encode()


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
