"""What the law asks of the site beside its texts, and what ends: told while there is time."""

from collections.abc import Iterator
from datetime import timedelta

from plugins.termine.diagnostics import Diagnostic, Position
from plugins.termine.events import plain_day
from plugins.website.messages import message

from ..content import Content
from ..dates import Dates
from ..markdown import Document, DocumentKind
from ..settings import SiteSettings
from .references import SiteNames

_STATEMENT = "barrierefreiheit"
_STATEMENT_HOLDS = timedelta(days=365)
"""How long a check of accessibility counts (BITVNRW: once a year)."""
_STATEMENT_IS_ASKED = timedelta(days=60)
"""How long before that the next one is asked for: a check takes weeks; a year would be always."""
_SCHOOL_IS_ASKED = timedelta(days=365)


def compliance(settings: SiteSettings, content: Content, names: SiteNames) -> Iterator[Diagnostic]:
    """Hints about the whole site, and a form for feedback that is not there."""
    yield from _feedback_form(settings, names)
    for text in names.texts:
        if text.kind is DocumentKind.PAGE and text.text.slug == _STATEMENT:
            yield from _statement(settings, text)
    yield from _school_holidays(settings, content, names.dates)


def _feedback_form(settings: SiteSettings, names: SiteNames) -> Iterator[Diagnostic]:
    own = settings.feedback_url.removeprefix(settings.url)
    if not settings.feedback_url:
        yield message("no-feedback-form").at(Position(settings.file, 1))
    elif own[:1] in {"", "/"} and names.links.find(own, "") is None:
        fault = message("feedback-form-missing", url=settings.feedback_url)
        yield fault.at(Position(settings.file, 1))


def _statement(settings: SiteSettings, statement: Document) -> Iterator[Diagnostic]:
    """The statement of accessibility: checked when, and until when that holds (inclusive)."""
    checked = statement.head.as_of
    if checked is None:
        yield message("statement-without-day").at(statement.place)
        return
    last_day = checked + _STATEMENT_HOLDS
    day, until = plain_day(checked), plain_day(last_day)
    if settings.today > last_day:
        yield message("old-statement", day=day).at(statement.place)
    elif settings.today >= last_day - _STATEMENT_IS_ASKED:
        yield message("statement-ends", day=day, until=until).at(statement.place)


def _school_holidays(
    settings: SiteSettings, content: Content, dates: Dates
) -> Iterator[Diagnostic]:
    """That the known ones end within a year, unless an entry that needs them was told already."""
    known_until = dates.closed_days.school_known_until
    is_told = any(diagnostic.kind == "school-holidays-unknown" for diagnostic in dates.diagnostics)
    if known_until - settings.today <= _SCHOOL_IS_ASKED and not is_told:
        fault = message("school-holidays-end", last_day=plain_day(known_until))
        yield fault.at(Position(content.closed_days_name, 1))
