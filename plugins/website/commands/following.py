"""`follow`: the calendars of partners are fetched, and what changed in them is told.

A calendar that cannot be fetched or read changes nothing: the last good copy stays. Only files
below content/abos/ are written, and only where something differs.
"""

import re
from datetime import date

from plugins.termine.diagnostics import report
from plugins.termine.editing import replace_file
from plugins.termine.history import Side, comparison, differences_as_text
from plugins.termine.importer import no_longer_told, unreadable
from plugins.termine.reading import Source, Subscription

from ..content import COPIES, COPY, EARLIER, VERSION, Content
from ..dates import Dates, read_dates
from ..fetching import FetchError, Limits, Version, fetch
from ..messages import message
from .command import DONE, PROBLEMS, command, settings_for
from .options import FollowOptions
from .wording import say

_STAMPS = re.compile(rb"^DTSTAMP[;:][^\r\n]*[\r\n]+", re.MULTILINE | re.IGNORECASE)
"""Many servers write the moment of asking into every event: that is no change."""


@command
def follow(options: FollowOptions) -> int:
    """Fetch all partners; 1 if one of them could not be fetched or abos.yaml has mistakes."""
    settings = settings_for(options)
    content = Content(settings.content)
    before = read_dates(content, settings)
    if before.partners.source is None:
        say(message.text("follow-nobody"))
        return DONE
    limits = Limits(allows_private=settings.allows_private_partners)
    failures = [
        _followed(content, each, limits, settings.today) for each in before.partners.subscriptions
    ]
    after = read_dates(content, settings)
    differences = comparison(_side(before), _side(after), settings.today)
    for sentence in after.partners.losses:
        if sentence not in before.partners.losses:
            say(sentence)
    for paragraph in differences_as_text(differences):
        say(f"\n{paragraph}")
    mistakes = before.partners.diagnostics
    if told := report((*mistakes, *after.partners.hints(after.agenda))):
        say(told, is_error=True)
    is_wrong = any(failures) or any(diagnostic.is_error for diagnostic in mistakes)
    return PROBLEMS if is_wrong else DONE


def _followed(content: Content, subscription: Subscription, limits: Limits, today: date) -> bool:
    """Look at one partner, say how it went, and give whether it failed."""
    name = subscription.partner.name
    try:
        is_new = _fetched(content, subscription, limits, today)
    except FetchError as error:
        reason = message.text(error.kind, **error.values)
        has_copy = content.copies(subscription.id).current
        kept = message.text("follow-copy-stays" if has_copy else "follow-no-copy")
        say(f"{name}: {reason} {kept}", is_error=True)
        return True
    say(f"{name}: {message.text('follow-fetched' if is_new else 'follow-same')}")
    return False


def _fetched(content: Content, subscription: Subscription, limits: Limits, today: date) -> bool:
    """Fetch one calendar and write what is new; whether anything is. Raises FetchError."""
    copies = content.copies(subscription.id)
    path, earlier_path, version_path = (
        content.root / COPIES / f"{subscription.id}{ending}" for ending in (COPY, EARLIER, VERSION)
    )
    old_version = version_path.read_bytes() if version_path.is_file() else None
    version = _version(old_version or b"") if copies.current else Version()
    fetched = fetch(subscription.url, version, limits)
    if fetched.data is None or (copies.current and _is_same(copies.current.data, fetched.data)):
        return False
    now = Source(path.name, fetched.data)
    if reason := unreadable(now):
        raise FetchError("fetch-unreadable", reason=reason)
    # What vanished is written first: stopped in between by force, nothing is lost.
    missed = no_longer_told(subscription, copies, now, today) or None
    known = copies.earlier.data if copies.earlier else None
    if missed != known:
        replace_file(earlier_path, known, missed)
    replace_file(path, copies.current.data if copies.current else None, fetched.data)
    replace_file(version_path, old_version, _as_bytes(fetched.version))
    return True


def _is_same(before: bytes, after: bytes) -> bool:
    return _STAMPS.sub(b"", before) == _STAMPS.sub(b"", after)


def _version(data: bytes) -> Version:
    """The version of a copy, as it stands beside it."""
    lines = dict(line.partition(": ")[::2] for line in data.decode("utf-8", "replace").splitlines())
    return Version(lines.get("ETag", ""), lines.get("Last-Modified", ""))


def _as_bytes(version: Version) -> bytes:
    given = (("ETag", version.etag), ("Last-Modified", version.modified))
    return "".join(f"{name}: {value}\n" for name, value in given if value).encode()


def _side(dates: Dates) -> Side:
    """The dates of partners."""
    found = tuple(one for one in dates.agenda.occurrences if one.event.partner)
    events = tuple(event for event in dates.catalogue.events if event.partner)
    return Side(found, events, dates.sources, dates.closed_days)
