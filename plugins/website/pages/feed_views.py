"""Calendar feeds as pages offer them (feeds.md 11)."""

from collections.abc import Callable, Container
from functools import cache
from urllib.parse import quote

from .dates import FeedView
from .page import FeedLink
from .paths import Paths

ATOM_FEED = "feeds/aktuelles.atom.xml"
DATES_ATOM_FEED = "feeds/termine.atom.xml"
_OUTLOOK = "https://outlook.{host}.com/calendar/0/addfromweb?url={url}&name={name}"


class FeedViews:
    """Makes FeedViews of the feeds that exist; what is not in `feed_paths` is never linked."""

    def __init__(
        self, paths: Paths, feed_paths: Container[str], qr_svg: Callable[[str], str]
    ) -> None:
        """Know the site and its feeds; `qr_svg` draws a text as a QR code."""
        self._paths = paths
        self._feed_paths = feed_paths
        self._qr_svg = cache(qr_svg)

    def exists(self, feed: str) -> bool:
        """Whether there is a feed at this address."""
        return feed in self._feed_paths

    def of(
        self, feed: str, name: str, kind: str, *, page_url: str, has_qr: bool = False
    ) -> FeedView | None:
        """A feed with every way to subscribe, None where it does not exist.

        The QR code takes as long as a whole page: ask for it only where people scan it.
        """
        if feed not in self._feed_paths:
            return None
        webcal, address = self._paths.webcal(feed), self._paths.absolute(feed)
        encoded, encoded_name = quote(address, safe=""), quote(name, safe="")
        return FeedView(
            name=name,
            kind=kind,
            page_url=self._paths.path(page_url),
            address=address,
            path=self._paths.path(feed),
            webcal=webcal,
            google=f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}",
            outlook=_OUTLOOK.format(host="live", url=encoded, name=encoded_name),
            outlook_work=_OUTLOOK.format(host="office", url=encoded, name=encoded_name),
            qr_svg=self._qr_svg(webcal) if has_qr else "",
        )

    def links(self, *feeds: tuple[str, str]) -> tuple[FeedLink, ...]:
        """What a page offers to programs: the name and address of feeds, where they exist."""
        return tuple(
            FeedLink(name, self._paths.path(feed)) for name, feed in feeds if self.exists(feed)
        )

    def dates_atom_link(self) -> FeedLink:
        """The next dates as a feed."""
        return FeedLink("Termine", self._paths.path(DATES_ATOM_FEED), "application/atom+xml")

    def atom_link(self) -> FeedLink:
        """The news as a feed."""
        return FeedLink("Aktuelles", self._paths.path(ATOM_FEED), "application/atom+xml")
