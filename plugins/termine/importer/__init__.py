"""Calendars from elsewhere as entries of the event file.

Foreign text is data: it is stripped of markup and marks, and every entry is read back by `reading`
before it is offered. Nothing in this package reads a file or the clock.
"""

from .foreign_bytes import MOST_BYTES as MOST_BYTES
from .importer import Takeover as Takeover
from .importer import TooManyDatesError as TooManyDatesError
from .importer import take_over as take_over
from .partners import NO_LONGER_TOLD as NO_LONGER_TOLD
from .partners import Copies as Copies
from .partners import no_longer_told as no_longer_told
from .partners import partner_files as partner_files
from .partners import unreadable as unreadable
