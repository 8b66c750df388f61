"""What Pelican loads (`PLUGINS` in pelicanconf.py): our reader and our generator join its run."""

from typing import Any

from pelican import Pelican, signals
from pelican.readers import Readers

from .generator import SiteGenerator
from .handover import ALONE, READER, SETTINGS, TEXTS
from .reader import MarkdownReader
from .reading import new_reader, read_texts
from .settings import site_settings
from .sources import Content


def register() -> None:
    """Called by Pelican once per start."""
    signals.initialized.connect(_prepare)
    signals.readers_init.connect(_add_reader)
    signals.get_generators.connect(_generator)


def _prepare(pelican: Pelican) -> None:
    """Check the settings, and read all texts, so that Pelican need not wait for any."""
    settings = site_settings(pelican.settings)
    reader = new_reader(settings)
    pelican.settings[SETTINGS] = settings
    pelican.settings[READER] = reader
    pelican.settings[TEXTS] = read_texts(settings, Content(settings.content), reader)
    if pelican.settings.get(ALONE):
        pelican.settings["ARTICLE_PATHS"] = pelican.settings["PAGE_PATHS"] = []


def _add_reader(readers: Readers) -> None:
    readers.reader_classes["md"] = MarkdownReader


def _generator(_: Any) -> type[SiteGenerator]:
    return SiteGenerator
