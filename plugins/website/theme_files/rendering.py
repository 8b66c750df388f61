"""Views become HTML with the theme's templates.

Pelican makes the environment, as JINJA_ENVIRONMENT in pelicanconf.py says: everything is escaped,
and a name that does not exist is an error.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from jinja2.meta import find_referenced_templates

from plugins.build.cache import Cache, Table
from plugins.build.digest import digest

from ..pages.views import Page, SiteView
from ..settings import configuration


def environment(theme: Path) -> Environment:
    """The environment that Pelican makes, with the templates of one theme and no others."""
    options = configuration()["JINJA_ENVIRONMENT"]
    return Environment(loader=FileSystemLoader(theme / "templates"), **options)  # noqa: S701


class TemplateCache(BytecodeCache):
    """Compiled templates, kept in the cache of builds."""

    def __init__(self, cache: Cache) -> None:
        """Use a table of the cache."""
        self._table = cache.table("templates")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja what an earlier build has compiled."""
        octets = self._table.get(digest(bucket.key, bucket.checksum))
        if octets:
            bucket.bytecode_from_string(octets)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._table.put(digest(bucket.key, bucket.checksum), bucket.bytecode_to_string())


def template_keys(templates: Environment, theme: Path, table: Table) -> Mapping[str, bytes]:
    """By the name of each template of a theme a key of it and of all that it takes from others.

    `table` remembers which templates a text names.
    """
    folder = theme / "templates"
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".html", ".svg"})
    texts = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}

    def named_in(name: str) -> frozenset[str]:
        """The templates that one names; all of them if a name is known only while it is shown."""
        tree = templates.parse(texts[name], name, str(folder / name))
        names = set(find_referenced_templates(tree))
        return frozenset(texts if None in names else filter(None, names))

    links = {
        name: table.through(digest(name, text, *texts), partial(named_in, name))
        for name, text in texts.items()
    }
    keys = {}
    for name in texts:
        whole, new = set[str](), {name}
        while new:
            whole |= new
            new = {other for one in new for other in links[one] if other in texts} - whole
        keys[name] = digest(*(part for one in sorted(whole) for part in (one, texts[one])))
    return keys


def render(templates: Environment, page: Page, site: SiteView) -> bytes:
    """One page as the bytes of its file."""
    return templates.get_template(page.template).render(site=site, page=page.view).encode()
