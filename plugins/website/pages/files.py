"""Files for programs: JSON, the next date as text, robots, the state of the site."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date
from html import escape

from plugins.termine.events import Agenda, AllDay, Occurrence, Status, addresses, when

from .atom import ENTRY_LIMIT, changes_atom, dates_atom
from .context import Dates, Paths, Settings, SiteContext
from .date_views import end_iso, start_iso
from .page_builder import PageBuilder
from .phrases import registration_words, status_text
from .views import FileBundle, Page, TextFile
from .visible import Planner

ALL_DATES = "kalender/alle.json"
NEXT_DATE_JSON = "kalender/naechster.json"
NEXT_DATE_TEXT = "kalender/naechster.txt"
_encoded = json.JSONEncoder(ensure_ascii=False).encode


def date_files(planner: Planner) -> tuple[FileBundle, ...]:
    """The files of all upcoming dates and of the next one."""
    agenda, recent = planner.visible.agenda, planner.visible.context.recent
    in_feed = tuple(one for one in agenda.occurrences if one.event.is_in_feed)
    agenda = Agenda(in_feed, agenda.today)
    return (
        planner.files("dates as json", _all_dates_json, agenda.upcoming),
        planner.files("next date", _next_date_files, agenda.next(1)),
        planner.files("dates as atom", dates_atom, agenda.upcoming[:ENTRY_LIMIT]),
        *(() if recent is None else (planner.files("changes as atom", changes_atom, recent),)),
    )


_OFF = {
    Status.CANCELLED: "fällt aus",
    Status.POSTPONED: "ist verschoben, der neue Tag steht noch nicht fest",
}


def _sentence(soon: Dates) -> str:
    """The next date in words to be read aloud; those before it that are off are named first.

    `soon` ends with the date that takes place, or holds only cancelled and postponed ones.
    """
    off = [one for one in soon if not one.takes_place]
    parts = [f"{when(one)}: „{one.details.title}“ {_OFF[one.status]}." for one in off]
    if len(off) == len(soon):
        return " ".join((*parts, "Zurzeit ist kein Termin geplant."))
    date = soon[-1]
    topic = f" zum Thema „{date.details.topic}“" if date.details.topic else ""
    place = f" Ort: {date.details.address}." if date.details.venues else ""
    parts.append(f"Der nächste Termin: {when(date)}, „{date.details.title}“{topic}.{place}")
    return " ".join(parts)


def _all_dates_json(builder: PageBuilder, dates: Dates) -> tuple[TextFile]:
    document = {
        "version": 1,
        "name": builder.settings.name,
        "url": builder.paths.absolute(addresses.EVENTS),
        "inLanguage": "de",
        "events": [_record(builder, one) for one in dates],
    }
    return (TextFile(ALL_DATES, _json(document)),)


def _next_date_files(builder: PageBuilder, soon: Dates) -> tuple[TextFile, ...]:
    text = _sentence(soon)
    takes_place = bool(soon) and soon[-1].takes_place
    document = {
        "version": 1,
        "sentence": text,
        "event": _record(builder, soon[-1]) if takes_place else None,
        "cancelled": [_record(builder, one) for one in soon if not one.takes_place],
    }
    return (TextFile(NEXT_DATE_JSON, _json(document)), TextFile(NEXT_DATE_TEXT, f"{text}\n"))


def _record(builder: PageBuilder, one: Occurrence) -> dict[str, object]:
    """A date with the names of schema.org, as docs/daten.md describes it."""
    details, event_id, paths = one.details, one.event.id, builder.paths
    return {
        "identifier": f"{event_id}/{one.original_day.isoformat()}",
        "uid": addresses.uid(event_id, one.original_day, builder.settings.domain),
        "name": details.title,
        "url": paths.absolute(addresses.occurrence_url(event_id, one.original_day)),
        "when": when(one),
        "startDate": start_iso(one),
        "endDate": end_iso(one) or None,
        "isAllDay": isinstance(one.time, AllDay),
        "eventStatus": one.status.value,
        "statusText": status_text(one),
        "location": {"name": details.venue_names, "address": details.address}
        if details.venues
        else None,
        "online": details.online,
        "room": details.room,
        "topic": details.topic,
        "guest": details.guest,
        "performer": details.guest,
        "age": details.age,
        "audience": details.audience,
        "languages": details.languages,
        "category": details.category,
        "cost": details.cost,
        "registration": registration_words(details.registration),
        "isSoldOut": details.is_sold_out,
        "dateModified": f"{builder.changed(one.event).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
    }


def _json(document: Mapping[str, object]) -> str:
    """A line for each member, and for each date of a list: json writes indents in slow steps."""
    members = []
    for name, value in document.items():
        text = _encoded(value)
        if isinstance(value, list) and value:
            text = "[\n" + ",\n".join(map(_encoded, value)) + "\n]"
        members.append(f"{_encoded(name)}: {text}")
    return "{\n" + ",\n".join(members) + "\n}\n"


STATE = "stand.json"


def state_json(context: SiteContext, *, commit: str, hints: int) -> TextFile:
    """The day of the build, its commit, the next date, the number of hints, the end of all UIDs.

    A day and no time of day, so that two builds of one day are the same. `commit` is empty without
    Git; a next date that does not exist is null.
    """
    first = next(iter(context.agenda.next(1, with_cancelled=False)), None)
    state = {
        "built": context.agenda.today.isoformat(),
        "commit": commit,
        "nextDate": first.first_day.isoformat() if first else None,
        "hints": hints,
        "uidDomain": context.settings.domain,
    }
    return TextFile(STATE, json.dumps(state, indent=1) + "\n")


SITEMAP = "sitemap.xml"
MOST_IN_SITEMAP = 40_000
"""Search engines read 50,000 addresses of a file."""

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True, order=True)
class SitemapEntry:
    """One address; `changed` is a day (JJJJ-MM-TT) or empty where it is not known."""

    address: str
    changed: str = ""


def sitemap_entries(pages: Iterable[Page]) -> tuple[SitemapEntry, ...]:
    """The entries of the pages that belong into the sitemap, in the order of the pages.

    They can be kept with a Bundle: the sitemap needs nothing else of a page.
    """
    return tuple(
        SitemapEntry(page.head.canonical, page.head.changed_iso)
        for page in pages
        if page.head and page.head.in_sitemap and page.head.is_indexed
    )


def sitemap_files(
    entries: Iterable[SitemapEntry], url: str, most: int = MOST_IN_SITEMAP
) -> tuple[TextFile, ...]:
    """The sitemap of all entries, sorted by address, each address once.

    Where they are more than `most` it is an index of others; `url` is the address of the site.
    """
    whole = sorted({entry.address: entry for entry in entries}.values())
    if len(whole) <= most:
        return (_sitemap(SITEMAP, "urlset", "url", whole),)
    parts = {
        f"sitemap-{number}.xml": whole[start : start + most]
        for number, start in enumerate(range(0, len(whole), most), start=1)
    }
    absolute = Paths(url).absolute
    index = [
        SitemapEntry(absolute(name), max(one.changed for one in part))
        for name, part in parts.items()
    ]
    files = (_sitemap(name, "urlset", "url", part) for name, part in parts.items())
    return (_sitemap(SITEMAP, "sitemapindex", "sitemap", index), *files)


def _sitemap(name: str, root: str, element: str, entries: Iterable[SitemapEntry]) -> TextFile:
    lines = []
    for entry in entries:
        changed = f"<lastmod>{entry.changed}</lastmod>" if entry.changed else ""
        lines.append(
            f"<{element}><loc>{escape(entry.address, quote=False)}</loc>{changed}</{element}>"
        )
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">'
    return TextFile(name, "\n".join([head, *lines, f"</{root}>", ""]))


SECURITY = ".well-known/security.txt"
_MONTHS_VALID = 11
MANIFEST = "manifest.webmanifest"
_PAPER = "#FFFBF5"
"""The light paper of the theme: a test compares it with settings.css."""


def robots_txt(settings: Settings) -> TextFile:
    """Everything may be read, calendars included; of a preview nothing."""
    if settings.is_preview:
        return TextFile("robots.txt", "User-agent: *\nDisallow: /\n")
    sitemap = Paths(settings.url).absolute(SITEMAP)
    return TextFile("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")


def security_txt(settings: Settings, today: date) -> TextFile | None:
    """Where to report a weakness, None without a contact in the settings.

    It expires on the first of the month eleven months ahead: under a year, as the RFC wants it, and
    new bytes only once a month.
    """
    contact = settings.security_contact.strip()
    if not contact:
        return None
    is_mail = "@" in contact and ":" not in contact
    months = today.year * 12 + today.month - 1 + _MONTHS_VALID
    expires = date(months // 12, months % 12 + 1, 1)
    lines = (
        f"Contact: {'mailto:' if is_mail else ''}{contact}",
        f"Expires: {expires.isoformat()}T00:00:00Z",
        "Preferred-Languages: de, en",
        f"Canonical: {Paths(settings.url).absolute(SECURITY)}",
    )
    return TextFile(SECURITY, "\n".join(lines) + "\n")


def web_manifest(settings: Settings) -> TextFile:
    """What a phone needs to put the site on its home screen, under its own sign."""
    paths = Paths(settings.url)
    icons = [
        {
            "src": paths.path(f"theme/icon-{size}.png"),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": "any maskable",
        }
        for size in (192, 512)
    ]
    manifest = {
        "name": settings.name,
        "short_name": settings.name.partition(" ")[0],
        "description": settings.tagline,
        "lang": "de",
        "dir": "ltr",
        "id": paths.base,
        "start_url": paths.base,
        "scope": paths.base,
        "display": "minimal-ui",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": icons,
    }
    return TextFile(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")
