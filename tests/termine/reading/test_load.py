"""What a right file is read as, and how mistakes in one place leave the others alone."""

from datetime import date, time

import pytest

from plugins.termine.diagnostics import Position
from plugins.termine.events import (
    AllDay,
    Cancelled,
    ClosedDayPolicy,
    Detail,
    Event,
    Extra,
    GeoPoint,
    Moved,
    OneOff,
    OpenEnded,
    Pause,
    Postponed,
    Registration,
    Series,
    Timed,
)
from plugins.termine.reading import Loaded, Source, load

VENUES = """\
- id: familienbuero
  name: Familienbüro
  zusatz: im WEZ
  strasse: Hauptstraße
  plz: 44651
  ort: Herne
  stadtteil: Wanne
  lage: {lat: 51.5380, lon: 7.2190}
  barrierefrei: [stufenlos, Wickeltisch]
  ausstattung: Spielecke
  anfahrt: Mit der Linie 306.
- id: whs
  name: WHS
"""


def read(text: str, name: str = "content/termine.yaml") -> Loaded:
    return load([Source(name, text.encode())], Source("content/orte.yaml", VENUES.encode()))


def only(text: str) -> Event:
    loaded = read(text)
    assert loaded.diagnostics == ()
    (event,) = loaded.catalogue.events
    return event


ONE_OFF = """\
termine:
  - id: fest
    titel: Sommerfest
    datum: 11.07.2019
    um: 13 Uhr
"""
SERIES = """\
termine:
  - id: lesen
    titel: Vorlesen
    wann: jeden Dienstag
    um: 15 bis 16 Uhr
    ab: 08.01.2019
"""


def test_a_single_date_is_one_day_with_an_open_end():
    assert only(ONE_OFF).schedule == OneOff(
        date(2019, 7, 11), date(2019, 7, 11), OpenEnded(time(13))
    )


def test_several_days_run_to_the_last_one_inclusive():
    text = ONE_OFF.replace("13 Uhr", "ganztägig") + "    bis: So 14.07.2019\n"
    assert only(text).schedule == OneOff(date(2019, 7, 11), date(2019, 7, 14), AllDay())


def test_a_series_has_its_rule_pauses_and_policies():
    text = (
        SERIES
        + """\
    bis: 17.12.2019
    feiertage: entfällt
    ferien: findet statt
    pausen:
      - von: 15.07.2019
        bis: 23.08.2019
        grund: Sommerpause
"""
    )
    schedule = only(text).schedule
    assert isinstance(schedule, Series)
    (rule,) = schedule.rules
    assert (rule.first_day, rule.last_day) == (date(2019, 1, 8), date(2019, 12, 17))
    assert rule.time == Timed(time(15), time(16))
    assert schedule.pauses == (
        Pause(date(2019, 7, 15), date(2019, 8, 23), Position("", 1), "Sommerpause"),
    )
    assert schedule.on_public_holidays is ClosedDayPolicy.SKIPPED
    assert schedule.on_school_holidays is ClosedDayPolicy.TAKES_PLACE


def test_without_a_word_nothing_is_decided_about_closed_days():
    schedule = only(SERIES).schedule
    assert isinstance(schedule, Series)
    assert (schedule.on_public_holidays, schedule.on_school_holidays) == (None, None)


def test_rules_follow_each_other_in_time_whatever_their_order_in_the_file():
    schedule = only(
        """\
termine:
  - id: lesen
    titel: Vorlesen
    dauer: 60 Minuten
    regeln:
      - wann: jeden Donnerstag
        um: 16 Uhr
        ab: 05.09.2019
      - wann: jeden Dienstag
        um: 15 Uhr
        ab: 08.01.2019
        bis: 31.08.2019
"""
    ).schedule
    assert isinstance(schedule, Series)
    assert [(rule.first_day, rule.time) for rule in schedule.rules] == [
        (date(2019, 1, 8), Timed(time(15), time(16))),
        (date(2019, 9, 5), Timed(time(16), time(17))),
    ]


def test_vorgaben_are_inherited_key_by_key():
    details = only(
        """\
vorgaben:
  veranstalter: Familienbüro der Stadt Herne
  kosten: kostenlos
  ort: familienbuero
  um: 10 Uhr
termine:
  - id: fest
    titel: Sommerfest
    datum: 11.07.2019
    kosten: 2 Euro
"""
    ).details
    assert details.organizer == "Familienbüro der Stadt Herne"
    assert details.cost == "2 Euro"
    assert details.venue is not None
    assert details.venue.name == "Familienbüro"


def test_an_empty_text_in_quotes_takes_back_what_vorgaben_give():
    text = "vorgaben:\n  kosten: kostenlos\n" + ONE_OFF + '    kosten: ""\n'
    assert only(text).details.cost == ""


def test_every_descriptive_key_reaches_its_field():
    details = only(
        ONE_OFF
        + """\
    rubrik: Feste
    beschreibung: |
      Wir feiern.

      Alle kommen.
    text: Mit *Musik*.
    thema: Sommer
    gast: Die Stadtmusik
    ort: whs
    raum: Saal
    veranstalter: Familienbüro
    kosten: kostenlos
    fuer: [Eltern, Kinder]
    alter: 0 bis 3 Jahre
    anmeldung:
      noetig: ja
      bis: 01.07.2019
      link: https://example.de/
      telefon: 02323 160
      mail: fest@example.de
    plaetze: 12
    ausgebucht: nein
    sprache: Deutsch
    barrierefrei:
      - stufenlos
    bild: fest.jpg
    bildtext: Ein Kuchen
    link: https://example.de/fest
    online: https://example.de/video
"""
    ).details
    assert details.description == "Wir feiern.\n\nAlle kommen."
    assert (details.category, details.text, details.topic) == ("Feste", "Mit *Musik*.", "Sommer")
    assert (details.guest, details.room, details.age) == ("Die Stadtmusik", "Saal", "0 bis 3 Jahre")
    assert (details.audience, details.languages) == (("Eltern", "Kinder"), ("Deutsch",))
    assert (details.places, details.is_sold_out) == (12, False)
    assert details.accessibility == ("stufenlos",)
    assert (details.image, details.image_text) == ("fest.jpg", "Ein Kuchen")
    assert (details.link, details.online) == ("https://example.de/fest", "https://example.de/video")
    assert details.registration == Registration(
        is_required=True,
        last_day=date(2019, 7, 1),
        link="https://example.de/",
        phone="02323 160",
        mail="fest@example.de",
    )


def test_registration_may_be_a_sentence():
    details = only(ONE_OFF + "    anmeldung: Nicht nötig\n").details
    assert details.registration == Registration(text="Nicht nötig")


def test_abweichungen_are_sorted_by_the_day_they_concern():
    adjustments = only(
        SERIES
        + """\
    abweichungen:
      - zusatz: Sa 14.09.2019
        um: 10 bis 13 Uhr
        titel: Großes Vorlesen
        ort: whs
      - am: Di 15.01.2019
        entfaellt: Betriebsausflug
      - am: 22.01.2019
        verlegt: 23.01.2019
        um: 16 Uhr
        grund: Saal belegt
      - am: 29.01.2019
        thema: Märchen
"""
    ).adjustments
    cancelled, moved, detail, extra = adjustments
    assert isinstance(cancelled, Cancelled)
    assert (cancelled.original_day, cancelled.reason) == (date(2019, 1, 15), "Betriebsausflug")
    assert isinstance(moved, Moved)
    assert (moved.new_day, moved.time, moved.reason) == (
        date(2019, 1, 23),
        OpenEnded(time(16)),
        "Saal belegt",
    )
    assert isinstance(detail, Detail)
    assert detail.overrides == (("topic", "Märchen"),)
    assert isinstance(extra, Extra)
    assert extra.time == Timed(time(10), time(13))
    assert [name for name, _ in extra.overrides] == ["title", "venues"]


@pytest.mark.parametrize("written", ["entfaellt:", "entfaellt: ja", 'entfaellt: ""'])
def test_a_date_may_be_cancelled_without_a_reason(written: str):
    text = f"{SERIES}    abweichungen:\n      - am: 15.01.2019\n        {written}\n"
    (cancelled,) = only(text).adjustments
    assert isinstance(cancelled, Cancelled)
    assert cancelled.reason == ""


def test_a_cancelled_date_may_say_its_reason_as_grund():
    text = SERIES + (
        "    abweichungen:\n      - am: 15.01.2019\n        entfaellt: ja\n        grund: Sturm\n"
    )
    (cancelled,) = only(text).adjustments
    assert isinstance(cancelled, Cancelled)
    assert cancelled.reason == "Sturm"


def test_an_extra_date_that_falls_through_is_both():
    text = SERIES + "    abweichungen:\n      - zusatz: 14.09.2019\n        entfaellt: Sturm\n"
    assert [type(one) for one in only(text).adjustments] == [Extra, Cancelled]


def test_a_new_end_of_one_date_keeps_the_start_of_its_rule():
    text = SERIES + "    abweichungen:\n      - am: 15.01.2019\n        ende: offen\n"
    (detail,) = only(text).adjustments
    assert isinstance(detail, Detail)
    assert detail.time == OpenEnded(time(15))


def test_venues_are_read_with_all_their_keys():
    venue, _ = read("").catalogue.venues
    assert venue.address == "Familienbüro, Hauptstraße, 44651 Herne"
    assert venue.location == GeoPoint(51.538, 7.219)
    assert (venue.addition, venue.district) == ("im WEZ", "Wanne")
    assert (venue.accessibility, venue.amenities) == (("stufenlos", "Wickeltisch"), ("Spielecke",))
    assert venue.directions == "Mit der Linie 306."


def test_own_closed_days_are_sorted_and_may_be_single():
    text = (
        "- name: Ausflug\n  von: 05.06.2020\n  feiertag: ja\n"
        "- name: Ferien\n  von: 23.12.2019\n  bis: 01.01.2020\n"
    )
    loaded = load([], None, Source("content/ferien.yaml", text.encode()))
    assert loaded.own_closed_days == (
        (date(2019, 12, 23), date(2020, 1, 1), "Ferien", False),
        (date(2020, 6, 5), date(2020, 6, 5), "Ausflug", True),
    )


def test_a_file_may_be_one_entry_as_a_web_form_saves_it():
    text = "id: fest\ntitel: Sommerfest\ndatum: 11.07.2019\num: 13 Uhr\n"
    loaded = read(text, "content/termine/fest.yaml")
    assert loaded.diagnostics == ()
    assert [event.id for event in loaded.catalogue.events] == ["fest"]


@pytest.mark.parametrize("text", ["", "# leer\n", "termine:\n", "termine: []\n", "vorgaben:\n"])
def test_a_file_without_entries_has_none_and_only_a_hint(text: str):
    loaded = read(text)
    assert loaded.catalogue.events == ()
    assert [(one.kind, one.is_error) for one in loaded.diagnostics] == [("no-entries", False)]


@pytest.mark.parametrize(("text", "kinds"), [("# umgezogen\n", []), ("termine:\n", ["no-entries"])])
def test_comments_alone_are_no_matter_where_other_files_hold_entries(text: str, kinds: list[str]):
    other = Source("content/termine/a.yaml", b"id: a\ntitel: A\ndatum: 11.07.2027\num: 9 Uhr\n")
    loaded = load([Source("content/termine.yaml", text.encode()), other], None)
    assert [one.kind for one in loaded.diagnostics] == kinds


def test_without_any_file_there_is_nothing_and_no_diagnostic():
    loaded = load([], None)
    assert (loaded.catalogue.events, loaded.catalogue.venues, loaded.diagnostics) == ((), (), ())


def test_vorgaben_hold_for_their_own_file_only():
    with_defaults = Source("content/a.yaml", b"vorgaben:\n  kosten: 1 Euro\n")
    loaded = load([with_defaults, Source("content/b.yaml", ONE_OFF.encode())], None)
    assert loaded.catalogue.events[0].details.cost == ""


def test_an_entry_with_a_mistake_is_left_out_and_the_others_stay():
    text = ONE_OFF + SERIES.removeprefix("termine:\n").replace("jeden", "jedne")
    loaded = read(text)
    assert [event.id for event in loaded.catalogue.events] == ["fest"]
    assert [diagnostic.kind for diagnostic in loaded.diagnostics] == ["phrase-unknown"]


def test_an_entry_with_only_a_hint_is_kept():
    loaded = read(ONE_OFF + "    gast:\n")
    assert [event.id for event in loaded.catalogue.events] == ["fest"]
    assert [diagnostic.kind for diagnostic in loaded.diagnostics] == ["empty-value"]


def test_of_two_entries_with_one_id_the_first_is_kept():
    loaded = read(ONE_OFF + ONE_OFF.removeprefix("termine:\n").replace("Sommer", "Herbst"))
    assert [event.details.title for event in loaded.catalogue.events] == ["Sommerfest"]


def test_one_wrong_value_hides_no_other_mistake_of_its_entry():
    loaded = read(
        """\
termine:
  - id: lesen
    titel: Vorlesen
    wann: jeden Dienstag
    um: 25 Uhr
    ab: 08.01.2019
    bis: 31.02.2019
    ort: rathaus
    abweichungen:
      - am: 15.01.2019
        entfaellt: nein
        verlegt: 16.01.2019
"""
    )
    assert [(one.kind, one.position.line) for one in loaded.diagnostics] == [
        ("time-impossible", 5),
        ("date-impossible", 7),
        ("unknown-venue", 8),
        ("not-cancelled", 11),
    ]


def test_a_venue_with_a_mistake_is_not_called_unknown():
    venues = Source("content/orte.yaml", b"- id: wez\n  nam: WEZ\n")
    loaded = load([Source("content/termine.yaml", (ONE_OFF + "    ort: wez\n").encode())], venues)
    assert [one.kind for one in loaded.diagnostics] == ["unknown-key"]


def test_articles_and_pictures_are_references_with_their_place():
    loaded = read(ONE_OFF + "    artikel: sommerfest\n    bild: fest.jpg\n    bildtext: x\n")
    assert [(one.kind, one.value, one.position.line) for one in loaded.references] == [
        ("artikel", "sommerfest", 6),
        ("bild", "fest.jpg", 7),
    ]
    assert loaded.catalogue.events[0].article == "sommerfest"


def test_a_draft_is_marked():
    assert only(ONE_OFF + "    entwurf: ja\n").is_draft is True


def test_windows_line_ends_and_a_bom_change_nothing():
    assert only("\ufeff" + ONE_OFF.replace("\n", "\r\n")).details.title == "Sommerfest"


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ('"Fest\\u202e, gedreht"', "Fest, gedreht"),
        ('"\\u2067Fest\\u2069"', "Fest"),
        ('"F\\0e\\as\\x7ft"', "Fest"),
        ('"Fest\\u2028heute"', "Fest heute"),
        ('"\\u200fשלום\\u200e"', "\u200fשלום\u200e"),
        ("👨\u200d👩\u200d👧 مرحبا", "👨\u200d👩\u200d👧 مرحبا"),
    ],
    ids=["turned", "isolated", "controls", "line end", "marks of Hebrew", "joined"],
)
def test_signs_that_reach_beyond_their_value_are_dropped(written: str, read_as: str):
    assert only(ONE_OFF.replace("Sommerfest", written)).details.title == read_as


def test_such_a_sign_that_was_pasted_is_told_and_dropped():
    loaded = read(ONE_OFF.replace("Sommerfest", "\u202aFest\u202c"))
    assert [diagnostic.kind for diagnostic in loaded.diagnostics] == ["turning-sign"]
    assert loaded.catalogue.events[0].details.title == "Fest"


def test_a_value_of_such_signs_alone_is_missing():
    (diagnostic,) = read(ONE_OFF.replace("Sommerfest", '"\\u202e"')).diagnostics
    assert diagnostic.message == "In diesem Eintrag fehlt „titel“."


@pytest.mark.parametrize("written", ["04109", "'04109'", '"04109"', '"[[bitte ergänzen: PLZ]]"'])
def test_a_postal_code_stays_as_it_is_written(written: str):
    venues = Source("content/orte.yaml", f"- id: a\n  name: A\n  plz: {written}\n".encode())
    loaded = load([], venues)
    assert loaded.diagnostics == ()
    assert [venue.postal_code for venue in loaded.catalogue.venues] == [written.strip("'\"")]


def test_text_that_looks_like_html_or_a_path_stays_text():
    details = only(ONE_OFF.replace("Sommerfest", "<b>../Fest</b>")).details
    assert details.title == "<b>../Fest</b>"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ja", Registration(is_required=True)),
        ("Nein", Registration(is_required=False)),
        ("Ja, bitte", Registration(text="Ja, bitte")),
    ],
)
def test_a_mere_yes_or_no_says_whether_a_registration_is_needed(text: str, meant: Registration):
    entry = "  - {id: fest, titel: Fest, datum: 11.07.2019, um: 13 Uhr"
    loaded = read(f"termine:\n{entry}, anmeldung: '{text}'}}\n")
    assert loaded.diagnostics == ()
    assert loaded.catalogue.events[0].details.registration == meant


def test_no_place_is_said_with_a_word_for_one_date_or_against_the_defaults():
    planned = only(ONE_OFF + "    ort: keiner\n")
    assert planned.details.venue is None
    loaded = only(
        ONE_OFF + "    ort: whs\n    abweichungen:\n      - am: 11.07.2019\n        ort: keiner\n"
    )
    (adjustment,) = loaded.adjustments
    assert adjustment.overrides == (("venues", ()),)


def test_an_event_may_be_at_several_places():
    planned = only(ONE_OFF + "    ort: [whs, familienbuero, whs]\n")
    assert [venue.id for venue in planned.details.venues] == ["whs", "familienbuero"]


def test_of_several_places_the_unknown_one_is_named_where_it_stands():
    loaded = read(ONE_OFF + "    ort:\n      - whs\n      - keiner\n")
    (fault,) = [one for one in loaded.diagnostics if one.is_error]
    assert fault.message == "Den Ort „keiner“ gibt es in orte.yaml nicht."
    assert fault.position.line == ONE_OFF.count("\n") + 3


def test_all_dates_from_one_day_to_another_are_withdrawn_beside_what_single_ones_say():
    planned = only(
        SERIES
        + "    abweichungen:\n      - am: 06.02.2019\n        bis: 03.04.2019\n"
        + "        entfaellt: Umbau\n      - am: 06.02.2019\n        thema: Zähne\n"
    )
    (stretch,) = planned.withdrawals
    assert (stretch.first_day, stretch.last_day, stretch.reason) == (
        date(2019, 2, 6),
        date(2019, 4, 3),
        "Umbau",
    )
    assert [type(one) for one in planned.adjustments] == [Detail]


def test_a_date_that_was_postponed_gets_its_new_day_from_verlegt():
    off = ONE_OFF + "    abweichungen:\n      - am: 11.07.2019\n        verschoben: Sturm\n"
    (adjustment,) = only(off).adjustments
    assert isinstance(adjustment, Postponed)
    assert adjustment.reason == "Sturm"
    (adjustment,) = only(off + "        verlegt: 18.07.2019\n").adjustments
    assert isinstance(adjustment, Moved)
    assert (adjustment.new_day, adjustment.reason) == (date(2019, 7, 18), "Sturm")


@pytest.mark.parametrize(
    ("given", "spoken", "written"),
    [
        ("tr", ("Türkisch",), "tr"),
        ("[tr]", ("Türkisch",), "tr"),
        ("Türkisch", ("Türkisch",), ""),
        ("[tr, de]", ("Türkisch", "Deutsch"), ""),
        ("de", ("Deutsch",), ""),
        ("xx", ("xx",), ""),
    ],
)
def test_a_code_alone_is_the_language_that_an_event_is_written_in(
    given: str, spoken: tuple[str, ...], written: str
) -> None:
    details = only(f"{ONE_OFF}    sprache: {given}\n").details
    assert (details.languages, details.language) == (spoken, written)


def test_a_name_takes_the_place_of_a_code_that_is_written_for_all() -> None:
    details = only(f"vorgaben:\n  sprache: tr\n{ONE_OFF}    sprache: Deutsch\n").details
    assert (details.languages, details.language) == (("Deutsch",), "")
