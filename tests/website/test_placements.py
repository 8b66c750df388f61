"""A text, and the site, may show so many dates and no more: the line that is too much is told."""


# ruff: noqa: E501 - the sentences stand here as they are shown, however long

import pytest

from plugins.build.cache import Cache
from plugins.website.checks.placements import PlacementLimits, placement_diagnostics
from plugins.website.content import Content
from plugins.website.reading import read_content
from plugins.website.settings import configuration, site_settings
from tests.website.conftest import TODAY, Checked, Write

HEAD = "---\ntitel: Treffs\ndatum: 01.06.2026\n{more}---\n"
TEN_OVER_AND_NINE_TO_COME = """\
termine:
  - id: treff
    titel: Treff
    rubrik: Treffs
    wann: dienstags
    um: 10 Uhr
    ort: buero
    ab: 15.09.2026
    bis: 19.01.2027
"""
EVERY_DAY_FOR_YEARS = """\
termine:
  - id: treff
    titel: Treff
    wann: täglich
    um: 10 Uhr
    ab: 01.01.2020
    bis: 01.12.2027
    feiertage: findet statt
    ferien: findet statt
"""


def told(write: Write, texts: dict[str, str], limits: PlacementLimits) -> list[str]:
    """Where more dates are shown than these limits allow, and what is told of it."""
    files = {name: HEAD.format(more="") + body for name, body in texts.items()}
    content = write({"termine.yaml": TEN_OVER_AND_NINE_TO_COME, **files})
    settings = site_settings({**configuration(), "PATH": str(content), "TERMINE_HEUTE": TODAY})
    reading = read_content(settings, Content(content), Cache(None, b""))
    found = placement_diagnostics(reading.texts, reading.dates.agenda, limits)
    return [f"{one.position.file} {one.position.line} {one.message}" for one in found]


SHOWN = {
    "all that are over, and six to come": ("[[termine treff]]", 16),
    "by the venue": ("[[termine ort: buero]]", 16),
    "by the category, however it is spelt": ("[[termine rubrik: TREFFS]]", 16),
    "those to come": ("[[termine treff, nur: kommende]]", 6),
    "more to come": ("[[termine treff, nur: kommende, anzahl: 8]]", 8),
    "those that are over": ("[[termine treff, nur: vergangene]]", 10),
    "some that are over": ("[[termine treff, nur: vergangene, anzahl: 3]]", 3),
    "twice": ("[[termine treff]]\n[[termine treff]]", 32),
}


@pytest.mark.parametrize(("body", "count"), SHOWN.values(), ids=SHOWN)
def test_the_dates_that_a_text_shows_are_counted(write: Write, body: str, count: int) -> None:
    line = 5 + body.count("\n")
    words = f"Bis zu dieser Zeile zeigt der Text mehr als {count - 1} Termine."
    beyond = [f"content/artikel/a.md {line} {words}"]
    assert told(write, {"artikel/a.md": body}, PlacementLimits(text=count)) == []
    assert told(write, {"artikel/a.md": body}, PlacementLimits(text=count - 1)) == beyond


def test_the_line_is_told_with_which_all_texts_together_show_too_many(write: Write) -> None:
    texts = {f"artikel/{name}.md": "Davor\n\n[[termine treff]]\n" for name in "abc"}
    beyond = [
        "content/artikel/c.md 7 Bis zu dieser Zeile zeigen alle Texte zusammen mehr als 47 Termine."
    ]
    assert told(write, texts, PlacementLimits(site=48)) == []
    assert told(write, texts, PlacementLimits(site=47)) == beyond


def test_too_many_dates_in_a_text_are_an_error_that_says_what_to_write(checked: Checked) -> None:
    text = HEAD.format(more="") + "[[termine treff]]\n"
    files = {"termine.yaml": EVERY_DAY_FOR_YEARS, "artikel/a.md": text}
    assert (
        checked(files)
        == """\
content/artikel/a.md, Zeile 5: Bis zu dieser Zeile zeigt der Text mehr als 2.000 Termine.
   5 | [[termine treff]]
     | ^^^^^^^^^^^^^^^^^
  Vergangene Termine stehen alle da. Bitte „nur: kommende“ ergänzen, oder „nur: vergangene, anzahl: 100“.

1 Fehler
"""
    )
    obeyed = text.replace("treff]]", "treff, nur: kommende]]")
    assert checked({**files, "artikel/a.md": obeyed}) == ""


def test_too_many_dates_of_the_events_in_the_head_are_told_there(checked: Checked) -> None:
    text = HEAD.format(more="termine: treff\n")
    files = {"termine.yaml": EVERY_DAY_FOR_YEARS, "artikel/a.md": text}
    assert (
        checked(files)
        == """\
content/artikel/a.md, Zeile 4: Bis zu dieser Zeile zeigt der Text mehr als 2.000 Termine.
   4 | termine: treff
     |          ^^^^^
  Vergangene Termine stehen alle da. Bitte „treff“ im Kopf löschen und im Text „[[termine treff, nur: kommende]]“ schreiben.

1 Fehler
"""
    )
    obeyed = HEAD.format(more="") + "[[termine treff, nur: kommende]]\n"
    assert checked({**files, "artikel/a.md": obeyed}) == ""
