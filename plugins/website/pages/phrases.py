"""What is said of dates in German, and where long words of headings may be parted."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from datetime import date

import bs4
import pyphen

from plugins.termine.events import (
    SHORT_WEEKDAYS,
    WEEKDAYS,
    Details,
    Moment,
    Occurrence,
    Registration,
    day_without_year,
    long_day,
    month_name,
    place_change,
    time_change,
    time_phrase,
)

WEEKDAY_NAMES = tuple(zip(SHORT_WEEKDAYS, WEEKDAYS, strict=True))
_NOT_FREE = re.compile(r"\d|\bnicht\b|\bnur\b")
_FREE = re.compile(r"\bkosten(?:los|frei)\b")
_INLINE = frozenset(["a", "abbr", "b", "code", "em", "i", "q", "span", "strong", "sub", "sup"])


def counted(count: int) -> str:
    """`1 Termin`, `12 Termine`."""
    return "1 Termin" if count == 1 else f"{count} Termine"


def titles_of(dates: Iterable[Occurrence]) -> str:
    """What takes place on some dates, each title once."""
    return ", ".join(dict.fromkeys(occurrence.details.title for occurrence in dates))


def german_order(text: str) -> str:
    """What names are sorted by: ä as a, ß as ss (DIN 5007-1), and numbers by their size."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"\d+", lambda number: number[0].zfill(4), plain)


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
    if occurrence.is_postponed:
        reason = f" Grund: {occurrence.reason}" if occurrence.reason else ""
        return "Verschoben", f"Der neue Tag steht noch nicht fest.{reason}"
    new_time, new_place = time_change(occurrence), place_change(occurrence)
    reason = f"Grund: {occurrence.reason}" if occurrence.reason else ""
    if occurrence.moved_from and not new_time:
        moved = _moved(occurrence, occurrence.moved_from)
        return "Verlegt", ". ".join(filter(None, (moved, new_place, reason)))
    changes = ". ".join(filter(None, (new_time, new_place, reason)))
    label, comma, rest = changes.partition(", ")
    return label + comma.strip(), rest


def _moved(occurrence: Occurrence, before: Moment) -> str:
    """`auf Donnerstag, 6. Juni (bisher Mittwoch, 5. Juni)`: only what has changed is named."""
    now = Moment(occurrence.first_day, occurrence.time)
    phrase = day_without_year if now.day.year == before.day.year else long_day
    new, old = (
        phrase(moment.day) + (f", {time_phrase(moment.time)}" if now.time != before.time else "")
        for moment in (now, before)
    )
    return f"auf {new} (bisher {old})"


SIGN_UP_CLOSED = "Anmeldeschluss vorbei"
_NO_NEED = re.compile(
    r"\b(?:keine|ohne|nicht)\b.{0,30}(?:anmeld|n(?:ö|oe)tig|erforderlich)|^nein\b"
    r"|\b(?:einfach|gern) (?:dazu|vorbei)|freiwillig|erw(?:ü|ue)nscht",
    re.IGNORECASE | re.DOTALL,
)
_NEED = re.compile(r"anmeld|bescheid|reservier|anruf|rufen|^ja\b|nicht ohne", re.IGNORECASE)


def registration_need(registration: Registration) -> bool | None:
    """Whether one must sign up; None where that is neither said nor to be read from the words."""
    known = registration
    if known.is_required is not None:
        return known.is_required
    if known.last_day or known.link or known.phone or known.mail:
        return True
    if "nicht ohne" not in known.text.lower() and _NO_NEED.search(known.text):
        return False
    return True if _NEED.search(known.text) else None


def registration_words(registration: Registration | None, *, is_closed: bool = False) -> str:
    """What lists say about signing up; empty when nothing was said."""
    if registration is None:
        return ""
    if is_closed:
        return SIGN_UP_CLOSED
    if registration_need(registration) and (registration.is_required or not registration.text):
        until = f" bis {long_day(registration.last_day)}" if registration.last_day else ""
        return f"mit Anmeldung{until}"
    return registration.text or ("ohne Anmeldung" if registration.is_required is False else "")


def has_closed(registration: Registration | None, today: date) -> bool:
    """Whether the last day to sign up is over."""
    return bool(registration and registration.last_day and registration.last_day < today)


def sentence(text: str) -> str:
    """Words as a sentence: with a capital letter, and with a full stop unless they have a mark."""
    words = " ".join(text.split())
    end = "" if not words or words.endswith((".", "!", "?", ":")) else "."
    return f"{words[:1].upper()}{words[1:]}{end}"


def is_free(cost: str) -> bool:
    """Whether the words about the cost say without any condition that there is none."""
    words = cost.lower()
    return bool(_FREE.search(words)) and not _NOT_FREE.search(words)


_NOT_IN_A_NUMBER = re.compile(r"[^\d+]")


def phone_url(phone: str) -> str:
    """A link that calls; empty where no digit is left."""
    number = _NOT_IN_A_NUMBER.sub("", phone)
    return f"tel:{number}" if number else ""


def place_of(details: Details) -> str:
    """`Familienbüro, Raum 2`; empty when neither is known."""
    return ", ".join(part for part in (details.venue_names, details.room) if part)


def is_over_a_year_ago(day: date, today: date) -> bool:
    """Whether a day lies more than a year back."""
    return (day.year + 1, day.month, day.day) < (today.year, today.month, today.day)


def plain_text(safe_html: str) -> str:
    """Rendered text without its markup, on one line; a block stands apart from its neighbours."""
    soup = bs4.BeautifulSoup(safe_html, "html.parser")
    for block in soup.find_all(lambda tag: tag.name not in _INLINE):
        block.insert_before(" ")
        block.insert_after(" ")
    return " ".join(soup.get_text().split())


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


def with_hyphens(text: str, known: Mapping[str, str]) -> str:
    """The text with soft hyphens in its words of more than twelve letters.

    `known` words are looked up, any other is asked of the dictionary.
    """
    return _LONG_WORD.sub(
        lambda found: known.get(found[0]) or hyphenated((found[0],))[found[0]], text
    )


def long_words(texts: Iterable[str]) -> frozenset[str]:
    """The words in some texts that get soft hyphens."""
    return frozenset(word for text in texts for word in _LONG_WORD.findall(text))


def hyphenated(words: Collection[str]) -> dict[str, str]:
    """Each word with its soft hyphens; the first part and the last have five letters at least.

    The dictionary takes half a second to read: ask for all words at once, and keep the answers.
    """
    if not words:
        return {}
    dictionary = pyphen.Pyphen(lang="de_DE", left=_SHORTEST_PART, right=_SHORTEST_PART)
    return {word: str(dictionary.inserted(word, hyphen=SOFT_HYPHEN)) for word in words}


def status_text(one: Occurrence) -> str:
    """`Fällt aus: Umbau`, `Verlegt auf …`; empty for a date that takes place as planned."""
    label, text = status_words(one)
    return f"{label}{' ' if one.takes_place else ': '}{text}".strip(": ")
