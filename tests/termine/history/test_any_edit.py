"""Whatever an editor does to a file: pasting what the findings say loses nothing."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.termine.history.changes_book import commented, found, pasted, told

RULES = """\
regeln:
      - wann: dienstags
        um: 9 Uhr
        ab: 06.10.2026
        bis: 27.10.2026
      - wann: mittwochs
        um: 10 Uhr
        ab: 04.11.2026"""
PLANS = (
    "wann: jeden 1. Mittwoch im Monat\n    um: 10 Uhr\n    ab: 02.09.2026",
    "wann: jede 2. Woche dienstags\n    um: 9:30 bis 11 Uhr\n    ab: 01.09.2026",
    "wann: am 15. jedes Monats\n    um: ganztägig\n    ab: 02.12.2026\n    bis: 31.03.2027",
    RULES,
    "datum: 16.01.2027\n    um: 14 Uhr",
    "datum: 19.09.2026\n    um: 14 Uhr",
)
PAUSE = "    pausen:\n      - von: 01.11.2026\n        bis: 15.01.2027\n"
CLOSED = ("", "    ferien: entfaellt\n", PAUSE)
ADJUSTMENTS = (
    "",
    "    abweichungen:\n      - zusatz: 12.12.2026\n        um: 8 Uhr\n",
    "    abweichungen:\n    - zusatz: 12.12.2026\n      verlegt: 13.12.2026\n\n    # Ende\n",
    "    abweichungen:\n      - zusatz: 10.10.2026\n        text: |\n          Viel.\n",
)


@st.composite
def files(draw):
    """An event file with up to two entries."""
    text = "termine:\n"
    for name in draw(st.lists(st.sampled_from("abc"), unique=True, min_size=1, max_size=2)):
        plan = draw(st.sampled_from(PLANS))
        closed = draw(st.sampled_from(CLOSED)) if "datum" not in plan else ""
        adjusted = draw(st.sampled_from(ADJUSTMENTS))
        text += f"  - id: {name}\n    titel: Treff\n    {plan}\n{closed}{adjusted}"
    return text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(old=files(), new=files())
def test_pasting_loses_nothing(old, new):
    assume(old != new)
    text = new
    for _ in range(12):
        left = [one for one in found(old, text).findings if one.diagnostic.is_error]
        if not left:
            break
        assert told(old, text)
        assert commented(old, text)
        text = pasted(text, left[0])
    assert not left
