"""What is said of dates in German, and where long words of headings may be parted."""

import html
import io
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from pyphen import LANGUAGES, HyphDict, Pyphen

from plugins.termine.events import (
    SHORT_WEEKDAYS,
    WEEKDAYS,
    Moment,
    Occurrence,
    Registration,
    TimeSpan,
    Venue,
    day_without_year,
    long_day,
    month_name,
    time_phrase,
)

WEEKDAY_NAMES = tuple(zip(SHORT_WEEKDAYS, WEEKDAYS, strict=True))
_NOT_FREE = re.compile(r"\d|\bnicht\b|\bnur\b")
_FREE = re.compile(r"\bkosten(?:los|frei)\b")
_INLINE_TAG = re.compile(r"</?(?:a|abbr|b|code|em|i|q|span|strong|sub|sup)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def counted(count: int) -> str:
    """`1 Termin`, `12 Termine`."""
    return "1 Termin" if count == 1 else f"{count} Termine"


def past_label(count: int) -> str:
    """The text of the disclosure around past dates, empty when there are none."""
    return f"Vergangene Termine ({count}) anzeigen" if count else ""


def later_label(count: int) -> str:
    """The text of the disclosure around the rest of the dates to come; it counts all of them."""
    return f"Alle {counted(count).replace('Termine', 'kommenden Termine')} anzeigen"


def quarter_name(year: int, quarter: int) -> str:
    """`Oktober bis Dezember 2026`."""
    first = month_name(year, 3 * quarter - 2).removesuffix(f" {year}")
    return f"{first} bis {month_name(year, 3 * quarter)}"


def status_words(occurrence: Occurrence) -> tuple[str, str]:
    """The word for a date that is not as planned, and what follows it; both empty otherwise."""
    if occurrence.is_cancelled:
        return "Fällt aus", occurrence.reason
    if occurrence.is_moved and occurrence.moved_from is not None:
        moved = _moved(occurrence, occurrence.moved_from)
        reason = f". Grund: {occurrence.reason}" if occurrence.reason else ""
        return "Verlegt", moved + reason
    return "", ""


def _moved(occurrence: Occurrence, before: Moment) -> str:
    """`auf Donnerstag, 6. Juni (bisher Mittwoch, 5. Juni)`: only what has changed is named."""
    is_other_day = before.day != occurrence.first_day
    is_other_time = before.time != occurrence.time
    if not is_other_day and not is_other_time:
        venue = occurrence.details.venue
        return f"an einen anderen Ort: {venue.name}" if venue else "an einen anderen Ort"
    if not is_other_day:
        now, then = (
            time_phrase(span).removeprefix("um ") for span in (occurrence.time, before.time)
        )
        return f"auf {now} (bisher {then})"
    new_time, old_time = (occurrence.time, before.time) if is_other_time else (None, None)
    says_year = before.day.year != occurrence.first_day.year
    now = _moment(occurrence.first_day, new_time, says_year=says_year)
    then = _moment(before.day, old_time, says_year=says_year)
    return f"auf {now} (bisher {then})"


def _moment(day: date, span: TimeSpan | None, *, says_year: bool) -> str:
    said = long_day(day) if says_year else day_without_year(day)
    return f"{said}, {time_phrase(span)}" if span else said


def registration_words(registration: Registration | None) -> str:
    """The editors' own words, or what was said about it; empty when nothing was."""
    if registration is None:
        return ""
    if registration.text:
        return registration.text
    if registration.is_required is False:
        return "ohne Anmeldung"
    until = f" bis {long_day(registration.last_day)}" if registration.last_day else ""
    if registration.is_required or until:
        return f"mit Anmeldung{until}"
    return ""


def is_free(cost: str) -> bool:
    """Whether the words about the cost say without any condition that there is none."""
    words = cost.lower()
    return bool(_FREE.search(words)) and not _NOT_FREE.search(words)


def place_of(venue: Venue | None, room: str = "") -> str:
    """`Familienbüro, Raum 2`; empty when neither is known."""
    return ", ".join(part for part in (venue.name if venue else "", room) if part)


def is_over_a_year_ago(day: date, today: date) -> bool:
    """Whether a day lies more than a year back."""
    return (day.year + 1, day.month, day.day) < (today.year, today.month, today.day)


def plain_text(safe_html: str) -> str:
    """Rendered text without its markup, on one line."""
    return " ".join(html.unescape(_TAG.sub(" ", _INLINE_TAG.sub("", safe_html))).split())


def shortened(text: str, length: int = 160) -> str:
    """The text, cut between words and with an ellipsis when it is longer than `length`."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    whole_words = cut.rpartition(" ")[0].rstrip(" ,;:–-.·")
    return f"{whole_words or cut[:-1]} …"


SOFT_HYPHEN = "\u00ad"
_LONG_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{13,80}(?![^\W\d_])")
"""What is longer than the longest words there are, is none, and would hold up the build."""

_SHORTEST_PART = 5
_ENCODING = "iso8859-1"
_DIGITS = b"0123456789"


class Hyphens:
    """Puts soft hyphens into words of more than twelve letters.

    `known` words are looked up, any other is asked of the dictionary.
    """

    def __init__(self, known: Mapping[str, str] = MappingProxyType({})) -> None:
        """Begin with no heading."""
        self._known = known
        self._headings: dict[str, str] = {}

    def heading(self, text: str) -> str:
        """The text with soft hyphens in its long words."""
        if text not in self._headings:
            self._headings[text] = _LONG_WORD.sub(lambda found: self.word(found[0]), text)
        return self._headings[text]

    def word(self, word: str) -> str:
        """One long word with soft hyphens."""
        return self._known.get(word) or hyphenated((word,))[word]


def long_words(texts: Iterable[str]) -> frozenset[str]:
    """The words in some texts that get soft hyphens."""
    return frozenset(word for text in texts for word in _LONG_WORD.findall(text))


def hyphenated(words: Collection[str]) -> dict[str, str]:
    """Each word with its soft hyphens.

    The first part and the last have five letters at least. To read the whole dictionary takes half
    a second: only what can be found in one of the words is read.
    """
    patterns = _patterns_in(words) if words else []
    if not patterns:
        return {word: word for word in words}
    dictionary = _SmallDictionary(patterns)
    return {word: str(dictionary.inserted(word, hyphen=SOFT_HYPHEN)) for word in words}


def _patterns_in(words: Iterable[str]) -> list[bytes]:
    """The lines of the dictionary whose letters stand in a word; a dot is its begin or end."""
    content = LANGUAGES["de_DE"].read_bytes()
    longest = max(map(len, io.BytesIO(content)))
    parts = {part for word in words for part in _parts(f".{word.lower()}.", longest)}
    octets = {part.encode(_ENCODING, "replace") + b"\n" for part in parts}
    return [line for line in io.BytesIO(content) if line.translate(None, _DIGITS) in octets]


def _parts(word: str, longest: int) -> Iterable[str]:
    return (
        word[begin:end]
        for begin in range(len(word))
        for end in range(begin + 1, min(begin + longest, len(word)) + 1)
    )


class _SmallDictionary(Pyphen):
    """Pyphen with a few patterns only, which it believes to be a file."""

    def __init__(self, patterns: Iterable[bytes]) -> None:
        self.left = self.right = _SHORTEST_PART
        self.hd = HyphDict(_Excerpt(b"".join((_ENCODING.encode(), b"\n", *patterns))))


@dataclass(frozen=True, slots=True)
class _Excerpt:
    """As much of a Path as Pyphen asks for."""

    content: bytes

    def open(self, _mode: str) -> io.BytesIO:
        return io.BytesIO(self.content)

    def read_text(self, encoding: str) -> str:
        return self.content.decode(encoding.strip())
