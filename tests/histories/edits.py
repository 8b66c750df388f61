"""Event files as editors change them day by day, and what families must be told of each date.

This knows nothing of the program: it writes YAML, and beside it keeps what was meant.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from hypothesis import strategies as st

TODAY = date(2026, 12, 5)
HORIZON = date(2027, 7, 31)
CHOIR_DAYS = (
    *(date(2026, 10, 7), date(2026, 11, 4), date(2026, 12, 2), date(2027, 1, 6)),
    *(date(2027, 2, 3), date(2027, 3, 3), date(2027, 4, 7)),
)
FEAST_DAY = date(2027, 1, 16)
VENUES = """\
- id: haus
  name: Haus
  strasse: Hauptstraße 1
  plz: "44651"
  ort: Herne
- id: hof
  name: Hof
  ort: Herne
"""
PLACES, CATEGORIES = {"haus": "Haus", "hof": "Hof"}, ("Musik", "Treffen", "Feste")
REASONS = ("Umbau", "Krankheit: Grippe", "Saal, Hof & Küche")
PLANNED, CANCELLED, MOVED, POSTPONED = "geplant", "abgesagt", "verlegt", "verschoben"


@dataclass(frozen=True)
class Told:
    """What everything that shows a date must say of it.

    `usual_place` only decides which calendars it is in.
    """

    status: str
    day: date
    place: str
    category: str
    reason: str = ""
    usual_place: str = field(default="", compare=False)


@dataclass(frozen=True)
class Change:
    """One Abweichung; `day` is where its date was moved to, `place` an id."""

    off: str = ""
    reason: str = ""
    day: date | None = None
    place: str = ""

    @property
    def status(self) -> str:
        """How its date stands."""
        return self.off or (MOVED if self.day else PLANNED)

    def yaml(self, planned: date) -> str:
        """As it stands in the file."""
        key = {CANCELLED: "entfaellt", POSTPONED: "verschoben"}.get(self.off, "grund")
        pairs = [f"am: {planned:%d.%m.%Y}"]
        pairs += [f"verlegt: {self.day:%d.%m.%Y}"] if self.day else []
        pairs += [f'{key}: "{self.reason}"'] if self.reason and self.status != PLANNED else []
        pairs += [f"ort: {self.place}"] if self.place else []
        return "      - " + "\n        ".join(pairs) + "\n"


@dataclass(frozen=True)
class Stretch:
    """Days whose dates are all withdrawn, both inclusive."""

    first_day: date
    last_day: date
    reason: str

    def holds(self, day: date) -> bool:
        """Whether a planned day is among them."""
        return self.first_day <= day <= self.last_day

    def yaml(self) -> str:
        """As it stands in the file."""
        days = f"am: {self.first_day:%d.%m.%Y}\n        bis: {self.last_day:%d.%m.%Y}"
        return f'      - {days}\n        entfaellt: "{self.reason}"\n'


@dataclass(frozen=True)
class Entry:
    """One entry of the file: its id, its plan as YAML, and what was changed since."""

    id: str
    plan: str
    days: tuple[date, ...]
    place: str
    category: str
    changes: Mapping[date, Change] = field(default_factory=dict)
    stretch: Stretch | None = None

    def yaml(self) -> str:
        """As it stands in the file."""
        text = f"  - id: {self.id}\n    titel: {self.id.title()}\n    rubrik: {self.category}\n"
        text += f"    {self.plan}\n    ort: {self.place}\n"
        listed = "".join(change.yaml(day) for day, change in sorted(self.changes.items()))
        listed += self.stretch.yaml() if self.stretch else ""
        return f"{text}    abweichungen:\n{listed}" if listed else text

    def told(self) -> dict[tuple[str, date], Told]:
        """What must be told of each of its dates."""
        return {(self.id, day): self._told(day) for day in self.days}

    def _told(self, day: date) -> Told:
        change = self.changes.get(day, Change())
        if self.stretch and self.stretch.holds(day) and change.off != CANCELLED:
            change = replace(change, off=CANCELLED, reason=self.stretch.reason)
        return Told(
            status=change.status,
            day=change.day or day,
            place=PLACES[change.place or self.place],
            category=self.category,
            reason=change.reason if change.status != PLANNED else "",
            usual_place=PLACES[self.place],
        )


State = tuple[Entry, ...]
BEGINNING: State = (
    Entry(
        id="chor",
        plan="wann: jeden 1. Mittwoch im Monat\n    um: 18 bis 20 Uhr\n    ab: 07.10.2026\n"
        "    bis: 07.04.2027\n    feiertage: findet statt\n    ferien: findet statt",
        days=CHOIR_DAYS,
        place="haus",
        category="Musik",
    ),
    Entry("fest", "datum: 16.01.2027\n    um: 14 Uhr", (FEAST_DAY,), "hof", "Feste"),
)


def event_file(state: State) -> str:
    """The event file."""
    return "termine:\n" + "".join(entry.yaml() for entry in state)


def told(state: State) -> dict[tuple[str, date], Told]:
    """What must be told of all dates, by event id and planned day."""
    return {key: value for entry in state for key, value in entry.told().items()}


def _cancel(change: Change, _: date, number: int) -> Change:
    """Also where it had been moved to; what was postponed is cancelled where it was planned."""
    return replace(change, off=CANCELLED, reason=REASONS[number % 3])


def _undo(_change: Change, _day: date, _number: int) -> Change:
    return Change()


def _move(change: Change, day: date, number: int) -> Change:
    return replace(change, off="", day=day + timedelta(days=1 + number % 20), reason=REASONS[0])


def _move_back(change: Change, _day: date, _number: int) -> Change:
    return replace(change, day=None, reason=change.reason if change.off else "")


def _postpone(change: Change, _: date, number: int) -> Change:
    return replace(change, off=POSTPONED, day=None, reason=REASONS[number % 3])


def _elsewhere(change: Change, _: date, number: int) -> Change:
    return replace(change, place=("", "haus", "hof")[number % 3])


_OF_ONE_DATE: tuple[Callable[[Change, date, int], Change], ...] = (
    *(_cancel, _undo, _move, _move_back, _postpone, _elsewhere),
)
COUNT = len(_OF_ONE_DATE) + 3
Edit = tuple[int, int, int, int]
"""Which edit, of which entry, of which of its days, and a number for all that it needs more."""


def edited(state: State, edit: Edit) -> State:
    """The state after an edit."""
    kind, which, of_days, number = edit
    entry = state[which % len(state)]
    if kind == len(_OF_ONE_DATE):
        new = replace(entry, category=CATEGORIES[number % len(CATEGORIES)])
    elif kind == len(_OF_ONE_DATE) + 1:
        new = replace(entry, place=[*PLACES][number % len(PLACES)])
    elif kind > len(_OF_ONE_DATE):
        new = _with_stretch(entry, of_days, number)
    else:
        coming = [day for day in entry.days if day >= TODAY]
        day = coming[of_days % len(coming)]
        change = _OF_ONE_DATE[kind](entry.changes.get(day, Change()), day, number)
        others = {known: one for known, one in entry.changes.items() if known != day}
        new = replace(entry, changes={**others, **({day: change} if change != Change() else {})})
    return tuple(new if one is entry else one for one in state)


def _with_stretch(entry: Entry, of_days: int, number: int) -> Entry:
    """A series without the dates of some months to come, or with all of them again."""
    coming = [day for day in entry.days if day >= TODAY]
    if len(coming) == 1 or number % 4 == 0:
        return replace(entry, stretch=None)
    first = coming[of_days % len(coming)]
    stretch = Stretch(first - timedelta(days=1), first + timedelta(days=20 * number), "Pause")
    return replace(entry, stretch=stretch)


HISTORIES = st.lists(
    st.tuples(*(st.integers(0, most) for most in (COUNT - 1, 3, 6, 19))), min_size=1, max_size=6
)


def states(edits: list[Edit]) -> list[State]:
    """The states of the file, the beginning first."""
    found = [BEGINNING]
    for edit in edits:
        found.append(edited(found[-1], edit))
    return found
