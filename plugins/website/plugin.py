"""What Pelican loads (`PLUGINS` in pelicanconf.py): our reader and our generator join its run."""

from typing import Any

from pelican import Pelican, signals
from pelican.readers import Readers

from .generator import SiteGenerator
from .reader import READER, SETTINGS, MarkdownReader
from .reading import new_renderer
from .settings import site_settings
from .texts import TextReader


def register() -> None:
    """Called by Pelican once per start."""
    signals.initialized.connect(_prepare)
    signals.readers_init.connect(_add_reader)
    signals.get_generators.connect(_generator)


def _prepare(pelican: Pelican) -> None:
    """Check the settings, and make the one Markdown renderer that a whole process needs."""
    pelican.settings[SETTINGS] = site_settings(pelican.settings)
    pelican.settings.setdefault(READER, TextReader(new_renderer()))


def _add_reader(readers: Readers) -> None:
    readers.reader_classes["md"] = MarkdownReader


def _generator(_: Any) -> type[SiteGenerator]:
    return SiteGenerator
