"""Calendars from elsewhere as entries of the event file.

Foreign text is data: it is stripped of markup and marks, and every entry is read back by `reading`
before it is offered. Nothing in this package reads a file or the clock.
"""

from .foreign_bytes import MOST_BYTES
from .importer import Takeover, TooManyDatesError, take_over
from .partners import NO_LONGER_TOLD, Copies, no_longer_told, partner_files, unreadable
