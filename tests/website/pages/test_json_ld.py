"""JSON-LD, read by eye: one golden text for each kind."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from plugins.website.pages.context import Document
from plugins.website.pages.json_ld import age_range
from tests.website.pages.worlds import BREAKFAST, OPEN_DAY, SETTINGS, view_of, world


def json_ld(url: str, events: str = OPEN_DAY, **more: Any) -> list[dict[str, Any]]:
    return [json.loads(text) for text in view_of(world(events, **more), url).head.json_ld]


PLACE = {
    "@type": "Place",
    "name": "Familienbüro",
    "address": {
        "@type": "PostalAddress",
        "streetAddress": "Hauptstraße 1",
        "postalCode": "44651",
        "addressLocality": "Herne",
        "addressCountry": "DE",
    },
}


def test_a_date_is_an_event() -> None:
    event, crumbs = json_ld("termine/offene-tuer/")
    assert event == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Tag der offenen Tür",
        "startDate": "2019-07-11T13:00:00+02:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": PLACE,
        "description": "Tag der offenen Tür, Donnerstag, 11. Juli 2019, um 13 Uhr, Familienbüro.",
        "url": "https://familie.example/termine/offene-tuer/",
    }
    assert [step["item"] for step in crumbs["itemListElement"]] == [
        "https://familie.example/",
        "https://familie.example/termine/",
        "https://familie.example/termine/offene-tuer/",
    ]


def test_a_date_of_a_series_names_the_series() -> None:
    event, _ = json_ld("termine/fruehstueck/2019-06-05/", BREAKFAST)
    assert event["superEvent"] == {
        "@type": "EventSeries",
        "name": "Frühstück",
        "url": "https://familie.example/termine/fruehstueck/",
    }


def test_the_text_itself_has_a_fixed_order_and_no_blanks() -> None:
    text = view_of(world(OPEN_DAY), "termine/").head.json_ld[0]
    assert text == (
        '{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":'
        '[{"@type":"ListItem","position":1,"name":"Start","item":"https://familie.example/"},'
        '{"@type":"ListItem","position":2,"name":"Termine",'
        '"item":"https://familie.example/termine/"}]}'
    )


def test_a_moved_date_tells_when_it_had_been_planned() -> None:
    events = f"{BREAKFAST}        abweichungen: [{{am: 05.06.2019, verlegt: 06.06.2019}}]\n"
    event = json_ld("termine/fruehstueck/2019-06-05/", events)[0]
    assert event["eventStatus"] == "https://schema.org/EventRescheduled"
    assert event["startDate"] == "2019-06-06T10:00:00+02:00"
    assert event["endDate"] == "2019-06-06T12:00:00+02:00"
    assert event["previousStartDate"] == "2019-06-05T10:00:00+02:00"


def test_a_cancelled_date_is_cancelled() -> None:
    events = f"{BREAKFAST}        abweichungen: [{{am: 05.06.2019, entfaellt: Umbau}}]\n"
    event = json_ld("termine/fruehstueck/2019-06-05/", events)[0]
    assert event["eventStatus"] == "https://schema.org/EventCancelled"
    assert "previousStartDate" not in event


def test_a_price_of_nothing_is_claimed_only_when_the_words_say_so() -> None:
    def offer(cost: str) -> object:
        events = BREAKFAST.replace("kosten: kostenlos", f"kosten: {cost}")
        return json_ld("termine/fruehstueck/2019-06-05/", events)[0].get("offers")

    assert offer("Die Teilnahme ist kostenfrei.") == {
        "@type": "Offer",
        "price": "0",
        "priceCurrency": "EUR",
        "availability": "https://schema.org/InStock",
        "url": "https://familie.example/termine/fruehstueck/2019-06-05/",
    }
    assert offer("5 Euro, für Kinder kostenlos") is None
    assert offer("nicht kostenlos") is None
    assert offer("Spende erbeten") is None


def test_an_event_is_a_series_of_at_most_twelve_dates() -> None:
    weekly = """
        termine:
          - id: krabbeln
            titel: Krabbelgruppe
            wann: jeden Dienstag
            um: 9 Uhr
            ab: 04.06.2019
            bis: 31.12.2019
            ort: familienbuero
            veranstalter: Stadt Herne
            feiertage: findet statt
            ferien: findet statt
    """
    series = json_ld("termine/krabbeln/", weekly)[0]
    assert (series["@type"], series["name"], series["location"]) == (
        "EventSeries",
        "Krabbelgruppe",
        PLACE,
    )
    assert series["organizer"] == {"@type": "Organization", "name": "Stadt Herne"}
    assert len(series["subEvent"]) == 12
    assert series["subEvent"][0]["startDate"] == "2019-06-04T09:00:00+02:00"


def test_a_date_says_who_is_the_guest_for_whom_it_is_and_what_is_spoken() -> None:
    more = "kosten: kostenlos\n        gast: Zahnärztlicher Dienst\n        alter: 0 bis 3 Jahre"
    more += "\n        sprache: [Deutsch, Türkisch]\n        online: https://familie.example/raum"
    events = BREAKFAST.replace("kosten: kostenlos", more)
    event = json_ld("termine/fruehstueck/2019-06-05/", events)[0]
    assert event["performer"] == {"@type": "Organization", "name": "Zahnärztlicher Dienst"}
    assert event["typicalAgeRange"] == "0-3"
    assert event["inLanguage"] == [
        {"@type": "Language", "name": "Deutsch"},
        {"@type": "Language", "name": "Türkisch"},
    ]
    assert event["location"][1] == {
        "@type": "VirtualLocation",
        "url": "https://familie.example/raum",
    }


@pytest.mark.parametrize(
    ("age", "text"),
    [
        ("0 bis 3 Jahre", "0-3"),
        ("6–12", "6-12"),
        ("ab 6 Jahren", "6-"),
        ("bis 3 Jahre", "0-3"),
        ("6 bis 18 Monate", "6 bis 18 Monate"),
        ("alle", "alle"),
        ("", ""),
    ],
)
def test_an_age_in_years_is_a_range(age: str, text: str) -> None:
    assert age_range(age) == text


def test_a_date_without_a_place_is_no_event_for_search_engines() -> None:
    nowhere = BREAKFAST.replace("        ort: familienbuero\n", "")
    assert [one["@type"] for one in json_ld("termine/fruehstueck/2019-06-05/", nowhere)] == [
        "BreadcrumbList"
    ]
    assert [one["@type"] for one in json_ld("termine/fruehstueck/", nowhere)] == ["BreadcrumbList"]
    online = nowhere.replace("kosten:", "online: https://familie.example/raum\n        kosten:")
    event = json_ld("termine/fruehstueck/2019-06-05/", online)[0]
    assert event["location"] == {"@type": "VirtualLocation", "url": "https://familie.example/raum"}


def test_the_home_page_is_the_office() -> None:
    assert json_ld("") == [
        {
            "@context": "https://schema.org",
            "@type": "GovernmentOffice",
            "name": "Familienbüro Herne",
            "url": "https://familie.example/",
            "address": PLACE["address"],
        }
    ]


def test_an_offer_is_a_service_of_the_office() -> None:
    page = Document("beratung", "beratung/", "Beratung", "Fragen Sie uns.", ())
    service = json_ld("beratung/", pages=[page])[0]
    assert (service["@type"], service["name"], service["provider"]["@type"]) == (
        "GovernmentService",
        "Beratung",
        "GovernmentOffice",
    )


def test_an_article_is_news() -> None:
    text = Document(
        "fest",
        "aktuelles/fest/",
        "Wir feiern",
        "Kommen Sie.",
        (),
        published=date(2019, 5, 1),
        changed=datetime(2019, 5, 2, 6, 0, tzinfo=UTC),
    )
    publisher = {"@type": "GovernmentOrganization", "name": "Familienbüro Herne"}
    assert json_ld("aktuelles/fest/", articles=[text])[0] == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Wir feiern",
        "description": "Kommen Sie.",
        "url": "https://familie.example/aktuelles/fest/",
        "inLanguage": "de",
        "datePublished": "2019-05-01",
        "dateModified": "2019-05-02T06:00:00+00:00",
        "author": publisher,
        "publisher": publisher,
    }


def test_nothing_can_end_the_script_it_stands_in() -> None:
    text = Document(
        "a", "aktuelles/a/", "</script><!-- & \u2028", "", (), published=date(2019, 5, 1)
    )
    whole = "".join(view_of(world(articles=[text]), "aktuelles/a/").head.json_ld)
    assert not set("<>&\u2028") & set(whole)
    assert "\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028" in whole


def test_letters_are_composed() -> None:
    page = Document("a", "a/", "Tu\u0308r", "", ())
    assert "Tür" in view_of(world(pages=[page]), "a/").head.json_ld[0]


def test_an_online_date_is_at_its_address() -> None:
    events = OPEN_DAY.replace("ort: familienbuero", "online: https://treffen.example/raum")
    event = json_ld("termine/offene-tuer/", events, settings=replace(SETTINGS))[0]
    assert event["location"] == {
        "@type": "VirtualLocation",
        "url": "https://treffen.example/raum",
    }
    assert event["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
