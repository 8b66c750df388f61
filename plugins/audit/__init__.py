"""Reads the finished output back and proves that it may be published.

It knows only files: nothing of the packages that wrote them, so that it cannot repeat their
mistakes. `audit` looks at a whole folder, `ics_lint` at a single calendar.
"""

from .audit import audit
from .calendars import ics_lint
from .site import Audited
