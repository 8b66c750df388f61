"""Content of any size, the same for the same seed: articles, monthly series and one-off events.

It is written as editors would write it for this site. `layouts.py` lays the same content out
for the other generators.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

TODAY = date(2026, 11, 22)
HORIZON = date(2028, 5, 22)
"""What `tasks.py build` lays out on TODAY; series begin so many years before."""

ONE_FILE = "termine.yaml"

PAGES = (
    *("angebote", "beratung", "willkommensbesuche", "familienfruehstueck", "fruehe-hilfen"),
    *("besuchen-sie-uns", "impressum", "datenschutz", "barrierefreiheit", "barriere-melden"),
)
"""The pages that the menu and the law ask for."""

CATEGORIES = ("Familienfrühstück", "Beratung", "Musik", "Spielgruppe", "Kurs", "Feste")
PAGE_TEXT = "Diese Seite gehört zu jeder Website.\n\nSie sagt etwas über das Familienbüro.\n"
_SUBJECTS = ("Das Familienbüro", "Eine Gruppe", "Unser Besuch", "Die Beratung", "Ein Nachmittag")
_VERBS = ("hilft", "begleitet", "lädt ein", "zeigt", "erklärt", "verbindet")
_REST = (
    "Familien mit kleinen Kindern in allen Stadtbezirken",
    "alle, die Fragen rund um das erste Jahr haben",
    "werdende Eltern und ihre Angehörigen",
    "Nachbarinnen und Nachbarn, die sich kennenlernen möchten",
    "Väter und Mütter nach der Elternzeit",
)
_ORDINALS = ("1.", "2.", "3.", "4.")
_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag")
_VENUES = 8


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is of everything."""

    name: str
    articles: int
    series: int
    years: int
    one_offs: int


SIZES = (
    Size("small", 50, 5, 3, 20),
    Size("middle", 1_000, 50, 5, 500),
    Size("large", 5_000, 200, 10, 2_000),
)


@dataclass(frozen=True, slots=True)
class Article:
    """A news item; `text` is Markdown."""

    slug: str
    title: str
    day: date
    category: str
    summary: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An event; `rule` is a phrase for a series, empty for a one-off on `first_day`."""

    id: str
    title: str
    category: str
    venue: int
    hour: int
    first_day: date
    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Material:
    """The whole content."""

    articles: tuple[Article, ...]
    entries: tuple[Entry, ...]


def material(size: Size, seed: int = 7) -> Material:
    """The content of a size."""
    chance = random.Random(seed)  # noqa: S311  # no secret depends on it
    articles = tuple(_article(chance, number) for number in range(size.articles))
    series = tuple(_series(chance, number, size.years) for number in range(size.series))
    one_offs = tuple(_one_off(chance, number, size.years) for number in range(size.one_offs))
    return Material(articles, (*series, *one_offs))


def write(folder: Path, given: Material, *, layout: str = "one") -> None:
    """Lay it out as this site reads it, in one file of dates or in one for `each` entry."""
    for article in given.articles:
        _put(folder / "artikel" / f"{article.slug}.md", article_source(article))
    for page in PAGES:
        _put(folder / "seiten" / f"{page}.md", f"---\ntitel: {page.title()}\n---\n\n{PAGE_TEXT}")
    if layout == "one":
        _put(folder / ONE_FILE, "termine:\n" + "".join(map(_yaml, given.entries)))
    else:
        for entry in given.entries:
            _put(folder / "termine" / f"{entry.id}.yaml", f"termine:\n{_yaml(entry)}")
    _put(folder / "orte.yaml", "".join(_venue(number) for number in range(_VENUES)))


def article_source(article: Article) -> str:
    """The file of an article."""
    return (
        f"---\ntitel: {article.title}\ndatum: {article.day:%d.%m.%Y}\n"
        f"rubrik: {article.category}\nkurztext: {article.summary}\n---\n\n{article.text}"
    )


def venue_id(number: int) -> str:
    """The id of a venue."""
    return "familienbuero" if number == 0 else f"haus-{number}"


def venue_name(number: int) -> str:
    """What a venue is called."""
    return "Familienbüro" if number == 0 else f"Haus der Familie {number}"


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _yaml(entry: Entry) -> str:
    when = (
        f"    wann: {entry.rule}\n    ab: {entry.first_day:%d.%m.%Y}\n"
        "    feiertage: entfaellt\n    ferien: findet statt\n"
        if entry.rule
        else f"    datum: {entry.first_day:%d.%m.%Y}\n"
    )
    return (
        f"  - id: {entry.id}\n    titel: {entry.title}\n    rubrik: {entry.category}\n{when}"
        f"    um: {entry.hour} bis {entry.hour + 2} Uhr\n    ort: {venue_id(entry.venue)}\n"
        f"    kosten: kostenlos\n    beschreibung: |\n      {entry.text}\n"
    )


def _venue(number: int) -> str:
    return (
        f"- id: {venue_id(number)}\n  name: {venue_name(number)}\n  strasse: Hauptstraße\n"
        f"  plz: '44649'\n  ort: Herne\n"
    )


def _sentence(chance: random.Random) -> str:
    words = chance.choice(_SUBJECTS), chance.choice(_VERBS), chance.choice(_REST)
    return " ".join(words) + "."


def _paragraphs(chance: random.Random, count: int) -> str:
    texts = (" ".join(_sentence(chance) for _ in range(4)) for _ in range(count))
    return "\n\n".join(texts)


def _article(chance: random.Random, number: int) -> Article:
    points = "\n".join(f"- {_sentence(chance)}" for _ in range(4))
    text = (
        f"{_paragraphs(chance, 2)}\n\n## Was Sie erwartet\n\n{points}\n\n"
        f"{_paragraphs(chance, 1)} Alle **Termine** stehen in der [Übersicht](/termine/).\n\n"
        f"## Gut zu wissen\n\n{_paragraphs(chance, 1)}\n"
    )
    return Article(
        slug=f"meldung-{number}",
        title=f"Meldung {number} aus dem Büro",
        day=TODAY - timedelta(days=chance.randrange(3_000)),
        category=chance.choice(CATEGORIES),
        summary=_sentence(chance),
        text=text,
    )


def _series(chance: random.Random, number: int, years: int) -> Entry:
    rule = f"jeden {chance.choice(_ORDINALS)} {chance.choice(_DAYS)} im Monat"
    first_day = HORIZON.replace(year=HORIZON.year - years)
    return _entry(chance, f"reihe-{number}", first_day, rule)


def _one_off(chance: random.Random, number: int, years: int) -> Entry:
    first_day = HORIZON - timedelta(days=chance.randrange(1, years * 365))
    return _entry(chance, f"einzeln-{number}", first_day, "")


def _entry(chance: random.Random, name: str, first_day: date, rule: str) -> Entry:
    return Entry(
        id=name,
        title=f"Treffen {name}",
        category=chance.choice(CATEGORIES),
        venue=chance.randrange(_VENUES),
        hour=chance.randrange(8, 19),
        first_day=first_day,
        rule=rule,
        text=f"{_sentence(chance)} {_sentence(chance)}",
    )
