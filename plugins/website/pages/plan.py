"""The plan of the site: every HTML page, in bundles that say what they depend on.

Nothing is phrased here and nothing is built: a Bundle whose inputs are those of the last build need
not be asked for its pages. Today is no input. What today changes – which dates are over, how old an
archive is – stands there instead: on the next day only those pages are made anew that differ.

The pages of dates have a key in common: while it is the same, they need not even be planned.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from plugins.late import late

from .article_pages import article_bundles
from .dates import DayGroup
from .keys import EventKeys, event_keys, key_of
from .listed_days import ListedDay, day_key, listed_days, whole_day
from .page import Bundle, FileBundle
from .page_builder import Composer
from .text_pages import text_bundles
from .world import World

if TYPE_CHECKING:
    from . import date_plan
else:
    date_plan = late("plugins.website.pages.date_plan")


@dataclass(frozen=True, slots=True)
class SitePlan:
    """All pages, and the files of dates for programs.

    `dates_key` changes with everything that the pages of dates, their files and the calendars
    depend on, except the settings of calendars, the site-wide view, and what becomes of links.
    `days` are those that the `lists` show, by keys that do not heed the settings; `day` gives the
    view of one.
    """

    of_texts: tuple[Bundle, ...]
    lists: Callable[[], tuple[Bundle, ...]]
    of_dates: Callable[[], tuple[Bundle, ...]]
    files: Callable[[], tuple[FileBundle, ...]]
    days: Callable[[], Mapping[str, ListedDay]]
    day: Callable[[ListedDay], DayGroup]
    dates_key: str


def bundles(world: World) -> tuple[Bundle, ...]:
    """All pages of the site; each Bundle has a name of its own."""
    found = planned(world, event_keys(world))
    return (*found.of_texts, *found.lists(), *found.of_dates())


def planned(world: World, keys: EventKeys) -> SitePlan:
    """The whole site; `keys` are `event_keys`."""
    composer = Composer(world, keys)
    return SitePlan(
        of_texts=(*text_bundles(composer), *article_bundles(composer)),
        lists=lambda: date_plan.lists(composer),
        of_dates=lambda: date_plan.bundles(composer),
        files=lambda: date_plan.files(composer),
        days=lambda: _days(composer),
        day=partial(whole_day, composer),
        dates_key=_dates_key(composer),
    )


def _days(composer: Composer) -> dict[str, ListedDay]:
    """One after the other, so that lists that show the same dates are made side by side."""
    found = {day_key(composer, day): day for day in listed_days(composer)}
    return dict(sorted(found.items()))


def _dates_key(composer: Composer) -> str:
    """Of texts only what pages of dates say: where an article tells more, what is easy to read."""
    shown, world = composer.shown, composer.world
    return key_of(
        composer.settings_key,
        world.today.isoformat(),
        repr(world.catalogue.venues),
        *map(shown.event_key, shown.events),
        " ".join([f"{one.event.id}/{one.original_day}" for one in shown.agenda.occurrences]),
        " ".join(sorted(world.feed_paths)),
        repr([(text.slug, text.title, text.event_ids) for text in shown.articles]),
        repr([text.slug for text in shown.pages]),
        repr(composer.overview_day()),
    )
