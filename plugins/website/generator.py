"""The generator that Pelican calls: it reads the dates, plans all pages and writes the site."""

import logging
from dataclasses import replace
from typing import Any

from plugins.termine.diagnostics import Diagnostic, report

from .assembly import Plan
from .content import Content
from .handover import INSPECTION, READER, READINGS, SETTINGS
from .making import Inspects, Outcome, planned, written
from .markdown.texts import ReadText, TextReader
from .reading import Readings, read_content
from .settings import SiteSettings

_LOG = logging.getLogger(__name__)


class SiteGenerator:
    """One per run. `outcome` tells how it went.

    It is no subclass of Pelican's Generator, which would set up templates and readers of its own;
    Pelican asks for nothing but these methods.
    """

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], **_: object) -> None:
        """Called by Pelican with its settings and what all generators share."""
        self._context = context
        self._settings: SiteSettings = settings[SETTINGS]
        self._reader: TextReader = settings[READER]
        self._handed: list[Readings] = settings[READINGS]
        self._inspection: type[Inspects] | None = settings.get(INSPECTION)
        self._plan: Plan | None = None
        self.outcome = Outcome(())

    def generate_context(self) -> None:
        """Put everything together. Called after Pelican has read the texts.

        All mistakes become one log record: `pelican --fatal errors` stops there, and Pelican's own
        preview, which would spin on an exception, goes on.
        """
        self._plan = planned(self._settings, self._readings(), self._reader)
        self.outcome = Outcome(self._plan.diagnostics)
        if self._plan.diagnostics:
            level = logging.ERROR if self._plan.has_errors else logging.WARNING
            _LOG.log(level, "%s", report(self._plan.diagnostics))

    def _readings(self) -> Readings:
        """What was handed over, else what is read now; with the texts that Pelican has read."""
        content = Content(self._settings.content)
        handed = self._handed.pop() if self._handed else None
        found = handed or read_content(self._settings, content, self._reader)
        return replace(found, texts=_texts(self._context["generated_content"]) or found.texts)

    def generate_output(self, _writer: object) -> None:
        """Write the site, unless a mistake stands in the way."""
        if self._plan is not None:
            self.outcome = written(self._plan, self._inspection)


def _texts(contents: dict[str, Any]) -> tuple[ReadText | Diagnostic, ...]:
    """What the reader left beside the texts that Pelican has taken over."""
    return tuple(found.reading for found in contents.values() if hasattr(found, "reading"))
