"""Any valid event file, as hypothesis draws it, and every edit an editor may make to an entry."""

import json
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from hypothesis import strategies as st

TODAY = date(2019, 6, 5)
VENUES = """\
- id: buero
  name: Familienbüro
  strasse: Hauptstraße 1
  plz: "44651"
  ort: Herne
- id: whs
  name: Räume der WHS
  ort: Herne
"""
_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_TITLES = (
    "Frühstück",
    "Kaffee, Kuchen; und mehr",
    "<b>Fest</b> & „Feier“",
    "Ende: offen \\ nicht",
    "👨‍👩‍👧 Familientag",
    "ABGESAGT: ein Film",
    "Kindertagespflegepersonenqualifizierung",
)
_TIMES = ("10 Uhr", "10 bis 12 Uhr", "9:30 bis 10:15 Uhr", "ganztägig", "20 bis 24 Uhr")
_LATE = "22 bis 1 Uhr"


@dataclass(frozen=True)
class Entry:
    """One entry of the event file; a `count` of 0 makes it a single date.

    `changes` are lines below `abweichungen`, each for one of its planned days.
    """

    id: str
    first_day: date
    count: int
    title: str
    time: str
    venue: str
    category: str
    changes: dict[date, tuple[str, ...]] = field(default_factory=dict)

    @property
    def days(self) -> list[date]:
        """The days its plan gives."""
        return [self.first_day + timedelta(weeks=week) for week in range(max(self.count, 1))]

    def edited(self, **changes) -> "Entry":
        """The entry with some fields changed."""
        return replace(self, **changes)

    def with_change(self, day: date, *lines: str) -> "Entry":
        """The entry with one of its days changed, or as planned again without lines."""
        others = {other: lines for other, lines in self.changes.items() if other != day}
        return replace(self, changes={**others, **({day: lines} if lines else {})})

    def yaml(self) -> str:
        """As it stands in the event file."""
        last = self.days[-1]
        plan = [f"datum: {self.first_day:%d.%m.%Y}"]
        if self.count:
            plan = [
                f"wann: jeden {_WEEKDAYS[self.first_day.weekday()]}",
                f"ab: {self.first_day:%d.%m.%Y}",
                f"bis: {last:%d.%m.%Y}",
                "feiertage: findet statt",
                "ferien: findet statt",
            ]
        lines = [
            f"titel: {json.dumps(self.title, ensure_ascii=False)}",
            *plan,
            f"um: {self.time}",
            *([f"ort: {self.venue}"] if self.venue else []),
            *([f"rubrik: {self.category}"] if self.category else []),
            *(["abweichungen:"] if self.changes else []),
        ]
        for day, changed in sorted(self.changes.items()):
            lines += [f"  - am: {day:%d.%m.%Y}", *(f"    {line}" for line in changed)]
        body = "\n".join(f"    {line}" for line in lines)
        return f"  - id: {self.id}\n{body}\n"


def event_file(entries: list[Entry]) -> str:
    """The whole file."""
    return "termine:\n" + "".join(entry.yaml() for entry in entries)


_titles = st.sampled_from(_TITLES) | st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=40
).filter(lambda text: text.strip() and "[[" not in text)
_venues = st.sampled_from(["buero", "whs", ""])
_reasons = st.sampled_from(["Krankheit", "Betriebsausflug; morgen wieder", "Tag der Arbeit"])


@st.composite
def changes(draw: st.DrawFn, entry: Entry, day: date) -> tuple[str, ...]:
    """What may be different on one day of a series."""
    to = day + timedelta(days=draw(st.integers(1, 3)))
    return draw(
        st.sampled_from(
            [
                (f"entfaellt: {draw(_reasons)}",),
                (f"verlegt: {to:%d.%m.%Y}", f"grund: {draw(_reasons)}"),
                (f"verlegt: {to:%d.%m.%Y}", f"um: {draw(st.sampled_from(_TIMES))}"),
                (f"thema: {json.dumps(draw(_titles), ensure_ascii=False)}",),
                ("gast: Zahnärztin", "text: Mit **Bild** und Lied."),
                ("um: 15 Uhr",),
                ("ort: whs",),
            ]
        )
    )


@st.composite
def entries(draw: st.DrawFn, number: int = 0) -> Entry:
    """One entry, its days between fourteen months back and a year ahead."""
    entry = Entry(
        id=f"termin-{number}",
        first_day=TODAY + timedelta(days=draw(st.integers(-420, 365))),
        count=draw(st.integers(0, 5)),
        title=draw(_titles),
        time=draw(st.sampled_from([*_TIMES, _LATE])),
        venue=draw(_venues),
        category=draw(st.sampled_from(["Treffen", "Bücher & Lieder", ""])),
    )
    for day in entry.days if entry.count else []:
        if draw(st.booleans()):
            entry = entry.with_change(day, *draw(changes(entry, day)))
    return entry


@st.composite
def event_files(draw: st.DrawFn) -> list[Entry]:
    """The entries of one event file."""
    return [draw(entries(number)) for number in range(draw(st.integers(1, 3)))]


@st.composite
def edits(draw: st.DrawFn, entry: Entry) -> Entry:
    """The entry after an edit that keeps its plan: title, time, place, a day changed or undone."""
    day = draw(st.sampled_from(entry.days))
    kinds = [
        entry.edited(title=draw(_titles)),
        entry.edited(time=draw(st.sampled_from(_TIMES))),
        entry.edited(venue=draw(_venues)),
    ]
    if entry.count:
        kinds += [entry.with_change(day, *draw(changes(entry, day))), entry.with_change(day)]
    return draw(st.sampled_from(kinds))
