"""Diagnostics of dates: each situation with its exact sentences."""

from dataclasses import replace
from datetime import date, time

import pytest

from plugins.termine.diagnostics import Position, Severity
from plugins.termine.events import (
    Cancelled,
    ClosedStretch,
    Detail,
    Extra,
    Moved,
    OpenEnded,
    Timed,
    Withdrawal,
    closed_days,
)
from plugins.termine.reading import laid_out, recurrence_from_rrule
from tests.termine.events.plans import (
    OFFICE,
    SKIPPED,
    TAKES_PLACE,
    TEN_TO_NOON,
    catalogue,
    closed_in_nrw,
    day,
    event,
    nothing_closed,
    one_off,
    rule,
    series,
)

TODAY = "22.11.2026"
LINE_9 = Position("content/termine.yaml", 9)
WEDNESDAYS = rule("jeden 1. Mittwoch im Monat", "02.01.2019")
DECIDED = series(WEDNESDAYS, feiertage=SKIPPED, ferien=TAKES_PLACE)


def diagnostics(*events, today=TODAY, horizon="22.05.2028", closed=None):
    return laid_out(
        catalogue(*events),
        today=day(today),
        horizon=day(horizon),
        closed_days=closed or nothing_closed(),
    ).diagnostics


def told(*events, **options):
    """Severity, line, message and advice of each Diagnostic."""
    return [
        (one.severity.value, one.position.line, one.message, one.advice)
        for one in diagnostics(*events, **options)
    ]


def test_a_sound_catalogue_has_no_diagnostics():
    sound = event(
        DECIDED,
        Cancelled(day("06.02.2019"), "", LINE_9),
        Moved(day("06.03.2019"), day("07.03.2019"), LINE_9),
        Detail(day("01.05.2019"), LINE_9),
        Extra(day("14.09.2019"), LINE_9),
    )
    assert told(sound, event(one_off("11.07.2019"), event_id="fest"), closed=closed_in_nrw()) == []


@pytest.mark.parametrize(
    "wrong",
    [
        Cancelled(day("12.06.2019"), "", LINE_9),
        Moved(day("12.06.2019"), day("13.06.2019"), LINE_9),
        Detail(day("12.06.2019"), LINE_9),
    ],
    ids=["entfaellt", "verlegt", "detail"],
)
def test_an_abweichung_on_another_day_names_the_two_nearest_dates(wrong):
    assert told(event(DECIDED, wrong)) == [
        (
            "Fehler",
            9,
            "Am Mittwoch, 12. Juni 2019 ist kein regulärer Termin von „fruehstueck“.",
            (
                "Die nächsten regulären Termine sind Mi 05.06.2019 und Mi 03.07.2019. "
                "Ein Termin außer der Reihe steht unter „zusatz:“."
            ),
        )
    ]


def test_before_the_first_date_the_first_two_are_the_nearest():
    ((_, _, _, advice),) = told(event(DECIDED, Detail(day("12.12.2018"), LINE_9)))
    assert advice.startswith(
        "Die nächsten regulären Termine sind Mi 02.01.2019 und Mi 06.02.2019. "
    )


def test_beyond_the_horizon_abweichungen_are_judged_too():
    far = event(DECIDED, Cancelled(day("07.11.2029"), "", LINE_9))
    assert told(far) == []


def test_an_abweichung_of_a_single_date_names_its_only_day():
    ((_, _, _, advice),) = told(event(one_off("11.07.2019"), Detail(day("12.07.2019"), LINE_9)))
    assert advice.startswith("Der nächste reguläre Termin ist Do 11.07.2019. ")


def test_a_stretch_without_a_regular_date_is_told():
    stretch = Withdrawal(day("06.06.2019"), day("02.07.2019"), "Umbau", LINE_9)
    assert told(replace(event(DECIDED), withdrawals=(stretch,))) == [
        (
            "Fehler",
            9,
            (
                "Vom 6. Juni 2019 bis zum 2. Juli 2019 ist kein regulärer Termin von "
                "„fruehstueck“, den das absagen könnte."
            ),
            "Bitte die beiden Tage hinter „am“ und „bis“ prüfen.",
        )
    ]
    longer = replace(stretch, last_day=day("03.07.2019"))
    assert told(replace(event(DECIDED), withdrawals=(longer,))) == []


def test_a_zusatz_on_a_regular_day_is_an_error():
    assert told(event(DECIDED, Extra(day("05.06.2019"), LINE_9))) == [
        (
            "Fehler",
            9,
            "Am Mittwoch, 5. Juni 2019 ist schon ein regulärer Termin von „fruehstueck“.",
            (
                "Kommt an diesem Tag ein zweiter Termin dazu, bitte einen eigenen Eintrag mit "
                "eigener Kennung anlegen, zum Beispiel „id: fruehstueck-2“ mit "
                "„datum: Mi 05.06.2019“. Soll nur der reguläre anders sein, bitte „am:“ statt "
                "„zusatz:“ schreiben."
            ),
        )
    ]


def test_a_zusatz_on_a_skipped_holiday_is_fine():
    extra = event(DECIDED, Extra(day("01.05.2019"), LINE_9))
    assert told(extra, closed=closed_in_nrw()) == []


def test_a_reason_for_a_time_that_is_the_usual_one_is_told():
    usual = Detail(day("05.06.2019"), LINE_9, OpenEnded(time(10)), reason="Umbau")
    assert told(event(DECIDED, usual)) == [
        (
            "Fehler",
            9,
            "„grund“ steht hier, aber Tag, Uhrzeit und Ort sind wie immer.",
            (
                "Bitte ergänzen, was anders ist, zum Beispiel „um: 11 Uhr“, "
                "oder „text“ statt „grund“ schreiben."
            ),
        )
    ]
    later = Detail(day("05.06.2019"), LINE_9, OpenEnded(time(11)), reason="Umbau")
    assert told(event(DECIDED, later)) == []


def test_a_date_moved_onto_another_one_is_told():
    moved = event(DECIDED, Moved(day("05.06.2019"), day("03.07.2019"), LINE_9))
    assert told(moved) == [
        (
            "Hinweis",
            9,
            (
                "Auf den Mittwoch, 3. Juli 2019 wird ein Termin verlegt, "
                "an dem „fruehstueck“ schon stattfindet."
            ),
            "Bitte prüfen, ob beide Termine am selben Tag gewollt sind.",
        )
    ]


def test_a_date_moved_onto_a_cancelled_one_is_fine():
    moved = event(
        DECIDED,
        Moved(day("05.06.2019"), day("03.07.2019"), LINE_9),
        Cancelled(day("03.07.2019"), "", LINE_9),
    )
    assert told(moved) == []


@pytest.mark.parametrize(
    ("moved", "sentence"),
    [
        (
            Moved(day("03.02.2027"), day("02.02.2027"), LINE_9),
            "am Mittwoch, 3. Februar 2027 wird vorverlegt: auf den Dienstag, 2. Februar 2027.",
        ),
        (
            Moved(day("03.02.2027"), day("10.02.2026"), LINE_9),
            "am Mittwoch, 3. Februar 2027 wird vorverlegt: auf den Dienstag, 10. Februar 2026.",
        ),
        (
            Moved(day("03.02.2027"), day("05.04.2027"), LINE_9),
            (
                "am Mittwoch, 3. Februar 2027 wird um 61 Tage verlegt: "
                "auf den Montag, 5. April 2027."
            ),
        ),
        (
            Moved(day("07.04.2027"), day("06.05.2027"), LINE_9),
            (
                "am Mittwoch, 7. April 2027 wird auf den Donnerstag, 6. Mai 2027 verlegt, einen "
                "freien Tag: Christi Himmelfahrt. An solchen Tagen fällt die Reihe sonst aus."
            ),
        ),
    ],
    ids=["back", "back into the past", "far ahead", "onto a public holiday"],
)
def test_a_move_that_may_be_a_slip_is_told(moved, sentence):
    ((severity, line, message, advice),) = told(event(DECIDED, moved), closed=closed_in_nrw())
    assert (severity, line, message) == ("Hinweis", 9, f"Der Termin von „fruehstueck“ {sentence}")
    assert advice.endswith("prüfen. Stimmen beide, kann alles so bleiben.") or (
        advice == "Bitte den Tag prüfen. Stimmt er, kann alles so bleiben."
    )


@pytest.mark.parametrize(
    "moved",
    [
        Moved(day("03.02.2027"), day("04.04.2027"), LINE_9),
        Moved(day("02.09.2026"), day("01.09.2026"), LINE_9),
        Moved(day("03.02.2027"), day("29.03.2027"), LINE_9),
    ],
    ids=["sixty days", "long over", "a closed day on which the series takes place"],
)
def test_any_other_move_is_fine(moved):
    plan = series(WEDNESDAYS, feiertage=TAKES_PLACE, ferien=TAKES_PLACE)
    assert told(event(plan, moved), closed=closed_in_nrw()) == []


def test_a_rule_without_any_date_is_an_error():
    ended = recurrence_from_rrule("FREQ=WEEKLY;BYDAY=TU;UNTIL=20181231")
    assert told(event(series(rule(ended, "02.01.2019")))) == [
        (
            "Fehler",
            4,
            "Diese Regel von „fruehstueck“ ergibt ab 2. Januar 2019 keinen einzigen Termin.",
            "Bitte „ab“ und die Regel prüfen.",
        )
    ]


def test_a_pause_without_dates_is_told():
    paused = series(
        WEDNESDAYS, pauses=[("01.07.2019", "31.08.2019", ""), ("08.08.2026", "20.08.2026", "")]
    )
    assert told(event(paused)) == [
        (
            "Hinweis",
            9,
            (
                "In die Pause von 8. August 2026 bis 20. August 2026 fällt kein Termin von "
                "„fruehstueck“."
            ),
            "Bitte „von“ und „bis“ der Pause prüfen.",
        )
    ]


def test_coming_holidays_without_a_decision_are_told_once_for_an_event():
    undecided = event(series(rule("mittwochs", "02.01.2019")))
    assert told(undecided, horizon="22.05.2027", closed=closed_in_nrw()) == [
        (
            "Hinweis",
            3,
            (
                "Termine von „fruehstueck“ fallen auf Ferien: "
                "Mi 23.12.2026, Mi 30.12.2026, Mi 06.01.2027 und 2 weitere."
            ),
            (
                "Bitte „ferien:“ mit „entfaellt“ oder „findet statt“ ergänzen; "
                "bis dahin finden sie statt."
            ),
        )
    ]


def test_both_questions_are_asked_together():
    undecided = event(series(rule("freitags", "02.01.2019")))
    ((_, _, message, advice),) = told(undecided, horizon="03.01.2027", closed=closed_in_nrw())
    assert message == (
        "Termine von „fruehstueck“ fallen auf Feiertage und Ferien: "
        "Fr 25.12.2026 und Fr 01.01.2027."
    )
    assert advice == (
        "Bitte „feiertage:“ und „ferien:“ mit „entfaellt“ oder „findet statt“ ergänzen; "
        "bis dahin finden sie statt."
    )


def test_a_holiday_settled_by_an_abweichung_is_no_question():
    settled = event(
        series(rule("freitags", "02.01.2019"), ferien=TAKES_PLACE),
        Detail(day("25.12.2026"), LINE_9),
        Cancelled(day("01.01.2027"), "Neujahr", LINE_9),
    )
    assert told(settled, horizon="03.01.2027", closed=closed_in_nrw()) == []


def test_unknown_school_holidays_are_told_once_for_all_series_that_heed_them():
    heeding = [
        event(series(WEDNESDAYS, feiertage=SKIPPED, ferien=SKIPPED), event_id=name)
        for name in ("a", "b")
    ]
    options = {"today": "01.06.2029", "horizon": "01.12.2030", "closed": closed_in_nrw()}
    assert told(*heeding, **options) == [
        (
            "Hinweis",
            3,
            "Schulferien sind nur bis 14. August 2029 bekannt, „a“ hat danach noch Termine.",
            (
                "Bitte die weiteren Ferien in content/ferien.yaml eintragen: "
                "Sonst stehen diese Termine auch in den Ferien im Kalender."
            ),
        )
    ]


def test_a_rule_for_school_holidays_says_how_far_these_are_known():
    camp = event(series(rule("dienstags in den Osterferien", "01.01.2029"), feiertage=SKIPPED))
    options = {"today": "01.06.2029", "horizon": "01.12.2030", "closed": closed_in_nrw()}
    assert told(camp, **options) == [
        (
            "Hinweis",
            3,
            (
                "Schulferien sind nur bis 14. August 2029 bekannt, "
                "„fruehstueck“ hat danach keine Termine in den Osterferien."
            ),
            (
                "Bitte die weiteren Ferien in content/ferien.yaml eintragen, "
                "zum Beispiel mit „name: Osterferien 2030“."
            ),
        )
    ]


def test_a_rule_for_school_holidays_asks_only_about_own_closing_days():
    own = (ClosedStretch(date(2027, 3, 23), date(2027, 3, 23), "Betriebsausflug"),)
    closed = closed_days("NW", range(2026, 2029), own=own)
    camp = event(series(rule("dienstags in den Osterferien", "01.01.2027"), feiertage=SKIPPED))
    ((_, _, message, _),) = told(camp, horizon="31.12.2027", closed=closed)
    assert message == "Termine von „fruehstueck“ fallen auf Ferien: Di 23.03.2027."


def test_series_that_take_place_in_the_holidays_need_not_know_them():
    options = {"today": "01.06.2029", "horizon": "01.12.2030", "closed": closed_in_nrw()}
    assert told(event(DECIDED), **options) == []


ENDING = series(rule("jeden 1. Mittwoch im Monat", "02.01.2019", "31.12.2026"))


def test_a_series_that_runs_dry_within_sixty_days_is_told_at_its_last_rule():
    assert told(event(ENDING)) == [
        (
            "Hinweis",
            4,
            (
                "Der letzte Termin von „fruehstueck“ ist am Mittwoch, 2. Dezember 2026, "
                "danach ist keiner mehr geplant."
            ),
            "Bitte „bis“ verlängern, wenn die Reihe weitergeht.",
        )
    ]


@pytest.mark.parametrize(
    ("today", "count"),
    [("02.10.2026", 0), ("03.10.2026", 1), ("02.12.2026", 1), ("03.12.2026", 0)],
    ids=["61-days-before", "60-days-before", "the-last-day", "over"],
)
def test_a_series_runs_dry_only_between_sixty_days_before_and_its_last_date(today, count):
    assert len(told(event(ENDING), today=today)) == count


def test_a_year_far_off_is_told_where_it_is_written():
    days = ((day("11.07.2109"), LINE_9), (day("12.07.2019"), Position("content/termine.yaml", 10)))
    assert told(replace(event(one_off("11.07.2109")), late_days=days)) == [
        (
            "Hinweis",
            9,
            "Der Donnerstag, 11. Juli 2109 liegt mehr als zehn Jahre in der Zukunft.",
            "Bitte das Jahr prüfen.",
        )
    ]


def test_an_abweichung_in_the_year_9999_is_told_and_nothing_hangs():
    daily = series(rule("täglich", "02.01.2019"), feiertage=SKIPPED, ferien=TAKES_PLACE)
    last = date(9999, 12, 31)
    far = replace(event(daily, Detail(last, LINE_9)), late_days=((last, LINE_9),))
    kinds = [one.kind for one in diagnostics(far)]
    assert kinds == ["far-off", "no-regular-date"]


def test_a_start_in_the_missing_hour_of_march_is_told():
    nights = series(rule("sonntags", "22.03.2026", "29.03.2026", at=OpenEnded(time(2, 30))))
    found = diagnostics(event(nights), today="21.03.2026", horizon="31.12.2026")
    ((message, advice),) = [(p.message, p.advice) for p in found if p.kind == "clock-change"]
    assert message == (
        "Am Sonntag, 29. März 2026 gibt es die Zeit zwischen 2 und 3 Uhr nicht, "
        "weil die Sommerzeit beginnt."
    )
    assert advice == "Der Termin wird auf 3 Uhr gelegt. Bitte die Uhrzeit ändern."


def in_office(first_day, at, name, *, line=3, room=""):
    return event(one_off(first_day, at=at), event_id=name, line=line, venues=(OFFICE,), room=room)


def test_two_events_in_one_room_at_the_same_time_are_told_at_the_later_entry():
    breakfast = in_office("02.12.2026", TEN_TO_NOON, "fruehstueck", line=3)
    talk = in_office("02.12.2026", Timed(time(11), time(13)), "vortrag", line=20)
    assert told(breakfast, talk) == [
        (
            "Hinweis",
            20,
            (
                "„vortrag“ und „fruehstueck“ sind am Mittwoch, 2. Dezember 2026 "
                "zur gleichen Zeit im selben Raum."
            ),
            "Bitte Zeit oder Ort ändern oder mit „raum“ zwei Räume nennen.",
        )
    ]


@pytest.mark.parametrize(
    "other",
    [
        in_office("02.12.2026", Timed(time(12), time(13)), "b"),
        in_office("02.12.2026", TEN_TO_NOON, "b", room="Saal"),
        in_office("03.12.2026", TEN_TO_NOON, "b"),
        event(one_off("02.12.2026", at=TEN_TO_NOON), event_id="b"),
        replace(
            in_office("02.12.2026", TEN_TO_NOON, "b"),
            adjustments=(Cancelled(day("02.12.2026"), "", LINE_9),),
        ),
    ],
    ids=["one-after-the-other", "another-room", "another-day", "no-place", "cancelled"],
)
def test_two_events_that_do_not_meet_are_fine(other):
    assert told(in_office("02.12.2026", TEN_TO_NOON, "a"), other) == []


def test_events_that_meet_every_week_are_told_once():
    weekly = series(rule("mittwochs", "02.12.2026"), feiertage=SKIPPED, ferien=TAKES_PLACE)
    both = [event(weekly, event_id=name, venues=(OFFICE,)) for name in ("a", "b")]
    assert [one.kind for one in diagnostics(*both)] == ["same-room"]


def test_only_a_wrong_abweichung_and_a_rule_without_dates_stop_the_build():
    wrong = event(DECIDED, Detail(day("12.06.2019"), LINE_9))
    assert [one.severity for one in diagnostics(wrong, event(ENDING, event_id="b", line=20))] == [
        Severity.WARNING,
        Severity.ERROR,
    ]
