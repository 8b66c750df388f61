"""What Pelican loads (`PLUGINS` in pelicanconf.py): our reader and our generator join its run."""

from typing import Any

from pelican import Pelican, signals
from pelican.readers import Readers

from .generator import SiteGenerator
from .reader import READER, SETTINGS, MarkdownReader
from .reading import new_reader, read_ahead
from .settings import site_settings


def register() -> None:
    """Called by Pelican once per start."""
    signals.initialized.connect(_prepare)
    signals.readers_init.connect(_add_reader)
    signals.get_generators.connect(_generator)


def _prepare(pelican: Pelican) -> None:
    """Check the settings, and read all texts, so that Pelican need not wait for any."""
    settings = site_settings(pelican.settings)
    reader = new_reader(settings)
    read_ahead(settings, reader)
    pelican.settings[SETTINGS] = settings
    pelican.settings[READER] = reader


def _add_reader(readers: Readers) -> None:
    readers.reader_classes["md"] = MarkdownReader


def _generator(_: Any) -> type[SiteGenerator]:
    return SiteGenerator
