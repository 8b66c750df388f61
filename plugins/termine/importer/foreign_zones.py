"""The zones of a foreign calendar: which one its floating times are in, and which are guessed."""

import re
import warnings
from collections.abc import Iterable
from datetime import tzinfo
from typing import Any

from icalendar.timezone import tzp

from ..diagnostics import message
from ..events import ZONE
from .foreign_text import shown


def zone_of(root: Any) -> tzinfo:
    """The zone of floating times: the calendar's own (X-WR-TIMEZONE), or Europe/Berlin.

    Times in UTC are none of them: a series in UTC is counted there (RFC 5545, 3.8.5.3), so that it
    is an hour later by our clocks in summer, whatever zone the calendar shows itself in.
    """
    return _zone_named(root)[1] or ZONE


def _zone_named(root: Any) -> tuple[str, tzinfo | None]:
    name = str(root.get("X-WR-TIMEZONE", "")).strip()
    return name, tzp.timezone(name) if name else None


def unknown(roots: Iterable[Any]) -> list[str]:
    """A sentence for each zone of a calendar that nobody knows."""
    names = {name for name, zone in map(_zone_named, roots) if name and not zone}
    return [message.text("import-unknown-zone", zone=shown(name)) for name in sorted(names)]


def guessed(caught: Iterable[warnings.WarningMessage]) -> list[str]:
    """A sentence for each zone whose name `icalendar` had to guess."""
    texts = [str(one.message) for one in caught if "globally unique" in str(one.message)]
    zones = {match[1] for text in texts if (match := re.search(r"'([^']*)'", text))}
    return [message.text("import-guessed-zone", zone=zone) for zone in sorted(zones)]
