"""Views become HTML with the theme's templates.

Pelican makes the environment, as JINJA_ENVIRONMENT in pelicanconf.py says: everything is escaped,
and a name that does not exist is an error.
"""

from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket

from plugins.build.cache import Cache
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


def render(templates: Environment, page: Page, site: SiteView) -> bytes:
    """One page as the bytes of its file."""
    return templates.get_template(page.template).render(site=site, page=page.view).encode()
