"""The plan of all pages that show dates: loaded where one of them may be due."""

from .archive_pages import archive_bundles
from .date_files import date_files
from .event_pages import event_bundles
from .list_pages import list_bundles
from .month_pages import month_bundles
from .page import Bundle, FileBundle
from .page_builder import Composer
from .search_page import search_bundles
from .service_pages import service_bundles
from .sheet_pages import sheet_bundles


def lists(composer: Composer) -> tuple[Bundle, ...]:
    """The pages that list days, which may be finished."""
    return (
        *list_bundles(composer),
        *month_bundles(composer),
        *archive_bundles(composer),
    )


def bundles(composer: Composer) -> tuple[Bundle, ...]:
    """All other pages, the many small ones last."""
    return (
        *service_bundles(composer),
        *search_bundles(composer),
        *sheet_bundles(composer),
        *event_bundles(composer),
    )


def files(composer: Composer) -> tuple[FileBundle, ...]:
    """The files for programs."""
    return date_files(composer)
