"""Slips of the pen in a file, and a second reading of YAML to compare with.

The second reading is PyYAML's own BaseLoader, which knows nothing of our keys: whatever a file says
without a Diagnostic, the catalogue must say too.
"""

import random
import re
from collections.abc import Callable
from datetime import date

import yaml

from plugins.termine.events import AllDay, Cancelled, Event, Extra, Moved, OneOff
from plugins.termine.reading import Loaded

Mutation = Callable[[list[str], random.Random], None]
KEYS = (
    *(
        "titel",
        "title",
        "Titel",
        "rubrik",
        "wann",
        "um",
        "ende",
        "dauer",
        "ab",
        "bis",
        "datum",
        "ort",
    ),
    *("feiertage", "ferien", "artikel", "beschreibung", "kosten", "abweichungen", "pausen", "am"),
    *(
        "entfaellt",
        "verlegt",
        "zusatz",
        "grund",
        "regeln",
        "rrule",
        "id",
        "gast",
        "plaetze",
        "fuer",
    ),
)
VALUES = (
    *("", "ja", "nein", "~", "null", "[]", "{}", "[a, b]", "{a: b}", '"', "'", "|", ">", "# nein"),
    *("02.01.2019", "31.02.2019", "1.1.2100", "01.01.1990", "10 Uhr", "22 bis 3 Uhr", "ganztägig"),
    *("täglich", "jeden 5. Montag im Monat", "am 31. jedes Monats", "jede 300. Woche montags"),
    *("familienbuero", "whs", "Vortrag: Zähne", "Kurs #3", "&a b", "*a", "!!str x", "@x", "%", "-"),
)
SIGNS = (
    *":-#'\"[]{}|>&*!%@`?,~\\\t.0123456789 äß„“",
    "\u00a0",
    "\u2028",
    "😀",
    "\x00",
    "\ufeff",
    "- ",
    ": ",
)


def mutated(text: str, seed: int) -> str:
    """The text with one to three slips; one seed always gives the same."""
    chance = random.Random(seed)  # noqa: S311 - no secret, but repeatable
    lines = text.split("\n")
    for _ in range(chance.choice((1, 1, 2, 3))):
        chance.choice(MUTATIONS)(lines, chance)
        lines = lines or [""]
    return "\n".join(lines)


def _place(lines: list[str], chance: random.Random) -> int:
    return chance.randrange(len(lines))


def _delete(lines: list[str], chance: random.Random) -> None:
    start = _place(lines, chance)
    del lines[start : start + chance.choice((1, 1, 1, 2, 5))]
    lines.extend([] if lines else [""])


def _duplicate(lines: list[str], chance: random.Random) -> None:
    start = _place(lines, chance)
    block = lines[start : start + chance.choice((1, 1, 3, 16))]
    lines[start:start] = block


def _swap(lines: list[str], chance: random.Random) -> None:
    one, other = _place(lines, chance), _place(lines, chance)
    lines[one], lines[other] = lines[other], lines[one]


def _change_sign(lines: list[str], chance: random.Random) -> None:
    number = _place(lines, chance)
    line = lines[number]
    at = chance.randint(0, len(line))
    removed = chance.choice((0, 1, 1, 2))
    lines[number] = line[:at] + chance.choice((*SIGNS, "")) + line[at + removed :]


def _indent(lines: list[str], chance: random.Random) -> None:
    number = _place(lines, chance)
    step = chance.choice((-4, -2, -1, 1, 2, 4))
    line = lines[number]
    lines[number] = (
        " " * step + line if step > 0 else line[min(-step, len(line) - len(line.lstrip())) :]
    )


def _rename(lines: list[str], chance: random.Random) -> None:
    number = _place(lines, chance)
    before, colon, value = lines[number].partition(":")
    if colon:
        indentation = before[: len(before) - len(before.lstrip(" -"))]
        lines[number] = f"{indentation}{chance.choice(KEYS)}:{value}"


def _revalue(lines: list[str], chance: random.Random) -> None:
    number = _place(lines, chance)
    before, colon, _ = lines[number].partition(":")
    if colon:
        lines[number] = f"{before}: {chance.choice(VALUES)}"


def _insert(lines: list[str], chance: random.Random) -> None:
    indentation = chance.choice(("", "  ", "    ", "  - ", "      "))
    line = f"{indentation}{chance.choice(KEYS)}: {chance.choice(VALUES)}"
    lines.insert(_place(lines, chance), line)


def _adjust(lines: list[str], chance: random.Random) -> None:
    """An Abweichung behind a random line, at its usual depth."""
    day = date(2019, chance.randint(1, 12), chance.randint(1, 28))
    key = chance.choice(("am", "am", "zusatz"))
    more = chance.choice(("entfaellt: ja", "verlegt: 20.12.2019", "thema: Zähne", "um: 11 Uhr"))
    block = ["    abweichungen:", f"      - {key}: {day:%d.%m.%Y}", f"        {more}"]
    at = _place(lines, chance)
    lines[at:at] = block[chance.choice((0, 0, 1)) :]


MUTATIONS: tuple[Mutation, ...] = (
    *(_delete, _duplicate, _swap, _change_sign, _change_sign, _indent, _rename, _revalue, _insert),
    _adjust,
)


def differences(text: str, loaded: Loaded) -> list[str]:
    """What the file says and the catalogue does not, or the other way round.

    For files without errors only. A tab within a value is a blank; PyYAML in Python refuses it.
    """
    plain = text.removeprefix("\ufeff").replace("\t", " ")
    tree = yaml.load(plain, Loader=yaml.BaseLoader) or {}  # noqa: S506
    is_one = isinstance(tree, dict) and "id" in tree
    entries = [tree] if is_one else tree.get("termine") or []
    defaults = {} if is_one else tree.get("vorgaben") or {}
    events = {event.id: event for event in loaded.catalogue.events}
    if sorted(events) != sorted(_flat(entry["id"]) for entry in entries):
        return [f"ids: {sorted(events)}"]
    return [
        f"{entry['id']}: {found}"
        for entry in entries
        for found in _of_entry(entry, defaults, events[_flat(entry["id"])])
    ]


DETAILS = {
    "titel": "title",
    "rubrik": "category",
    "beschreibung": "description",
    "text": "text",
    "thema": "topic",
    "gast": "guest",
    "raum": "room",
    "veranstalter": "organizer",
    "kosten": "cost",
    "alter": "age",
    "bild": "image",
    "bildtext": "image_text",
}


def _of_entry(entry: dict[str, object], defaults: dict[str, object], event: Event) -> list[str]:
    said = {**defaults, **{key: value for key, value in entry.items() if value != ""}}
    found = [
        f"{key} is {getattr(event.details, name)!r}, not {said.get(key, '')!r}"
        for key, name in DETAILS.items()
        if _flat(said.get(key, "")) != _flat(getattr(event.details, name))
    ]
    venue = event.details.venue.id if event.details.venue else ""
    if venue != _flat(said.get("ort", "")):
        found.append(f"ort is {venue}")
    if (said.get("artikel", "")) != event.article:
        found.append(f"artikel is {event.article}")
    is_single = isinstance(event.schedule, OneOff)
    if is_single != bool(entry.get("datum")):
        found.append("datum")
    for key, policy in (("feiertage", "on_public_holidays"), ("ferien", "on_school_holidays")):
        if not is_single and bool(said.get(key)) != bool(getattr(event.schedule, policy)):
            found.append(key)
    found += _of_day_and_time(entry, said, event)
    pauses = entry.get("pausen") or []
    if not is_single and len(pauses) != len(event.schedule.pauses):
        found.append("pausen")
    rules = entry.get("regeln") or [entry]
    if not is_single and len(rules) != len(event.schedule.rules):
        found.append("regeln")
    return found + _of_adjustments(entry.get("abweichungen") or [], event)


def _of_day_and_time(entry: dict[str, str], said: dict[str, str], event: Event) -> list[str]:
    """The first day and the hour, read by their digits alone."""
    schedule = event.schedule
    plan = schedule if isinstance(schedule, OneOff) else schedule.rules[0]
    if entry.get("regeln"):
        return []
    found = []
    day = _digits(entry.get("datum") or entry["ab"])
    if day and day != (plan.first_day.day, plan.first_day.month, plan.first_day.year):
        found.append(f"day is {plan.first_day}")
    hour = re.search(r"[0-9]+", said["um"])
    is_timed = not isinstance(plan.time, AllDay)
    if bool(hour) != is_timed or (is_timed and int(hour[0]) % 24 != plan.time.start_time.hour):
        found.append(f"time is {plan.time}")
    return found


def _digits(text: str) -> tuple[int, ...]:
    found = re.search(r"([0-9]{1,2})\.\s*([0-9]{1,2})\.\s*([0-9]{4})", text)
    return tuple(map(int, found.groups())) if found else ()


def _of_adjustments(said: list[dict[str, str]], event: Event) -> list[str]:
    kinds = {"entfaellt": Cancelled, "verlegt": Moved, "zusatz": Extra}
    counted = {kind: sum(key in one for one in said) for key, kind in kinds.items()}
    found = {
        kind: sum(isinstance(one, kind) for one in event.adjustments) for kind in kinds.values()
    }
    days = {one.original_day for one in event.adjustments}
    written = {_digits(one.get("am") or one["zusatz"]) for one in said}
    if counted != found or written - {()} != {(one.day, one.month, one.year) for one in days}:
        return [f"abweichungen are {found} on {days}, not {counted} on {written}"]
    return []


def _flat(value: object) -> str:
    return " ".join(str(value).split())
