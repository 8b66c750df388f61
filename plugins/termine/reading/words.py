"""Words as editors write them: which key was meant, ids, yes and no, links, places on the map.

What programs say about each key, and the words that people write for it, stand in `keys.toml`.
"""

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..diagnostics import Message, did_you_mean, message
from ..events import LONGEST_NAME, RESERVED_IDS, ClosedDayPolicy, GeoPoint, slug

_LONGEST = 100
_SLIP = 0.81
"""So alike are a word and another that somebody has misspelt."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SLUG = re.compile(r"[A-Za-z0-9]+(?:[-_.]+[A-Za-z0-9]+)*")
# Feeds of venues, categories and years lie beside those of events, months beside event pages.
_TAKEN = re.compile(r"(?:ort|rubrik|archiv|aushang)-.*|[0-9]+")
_LINK = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?P<rest>\S+)")
_MAIL = re.compile(r"[^@\s<>\"(),:;]+@[^@\s<>\"(),:;]+\.[^@\s<>\"(),:;.]+")
_PHONE = re.compile(r"(?:Tel(?:efon)?\.?:?\s*)?(?!\s)(\+?[0-9\s()/–-]{3,})")
_LANGUAGE = re.compile("[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_PICTURE = re.compile(r"[^/\\:\x00]+(?:/[^/\\:\x00]+)*")
_NUMBER = re.compile(
    r"(?:max(?:imal|\.)|höchstens|bis zu)?\s*([0-9]{1,6})"
    r"(?:\s*(?:Plätze|Plaetze|Personen|Teilnehmende|Teilnehmer|Menschen|Kinder|TN))?"
)
_DEGREES = re.compile(r"(-?[0-9]{1,3}(?:\.[0-9]+)?)\s*[,;\s]\s*(-?[0-9]{1,3}(?:\.[0-9]+)?)")

_POLE, _DATE_LINE = 90, 180
# Where these two stand the other way round, it is a slip.
_GERMAN_LATITUDES, _GERMAN_LONGITUDES = range(47, 56), range(5, 16)


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("keys.toml").read_text("utf-8"))


def words_of(table: str) -> Mapping[str, Any]:
    """What `keys.toml` holds in a table, by the words in it."""
    return _tables()[table]


def key_words(key: str, form: str = "key") -> Mapping[str, Any]:
    """`title`, `description` and `examples` of a key, in a form that has its own words for it.

    Raises KeyError for a key without words.
    """
    words: Mapping[str, Any] = words_of(form).get(key) or words_of("key")[key]
    return words


def key_of_head(word: str, known: Iterable[str]) -> str:
    """The key of a head for one of Pelican's (`title`); any other word in small letters."""
    plain = slug(word)
    key = str(words_of("pelican").get(plain, plain))
    return key if key in known else word.lower()


def misspelt(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """The one known word that differs from a word so little that it must be a slip."""
    by_slug = {slug(name): name for name in known}
    near = difflib.get_close_matches(slug(word)[:_LONGEST], by_slug, 1, _SLIP)
    return tuple(by_slug[name] for name in near)


def nearest(word: str, known: Iterable[str], count: int = 1) -> tuple[str, ...]:
    """Up to `count` known words near a word, the nearest first; umlauts count as ae, oe, ue, ss."""
    if len(word) > _LONGEST:
        return ()
    spelled = {slug(name): name for name in known}
    plain = slug(word)
    if plain in spelled:
        return (spelled[plain],)
    meant = [key for key in spelled.values() if plain in words_of("synonyms").get(key, "").split()]
    close = [spelled[name] for name in difflib.get_close_matches(plain, spelled, count, 0.66)]
    return tuple(dict.fromkeys([*meant, *close]))[:count]


def suggestion(word: str, known: Iterable[str], otherwise: str) -> str:
    """`Meinten Sie „…“?`, or the other sentence where no known word is near."""
    return did_you_mean(*nearest(word, known)) or otherwise


def id_from_text(text: str) -> str | Message:
    """An id of an event or venue: a-z, 0-9 and single `-`, not one of the site's own."""
    if _ID.fullmatch(text) and (text in RESERVED_IDS or _TAKEN.fullmatch(text)):
        return message("id-reserved", text=text, example=f"termin-{text}")
    return _matching(_ID, text, "id-form", slug(text) or "familienfruehstueck")


def slug_from_text(text: str) -> str | Message:
    """The slug of an article or page; one of an old address keeps its capitals, `_` and `.`."""
    return _matching(_SLUG, text, "slug-form", slug(text) or "tag-der-offenen-tuer")


def language_from_text(text: str) -> str | Message:
    """A language tag such as `de` or `de-x-leicht` (BCP 47, loosely)."""
    return _matching(_LANGUAGE, text, "language-form")


def _matching(pattern: re.Pattern[str], text: str, kind: str, example: str = "") -> str | Message:
    if len(text) > LONGEST_NAME:
        return message("name-too-long", length=len(text), most=LONGEST_NAME)
    return text if pattern.fullmatch(text) else message(kind, text=text, example=example)


def yes_from_text(text: str) -> bool | None:
    """`ja` or `nein`, also as programs write it (`true`); None for anything else."""
    return words_of("answers").get(text.strip().lower())


def policy_from_text(text: str) -> ClosedDayPolicy | Message:
    """`entfaellt` or `findet statt`."""
    policy = words_of("policies").get(slug(text))
    return ClosedDayPolicy(policy) if policy else message("policy", text=text)


def places_from_text(text: str) -> int | Message:
    """How many people there is room for."""
    found = _NUMBER.fullmatch(text.strip())
    return int(found[1]) if found else message("whole-number", text=text)


def link_from_text(text: str) -> str | Message:
    """A full address that can safely stand in a page: http, https, mailto or tel."""
    if _MAIL.fullmatch(text):
        return message("mail-as-link", text=text)
    found = _LINK.fullmatch(text)
    scheme = found["scheme"].lower() if found else ""
    if not found or "." in scheme or scheme == "localhost":
        example = f"https://{text}" if re.fullmatch(r"[\w.-]+\.\w+(/\S*)?", text) else ""
        return message("link-form", text=text, example=example or "https://www.herne.de/familie")
    if scheme not in {"http", "https", "mailto", "tel"}:
        return message("link-scheme", scheme=found["scheme"])
    if scheme in {"http", "https"} and not re.match(r"//[^/\s?#]+", found["rest"]):
        return message("link-form", text=text, example="https://www.herne.de/familie")
    return text


def calendar_link_from_text(text: str) -> str | Message:
    """The address of a calendar: http or https, also as programs write it to subscribe (webcal)."""
    plain = re.sub(r"^webcals?://", "https://", text, flags=re.IGNORECASE)
    found = link_from_text(plain)
    if isinstance(found, str) and not re.match(r"https?://[^/@]+(?:/|$)", plain, re.IGNORECASE):
        return message("calendar-link", text=text)
    return found


def mail_from_text(text: str) -> str | Message:
    """An e-mail address."""
    return _matching(_MAIL, text, "mail-form")


def phone_from_text(text: str) -> str | Message:
    """A telephone number as people write it."""
    found = _PHONE.fullmatch(text)
    return found[1] if found else message("phone-form", text=text)


def picture_from_text(text: str) -> str | Message:
    """The path of a picture below content/bilder, as in `/bilder/…`; never out of that folder."""
    name = re.sub("^/?(?:content/)?bilder/", "", text)
    if not _PICTURE.fullmatch(name) or ".." in name.split("/"):
        return message("picture-path", text=text)
    return name


def location_from_text(text: str) -> GeoPoint | Message:
    """Latitude and longitude in degrees, `51.5380, 7.2190`."""
    found = _DEGREES.fullmatch(text.strip())
    if found is None:
        return message("coordinates", text=text)
    latitude, longitude = float(found[1]), float(found[2])
    if abs(latitude) > _POLE or abs(longitude) > _DATE_LINE:
        return message("coordinates", text=text)
    if int(latitude) in _GERMAN_LONGITUDES and int(longitude) in _GERMAN_LATITUDES:
        return message("coordinates-swapped", latitude=found[2], longitude=found[1])
    return GeoPoint(latitude, longitude)
