"""What families come for is at most two clicks from the home page."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

WANTED = {
    "the next breakfast": ("termine/fruehstueck-wez/2026-12-02/", "Mittwoch, 2. Dezember 2026"),
    "the way to the office": ("besuchen-sie-uns/", "Hauptstraße"),
    "the dates in a phone": ("kalender/", "iPhone, iPad oder Mac"),
    "what a welcome visit is": ("willkommensbesuche/", "Willkommensbesuch"),
    "the dates of last year": ("termine/archiv/2025/", "Dezember 2025"),
}


def links(site: Path, url: str) -> set[str]:
    """The addresses that a page's links lead to, without a slash before them."""
    page = BeautifulSoup((site / url / "index.html").read_text("utf-8"), "html.parser")
    found = (str(a["href"]).partition("#")[0] for a in page.find_all("a", href=True))
    return {href.removeprefix("/") for href in found if href.endswith("/") and "://" not in href}


@pytest.mark.parametrize(("url", "words"), WANTED.values(), ids=WANTED)
def test_it_is_found_in_two_clicks(reference_site: Path, url: str, words: str) -> None:
    first = links(reference_site, "")
    second = set().union(*(links(reference_site, one) for one in first))
    assert url in first | second
    page = BeautifulSoup((reference_site / url / "index.html").read_text("utf-8"), "html.parser")
    assert words in page.main.get_text().replace("\u00ad", "")
