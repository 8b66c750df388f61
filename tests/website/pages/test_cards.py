"""Which picture a shared link carries, and the web manifest."""

import json
import re
from pathlib import Path

import pytest

from plugins.website.pages.context import Document
from plugins.website.pages.files import web_manifest
from plugins.website.pages.page_builder import CARDS
from tests.website.pages.worlds import BREAKFAST, SETTINGS, pages_of, world

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("", "start"),
        ("termine/", "termine"),
        ("termine/2019/07/", "termine"),
        ("termine/ort/familienbuero/", "termine"),
        ("termine/rubrik/treffen/", "termine"),
        ("termine/aushang/2019-Q3/", "termine"),
        ("termine/fruehstueck/", "veranstaltung"),
        ("termine/fruehstueck/2019-06-05/", "termin"),
        ("termine/archiv/", "archiv"),
        ("termine/archiv/2019/", "archiv"),
        ("kalender/", "abonnieren"),
        ("aktuelles/", "aktuelles"),
        ("404.html", "seite"),
    ],
)
def test_every_kind_of_page_has_its_picture(url: str, name: str) -> None:
    head = pages_of(world(BREAKFAST))[url].view.head
    assert head.image == f"https://familie.example/theme/karten/{name}.png"
    assert head.image_alt.startswith("Familienbüro Herne: ")


@pytest.mark.parametrize("slug", ["angebote", "leichte-sprache"])
def test_a_page_that_begins_a_section_has_a_picture_of_its_own(slug: str) -> None:
    pages = pages_of(world(BREAKFAST, pages=[Document(slug, f"{slug}/", "Titel", "", ())]))
    assert pages[f"{slug}/"].view.head.image.endswith(f"/theme/karten/{slug}.png")


def test_no_two_cards_have_one_name() -> None:
    assert len({card.name for card in CARDS}) == len(CARDS)


def test_the_manifest_begins_at_the_site_and_knows_its_icons() -> None:
    file = web_manifest(SETTINGS)
    told = json.loads(file.text)
    assert file.url == "manifest.webmanifest"
    assert (told["name"], told["start_url"], told["lang"]) == ("Familienbüro Herne", "/", "de")
    assert [icon["src"] for icon in told["icons"]] == [
        "/theme/icon-192.png",
        "/theme/icon-512.png",
    ]


def test_the_manifest_has_the_paper_of_the_theme() -> None:
    css = (ROOT / "theme/static/css/settings.css").read_text("utf-8")
    paper = re.search(r"--paper: (#\w+)", css)
    assert paper is not None
    assert json.loads(web_manifest(SETTINGS).text)["theme_color"] == paper[1]
