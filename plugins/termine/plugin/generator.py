"""The run of Pelican: dates are read first, known to all templates, and written as pages and feeds.

Pelican makes all generators before any of them looks for texts. So the calendar is read when ours
is made, and `[[termine …]]` in every text knows it.
"""

import logging
import re
import sys
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, TypeVar

from blinker import signal
from jinja2 import ChoiceLoader, FileSystemLoader
from markdown import markdown
from pelican import Pelican, signals
from pelican.contents import Article
from pelican.generators import Generator
from pelican.writers import Writer

from ..events import Occurrence
from . import articles
from .calendar import read_calendar
from .english import report_in
from .marks import DatesExtension
from .phrases import month_name, when
from .settings import CalendarSettings, calendar_settings

termine_read = signal("termine_read")
"""Sent with the generator once its dates are read; `generator.calendar` has them."""

_HERE = Path(__file__).parent
_EXTENSION = "TERMINE_ERWEITERUNG"
"""Where the DatesExtension of a run stands among Pelican's settings."""

_WATCHES = re.compile(r"--autoreload|-[a-z]*r[a-z]*")
"""The option of the command `pelican` with which it builds again and again."""

_Read = TypeVar("_Read")
_LOG = logging.getLogger(__name__)


def register() -> None:
    """Called by Pelican once per start."""
    signals.initialized.connect(join)


def join(pelican: Pelican) -> None:
    """Let Markdown know `[[termine …]]`, and let the theme's home page begin with dates.

    Another plugin may call it while Pelican starts, for runs that shall have the calendar.
    """
    signals.generator_init.connect(_equip)
    signals.get_generators.connect(_generator)
    signals.finalized.connect(_stop_at_errors)
    settings = pelican.settings
    _or_stop(lambda: calendar_settings(settings))
    settings[_EXTENSION] = DatesExtension()
    settings["MARKDOWN"].setdefault("extensions", []).append(settings[_EXTENSION])
    if settings.get("TERMINE_STARTSEITE", True):
        settings["THEME_TEMPLATES_OVERRIDES"] = [
            *settings["THEME_TEMPLATES_OVERRIDES"],
            str(_HERE / "overrides"),
        ]


def _equip(generator: Generator) -> None:
    """Our templates behind those of the theme, and our filters, for every generator."""
    settings = calendar_settings(generator.settings)
    ours = FileSystemLoader(_HERE / "templates")
    generator.env.loader = ChoiceLoader([generator.env.loader, ours])
    generator.env.filters.update(_filters(settings))
    words = tomllib.loads((_HERE / "words.toml").read_text("utf-8"))
    generator.env.globals["termine_worte"] = words[settings.language]


def _filters(settings: CalendarSettings) -> dict[str, Any]:
    def wann(occurrence: Occurrence) -> str:
        return when(occurrence, settings.language)

    def termin_url(occurrence: Occurrence) -> str:
        return settings.patterns.date(occurrence)

    def veranstaltung_url(event_id: str) -> str:
        return settings.patterns.page("EVENT", id=event_id)

    return {
        "wann": wann,
        "termin_url": termin_url,
        "veranstaltung_url": veranstaltung_url,
        "termin_text": markdown,
    }


def _generator(_: Pelican) -> type[Generator]:
    return CalendarGenerator


def _stop_at_errors(pelican: Pelican) -> None:
    """Let the command `pelican` end with exit code 1; the report is logged by now."""
    if pelican.settings[_EXTENSION].has_errors and not is_watching():
        sys.exit(1)


def _or_stop(read: Callable[[], _Read]) -> _Read:
    """What is read; for what cannot be, a sentence and exit code 1 instead of a traceback."""
    try:
        return read()
    except ValueError as error:
        if is_watching():
            raise
        sys.exit(f"{error}")


def is_watching() -> bool:
    """Whether Pelican's own preview runs: it must live on, whatever is wrong."""
    return any(_WATCHES.fullmatch(word) for word in sys.argv[1:])


class CalendarGenerator(Generator):
    """Reads the dates, puts them into the context, and writes their pages and feeds."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Read everything: texts that Pelican reads later may want to show it."""
        super().__init__(*args, **kwargs)
        settings = calendar_settings(self.settings)
        self._extension: DatesExtension = self.settings[_EXTENSION]
        of_articles = articles.events_of(self._articles(), settings.url)
        self.calendar = _or_stop(lambda: read_calendar(settings, of_articles))
        self._extension.begin(self.calendar, self._placed)
        termine_read.send(self)

    def generate_context(self) -> None:
        """Tell what is wrong, and let all templates know the dates."""
        calendar = self.calendar
        agenda = calendar.agenda
        self.context.update(
            termine=agenda.occurrences,
            kommende_termine=agenda.upcoming,
            vergangene_termine=agenda.past,
            termine_kalender=calendar.published_feeds,
            termine_url=calendar.settings.patterns.page("LIST"),
        )
        if calendar.diagnostics:
            level = logging.ERROR if calendar.has_errors else logging.WARNING
            _LOG.log(level, "%s", report_in(calendar.settings.language, calendar.diagnostics))

    def generate_output(self, writer: Writer) -> None:
        """Write pages and feeds, unless a mistake stands in the way: then the old ones stay."""
        for mistake in self._extension.told():
            _LOG.error("%s", mistake)
        if self._extension.has_errors:
            return
        self._write_pages(writer)
        settings, calendar_writer = self.calendar.settings, self.calendar.writer()
        for feed in self.calendar.feeds:
            file = settings.patterns.published(feed.path)
            _write(settings.output / file, calendar_writer.content(feed))

    def _articles(self) -> list[Article]:
        """The articles that name a day in their heads, read once before all others."""
        files = self.get_files(
            self.settings["ARTICLE_PATHS"], exclude=self.settings["ARTICLE_EXCLUDES"]
        )
        return [
            self.readers.read_file(
                base_path=self.path, path=file, content_class=Article, context=self.context
            )
            for file in sorted(files)
            if articles.has_dates(Path(self.path, file))
        ]

    def _placed(self, dates: tuple[Occurrence, ...]) -> str:
        """The HTML of `[[termine …]]`."""
        template = self.get_template("termine/placed")
        html: str = template.render({**self.context, "dates": dates})
        return html

    def _write_pages(self, writer: Writer) -> None:
        agenda, settings = self.calendar.agenda, self.calendar.settings
        write = _PageWriter(self, writer)
        write("LIST", {}, dates=agenda.upcoming)
        for event in self.calendar.catalogue.events:
            dates = agenda.of_event(event.id)
            coming = [one for one in dates if not one.is_past(agenda.today)]
            past = [one for one in reversed(dates) if one.is_past(agenda.today)]
            write("EVENT", {"id": event.id}, event=event, dates=coming, past=past)
            for one in dates:
                write("DATE", {"id": event.id, "date": one.original_day}, date=one)
        for month in agenda.months:
            label = month_name(*month, settings.language)
            write("MONTH", {"date": date(*month, 1)}, dates=agenda.of_month(*month), label=label)
        for year, dates in agenda.past_by_year:
            write("ARCHIVE", {"date": date(year, 1, 1)}, dates=dates, label=str(year))


class _PageWriter:
    """Writes pages through Pelican's writer, so that other plugins hear of them."""

    def __init__(self, generator: CalendarGenerator, writer: Writer) -> None:
        self._generator, self._writer = generator, writer

    def __call__(self, kind: str, names: Mapping[str, Any], **values: Any) -> None:
        """One page of a kind at the address made of `names`; none if it has no file."""
        template = self._generator.get_template(f"termine/{kind.lower()}")
        context, settings = self._generator.context, self._generator.settings
        patterns = self._generator.calendar.settings.patterns
        url, file = patterns.page(kind, **names), patterns.page(kind, save_as=True, **names)
        relative = settings["RELATIVE_URLS"]
        self._writer.write_file(file, template, context, relative, url=url, **values)


def _write(path: Path, data: bytes) -> None:
    """Put a file in place at once; one that has these bytes already stays as it is."""
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)
