"""The plan of the site: every HTML page, in bundles that say what they depend on.

Nothing is phrased here and nothing is built: a Bundle whose inputs are those of the last build need
not be asked for its pages. Today is no input. What today changes – which dates are over, how old an
archive is – stands there instead: on the next day only those pages are made anew that differ.
"""

from .archive_pages import archive_bundles
from .article_pages import article_bundles
from .composer import Composer
from .date_files import FileBundle, date_files
from .event_pages import event_bundles
from .keys import EventKeys, event_keys
from .list_pages import list_bundles
from .month_pages import month_bundles
from .page import Bundle
from .search_page import search_bundles
from .service_pages import service_bundles
from .sheet_pages import sheet_bundles
from .text_pages import text_bundles
from .world import World


def bundles(world: World) -> tuple[Bundle, ...]:
    """All pages of the site; each Bundle has a name of its own."""
    return page_and_file_bundles(world, event_keys(world))[0]


def page_and_file_bundles(
    world: World, keys: EventKeys
) -> tuple[tuple[Bundle, ...], tuple[FileBundle, ...]]:
    """All pages, and the files of dates for programs, planned together; `keys` are `event_keys`."""
    composer = Composer(world, keys)
    return _pages(composer), date_files(composer)


def _pages(composer: Composer) -> tuple[Bundle, ...]:
    return (
        *text_bundles(composer),
        *article_bundles(composer),
        *list_bundles(composer),
        *month_bundles(composer),
        *sheet_bundles(composer),
        *archive_bundles(composer),
        *event_bundles(composer),
        *service_bundles(composer),
        *search_bundles(composer),
    )
