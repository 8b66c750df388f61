"""What may stand between `[[termine` and `]]`."""

import pytest

from plugins.website.markdown import DatesRequest, Mistake, parse_request

UNDERSTOOD = {
    "one id": ("fruehstueck-wez", DatesRequest(("fruehstueck-wez",))),
    "ids with a space": ("wez whs", DatesRequest(("wez", "whs"))),
    "ids with a comma": ("wez,whs", DatesRequest(("wez", "whs"))),
    "an id twice": ("wez, wez", DatesRequest(("wez",))),
    "a category": ("rubrik: Frühe Hilfen", DatesRequest(category="Frühe Hilfen")),
    "a category in quotes": ("rubrik: „Frühe Hilfen“", DatesRequest(category="Frühe Hilfen")),
    "a category with a colon": ("rubrik: Kurs: Baby", DatesRequest(category="Kurs: Baby")),
    "a venue": ("ort: whs", DatesRequest(venue_id="whs")),
    "a number": ("wez, anzahl: 3", DatesRequest(("wez",), limit=3)),
    "options without separators": (
        "wez whs nur: kommende anzahl: 12",
        DatesRequest(("wez", "whs"), limit=12, only="upcoming"),
    ),
    "options with semicolons": (
        "ort: whs; nur: vergangene",
        DatesRequest(venue_id="whs", only="past"),
    ),
    "capitals": ("ORT: whs, Nur: Kommende", DatesRequest(venue_id="whs", only="upcoming")),
    "an equals sign": ("wez anzahl=2", DatesRequest(("wez",), limit=2)),
    "all": ("wez nur: alle", DatesRequest(("wez",))),
}

REFUSED = {
    "nothing": ("", "dates-nothing-named", ""),
    "only options": ("anzahl: 3", "dates-nothing-named", ""),
    "another option": ("wez, farbe: rot", "dates-unknown-option", "farbe"),
    "an option twice": ("wez anzahl: 1 anzahl: 2", "dates-repeated-option", "anzahl"),
    "an option without a value": ("wez, anzahl:", "dates-empty-option", "anzahl"),
    "a word as number": ("wez anzahl: drei", "dates-wrong-number", "drei"),
    "zero": ("wez anzahl: 0", "dates-wrong-number", "0"),
    "a superscript": ("wez anzahl: ²", "dates-wrong-number", "²"),
    "too many": ("wez anzahl: 101", "dates-wrong-number", "101"),
    "neither coming nor past": ("wez nur: heute", "dates-wrong-only", "heute"),
    "ids and a venue": ("wez ort: whs", "dates-several-sources", ""),
    "a category and a venue": ("rubrik: Kurs, ort: whs", "dates-several-sources", ""),
}


@pytest.mark.parametrize(("text", "request_"), UNDERSTOOD.values(), ids=UNDERSTOOD)
def test_a_request_is_understood(text: str, request_: DatesRequest) -> None:
    assert parse_request(text, 1) == request_


@pytest.mark.parametrize(("text", "kind", "word"), REFUSED.values(), ids=REFUSED)
def test_a_malformed_request_is_a_mistake(text: str, kind: str, word: str) -> None:
    assert parse_request(text, 7) == Mistake(kind, 7, word)
