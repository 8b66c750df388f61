"""Blocks of dates in Leichte Sprache: on the page of that name, and with each event of its kind."""

from plugins.termine.events import Occurrence, addresses

from .dates import EasyBlock, EasyDate
from .easy_language import easy_date
from .page import Link
from .page_builder import Composer
from .visible import Dates, Split

EASY_LANGUAGE = "leichte-sprache"
ASK_PAGE = "besuchen-sie-uns"
HEADING = "Die nächsten Termine"
NOTHING_PLANNED = "Zurzeit gibt es keinen neuen Termin."
SEEN_AT_ONCE = 6
KEPT_FOR_LATER = 4
"""So many dates of an event are kept behind the next one, for a page that is not built again."""


def is_told_easily(composer: Composer, occurrence: Occurrence) -> bool:
    """Whether a date belongs to the category that is said in Leichte Sprache, too."""
    category = addresses.slug(composer.settings.easy_category)
    return bool(category) and addresses.slug(occurrence.details.category) == category


def easy_dates(composer: Composer) -> Dates:
    """Every upcoming date of that category, sorted by start."""
    coming = composer.shown.agenda.upcoming
    return tuple(one for one in coming if is_told_easily(composer, one))


def easy_page_block(composer: Composer) -> EasyBlock | None:
    """All of them for the page in Leichte Sprache; None where no category is set."""
    if not composer.settings.easy_category:
        return None
    dates = _said(composer, easy_dates(composer))
    return EasyBlock(
        heading=HEADING,
        dates=dates[:SEEN_AT_ONCE],
        show=SEEN_AT_ONCE,
        later=dates[SEEN_AT_ONCE:],
        note="" if dates else NOTHING_PLANNED,
        ask_url=_page_path(composer, ASK_PAGE),
    )


def easy_event_dates(composer: Composer, split: Split) -> Dates:
    """The dates an event's page says in Leichte Sprache."""
    coming = (one for one in split.upcoming if is_told_easily(composer, one))
    return tuple(coming)[: 1 + KEPT_FOR_LATER]


def easy_event_block(composer: Composer, split: Split) -> EasyBlock | None:
    """The next date of an event; None for an event of another category or without any date."""
    dates = _said(composer, easy_event_dates(composer, split))
    if not dates:
        return None
    page = _page_path(composer, EASY_LANGUAGE)
    return EasyBlock(
        heading="In Leichter Sprache: der nächste Termin",
        dates=dates,
        show=1,
        ask_url=_page_path(composer, ASK_PAGE),
        more=Link("Hier steht mehr in Leichter Sprache", page) if page else None,
    )


def easy_inputs(composer: Composer) -> tuple[object, ...]:
    """Which of the pages that a block links to are there."""
    return tuple(_page_path(composer, slug) for slug in (ASK_PAGE, EASY_LANGUAGE))


def _said(composer: Composer, dates: Dates) -> tuple[EasyDate, ...]:
    words = composer.settings.easy_words
    return tuple(easy_date(one, composer.date(one).url, words) for one in dates)


def _page_path(composer: Composer, slug: str) -> str:
    exists = any(text.slug == slug for text in composer.shown.pages)
    return composer.paths.path(addresses.page_url(slug)) if exists else ""
