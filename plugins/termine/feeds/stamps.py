"""Stamps: when a date last changed, as calendars are told (RFC 5545, 3.8.7).

The clock has no say here. A stamp is the later of two times: the last change of the entry, found
by `history`, and FEED_REVISION. Both only grow, so the stamp and the SEQUENCE made of it never go
back, and an unchanged date keeps its bytes from build to build.
"""

from collections.abc import Mapping
from datetime import UTC, datetime

Stamps = Mapping[str, datetime]
"""Event id → when its entry last changed, in UTC; an id that is missing has FEED_REVISION."""

FEED_REVISION = datetime(2019, 1, 1, tzinfo=UTC)
"""The floor of every stamp. Set it to the present day whenever the form of the feeds changes (a
property more, other words in DESCRIPTION, another length of open ends), so that calendars which
replace a date only when LAST-MODIFIED has grown take over the new form."""

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def stamp(event_id: str, stamps: Stamps) -> datetime:
    """The last change of an event in UTC, in whole seconds, never before FEED_REVISION."""
    changed = stamps.get(event_id, FEED_REVISION).astimezone(UTC).replace(microsecond=0)
    return max(changed, FEED_REVISION)


def sequence(changed: datetime) -> int:
    """SEQUENCE for a stamp: whole minutes since 2000-01-01 in UTC, below 2³¹ until 6083."""
    return int((changed - _EPOCH).total_seconds()) // 60
