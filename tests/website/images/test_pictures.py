"""Pictures of articles, events and texts: what is told about them, and what pages show."""

import re
from pathlib import Path

import pytest
from PIL import Image

from plugins.website.run import run
from tests.website.conftest import TODAY, Checked, Write
from tests.website.images.drawn import drawn, saved

HEAD = "---\ntitel: Fest\ndatum: 1.06.2026\n"
PHOTO = saved(drawn((800, 400)))

BILD = "Das Bild „tuer.jpg“"
NO_TEXT = "Zum Bild „tuer.jpg“ fehlt, was darauf zu sehen ist. Nicht alle können es sehen."
IN_HEAD = "Bitte ergänzen, zum Beispiel „bildtext: Ein gedeckter Tisch mit Brotkorb und Tassen“."
IN_TEXT = "Bitte zwischen die Klammern schreiben, zum Beispiel „![Ein gedeckter Tisch](tuer.jpg)“."
SMALLER = "Bitte kleiner speichern; 2.000 Bildpunkte in der Breite genügen."

WITHOUT_TEXT = {
    "an article": (
        {"artikel/a.md": HEAD + "bild: tuer.jpg\n---\nText"},
        f"""\
content/artikel/a.md, Zeile 4: {NO_TEXT}
   4 | bild: tuer.jpg
     |       ^^^^^^^^
  {IN_HEAD}
""",
    ),
    "a text": (
        {"artikel/a.md": HEAD + "---\n![](tuer.jpg)"},
        f"""\
content/artikel/a.md, Zeile 5: {NO_TEXT}
   5 | ![](tuer.jpg)
     |     ^^^^^^^^
  {IN_TEXT}
""",
    ),
    "an entry": (
        {
            "termine.yaml": """\
                termine:
                - id: a
                  titel: A
                  datum: 1.12.2026
                  um: 10 Uhr
                  bild: tuer.jpg
                """
        },
        f"""\
content/termine.yaml, Zeile 6: {NO_TEXT}
   6 |   bild: tuer.jpg
     |         ^^^^^^^^
  {IN_HEAD}
""",
    ),
    "one date": (
        {
            "termine.yaml": """\
                termine:
                - id: a
                  titel: A
                  wann: jeden Dienstag
                  ab: 1.12.2026
                  um: 10 Uhr
                  feiertage: entfaellt
                  bild: tuer.jpg
                  bildtext: Eine Tür
                  abweichungen:
                  - am: 8.12.2026
                    bild: tuer.jpg
                """
        },
        f"""\
content/termine.yaml, Zeile 12: {NO_TEXT}
  12 |     bild: tuer.jpg
     |           ^^^^^^^^
  {IN_HEAD}
""",
    ),
    "a description": (
        {
            "termine.yaml": """\
                termine:
                - id: a
                  titel: A
                  datum: 1.12.2026
                  um: 10 Uhr
                  beschreibung: |
                    Bald. ![](tuer.jpg)
                """
        },
        f"""\
content/termine.yaml, Zeile 7: {NO_TEXT}
   7 |     Bald. ![](tuer.jpg)
     |               ^^^^^^^^
  {IN_TEXT}
""",
    ),
}

BAD_FILES = {
    "broken": (
        saved(Image.effect_noise((400, 400), 90))[:20_000],
        f"{BILD} ist beschädigt.\n",
        "Bitte die Datei neu kopieren oder neu speichern.",
    ),
    "no picture": (
        b"Das ist ein Brief.",
        "Die Datei „tuer.jpg“ lässt sich nicht als Bild zeigen.\n",
        "Bitte als JPEG, PNG oder WebP speichern.",
    ),
    "too heavy": (
        PHOTO + bytes(10_000_000),
        f"{BILD} ist zu groß: Die Datei hat mehr als 10 MB.\n",
        SMALLER,
    ),
    "too large": (
        saved(drawn((30_001, 1_000), "1"), "PNG"),
        f"{BILD} ist zu groß: Es hat mehr als 30 Millionen Bildpunkte.\n",
        SMALLER,
    ),
    "too long": (
        saved(drawn((1_080, 16_400), "1"), "PNG"),
        f"{BILD} ist zu lang: Eine Seite hat mehr als 12.000 Bildpunkte.\n",
        (
            "Bitte einen Ausschnitt nehmen oder das Bild teilen, zum Beispiel ein langes "
            "Bildschirmfoto."
        ),
    ),
}


@pytest.fixture
def photo(write: Write) -> bytes:
    """Puts a photo into the content."""
    content = write({})
    (content / "bilder").mkdir()
    (content / "bilder/tuer.jpg").write_bytes(PHOTO)
    return PHOTO


@pytest.mark.parametrize(("files", "told"), WITHOUT_TEXT.values(), ids=WITHOUT_TEXT)
def test_a_picture_needs_words_for_those_who_do_not_see_it(checked: Checked, photo, files, told):
    assert checked(files) == f"{told}\n1 Fehler\n"


@pytest.mark.parametrize(("content", "told", "advice"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_file_that_cannot_be_shown_is_told(write, checked, content, told, advice):  # noqa: PLR0917  # a table
    folder = write({})
    (folder / "bilder").mkdir()
    (folder / "bilder/tuer.jpg").write_bytes(content)
    assert checked({"artikel/a.md": HEAD + "---\n![Tür](tuer.jpg)"}) == (
        f"content/artikel/a.md, Zeile 5: {told}"
        "   5 | ![Tür](tuer.jpg)\n"
        "     |        ^^^^^^^^\n"
        f"  {advice}\n\n1 Fehler\n"
    )


def test_a_picture_missing_in_a_description_is_told(checked: Checked):
    events = """\
        termine:
        - id: a
          titel: A
          datum: 1.12.2026
          um: 10 Uhr
          # ![x](auskommentiert.jpg)
          beschreibung: Bald. ![Tür](tuer.jpg)
        """
    assert checked({"termine.yaml": events}) == (
        "content/termine.yaml, Zeile 7: Das Bild „tuer.jpg“ gibt es im Ordner „bilder“ nicht.\n"
        "   7 |   beschreibung: Bald. ![Tür](tuer.jpg)\n"
        "     |                              ^^^^^^^^\n"
        "  Bitte das Bild in den Ordner „bilder“ legen.\n\n1 Fehler\n"
    )


def test_a_picture_that_nobody_shows_may_be_as_it_likes(write: Write, checked: Checked):
    folder = write({})
    (folder / "bilder").mkdir()
    (folder / "bilder/alt.jpg").write_bytes(b"kaputt")
    assert checked({}) == ""


@pytest.fixture
def site(write: Write, photo: bytes, tmp_path: Path) -> Path:
    """A site with a picture in every place that can have one."""
    article = HEAD + (
        "bild: tuer.jpg\nbildtext: Eine „Tür“\n---\n"
        "![Die Klinke](tuer.jpg) [groß](/bilder/tuer.jpg) [Plan](plan.pdf)"
    )
    events = """\
        termine:
        - id: fest
          titel: Fest
          datum: 11.12.2026
          um: 10 Uhr
          online: https://www.example.org/fest
          bild: tuer.jpg
          bildtext: Eine Tür
          beschreibung: "![Ein Griff](tuer.jpg)"
        """
    others = {"bilder/plan.pdf": "%PDF", "bilder/logo.svg": "<svg/>", "bilder/x.js": "alert(1)"}
    content = write({"artikel/a.md": article, "termine.yaml": events, **others})
    output = tmp_path / "output"
    override = {"PATH": str(content), "OUTPUT_PATH": str(output), "TERMINE_HEUTE": TODAY}
    override |= {"SITEURL": "https://www.example.org/familie", "TERMINE_SUCHE": False}
    assert run({**override, "CACHE_PATH": str(tmp_path / "cache")}).written
    return output


def pictures(site: Path, page: str) -> list[tuple[str, str]]:
    """Alternative text and how it loads, for each picture of a page."""
    html = (site / page / "index.html").read_text("utf-8")
    return re.findall(r'<img [^>]*alt="([^"]*)" decoding="async" ([^>]*)>', html)


EAGER, LAZY = 'fetchpriority="high"', 'loading="lazy"'


def test_the_first_picture_of_a_page_loads_at_once_and_the_others_wait(site: Path):
    assert pictures(site, "aktuelles/a") == [
        ("Eine „Tür“", EAGER),
        ("Die Klinke", LAZY),
    ]
    assert pictures(site, "termine/fest") == [("Eine Tür", EAGER), ("Ein Griff", LAZY)]
    assert pictures(site, "aktuelles") == [("Eine „Tür“", LAZY)]


def test_a_picture_says_its_size_and_offers_all_its_files(site: Path):
    html = (site / "aktuelles/a/index.html").read_text("utf-8")
    found = re.search(r"<picture.*?</picture>", html, re.DOTALL)
    assert found
    name = re.search(r"tuer-[0-9a-f]{12}", found[0])
    assert name
    widths = (320, 640, 800)
    for kind in ("avif", "webp", "jpg"):
        srcset = ", ".join(f"/familie/bilder/{name[0]}-{one}.{kind} {one}w" for one in widths)
        assert f'srcset="{srcset}"' in found[0]
    assert f'src="/familie/bilder/{name[0]}-640.jpg"' in found[0]
    assert 'width="800" height="400"' in found[0]


def test_every_file_a_page_offers_is_there_and_the_photo_itself_is_not(site: Path):
    html = "".join(path.read_text("utf-8") for path in site.rglob("*.html"))
    offered = set(re.findall(r"/familie/(bilder/[^\s\",]+)", html))
    published = {path.relative_to(site).as_posix() for path in site.glob("bilder/*")}
    assert offered == published
    assert "bilder/tuer.jpg" not in published
    assert "bilder/plan.pdf" in published


def test_a_link_to_a_file_that_is_not_published_is_told(checked: Checked):
    told = checked({"artikel/a.md": HEAD + "---\n[x](logo.svg)", "bilder/logo.svg": "<svg/>"})
    assert "logo.svg" in told
    assert told.endswith("1 Fehler\n")


def test_a_link_to_a_photo_leads_to_its_largest_version(site: Path):
    html = (site / "aktuelles/a/index.html").read_text("utf-8")
    assert re.search(r'<a href="/familie/bilder/tuer-[0-9a-f]{12}-800\.jpg">groß</a>', html)
    assert '<a href="/familie/bilder/plan.pdf">Plan</a>' in html


def test_others_get_the_picture_with_the_link(site: Path):
    address = r"https://www\.example\.org/familie/bilder/tuer-[0-9a-f]{12}-800\.jpg"
    for page in ("aktuelles/a", "termine/fest"):
        html = (site / page / "index.html").read_text("utf-8")
        assert re.search(rf'<meta property="og:image" content="{address}">', html)
        assert re.search(rf'"image":"{address}"', html)
