"""What people look for, and the first hit it must have on the site of tests/rich."""

import pytest

pytestmark = pytest.mark.browser
FACTS = "[data-search-hits] li:first-child .search__facts"
EXCERPT = "[data-search-hits] li:first-child p:last-child"


def first_hit(page, address, word):
    page.goto(f"{address}/suche/?q={word}")
    page.get_by_role("status").filter(has_text=f"„{word}“").wait_for()
    first = page.locator("[data-search-hits] a").first
    first.wait_for(state="visible")
    return first.get_attribute("href")


@pytest.mark.parametrize(
    ("word", "address"),
    [
        ("Nikolaus", "/termine/nikolausfeier-2026/"),
        ("Öffnungszeiten", "/besuchen-sie-uns/"),
        ("geöffnet", "/besuchen-sie-uns/"),
        ("Telefon", "/besuchen-sie-uns/"),
        ("Anfahrt", "/besuchen-sie-uns/"),
        ("Kontakt", "/besuchen-sie-uns/"),
        ("E-Mail", "/besuchen-sie-uns/"),
        ("schwanger", "/fruehe-hilfen/"),
        ("Termine", "/termine/"),
        ("heute", "/termine/"),
        ("morgen", "/termine/"),
        ("Wochenende", "/termine/"),
        ("Dezember", "/termine/2026/12/"),
        ("Februar 2027", "/termine/2027/02/"),
        ("06.12.2026", "/termine/nikolausfeier-2026/"),
        ("6.12.2026", "/termine/nikolausfeier-2026/"),
        ("6. Dezember", "/termine/nikolausfeier-2026/"),
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
        ("Frühstück", "/familienfruehstueck/"),
        ("Bücherei", "/termine/ort/buecherei/"),
        ("Sommerfest", "/termine/sommerfest-2025/"),
        ("Babyschlaf", "/termine/sprechstunde-schlaf/"),
        ("Schreiambulanz", "/termine/fruehstueck-wez/"),
        ("Beratung", "/beratung/"),
        ("Rollstuhl", "/termine/ort/familienbuero/"),
        ("ohne Anmeldung", "/termine/auswahl/ohne-anmeldung/"),
        ("ausgebucht", "/termine/erste-hilfe-2026/"),
        ("Hausbesuch", "/willkommensbesuche/"),
        ("abonnieren", "/kalender/"),
        ("Stadtgarten", "/termine/ort/stadtgarten/"),
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


def test_a_hit_of_a_list_shows_neither_words_that_only_find_it_nor_ways_to_subscribe(
    page, rich_address
):
    first_hit(page, rich_address, "heute")
    assert page.locator(EXCERPT).inner_text().startswith("Termine. Kommen Sie vorbei:")


def test_subscribing_and_legal_pages_come_last(page, rich_address):
    page.goto(f"{rich_address}/suche/?q=Mehrgenerationenbegegnungshaus")
    page.get_by_role("status").filter(has_text="„Mehr").wait_for()
    links = page.locator("[data-search-hits] a")
    assert links.last.get_attribute("href") == "/kalender/"


def test_a_wrong_address_offers_the_search(page, rich_address):
    page.goto(f"{rich_address}/gibt-es-nicht/")
    page.get_by_label("Suchwort").fill("Nikolaus")
    page.get_by_role("button", name="Suchen").click()
    page.get_by_role("status").filter(has_text="„Nikolaus“").wait_for()
    assert "/termine/nikolausfeier-2026/" in page.locator("[data-search-hits]").inner_html()
