"""stand.json says what is published."""

from datetime import date

from plugins.website.pages.files import state_json
from tests.website.pages.worlds import BREAKFAST, world


def test_the_state_names_day_commit_next_date_and_hints() -> None:
    events = f"{BREAKFAST}        abweichungen: [{{am: 05.06.2019, entfaellt: Umbau}}]\n"
    file = state_json(world(events, today=date(2019, 6, 1)), commit="1f2e", hints=3)
    assert file.url == "stand.json"
    assert file.text == (
        '{\n "built": "2019-06-01",\n "commit": "1f2e",\n'
        ' "nextDate": "2019-07-03",\n "hints": 3,\n "uidDomain": "familie.example"\n}\n'
    )


def test_without_a_date_and_without_git_it_says_so() -> None:
    file = state_json(world("", today=date(2019, 6, 1)), commit="", hints=0)
    assert '"commit": "",\n "nextDate": null,' in file.text
