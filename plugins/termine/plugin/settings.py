"""What the settings of a Pelican site say of its calendar. All have a default.

This is one of the places that ask what day it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..events import horizon_after
from .patterns import PATTERNS, Patterns

_DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {
        "TERMINE_DATEIEN": ["termine.yaml"],
        "TERMINE_LAND": "DE:",
        "TERMINE_HORIZONT_MONATE": 18,
        "TERMINE_STARTSEITE": True,
        "UID_DOMAIN": "",
        **PATTERNS,
    }
)
_LANGUAGES = ("de", "en")
_LOCAL = "http://localhost:8000"
"""Where Pelican's own server shows a site that has no address yet."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class CalendarSettingsError(ValueError):
    """A setting that cannot be used; the text says which and what it may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSettings:
    """What a run is told. `files` are names below `content`; `horizon` is inclusive.

    `land` is what `closed_days` understands, `domain` ends every UID, `url` is SITEURL.
    """

    content: Path
    output: Path
    files: tuple[str, ...]
    land: str
    zone: ZoneInfo
    today: date
    now: datetime
    horizon: date
    language: str
    url: str
    name: str
    domain: str
    patterns: Patterns
    is_on_index: bool


def calendar_settings(values: Mapping[str, Any]) -> CalendarSettings:
    """Pelican's settings as those of the calendar; CalendarSettingsError for a wrong one."""
    given = {**_DEFAULTS, **values}
    zone = _zone(given)
    now = datetime.now(zone)
    today = _today(given, now)
    url = str(given["SITEURL"]) or _LOCAL
    return CalendarSettings(
        content=Path(given["PATH"]),
        output=Path(given["OUTPUT_PATH"]),
        files=tuple(_of(given, "TERMINE_DATEIEN", list, 'a list of files: ["termine.yaml"]')),
        land=_of(given, "TERMINE_LAND", str, 'a text: "NW", "AT:9", "PT:"'),
        zone=zone,
        today=today,
        now=now,
        horizon=horizon_after(today, _of(given, "TERMINE_HORIZONT_MONATE", int, "a number")),
        language=_language(given),
        url=url.rstrip("/"),
        name=str(given["SITENAME"]),
        domain=given["UID_DOMAIN"] or urlsplit(url).hostname or "localhost",
        patterns=Patterns({name: _of(given, name, str, "a text") for name in PATTERNS}),
        is_on_index=bool(given["TERMINE_STARTSEITE"]),
    )


def _of(values: Mapping[str, Any], name: str, kind: type, what: str) -> Any:
    if not isinstance(value := values[name], kind):
        raise CalendarSettingsError(f"{name} = {value!r}: it must be {what}.")
    return value


def _zone(values: Mapping[str, Any]) -> ZoneInfo:
    """TERMINE_ZEITZONE, else TIMEZONE; Pelican's own default of UTC is no choice of anybody's."""
    usual = values["TIMEZONE"] if values["TIMEZONE"] != "UTC" else "Europe/Berlin"
    name = values.get("TERMINE_ZEITZONE", usual)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError):
        raise CalendarSettingsError(
            f'TIMEZONE or TERMINE_ZEITZONE = {name!r}: there is no such zone, try "Europe/Vienna".'
        ) from None


def _today(values: Mapping[str, Any], now: datetime) -> date:
    """TERMINE_HEUTE (a day or `2026-12-01`) for tests and previews, else the day it is there."""
    day = values.get("TERMINE_HEUTE") or now.date()
    if isinstance(day, str) and _DAY.fullmatch(day):
        day = date.fromisoformat(day)
    if not isinstance(day, date):
        raise CalendarSettingsError(f'TERMINE_HEUTE = {day!r}: write it as "2026-12-01".')
    return day


def _language(values: Mapping[str, Any]) -> str:
    """TERMINE_SPRACHE, else that of the site if it is known, else English."""
    usual = str(values["DEFAULT_LANG"])[:2]
    language = values.get("TERMINE_SPRACHE", usual if usual in _LANGUAGES else "en")
    if language not in _LANGUAGES:
        raise CalendarSettingsError(f'TERMINE_SPRACHE = {language!r}: it must be "de" or "en".')
    return str(language)
