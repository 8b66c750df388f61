"""Events of other calendars beside the entries they become."""

from textwrap import dedent

import pytest

from tests.termine.importer.calendars import entries, told

EVEN_WEEKS = f"FREQ=YEARLY;BYWEEKNO={','.join(map(str, range(2, 53, 2)))}"

CASES = {
    "a single date with an end": (
        """
        UID:1
        SUMMARY:Herbstfest
        DTSTART;TZID=Europe/Berlin:20270925T140000
        DTEND;TZID=Europe/Berlin:20270925T180000
        """,
        """\
        - id: herbstfest
          titel: Herbstfest
          datum: Sa 25.09.2027
          um: 14 bis 18 Uhr
        """,
    ),
    "no end is an open end": (
        """
        UID:1
        SUMMARY:Café
        DTSTART;TZID=Europe/Berlin:20270925T093000
        """,
        """\
        - id: cafe
          titel: Café
          datum: Sa 25.09.2027
          um: 9:30 Uhr
        """,
    ),
    "several whole days, whose DTEND is exclusive": (
        """
        UID:1
        SUMMARY:Aktionstage
        DTSTART;VALUE=DATE:20271111
        DTEND;VALUE=DATE:20271114
        """,
        """\
        - id: aktionstage
          titel: Aktionstage
          datum: Do 11.11.2027
          bis: Sa 13.11.2027
          um: ganztägig
        """,
    ),
    "midnight to midnight is a whole day, as Outlook writes it": (
        """
        UID:1
        SUMMARY:Betriebsausflug
        DTSTART;TZID=W. Europe Standard Time:20270610T000000
        DTEND;TZID=W. Europe Standard Time:20270611T000000
        """,
        """\
        - id: betriebsausflug
          titel: Betriebsausflug
          datum: Do 10.06.2027
          um: ganztägig
        """,
    ),
    "a night": (
        """
        UID:1
        SUMMARY:Lesenacht
        DTSTART;TZID=Europe/Berlin:20270925T190000
        DURATION:PT6H
        """,
        """\
        - id: lesenacht
          titel: Lesenacht
          datum: Sa 25.09.2027
          um: 19 bis 1 Uhr
        """,
    ),
    "a night until after breakfast": (
        """
        UID:1
        SUMMARY:Lesenacht
        DTSTART;TZID=Europe/Berlin:20270219T180000
        DTEND;TZID=Europe/Berlin:20270220T100000
        """,
        """\
        - id: lesenacht
          titel: Lesenacht
          datum: Fr 19.02.2027
          bis: Sa 20.02.2027
          um: 18 bis 10 Uhr
        """,
    ),
    "two nights and an early morning": (
        """
        UID:1
        SUMMARY:Lange Freizeit
        DTSTART;TZID=Europe/Berlin:20270219T180000
        DTEND;TZID=Europe/Berlin:20270221T020000
        """,
        """\
        - id: lange-freizeit
          titel: Lange Freizeit
          datum: Fr 19.02.2027
          bis: So 21.02.2027
          um: 18 bis 2 Uhr
          taeglich: nein
        """,
    ),
    "a whole day and night": (
        """
        UID:1
        SUMMARY:Hackathon
        DTSTART;TZID=Europe/Berlin:20270219T180000
        DTEND;TZID=Europe/Berlin:20270220T180000
        """,
        """\
        - id: hackathon
          titel: Hackathon
          datum: Fr 19.02.2027
          bis: Sa 20.02.2027
          um: 18 bis 18 Uhr
        """,
    ),
    "every week a night": (
        """
        UID:1
        SUMMARY:Lesenacht
        DTSTART;TZID=Europe/Berlin:20270219T180000
        DTEND;TZID=Europe/Berlin:20270220T100000
        RRULE:FREQ=WEEKLY;COUNT=2
        """,
        """\
        - id: lesenacht
          titel: Lesenacht
          datum: Fr 19.02.2027
          bis: Sa 20.02.2027
          um: 18 bis 10 Uhr
          abweichungen:
            - zusatz: Fr 26.02.2027
              bis: Sa 27.02.2027
        """,
    ),
    "UTC in winter and Windows' own zone names": (
        """
        UID:1
        SUMMARY:Frühstück
        DTSTART:20270106T090000Z
        DTEND;TZID="W. Europe Standard Time":20270106T120000
        """,
        """\
        - id: fruehstueck
          titel: Frühstück
          datum: Mi 06.01.2027
          um: 10 bis 12 Uhr
        """,
    ),
    "a floating time is German time": (
        """
        UID:1
        SUMMARY:Frühstück
        DTSTART:20270707T100000
        """,
        """\
        - id: fruehstueck
          titel: Frühstück
          datum: Mi 07.07.2027
          um: 10 Uhr
        """,
    ),
    "a rule without an end": (
        """
        UID:1
        SUMMARY:Frühstück
        DTSTART;TZID=Europe/Berlin:20270106T100000
        RRULE:FREQ=MONTHLY;BYDAY=1WE
        """,
        """\
        - id: fruehstueck
          titel: Frühstück
          wann: jeden 1. Mittwoch im Monat
          um: 10 Uhr
          ab: Mi 06.01.2027
        """,
    ),
    "Outlook's way to say the first Wednesday, and COUNT as the last day": (
        """
        UID:1
        SUMMARY:Frühstück
        DTSTART;TZID=Europe/Berlin:20270106T100000
        RRULE:FREQ=MONTHLY;BYDAY=WE;BYSETPOS=1;COUNT=3
        """,
        """\
        - id: fruehstueck
          titel: Frühstück
          wann: jeden 1. Mittwoch im Monat
          um: 10 Uhr
          ab: Mi 06.01.2027
          bis: Mi 03.03.2027
        """,
    ),
    "even weeks, as their numbers": (
        f"""
        UID:1
        SUMMARY:Chor
        DTSTART;TZID=Europe/Berlin:20270114T180000
        RRULE:{EVEN_WEEKS};BYDAY=TH
        """,
        """\
        - id: chor
          titel: Chor
          wann: jeden Donnerstag in geraden Kalenderwochen
          um: 18 Uhr
          ab: Do 14.01.2027
        """,
    ),
    "the last Saturday of a quarter": (
        """
        UID:1
        SUMMARY:Markt
        DTSTART;TZID=Europe/Berlin:20270327T110000
        RRULE:FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=-1SA
        """,
        """\
        - id: markt
          titel: Markt
          wann: jeden letzten Samstag im Quartal
          um: 11 Uhr
          ab: Sa 27.03.2027
        """,
    ),
    "a rule without a phrase stays a rule": (
        """
        UID:1
        SUMMARY:Sprechtag
        DTSTART;TZID=Europe/Berlin:20270129T100000
        RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1
        """,
        """\
        - id: sprechtag
          titel: Sprechtag
          rrule: FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1
          um: 10 Uhr
          ab: Fr 29.01.2027
        """,
    ),
    "EXDATE and RDATE": (
        """
        UID:1
        SUMMARY:Krabbeln
        DTSTART;TZID=Europe/Berlin:20270105T093000
        DTEND;TZID=Europe/Berlin:20270105T110000
        RRULE:FREQ=WEEKLY;UNTIL=20270126T235959Z
        EXDATE;TZID=Europe/Berlin:20270112T093000
        RDATE;TZID=Europe/Berlin:20270114T150000
        """,
        """\
        - id: krabbeln
          titel: Krabbeln
          wann: jeden Dienstag
          um: 9:30 bis 11 Uhr
          ab: Di 05.01.2027
          bis: Di 26.01.2027
          abweichungen:
            - am: Di 12.01.2027
              entfaellt: ja
            - zusatz: Do 14.01.2027
              um: 15 bis 16:30 Uhr
        """,
    ),
    "two weeks apart, from UTC as Google exports it": (
        """
        UID:1
        SUMMARY:Beratung
        DTSTART:20270107T130000Z
        DTEND:20270107T150000Z
        RRULE:FREQ=WEEKLY;WKST=MO;INTERVAL=2;BYDAY=TH;UNTIL=20270318T130000Z
        """,
        """\
        - id: beratung
          titel: Beratung
          wann: jede 2. Woche donnerstags
          um: 14 bis 16 Uhr
          ab: Do 07.01.2027
          bis: Do 18.03.2027
        """,
    ),
    "a series of several days is listed": (
        """
        UID:1
        SUMMARY:Freizeit
        DTSTART;VALUE=DATE:20270716
        DTEND;VALUE=DATE:20270719
        RRULE:FREQ=YEARLY;COUNT=2
        """,
        """\
        - id: freizeit
          titel: Freizeit
          datum: Fr 16.07.2027
          bis: So 18.07.2027
          um: ganztägig
          abweichungen:
            - zusatz: So 16.07.2028
              bis: Di 18.07.2028
        """,
    ),
    "two dates on a day are two entries": (
        """
        UID:1
        SUMMARY:Führung
        DTSTART;TZID=Europe/Berlin:20270301T100000
        DTEND;TZID=Europe/Berlin:20270301T110000
        RRULE:FREQ=DAILY;COUNT=4;BYHOUR=10,15;BYMINUTE=0
        """,
        """\
        - id: fuehrung
          titel: Führung
          wann: täglich
          um: 10 bis 11 Uhr
          ab: Mo 01.03.2027
          bis: Di 02.03.2027
        - id: fuehrung-2
          titel: Führung
          wann: täglich
          um: 15 bis 16 Uhr
          ab: Mo 01.03.2027
          bis: Di 02.03.2027
        """,
    ),
    "everything is cancelled": (
        """
        UID:1
        SUMMARY:Herbstfest
        DTSTART;TZID=Europe/Berlin:20270925T140000
        STATUS:CANCELLED
        """,
        """\
        - id: herbstfest
          titel: Herbstfest
          datum: Sa 25.09.2027
          um: 14 Uhr
          abweichungen:
            - am: Sa 25.09.2027
              entfaellt: ja
        """,
    ),
    "cancelled as our own feeds say it": (
        """
        UID:1
        SUMMARY:ABGESAGT: Chor
        DTSTART;TZID=Europe/Berlin:20270925T140000
        STATUS:CONFIRMED
        DESCRIPTION:Dieser Termin fällt aus: Das Klavier ist kaputt.\\n\\nKosten: frei
        """,
        """\
        - id: chor
          titel: Chor
          datum: Sa 25.09.2027
          um: 14 Uhr
          beschreibung: "Kosten: frei"
          abweichungen:
            - am: Sa 25.09.2027
              entfaellt: Das Klavier ist kaputt.
        """,
    ),
    "what a date says of itself": (
        """
        UID:1
        SUMMARY:Elternabend
        DTSTART;TZID=Europe/Berlin:20270301T190000
        LOCATION:Familienbüro\\, Hauptstraße 1\\, 44649 Herne\\, Deutschland
        DESCRIPTION:Für alle.\\n\\nKommen Sie!
        CATEGORIES:Vorträge
        URL:https://www.herne.de/familie
        CLASS:PRIVATE
        """,
        """\
        - id: elternabend
          titel: Elternabend
          rubrik: Vorträge
          datum: Mo 01.03.2027
          um: 19 Uhr
          ort: familienbuero
          link: https://www.herne.de/familie
          beschreibung: |
            Für alle.

            Kommen Sie!
          entwurf: ja
        """,
    ),
}


@pytest.mark.parametrize(("event", "expected"), CASES.values(), ids=CASES.keys())
def test_an_event_becomes_an_entry(event, expected):
    head = "X-WR-TIMEZONE:Europe/Berlin" if "T130000Z" in event else ""
    assert entries(event, head=head) == dedent(expected)


def test_a_series_in_utc_is_an_hour_later_in_summer_whatever_zone_the_calendar_names():
    event = """
        UID:1
        SUMMARY:Spieletreff
        DTSTART:20270106T090000Z
        DTEND:20270106T100000Z
        RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20270428T235959Z
        EXDATE:20270407T090000Z
    """
    head = "X-WR-TIMEZONE:Europe/Berlin"
    assert entries(event, head=head) == dedent("""\
        - id: spieletreff
          titel: Spieletreff
          regeln:
            - wann: jeden Mittwoch
              um: 10 bis 11 Uhr
              ab: Mi 06.01.2027
              bis: Mi 24.03.2027
            - wann: jeden Mittwoch
              um: 11 bis 12 Uhr
              ab: Mi 31.03.2027
              bis: Mi 28.04.2027
          abweichungen:
            - am: Mi 07.04.2027
              entfaellt: ja
        """)
    assert told(event, head=head) == (
        (
            "„Spieletreff“: Die Reihe rechnet in Weltzeit (UTC) und beginnt deshalb hier im Sommer "
            "eine Stunde später als im Winter. Ist das nicht gemeint, die „um:“ unter „regeln:“ "
            "bitte alle gleich schreiben."
        ),
    )


CUSTOM_ZONE = """
    BEGIN:VTIMEZONE
    TZID:Customized Time Zone
    BEGIN:STANDARD
    DTSTART:19701025T020000
    RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
    TZOFFSETFROM:+0100
    TZOFFSETTO:+0000
    END:STANDARD
    BEGIN:DAYLIGHT
    DTSTART:19700329T010000
    RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
    TZOFFSETFROM:+0000
    TZOFFSETTO:+0100
    END:DAYLIGHT
    END:VTIMEZONE
"""
ZONES = {
    "libical": ("/freeassociation.sourceforge.net/Europe/Berlin", "um: 10 Uhr"),
    "Evolution": ("/freeassociation.sourceforge.net/Tzfile/Europe/Lisbon", "um: 11 Uhr"),
    "Thunderbird": ("/mozilla.org/20050126_1/Europe/Lisbon", "um: 11 Uhr"),
    "Windows": ("GTB Standard Time", "um: 9 Uhr"),
    "a VTIMEZONE of its own": ("Customized Time Zone", "um: 11 Uhr"),
}


@pytest.mark.parametrize(("zone", "expected"), ZONES.values(), ids=ZONES.keys())
def test_zones_are_read_as_other_programs_name_them(zone, expected):
    event = f'UID:1\nSUMMARY:Fest\nDTSTART;TZID="{zone}":20270705T100000'
    assert expected in entries(event, head=CUSTOM_ZONE)


SERIES = """
    UID:1
    SUMMARY:Krabbeln
    DTSTART;TZID=Europe/Berlin:20270105T093000
    DTEND;TZID=Europe/Berlin:20270105T110000
    RRULE:FREQ=WEEKLY;COUNT=5
"""


def test_what_was_moved_and_then_cancelled_is_cancelled_on_its_new_day():
    moved_away = """
        UID:1
        RECURRENCE-ID;TZID=Europe/Berlin:20270112T093000
        SUMMARY:Krabbeln
        DTSTART;TZID=Europe/Berlin:20270113T150000
        DTEND;TZID=Europe/Berlin:20270113T163000
        STATUS:CANCELLED
    """
    assert entries(SERIES, moved_away) == dedent(
        """\
        - id: krabbeln
          titel: Krabbeln
          wann: jeden Dienstag
          um: 9:30 bis 11 Uhr
          ab: Di 05.01.2027
          bis: Di 02.02.2027
          abweichungen:
            - am: Di 12.01.2027
              entfaellt: ja
              verlegt: Mi 13.01.2027
              um: 15 bis 16:30 Uhr
        """
    )


def test_a_date_without_its_place_is_nowhere():
    with_place = SERIES + "    LOCATION:Familienbüro\n"
    nowhere = """
        UID:1
        RECURRENCE-ID;TZID=Europe/Berlin:20270112T093000
        SUMMARY:Krabbeln
        DTSTART;TZID=Europe/Berlin:20270112T093000
        DTEND;TZID=Europe/Berlin:20270112T110000
    """
    assert entries(with_place, nowhere).endswith(
        "  abweichungen:\n    - am: Di 12.01.2027\n      ort: keiner\n"
    )


def test_overrides_become_adjustments():
    cancelled = """
        UID:1
        RECURRENCE-ID;TZID=Europe/Berlin:20270112T093000
        SUMMARY:Krabbeln
        DTSTART;TZID=Europe/Berlin:20270112T093000
        DTEND;TZID=Europe/Berlin:20270112T110000
        STATUS:CANCELLED
    """
    moved = """
        UID:1
        RECURRENCE-ID:20270119T083000Z
        SUMMARY:Krabbeln
        DTSTART;TZID=Europe/Berlin:20270120T150000
        DTEND;TZID=Europe/Berlin:20270120T163000
    """
    retitled = """
        UID:1
        RECURRENCE-ID;TZID=Europe/Berlin:20270126T093000
        SUMMARY:Krabbeln mit Musik
        DTSTART;TZID=Europe/Berlin:20270126T093000
        DTEND;TZID=Europe/Berlin:20270126T110000
    """
    assert entries(SERIES, cancelled, moved, retitled) == dedent(
        """\
        - id: krabbeln
          titel: Krabbeln
          wann: jeden Dienstag
          um: 9:30 bis 11 Uhr
          ab: Di 05.01.2027
          bis: Di 02.02.2027
          abweichungen:
            - am: Di 12.01.2027
              entfaellt: ja
            - am: Di 19.01.2027
              verlegt: Mi 20.01.2027
              um: 15 bis 16:30 Uhr
            - am: Di 26.01.2027
              titel: Krabbeln mit Musik
        """
    )


def test_this_and_all_that_follow_becomes_a_second_rule():
    later = """
        UID:1
        RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20270119T093000
        SUMMARY:Krabbeln
        DTSTART;TZID=Europe/Berlin:20270121T100000
        DTEND;TZID=Europe/Berlin:20270121T113000
    """
    assert entries(SERIES, later) == dedent(
        """\
        - id: krabbeln
          titel: Krabbeln
          regeln:
            - wann: jeden Dienstag
              um: 9:30 bis 11 Uhr
              ab: Di 05.01.2027
              bis: Di 12.01.2027
            - wann: jeden Donnerstag
              um: 10 bis 11:30 Uhr
              ab: Do 21.01.2027
              bis: Do 04.02.2027
        """
    )


def test_an_override_of_several_days_is_an_entry_of_its_own():
    longer = """
        UID:1
        RECURRENCE-ID;TZID=Europe/Berlin:20270112T093000
        SUMMARY:Krabbelfest
        DTSTART;VALUE=DATE:20270112
        DTEND;VALUE=DATE:20270114
    """
    assert entries(SERIES, longer) == dedent(
        """\
        - id: krabbeln
          titel: Krabbeln
          wann: jeden Dienstag
          um: 9:30 bis 11 Uhr
          ab: Di 05.01.2027
          bis: Di 02.02.2027
          pausen:
            - von: Di 12.01.2027
              bis: Di 12.01.2027
        - id: krabbelfest
          titel: Krabbelfest
          datum: Di 12.01.2027
          bis: Mi 13.01.2027
          um: ganztägig
        """
    )


def test_a_rule_in_utc_follows_the_clock_change():
    event = """
        UID:1
        SUMMARY:Sprechstunde
        DTSTART:20270315T090000Z
        DTEND:20270315T100000Z
        RRULE:FREQ=WEEKLY;COUNT=4
    """
    assert entries(event) == dedent(
        """\
        - id: sprechstunde
          titel: Sprechstunde
          regeln:
            - wann: jeden Montag
              um: 10 bis 11 Uhr
              ab: Mo 15.03.2027
              bis: Mo 22.03.2027
            - wann: jeden Montag
              um: 11 bis 12 Uhr
              ab: Mo 29.03.2027
              bis: Mo 05.04.2027
        """
    )


def test_a_zone_of_the_file_itself_is_understood():
    zone = """
        BEGIN:VTIMEZONE
        TZID:Amt
        BEGIN:STANDARD
        DTSTART:20000101T000000
        TZOFFSETFROM:+0300
        TZOFFSETTO:+0300
        END:STANDARD
        END:VTIMEZONE
    """
    event = """
        UID:1
        SUMMARY:Anruf
        DTSTART;TZID=Amt:20270106T120000
    """
    assert "um: 10 Uhr" in entries(event, head=zone)
    assert told(event, head=zone) == ()


def test_of_two_versions_the_higher_sequence_counts():
    old = "UID:1\nSEQUENCE:1\nSUMMARY:Alt\nDTSTART:20270106T100000"
    new = "UID:1\nSEQUENCE:2\nSUMMARY:Neu\nDTSTART:20270107T100000"
    assert "titel: Neu" in entries(new, old)
    assert "Alt" not in entries(new, old)
    assert told(new, old) == (
        "„Neu“: Steht mehrfach im Kalender (UID „1“). Übernommen ist die neueste Fassung.",
    )


def test_different_dates_under_one_uid_are_all_kept():
    one = "UID:1\nSUMMARY:Eins\nDTSTART:20270106T100000"
    two = "UID:1\nSUMMARY:Zwei\nDTSTART:20270107T100000"
    assert entries(one, two).count("- id:") == 2
    assert "„Zwei“: Mehrere verschiedene Termine haben die UID „1“. Übernommen sind alle." in told(
        one, two
    )


@pytest.mark.parametrize(
    ("summary", "title", "key"),
    [
        ("ABGESAGT: ABGESAGT: Chor", "Chor", "entfaellt"),
        ("VERSCHOBEN: Chor", "Chor", "verschoben"),
        ("Fällt aus – Chor", "Chor", "entfaellt"),
        ("Entfällt! Chor", "Chor", "entfaellt"),
        ("Cancelled: Chor", "Chor", "entfaellt"),
        ("Abgesagt", "Abgesagt", ""),
        ("Verschobene Wahrnehmung", "Verschobene Wahrnehmung", ""),
        ("Chor: abgesagt – und nun?", "Chor: abgesagt – und nun?", ""),
    ],
)
def test_the_word_before_a_title_says_that_a_date_is_off(summary, title, key):
    found = entries(f"UID:1\nSUMMARY:{summary}\nDTSTART;TZID=Europe/Berlin:20270925T140000")
    assert f"titel: {title}\n" in found.replace('"', "")
    assert [word for word in ("entfaellt", "verschoben") if f" {word}: ja" in found] == [
        word for word in (key,) if word
    ]


def test_a_series_takes_a_date_whose_title_says_that_it_is_cancelled():
    cancelled = """
        UID:1
        RECURRENCE-ID;TZID=Europe/Berlin:20270112T093000
        SUMMARY:ABGESAGT: Krabbeln
        DTSTART;TZID=Europe/Berlin:20270112T093000
        DTEND;TZID=Europe/Berlin:20270112T110000
        DESCRIPTION:Dieser Termin fällt aus.
    """
    assert entries(SERIES, cancelled).endswith(
        "  abweichungen:\n    - am: Di 12.01.2027\n      entfaellt: ja\n"
    )
