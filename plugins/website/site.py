"""The site as Pelican runs it: our reader, generator and writer join its run.

`PLUGINS` in pelicanconf.py names this module. Pelican's own generators find the articles and pages,
our reader gives them what we have read, and Pelican makes its objects of it: other plugins find
them in the context as always. The files are written by `SiteGenerator`, through the engine.
"""

import logging
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from feedgenerator import Atom1Feed
from markdown import Markdown
from pelican import Pelican, signals
from pelican.contents import Article, Author, Category, Tag
from pelican.generators import Generator
from pelican.readers import BaseReader, Readers
from pelican.writers import Writer

from plugins.build.cache import Cache
from plugins.build.staging import UNFINISHED, claim
from plugins.build.stamps import Stamp, walk
from plugins.termine.diagnostics import Diagnostic, in_reading_order, report
from plugins.termine.events import ZONE
from plugins.termine.plugin import is_watching, join

from .checks.pelican_settings import changed_in_vain, fixed, refuse_plugins
from .content import PICTURES
from .markdown import Document, DocumentKind
from .plan import plan_site
from .reading import read_content, site_content
from .settings import ROOT, SettingsError, SiteSettings, settings_files, site_settings
from .theme_files.rendering import TemplateCache, environment
from .writing import Inspect, Outcome, write_site

CACHE_FILE = "cache.sqlite"
RUN = "TERMINE_LAUF"
"""Where the SiteRun stands among Pelican's settings."""

_DRAFTS = MappingProxyType({"article": "drafts", "page": "draft_pages"})
"""Where Pelican's context has texts that are no more than drafts."""

_OF_OTHER_THEMES = MappingProxyType(
    {
        "DEFAULT_LANG": "de",
        "WITH_FUTURE_DATES": False,
        "JINJA_ENVIRONMENT": {"trim_blocks": True, "lstrip_blocks": True},
    }
)
"""What Pelican is told where it writes the site itself, with a theme that is not ours."""

_LOG = logging.getLogger(__name__)


class StoppedError(SystemExit):
    """The site was not written: no other plugin shall write either, and the exit code is 1."""


class SiteRun:
    """What one start of Pelican is told by our commands, and how its last run went.

    With `only_checks` nothing is written. `inspect` looks at a published site before it takes the
    place of the old one.
    """

    def __init__(
        self, settings: SiteSettings, cache: Cache | None = None, *, only_checks: bool = False
    ) -> None:
        """Know the settings, and what earlier builds have computed."""
        self.settings = settings
        self.cache = cache or Cache(settings.cache / CACHE_FILE, settings.program)
        self.only_checks = only_checks
        self.told: tuple[Diagnostic, ...] = ()
        self.inspect: Inspect | None = None
        self.texts: Mapping[str, Document] = {}
        self.outcome = Outcome(())


def register() -> None:
    """Called by Pelican once per start."""
    signals.initialized.connect(_prepare)
    signals.readers_init.connect(_add_reader)
    signals.get_generators.connect(_generator)
    signals.get_writer.connect(_writer)
    signals.all_generators_finalized.connect(_ours_first)


def _prepare(pelican: Pelican) -> None:
    """Check the settings before anything is read."""
    settings = pelican.settings
    if RUN not in settings:
        settings[RUN] = SiteRun(_checked_settings(settings))
    run: SiteRun = settings[RUN]
    if not run.settings.is_own_theme:
        settings.update(_OF_OTHER_THEMES, STATIC_PATHS=[PICTURES, *settings["STATIC_PATHS"]])
        join(pelican)
        return
    files = settings_files()
    run.told = tuple(
        changed_in_vain(settings, files[::-1] if run.settings.is_production else files)
    )
    settings.update(fixed())
    pelican.delete_outputdir = False
    compiled = TemplateCache(run.cache)
    settings["JINJA_ENVIRONMENT"] = {**settings["JINJA_ENVIRONMENT"], "bytecode_cache": compiled}


def _checked_settings(settings: Mapping[str, Any]) -> SiteSettings:
    """Our settings; a sentence about a wrong one and exit code 1, as with our own commands."""
    try:
        found = site_settings(settings)
        if found.is_own_theme:
            refuse_plugins(settings)
    except SettingsError as error:
        if is_watching():
            raise
        sys.exit(f"{error}")
    return found


def _log(diagnostics: tuple[Diagnostic, ...]) -> None:
    """All mistakes as one record: of Pelican, `--fatal errors` stops there."""
    if diagnostics:
        has_errors = any(diagnostic.is_error for diagnostic in diagnostics)
        _LOG.log(logging.ERROR if has_errors else logging.WARNING, "%s", report(diagnostics))


def _add_reader(readers: Readers) -> None:
    run: SiteRun = readers.settings[RUN]
    is_ours = run.settings.is_own_theme
    readers.reader_classes["md"] = DocumentReader if is_ours else PlainReader


def _generator(_: Pelican) -> type[Generator]:
    return SiteGenerator


def _ours_first(generators: list[Generator]) -> None:
    """Let the engine find the output as it left it: other plugins write into it afterwards."""
    generators.sort(key=lambda one: not isinstance(one, SiteGenerator))


def _writer(pelican: Pelican) -> type[Writer]:
    return SiteWriter if pelican.settings[RUN].settings.is_own_theme else Writer


class DocumentReader(BaseReader):
    """Gives Pelican title, date and HTML of the texts that `SiteGenerator` has read."""

    enabled = True
    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """HTML and metadata of a file; one that cannot be read is left out.

        A text with mistakes is read as far as it goes: they stop the build later, all at once.
        """
        file = Path(source_path).relative_to(self.settings["PATH"]).as_posix()
        found = self.settings[RUN].texts.get(file)
        if found is None:
            return "", {"status": "skip"}
        text, text_head = found.text, found.head
        published = text.published or self.settings[RUN].settings.today
        own = dict(text_head.own)
        writers = own.pop("authors", "") or own.pop("author", "") or own.pop("autor", "")
        metadata = {
            **{key: value for key, value in own.items() if not _is_pelicans(key)},
            "title": text.title,
            "slug": text.shared_slug or text.slug or "-",
            "category": Category(text.category or self.settings["DEFAULT_CATEGORY"], self.settings),
            "date": datetime.combine(published, datetime.min.time(), ZONE),
            "summary": text.summary,
            "lang": text.language,
            "status": "draft" if text.is_draft else text_head.status or "published",
            "tags": [Tag(word, self.settings) for word in _listed(text.tags)],
            "document": found,
            "url": text.url,
            "save_as": f"{text.url}index.html" if text.url[-1:] in {"", "/"} else text.url,
        }
        if names := _listed([writers]):
            metadata["authors"] = [Author(name, self.settings) for name in names]
        return found.rendered.html, metadata


class PlainReader(DocumentReader):
    """Gives any other theme the same texts as Pelican's own Markdown shows them."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """HTML and metadata; the home page is a page, as the theme has a home page of its own."""
        _, metadata = super().read(source_path)
        found: Document | None = metadata.pop("document", None)
        if found is None:
            return "", metadata
        if not metadata["url"]:
            metadata |= {"url": f"{found.text.slug}/", "save_as": f"{found.text.slug}/index.html"}
        return Markdown(**self.settings["MARKDOWN"]).convert(found.body), metadata


def _is_pelicans(key: str) -> bool:
    """Whether Pelican would act on a key of somebody's own: our theme decides on templates."""
    return key == "template" or hasattr(Article, key)


def _listed(texts: Iterable[str]) -> list[str]:
    """The words of texts that are parted by commas, each once."""
    words = (word.strip() for text in texts for word in text.split(","))
    return list(dict.fromkeys(filter(None, words)))


class OtherPlugins:
    """What other plugins write into the output before we do: it stays, and is theirs.

    A folder that they are the first to write into is claimed, so that no build takes it for
    somebody else's.
    """

    def __init__(self, plugins: Iterable[str], output: Path) -> None:
        """Look at the output before anything is written, if there are other plugins."""
        self._output = output
        self._is_alone = all(name.startswith("plugins.website") for name in plugins)
        self._before: Mapping[str, Stamp] = {} if self._is_alone else walk(output)
        if not self._is_alone:
            claim(output)

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Have their files there again after the engine has put its own tree in place."""
        now = {} if self._is_alone else walk(self._output)
        theirs = [name for name, stamp in now.items() if self._before.get(name, stamp) != stamp]
        theirs += now.keys() - self._before.keys() - {UNFINISHED}
        data = {name: (self._output / name).read_bytes() for name in theirs}
        yield
        for name, content in data.items():
            path = self._output / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)  # it may be a link to a file of the tree before
            path.write_bytes(content)


class SiteGenerator(Generator):
    """Reads dates and texts, plans all pages, and writes the site; one per run of Pelican."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Read everything: Pelican makes all generators before any of them looks for texts."""
        super().__init__(*args, **kwargs)
        self.run: SiteRun = self.settings[RUN]
        self.beside = OtherPlugins(self.settings["PLUGINS"], Path(self.output_path))
        content = site_content(self.run.settings)
        self.reading = read_content(self.run.settings, content, self.run.cache)
        self.run.texts = self.reading.by_file
        for kind in DocumentKind:  # Pelican itself would follow links that lead back, for ever
            files = [text.file for text in self.reading.texts if text.kind is kind]
            self.settings[f"{kind.name}_PATHS"] = files
        if self.run.settings.is_own_theme:
            self.settings["STATIC_PATHS"] = []  # the engine copies those, too

    def generate_context(self) -> None:
        """Put everything together. Called after Pelican has made its articles and pages.

        Mistakes are no exception here: Pelican's own preview would spin on one.
        """
        run = self.run
        env = self.env if run.settings.is_own_theme else environment(ROOT / "theme")
        plan = plan_site(self.reading, env, run.cache)
        plan = replace(plan, diagnostics=in_reading_order((*run.told, *plan.diagnostics)))
        run.cache.save()
        self.plan, run.outcome = plan, Outcome(plan.diagnostics)
        _log(plan.diagnostics)

    def generate_output(self, _writer: object) -> None:
        """Write the site, unless a mistake stands in the way; other plugins hear what is there."""
        run, feeds = self.run, dict[str, Atom1Feed]()
        if not run.settings.is_own_theme:  # Pelican writes it
            if self.plan.has_errors and not is_watching():
                raise StoppedError(1)
            claim(run.settings.output)
            return

        def announce(file: str, feed: Atom1Feed) -> None:
            signals.feed_generated.send(self.context, feed=feed)
            feeds[str(run.settings.output / file)] = feed

        if not run.only_checks:
            with self.beside.kept():
                inspect = run.inspect
                run.outcome = write_site(self.plan, self.env, run.cache, announce, inspect=inspect)
            known = frozenset(self.plan.diagnostics)
            _log(tuple(one for one in run.outcome.diagnostics if one not in known))
            if not run.outcome.written and not is_watching():
                raise StoppedError(1)
        if run.outcome.written:
            self._tell_of_pages(run.outcome.written.stamps)
            for file, feed in feeds.items():
                signals.feed_written.send(file, context=self.context, feed=feed)

    def _tell_of_pages(self, files: Iterable[str]) -> None:
        """Every page of the site, changed or not, as Pelican's own writer tells of what it wrote.

        A plugin that makes a list of all pages needs those that could stay, too.
        """
        texts = {
            text.save_as: {kind: text}
            for kind in ("article", "page")
            for original in (*self.context[f"{kind}s"], *self.context[_DRAFTS[kind]])
            for text in (original, *original.translations)
        }
        for file in files if signals.content_written.receivers else ():
            if file.endswith(".html"):
                context = {**self.context, "output_file": file, **texts.get(file, {})}
                path = str(self.run.settings.output / file)
                signals.content_written.send(path, context=context)


class SiteWriter(Writer):
    """Pelican's own, which leaves articles and pages to SiteGenerator."""

    def write_file(self, name: str, template: Any, context: Any, *args: Any, **kwargs: Any) -> None:
        """Write a page of another plugin."""
        if not {"article", "page"} & kwargs.keys():
            super().write_file(name, template, context, *args, **kwargs)
