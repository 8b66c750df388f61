"""Five hundred damaged files, the same in every run: each ends in a report, none holds up a check.

What editors and partners write is damaged in the ways of broken programs and of people who mean
harm: bytes are flipped, cut out and moved, words are replaced by signs that mean something, and
stretches stand there hundreds of times.
"""

import contextlib
import io
import random
import shutil
from pathlib import Path

import pytest
from PIL import Image

from plugins.termine.diagnostics import report
from plugins.termine.events import Catalogue
from plugins.termine.importer import TooManyDatesError, take_over
from plugins.termine.reading import Source, load
from plugins.website.commands.build import found_diagnostics
from plugins.website.commands.options import CheckOptions
from tests.conftest import TODAY

RICH = Path(__file__).resolve().parents[1] / "rich"
ROUNDS = 125
"""In each round a text, an event file, a picture and a calendar are damaged: 500 in all."""

SIGNS = [
    *(
        "[[termine ",
        "]]",
        "[[termine rubrik: Musik]]\n",
        "[^1]",
        "](",
        "](file:",
        "![",
        "`",
        "~~~\n",
    ),
    *(
        "> ",
        "- ",
        "  - ",
        "# ",
        "| a | b |\n|-|-|\n",
        "*[A]: a\n",
        "<div ",
        "<!--",
        "&#xE000;",
        "\n\n",
    ),
    *("---\n", ": ", "&a ", "*a", "!!python/object:os.system ", "? ", "|\n", "{", "[", "%YAML 9\n"),
    *(
        "wann: täglich\n",
        "ab: 01.01.0001\n",
        "bis: 31.12.9999\n",
        "32.13.2026",
        "um: 25 Uhr",
        "id: ",
    ),
    *(
        "BEGIN:VEVENT\r\n",
        "END:VEVENT\r\n",
        "RRULE:FREQ=SECONDLY\r\n",
        "DTSTART:99999999T999999\r\n",
    ),
    *("\0", "\ufeff", "\u202e", "\ud7ff", "\u2028", "\t", "\r", "\x1b[2J", "ß" * 300, "9" * 5_000),
]
CALENDAR = b"\r\n".join(
    [
        b"BEGIN:VCALENDAR",
        b"VERSION:2.0",
        b"PRODID:-//a//b//DE",
        b"BEGIN:VEVENT",
        b"UID:1@beispiel.example",
        b"SUMMARY:Singen",
        b"DTSTART;TZID=Europe/Berlin:20261201T100000",
        b"DTEND;TZID=Europe/Berlin:20261201T113000",
        b"RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270601T000000Z",
        b"EXDATE;TZID=Europe/Berlin:20261222T100000",
        b"LOCATION:Haus der Familie\\, Hauptstr. 1\\, 44649 Herne",
        "DESCRIPTION:Für alle.\\nBitte Socken mitbringen.".encode(),
        b"END:VEVENT",
        b"END:VCALENDAR",
        b"",
    ]
)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to four damages."""
    for _ in range(chance.randrange(1, 5)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice([1, 5, 40, 400]))
        piece = data[start:end]
        match chance.randrange(6):
            case 0:
                piece = b""
            case 1:
                piece = bytes(byte ^ (1 << chance.randrange(8)) for byte in piece)
            case 2:
                piece *= chance.choice([2, 50, 500])
            case 3:
                piece = chance.choice(SIGNS).encode() * chance.choice([1, 3, 900])
            case 4:
                piece += chance.choice(SIGNS).encode()
            case 5:
                other = chance.randrange(len(data) + 1)
                piece = data[other : other + 200]
        data = data[:start] + piece + data[end:]
    return data[:150_000]


@pytest.fixture(scope="module")
def pictures() -> dict[str, bytes]:
    """A small picture in each format, by the end of its name."""
    image, found = Image.radial_gradient("L").resize((64, 48)).convert("RGB"), {}
    for ending, kind in (("jpg", "JPEG"), ("png", "PNG"), ("webp", "WEBP"), ("avif", "AVIF")):
        stream = io.BytesIO()
        image.save(stream, kind)
        found[ending] = stream.getvalue()
    return found


@pytest.mark.parametrize("start", range(0, ROUNDS, 25))
def test_damaged_files_end_in_a_report(
    tmp_path: Path, pictures: dict[str, bytes], start: int
) -> None:
    texts = sorted((RICH / "artikel").glob("*.md"))
    for seed in range(start, start + 25):
        chance, content = random.Random(seed), tmp_path / f"{seed}"  # noqa: S311  # no secret
        (content / "artikel").mkdir(parents=True)
        (content / "bilder").mkdir()
        shutil.copy(RICH / "orte.yaml", content)
        ending = [*pictures][seed % len(pictures)]
        text = damaged(texts[seed % len(texts)].read_bytes(), chance)
        (content / "artikel" / "a.md").write_bytes(text + f"\n\n![Bild](a.{ending})\n".encode())
        dates = damaged((RICH / "termine.yaml").read_bytes(), chance)
        (content / "termine.yaml").write_bytes(dates)
        picture = damaged(pictures[ending], chance)
        (content / "bilder" / f"a.{ending}").write_bytes(picture)
        assert report(found_diagnostics(CheckOptions(content, TODAY))), seed


@pytest.mark.parametrize("start", range(0, ROUNDS, 25))
def test_damaged_calendars_become_entries_or_are_told(start: int) -> None:
    for seed in range(start, start + 25):
        data = damaged(CALENDAR, random.Random(seed))  # noqa: S311  # no secret
        with contextlib.suppress(TooManyDatesError):
            found = take_over([Source("k.ics", data)], Catalogue((), ()), today=TODAY)
            assert found.report, seed
            loaded = load(
                [Source("n", found.event_file.encode())], Source("o", found.venues.encode())
            )
            assert [one.message for one in loaded.diagnostics if one.is_error] == [], seed
