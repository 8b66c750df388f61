"""Pelican's way to our texts: it finds the files, and we read them."""

from datetime import datetime
from pathlib import Path
from typing import Any

from pelican.contents import Category
from pelican.readers import BaseReader

from plugins.termine.diagnostics import Diagnostic
from plugins.termine.events import ZONE

from ..content import Content
from ..handover import READER, SETTINGS
from ..reading import folders, read_text
from ..settings import SiteSettings
from .texts import TextKind, TextReader


class MarkdownReader(BaseReader):
    """Gives Pelican title, date and HTML, and puts what was really read beside them.

    It never fails: a text with mistakes is read as far as it goes, and its Diagnostics travel in
    `reading` to the generator, which tells all of them at once.
    """

    enabled = True
    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """HTML and metadata of a file."""
        settings: SiteSettings = self.settings[SETTINGS]
        reader: TextReader = self.settings[READER]
        content = Content(settings.content)
        path = Path(source_path)
        reading = read_text(content, path, _kind(path, settings), reader)
        if isinstance(reading, Diagnostic):
            return "", {**self._metadata("", path.stem, path.stem), "reading": reading}
        text = reading.text
        return reading.rendered.html, {
            **self._metadata(text.category, text.title, text.slug),
            "date": datetime.combine(text.published or settings.today, datetime.min.time(), ZONE),
            "summary": text.summary,
            "status": "draft" if text.is_draft else "published",
            "reading": reading,
        }

    def _metadata(self, category: str, title: str, slug: str) -> dict[str, Any]:
        name = category or self.settings["DEFAULT_CATEGORY"]
        return {
            "title": title,
            "slug": slug,
            "category": Category(name, self.settings),
            "date": datetime(2000, 1, 1, tzinfo=ZONE),
        }


def _kind(path: Path, settings: SiteSettings) -> TextKind:
    below = path.relative_to(settings.content)
    return next(
        (kind for kind, folder in folders(settings) if below.is_relative_to(folder)),
        TextKind.PAGE,
    )
