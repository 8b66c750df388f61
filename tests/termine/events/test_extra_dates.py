"""A date beside the rule can be cancelled or moved like any other."""

from datetime import date

from plugins.termine.events import Status, closed_days, occurrences
from plugins.termine.reading import Source, laid_out, load

CLOSED = closed_days("NW", range(2026, 2028))
ENTRY = """
termine:
  - id: fruehstueck
    titel: Frühstück
    wann: jeden 1. Mittwoch im Monat
    um: 10 Uhr
    ab: 07.01.2026
    bis: 04.02.2026
    feiertage: findet statt
    ferien: findet statt
    abweichungen:
      - zusatz: Sa 17.01.2026
"""


def extra_of(lines: str):
    loaded = load([Source("termine.yaml", (ENTRY + lines).encode())], None)
    assert loaded.diagnostics == ()
    event = loaded.catalogue.events[0]
    (extra,) = [
        one
        for one in occurrences(event, until=date(2027, 1, 1), closed_days=CLOSED)
        if one.is_extra
    ]
    return loaded.catalogue, extra


def test_a_cancelled_extra_date_does_not_take_place():
    _, extra = extra_of("        entfaellt: Krankheit\n")
    assert (extra.status, extra.reason) == (Status.CANCELLED, "Krankheit")


def test_a_moved_extra_date_keeps_the_day_it_was_planned_for():
    _, extra = extra_of("        verlegt: So 18.01.2026\n")
    assert (extra.original_day, extra.first_day) == (date(2026, 1, 17), date(2026, 1, 18))
    assert extra.status is Status.MOVED


def test_a_cancelled_extra_date_is_no_mistake():
    catalogue, _ = extra_of("        entfaellt: Krankheit\n")
    today, horizon = date(2026, 1, 1), date(2027, 1, 1)
    diagnostics = laid_out(catalogue, today=today, horizon=horizon, closed_days=CLOSED).diagnostics
    assert [diagnostic.kind for diagnostic in diagnostics if diagnostic.is_error] == []


ON_A_HOLIDAY = """
termine:
  - id: fruehstueck
    titel: Frühstück
    wann: freitags
    um: 10 Uhr
    ab: 02.01.2026
    bis: 29.05.2026
    feiertage: entfaellt
    ferien: findet statt
    abweichungen:
      - zusatz: Fr 01.05.2026
        entfaellt: Krankheit
"""


def test_an_extra_date_on_a_skipped_holiday_can_be_cancelled():
    loaded = load([Source("termine.yaml", ON_A_HOLIDAY.encode())], None)
    event = loaded.catalogue.events[0]
    found = occurrences(event, until=date(2027, 1, 1), closed_days=CLOSED)
    (extra,) = [one for one in found if one.original_day == date(2026, 5, 1)]
    assert (extra.is_extra, extra.status) == (True, Status.CANCELLED)


def test_a_cancelled_extra_date_on_a_skipped_holiday_is_no_mistake():
    loaded = load([Source("termine.yaml", ON_A_HOLIDAY.encode())], None)
    days = {"today": date(2026, 1, 1), "horizon": date(2027, 1, 1)}
    assert laid_out(loaded.catalogue, closed_days=CLOSED, **days).diagnostics == ()


def test_an_extra_date_that_moves_onto_another_one_is_told():
    catalogue, _ = extra_of("        verlegt: Mi 04.02.2026\n")
    days = {"today": date(2026, 1, 1), "horizon": date(2027, 1, 1)}
    found = laid_out(catalogue, closed_days=CLOSED, **days).diagnostics
    assert "moved-onto-date" in {diagnostic.kind for diagnostic in found}
