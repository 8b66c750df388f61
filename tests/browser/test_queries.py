"""What people look for, and the first hit it must have on the site of tests/rich."""

import pytest

pytestmark = pytest.mark.browser
FACTS = "[data-search-hits] li:first-child .search__facts"
EXCERPT = "[data-search-hits] li:first-child p:last-child"


def first_hit(page, address, word):
    page.goto(f"{address}/suche/?q={word}")
    page.get_by_role("status").filter(has_text=f"„{word}“").wait_for()
    return page.locator("[data-search-hits] a").first.get_attribute("href")


@pytest.mark.parametrize(
    ("word", "address"),
    [
        ("Nikolaus", "/termine/nikolausfeier-2026/"),
        ("Telefon", "/besuchen-sie-uns/"),
        ("Anfahrt", "/besuchen-sie-uns/"),
        ("Kontakt", "/besuchen-sie-uns/"),
        ("E-Mail", "/besuchen-sie-uns/"),
        ("schwanger", "/fruehe-hilfen/"),
        ("heute", "/termine/"),
        ("morgen", "/termine/"),
        ("Wochenende", "/termine/"),
        ("Dezember", "/termine/lichterfest-2026/"),
        ("06.12.2026", "/termine/nikolausfeier-2026/"),
        ("kostenlos", "/termine/auswahl/kostenlos/"),
        ("türkisch", "/termine/auswahl/sprache-tuerkisch/"),
        ("Krabbelgruppe", "/termine/krabbelgruppe/"),
        ("Familienfrühstück", "/familienfruehstueck/"),
        ("Hebamme", "/aktuelles/hebammen/"),
        ("Elterngeld", "/termine/infoabend-elterngeld-2026/"),
        ("Impressum", "/impressum/"),
        ("Datenschutz", "/datenschutz/"),
        ("Barriere", "/barriere-melden/"),
        ("Notfall", "/hilfe-im-notfall/"),
        ("Leichte Sprache", "/leichte-sprache/"),
        ("Lichterfest", "/termine/lichterfest-2026/"),
        ("Stillraum", "/aktuelles/stillraum-renoviert/"),
        ("Babymassage", "/termine/babymassage-2026/"),
        ("Vätertreff", "/termine/vaetertreff/"),
        ("Frühe Hilfen", "/fruehe-hilfen/"),
        ("Kindertagespflege", "/aktuelles/kindertagespflegepersonenfortbildung/"),
        ("Bücherei", "/termine/ort/buecherei/"),
        ("Sommerfest", "/termine/sommerfest-2025/"),
        ("Babyschlaf", "/termine/sprechstunde-schlaf/"),
        ("Schreiambulanz", "/termine/fruehstueck-wez/2026-12-02/"),
        ("abonnieren", "/kalender/"),
        ("Stadtgarten", "/termine/lichterfest-2026/"),
    ],
)
def test_the_first_hit_is_what_people_mean(page, rich_address, word, address):
    assert first_hit(page, rich_address, word) == address


def test_a_hit_says_what_it_is_when_it_is_and_whether_it_takes_place(page, rich_address):
    first_hit(page, rich_address, "Nikolaus")
    assert (
        page.locator(FACTS)
        .inner_text()
        .startswith(
            "Termin · Fällt aus: Wasserschaden in unseren Räumen · Sonntag, 6. Dezember 2026"
        )
    )


def test_a_wrong_address_offers_the_search(page, rich_address):
    page.goto(f"{rich_address}/gibt-es-nicht/")
    page.get_by_label("Suchwort").fill("Nikolaus")
    page.get_by_role("button", name="Suchen").click()
    page.get_by_role("status").filter(has_text="„Nikolaus“").wait_for()
    assert "/termine/nikolausfeier-2026/" in page.locator("[data-search-hits]").inner_html()
