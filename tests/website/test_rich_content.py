"""The content that pages are judged on: as full as a real office's, with every kind of date."""

import re
from collections import Counter
from pathlib import Path

import yaml

from tests.conftest import ROOT

RICH = ROOT / "tests" / "rich"


def test_it_builds_without_a_word_of_complaint_about_its_texts_and_dates(rich_site: Path):
    said = (rich_site.parent / "rich.txt").read_text("utf-8")
    assert said.startswith("0\n")
    assert "rich/" not in said


def test_it_holds_what_a_real_office_fills_in():
    events = yaml.safe_load((RICH / "termine.yaml").read_text("utf-8"))["termine"]
    venues = yaml.safe_load((RICH / "orte.yaml").read_text("utf-8"))
    articles = sorted((RICH / "artikel").glob("*.md"))
    sizes = {
        "events": len(events),
        "categories": len({event["rubrik"] for event in events}),
        "venues": len(venues),
        "articles": len(articles),
    }
    assert sizes == {"events": 20, "categories": 6, "venues": 5, "articles": 25}
    tables = Counter("|---|" in article.read_text("utf-8") for article in articles)
    assert tables == {False: 22, True: 3}


def test_no_number_in_it_could_ring_at_a_persons():
    """030 23125 000 to 999 is kept free for fiction by the Bundesnetzagentur."""
    texts = [path.read_text("utf-8") for path in RICH.rglob("*") if path.suffix in {".md", ".yaml"}]
    numbers = {each for text in texts for each in re.findall(r"telefon: (.+)", text)}
    assert numbers == {"+49 30 23125 100", "030 23125 000"}
