"""What Pelican loads (`PLUGINS` in pelicanconf.py): our reader and our generator join its run."""

from typing import Any

from pelican import Pelican, signals
from pelican.readers import Readers

from .content import Content
from .generator import SiteGenerator
from .handover import READER, READINGS, SETTINGS
from .markdown.reader import MarkdownReader
from .reading import new_reader, read_content
from .settings import site_settings


def register() -> None:
    """Called by Pelican once per start."""
    signals.initialized.connect(_prepare)
    signals.readers_init.connect(_add_reader)
    signals.get_generators.connect(_generator)


def _prepare(pelican: Pelican) -> None:
    """Check the settings, and read all content, so that Pelican need not wait for any text.

    Our commands have read it already: then Pelican need not look for texts, nobody asks for them.
    """
    settings = pelican.settings[SETTINGS] = site_settings(pelican.settings)
    if READINGS in pelican.settings:
        pelican.settings["ARTICLE_PATHS"] = pelican.settings["PAGE_PATHS"] = []
        return
    reader = pelican.settings[READER] = new_reader(settings)
    content = Content(settings.content)
    pelican.settings[READINGS] = [read_content(settings, content, reader)]


def _add_reader(readers: Readers) -> None:
    readers.reader_classes["md"] = MarkdownReader


def _generator(_: Any) -> type[SiteGenerator]:
    return SiteGenerator
