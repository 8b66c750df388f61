"""After any edits the calendars, the pages, the JSON and `aenderungen` tell the same of each date.

Each history lies in a Git repository, with an hour between its commits. What must be told is
kept beside the edits (`edits.py`) and owes nothing to the program.
"""

import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from plugins.audit import Audited, audit
from plugins.build.cache import Cache
from plugins.termine.history import Changes, as_text, changes, earlier_content, last_changes
from plugins.termine.reading import Source
from plugins.website.content import Content
from plugins.website.plan import plan_site
from plugins.website.reading import read_content
from plugins.website.settings import configuration, site_settings
from plugins.website.theme_files.rendering import environment
from plugins.website.writing import write_site
from tests.histories.edits import (
    CANCELLED,
    HISTORIES,
    MOVED,
    POSTPONED,
    TODAY,
    VENUES,
    Edit,
    State,
    Told,
    event_file,
    states,
    told,
)
from tests.histories.surfaces import Key, of_calendar, published, side_of

BEGIN = datetime(2026, 10, 1, 10, tzinfo=UTC)
FILES = ("termine.yaml",)
VENUE_FILE = Source("content/orte.yaml", VENUES.encode())
URL = "https://familie.example"


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository for one history after the other."""
    folder = tmp_path_factory.mktemp("history")
    _git(folder, "init", "-q")
    (folder / "content").mkdir()
    (folder / "content" / "orte.yaml").write_text(VENUES, "utf-8", newline="")
    return folder


def committed(top: Path, texts: list[str]) -> Path:
    """The content folder, and nothing in the history but a commit for each text of the file."""
    stream = "".join(_commit(number, text) for number, text in enumerate(texts))
    _git(top, "fast-import", "--quiet", "--force", given_text=stream)
    (top / "content" / "termine.yaml").write_text(texts[-1], "utf-8", newline="")
    return top / "content"


def _git(top: Path, *arguments: str, given_text: str = "") -> None:
    command = ("git", "-c", "init.defaultBranch=main", *arguments)
    subprocess.run(command, cwd=top, input=given_text.encode(), check=True)


def _commit(number: int, text: str) -> str:
    """One commit for `git fast-import`."""
    moment = int((BEGIN + timedelta(hours=number)).timestamp())
    parts = [f"commit refs/heads/main\ncommitter Test <test@test.example> {moment} +0000\n"]
    parts.append("data 4\nTest\n")
    files = {"content/termine.yaml": text, **({} if number else {"content/orte.yaml": VENUES})}
    for name, data in files.items():
        parts.append(f"M 644 inline {name}\ndata {len(data.encode())}\n{data}\n")
    return "".join(parts)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits=HISTORIES)
def test_everything_tells_the_same_after_any_edits(top: Path, edits: list[Edit]) -> None:
    history = states(edits)
    expected, texts = told(history[-1]), [event_file(state) for state in history]
    _published_tells(texts[-1], expected)
    content = committed(top, texts)
    new = side_of((Source("content/termine.yaml", texts[-1].encode()),), VENUE_FILE)
    for commits in {1, len(edits)}:
        old = earlier_content(content, f"HEAD~{commits}", FILES)
        found = changes(side_of(old.events, old.venues), new, TODAY, revision="HEAD")
        _changes_tell(found, told(history[-1 - commits]), expected)
    assert dict(last_changes(content, FILES).changes) == _last_changes_of(history)


def _published_tells(text: str, expected: dict[Key, Told]) -> None:
    site = published(text)
    assert site.in_calendar() == expected
    assert site.on_pages() == {key: replace(one, category="") for key, one in expected.items()}
    coming = {key: one for key, one in expected.items() if one.day >= TODAY}
    assert site.in_json() == coming
    days = [one.day for one in coming.values() if one.status not in {CANCELLED, POSTPONED}]
    assert site.next_day() == min(days, default=None)
    for (event_id, day), one in expected.items():
        places = {one.place, one.usual_place} if one.day >= TODAY else {one.place}
        assert site.carriers((event_id, day)) == {
            *("kalender/alle.ics", f"kalender/{event_id}.ics"),
            *(f"kalender/ort-{place.lower()}.ics" for place in places),
            f"kalender/rubrik-{one.category.lower()}.ics",
        }


def _changes_tell(found: Changes, before: dict[Key, Told], after: dict[Key, Told]) -> None:
    """`aenderungen` names just the dates of which other things are published than before."""
    named = {
        (one.occurrence.event.id, one.occurrence.original_day): one.kind.value
        for one in found.differences
    }
    assert named == {
        key: _kind(before[key], one) for key, one in after.items() if one != before[key]
    }
    report = as_text(found)
    assert ("Für die Familien ändert sich nichts." in report) is (before == after)
    for heading in set(named.values()):
        assert f"\n\n{heading}\n" in report


def _kind(before: Told, after: Told) -> str:
    """The heading of `aenderungen` under which a date stands that is told otherwise."""
    off = {CANCELLED: "Abgesagt", POSTPONED: "Verschoben"}
    was_elsewhere = (before.status, before.day) != (MOVED, after.day)
    if after.status != before.status and after.status in off:
        return off[after.status]
    if after.status == MOVED and was_elsewhere and before.status != CANCELLED:
        return "Verlegt"
    return "Doch wieder" if after.status not in {before.status, *off} else "Geändert"


def _last_changes_of(history: list[State]) -> dict[str, datetime]:
    """When the lines of each entry were last other ones."""
    found = {}
    for number, entries in enumerate(zip(*history, strict=True)):
        texts = [entry.yaml() for entry in entries]
        last = next(i for i in reversed(range(len(texts))) if i == 0 or texts[i] != texts[i - 1])
        found[history[0][number].id] = BEGIN + timedelta(hours=last)
    return found


@pytest.mark.slow
@settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(edits=HISTORIES)
def test_a_whole_site_after_any_edits_passes_the_audit_and_tells_the_same(
    top: Path, edits: list[Edit]
) -> None:
    history = states(edits)
    content = committed(top, [event_file(state) for state in history])
    (content / "seiten").mkdir(exist_ok=True)
    home = "---\ntitel: Start\nkurztext: Wir sind für Sie da.\n---\nWillkommen!\n"
    (content / "seiten" / "start.md").write_text(home, "utf-8")
    output = top.parent / "output"
    write_whole_site(content, output)
    wrong = [one for one in audit(output, Audited(URL, TODAY)) if one.is_error]
    assert [f"{one.position.file}: {one.message}" for one in wrong] == []
    calendar = (output / "kalender" / "alle.ics").read_bytes()
    assert of_calendar(calendar) == told(history[-1])


def write_whole_site(content: Path, output: Path) -> None:
    """All that a build writes, without Pelican."""
    values = {
        **configuration(),
        "PATH": str(content),
        "OUTPUT_PATH": str(output),
        "CACHE_PATH": str(output.parent / "cache"),
        "TERMINE_HEUTE": TODAY,
        "SITEURL": URL,
    }
    chosen, nothing = site_settings(values), Cache(None, b"")
    templates = environment(chosen.theme)
    plan = plan_site(read_content(chosen, Content(content), nothing), templates, nothing)
    assert [one.message for one in plan.diagnostics if one.is_error] == []
    write_site(plan, templates, nothing, lambda *_: None)
