"""Site: everything that was read back, as the checks across all pages need it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .audited import Audited, Target, file_of, target
from .calendars import CalendarDate, CalendarFile
from .page import Page


@dataclass(frozen=True, slots=True)
class Site:
    """The output folder, read. `files` are all paths below `folder` with their sizes in bytes.

    `pages` are sorted by address, `calendars` by file; `dates` are the distinct dates of all
    calendars by UID.
    """

    about: Audited
    folder: Path
    files: Mapping[str, int]
    pages: tuple[Page, ...]
    calendars: tuple[CalendarFile, ...]
    dates: Mapping[str, CalendarDate]

    def target(self, url: str, page: Page) -> Target:
        """Where a reference of a page leads."""
        return target(url, page.address, self.about)

    def has(self, address: str) -> bool:
        """Whether there is a file at an address."""
        return file_of(address) in self.files

    def read(self, file: str) -> bytes:
        """The content of a file."""
        return (self.folder / file).read_bytes()
