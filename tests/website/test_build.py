"""The miniature site, built for real."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from plugins.audit import Audited, audit
from plugins.build.lock import build_lock
from plugins.website.commands.build import build, check
from plugins.website.commands.options import BuildOptions, CheckOptions
from plugins.website.plan import SURE_URLS
from plugins.website.run import run
from plugins.website.settings import ROOT
from tests.website.conftest import Write

TODAY = date(2026, 11, 22)
MINIATURE = ROOT / "tests" / "miniature"
FILES = """\
404.html
aktuelles/index.html
aktuelles/sommerfest/index.html
feeds/aktuelles.atom.xml
feeds/termine.atom.xml
index.html
kalender/alle.ics
kalender/alle.json
kalender/index.html
kalender/naechster.json
kalender/naechster.txt
kalender/ort-familienbuero.ics
kalender/rubrik-feste.ics
kalender/rubrik-musik.ics
kalender/singen.ics
kalender/sommerfest-2026.ics
manifest.webmanifest
robots.txt
sitemap.xml
stand.json
termine/2026/06/index.html
termine/2026/11/index.html
termine/2026/12/index.html
termine/archiv/2026/index.html
termine/archiv/index.html
termine/aushang/2026-Q4/index.html
termine/auswahl/kostenlos/index.html
termine/index.html
termine/ort/familienbuero/index.html
termine/rubrik/feste/index.html
termine/rubrik/musik/index.html
termine/singen/index.html
termine/sommerfest-2026/2026-06-27.ics
termine/sommerfest-2026/2026-06-27/index.html
termine/sommerfest-2026/index.html
"""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the miniature content outside of Git."""
    folder = tmp_path_factory.mktemp("site") / "content"
    shutil.copytree(
        MINIATURE, folder, copy_function=shutil.copyfile
    )  # written now, whenever checked out
    return folder


@pytest.fixture(scope="module")
def output(content: Path) -> Path:
    """The miniature site as it was first built."""
    folder = content.parent / "output"
    assert build(BuildOptions(content, TODAY, folder, search=False)) == 0
    return folder


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    found = {path: path.stat() for path in folder.rglob("*") if path.is_file()}
    return {str(path): (stat.st_ino, stat.st_mtime_ns) for path, stat in found.items()}


def test_every_address_is_there(output: Path) -> None:
    paths = (path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file())
    shown = (p for p in paths if not p.startswith(("theme/", "termine/singen/2026-")))
    assert "\n".join(sorted(shown)) + "\n" == FILES


def test_an_article_shows_the_dates_of_its_event(output: Path) -> None:
    page = (output / "aktuelles/sommerfest/index.html").read_text("utf-8")
    assert "<h1>Wir feiern den Sommer</h1>" in page
    assert "<p>Bringen Sie gern etwas zu essen mit.</p>" in page
    assert "<summary>Vergangene Termine (1) anzeigen</summary>" in page
    assert "Samstag, 27. Juni 2026, 14 bis 17 Uhr" in page


def test_styles_and_scripts_are_named_after_their_content(output: Path) -> None:
    home = (output / "index.html").read_text("utf-8")
    (stylesheet,) = (output / "theme").glob("site.*.css")
    (script,) = (output / "theme").glob("site.*.js")
    assert f'href="/theme/{stylesheet.name}" integrity="sha384-' in home
    assert f'src="/theme/{script.name}" integrity="sha384-' in home
    assert "/*" not in stylesheet.read_text("utf-8")


def test_a_calendar_has_the_time_of_its_newest_change(output: Path, content: Path) -> None:
    changed = int((content / "termine.yaml").stat().st_mtime)
    assert int((output / "kalender/alle.ics").stat().st_mtime) == changed


def test_a_second_build_changes_no_inode(output: Path, content: Path) -> None:
    before = stamps(output)
    assert build(BuildOptions(content, TODAY, output, search=False)) == 0
    assert stamps(output) == before


def test_a_mistake_leaves_the_old_site(
    output: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = stamps(output)
    bad = content.parent / "bad"
    shutil.copytree(content, bad)
    (bad / "artikel" / "b.md").write_text("---\ntitel: B\n---\n[[termine]]", encoding="utf-8")
    assert build(BuildOptions(bad, TODAY, output)) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "bad/artikel/b.md, Zeile 1: Der Artikel hat kein Datum." in said.err
    assert "bad/artikel/b.md, Zeile 4: „[[termine]]“ sagt nicht" in said.err
    assert said.err.endswith("Es wurde nichts geändert: Bitte zuerst die Fehler beheben.\n")
    assert stamps(output) == before


def test_the_summary_is_short(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build(BuildOptions(content, TODAY, tmp_path / "output", search=False))
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("Gebaut: 28 Seiten, 16 Kalender, ")
    assert second == "Ansehen: python3 tasks.py serve"


def test_content_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "nichts"
    assert build(BuildOptions(missing, TODAY, tmp_path / "output")) == 2
    assert capsys.readouterr().err == f"Den Ordner „{missing}“ gibt es nicht.\n"


def test_a_folder_of_somebody_else_is_never_replaced(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "Urlaub.jpg").touch()
    assert build(BuildOptions(content, TODAY, tmp_path)) == 2
    assert "enthält anderes als eine gebaute Website" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["Urlaub.jpg"]


def test_a_second_build_at_once_is_told(
    content: Path, output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with build_lock(ROOT / ".cache", output):
        assert build(BuildOptions(content, TODAY, output, search=False)) == 1
    told = "Die Website wird gerade schon gebaut. Bitte warten, bis das fertig ist.\n"
    assert capsys.readouterr().err == told


def test_a_production_build_refuses_gaps_on_legal_pages(
    content: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SITEURL", "https://familienbuero.test")
    legal = tmp_path / "content"
    shutil.copytree(content, legal)
    page = "---\ntitel: Impressum\n---\n[[bitte ergänzen: Anschrift]]"
    (legal / "seiten" / "impressum.md").write_text(page, encoding="utf-8")
    assert build(BuildOptions(legal, TODAY, tmp_path / "output")) == 0
    capsys.readouterr()
    assert build(BuildOptions(legal, TODAY, tmp_path / "output", production=True)) == 1
    told = "content/seiten/impressum.md, Zeile 4: Auf dieser Seite verlangt das Gesetz noch eine "
    assert f"{told}Angabe: Anschrift.\n" in capsys.readouterr().err


def test_links_in_texts_follow_the_address_of_the_site(content: Path, tmp_path: Path) -> None:
    linked = tmp_path / "content"
    shutil.copytree(content, linked)
    text = "[a](/termine/#2026-12) [b](tuer.pdf) [c](start.md) [d](#e)\n\n## E"
    page = f"---\ntitel: Links\n---\n{text}"
    (linked / "seiten" / "links.md").write_text(page, encoding="utf-8")
    (linked / "bilder").mkdir()
    (linked / "bilder" / "tuer.pdf").touch()
    run(
        {
            "PATH": str(linked),
            "OUTPUT_PATH": str(tmp_path / "output"),
            "SITEURL": "https://www.example.org/familie",
            "TERMINE_HEUTE": TODAY,
        }
    )
    assert (
        '<p><a href="/familie/termine/#2026-12">a</a> <a href="/familie/bilder/tuer.pdf">b</a> '
        '<a href="/familie/">c</a> <a href="#e">d</a></p>'
    ) in (tmp_path / "output/links/index.html").read_text("utf-8")
    assert (tmp_path / "output/bilder/tuer.pdf").is_file()


def test_uids_stay_when_the_site_gets_another_address(content: Path, tmp_path: Path) -> None:
    def uids(name: str, **settings: str) -> tuple[list[str], list[str]]:
        folder = tmp_path / name
        place = {"PATH": str(content), "OUTPUT_PATH": str(folder), "TERMINE_HEUTE": TODAY}
        run({**place, **settings})
        about = Audited(settings["SITEURL"], TODAY, uid_domain=settings.get("UID_DOMAIN", ""))
        assert [one for one in audit(folder, about) if one.kind == "parity-uid"] == []
        lines = (folder / "kalender/alle.ics").read_text("utf-8").splitlines()
        events = json.loads((folder / "kalender/alle.json").read_text("utf-8"))["events"]
        return [one for one in lines if one.startswith("UID") and "@" in one], [
            event["uid"] for event in events
        ]

    before = uids("before", SITEURL="https://familie.test")
    moved = {"SITEURL": "https://www.familie.test", "UID_DOMAIN": "familie.test"}
    assert uids("after", **moved) == before
    assert before[1][0] == "singen-20261124@familie.test"


def test_the_menu_leaves_out_pages_that_do_not_exist(output: Path) -> None:
    home = (output / "index.html").read_text("utf-8")
    assert '<a href="/aktuelles/">Aktuelles</a>' in home
    assert "/beratung/" not in home


def test_the_check_speaks_json(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(CheckOptions(content, TODAY, as_json=True)) == 0
    kinds = [diagnostic["kind"] for diagnostic in json.loads(capsys.readouterr().out)]
    assert kinds == [
        "series-runs-dry",
        "menu-without-page",
        "no-feedback-form",
        "task-without-page",
    ]


REFERENCE = ROOT / "content"
OPEN_DAY = "aktuelles/tag-der-offenen-tuer/index.html"
OPEN_DAY_PHRASE = "Donnerstag, 11. Juli 2019, um 13 Uhr"


def test_a_date_that_is_over_moves_into_the_disclosure(tmp_path: Path) -> None:
    assert build(BuildOptions(REFERENCE, TODAY, tmp_path / "output")) == 0
    page = (tmp_path / "output" / OPEN_DAY).read_text("utf-8")
    before, disclosure = page.split("<summary>Vergangene Termine (1) anzeigen</summary>")
    answers, text = before.split("</dl>", 1)
    assert "<strong>Vorbei:</strong> Dieser Termin ist vorbei." in answers
    assert OPEN_DAY_PHRASE not in text
    assert OPEN_DAY_PHRASE in disclosure


def test_a_date_to_come_stands_under_the_next_dates(tmp_path: Path) -> None:
    assert build(BuildOptions(REFERENCE, date(2019, 7, 1), tmp_path / "output")) == 0
    page = (tmp_path / "output" / OPEN_DAY).read_text("utf-8")
    before, dates = page.split("<h2>Nächste Termine</h2>")
    answers, text = before.split("</dl>", 1)
    assert "<strong>Findet statt</strong>" in answers
    assert OPEN_DAY_PHRASE not in text
    assert OPEN_DAY_PHRASE in dates
    assert "<details" not in page
    assert "Vergangene Termine" not in page


def test_the_pages_taken_for_granted_are_there_even_without_content(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert build(BuildOptions(tmp_path / "content", TODAY, tmp_path / "output")) == 0
    assert all((tmp_path / "output" / url / "index.html").is_file() for url in SURE_URLS)


def test_plain_pelican_builds_the_same_site(output: Path, content: Path, tmp_path: Path) -> None:
    arguments = ["-m", "pelican", str(content), "-s", "pelicanconf.py", "-o", str(tmp_path / "p")]
    day = ["-e", f'TERMINE_HEUTE="{TODAY.isoformat()}"', "TERMINE_SUCHE=false"]
    command = [sys.executable, *arguments, *day, "--fatal", "errors"]
    done = subprocess.run(command, cwd=ROOT, check=False)
    assert done.returncode == 0
    first, second = output, tmp_path / "p"
    assert {p.relative_to(first): p.read_bytes() for p in first.rglob("*") if p.is_file()} == {
        p.relative_to(second): p.read_bytes() for p in second.rglob("*") if p.is_file()
    }


def pelican(content: Path, *words: str, folder: Path = ROOT) -> tuple[int, str]:
    """How the command of Pelican ends that somebody types in a folder, and what it says."""
    arguments = [str(content), "-o", str(content.parent / "p"), *words, "TERMINE_SUCHE=false"]
    command = [sys.executable, "-m", "pelican", *arguments]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    return done.returncode, " ".join((done.stdout + done.stderr).split())


@pytest.mark.parametrize("more", [(), ("--fatal", "errors")], ids=["plain", "fatal"])
def test_plain_pelican_stops_at_a_mistake(
    write: Write, tmp_path: Path, more: tuple[str, ...]
) -> None:
    content = write({"seiten/a.md": "---\ntitel: A\n---\n[[termine]]"})
    code, said = pelican(content, *more, "-s", "pelicanconf.py", "-e")
    assert (code, "content/seiten/a.md, Zeile 4:" in said) == (1, True)
    assert not (tmp_path / "p" / "index.html").exists()


@pytest.mark.parametrize("file", ["pelicanconf.py", "publishconf.py"])
def test_pelican_finds_its_plugin_from_any_folder(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    monkeypatch.setenv("SITEURL", "https://www.herne.de")
    content = write({"seiten/a.md": "---\ntitel: A\n---\n[[termine]]"})
    code, said = pelican(content, "-s", str(ROOT / file), "-e", folder=tmp_path)
    assert (code, "content/seiten/a.md, Zeile 4:" in said) == (1, True)


def test_a_hint_does_not_stop_plain_pelican(write: Write, tmp_path: Path) -> None:
    code, said = pelican(write({"notiz.txt": "x"}), "-s", "pelicanconf.py", "-e")
    assert (code, "Bitte umbenennen oder" in said) == (0, True)
    assert (tmp_path / "p" / "index.html").exists()


@pytest.mark.slow
def test_the_preview_of_pelican_lives_on_with_a_mistake(write: Write) -> None:
    content = write({"seiten/a.md": "---\ntitel: A\n---\n[[termine]]"})
    arguments = ["-r", str(content), "-o", str(content.parent / "p"), "-s", "pelicanconf.py"]
    command = [sys.executable, "-m", "pelican", *arguments, "-e", "TERMINE_SUCHE=false"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as preview:
        assert preview.stdout
        told = any(b"1 Fehler" in line for line in preview.stdout)
        with pytest.raises(subprocess.TimeoutExpired):
            preview.wait(timeout=2)
        preview.terminate()
    assert told


def test_plain_pelican_says_a_wrong_setting_in_a_sentence(write: Write) -> None:
    menu = ["-e", 'HAUPTMENUE=[["Termine"]]']
    code, said = pelican(write({}), "-s", "pelicanconf.py", *menu)
    form = '("Termine", "termine/", [])'
    sentence = "HAUPTMENUE muss aus Zeilen dieser Form bestehen, mit Komma dahinter"
    assert (code, said) == (1, f"Die Einstellung {sentence}: {form}.")


def test_a_calendar_too_large_for_some_programs_is_told(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["- id: fest", "  titel: Fest", "  wann: täglich", "  um: 13 Uhr", "  ab: 01.12.2026"]
    lines += ["  bis: 31.12.2026", "  feiertage: findet statt", "  ferien: findet statt"]
    lines += ["  beschreibung: " + "Wir feiern, singen und lachen. " * 600]
    content = write({"termine.yaml": "termine:\n" + "\n".join(f"  {one}" for one in lines)})
    assert build(BuildOptions(content, TODAY, tmp_path / "output", search=False)) == 0
    told = capsys.readouterr().err
    assert "output/kalender/fest.ics, Zeile 1: Hinweis: Der Kalender ist " in told
    assert "  Ab 500 KB wird es für manche Programme zu viel; Google" in told
    assert "fest/2026-12-24.ics" not in told


def test_a_calendar_without_room_for_all_dates_is_shortened_and_told(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["- id: fest", "  titel: Fest", "  wann: täglich", "  um: 13 Uhr", "  ab: 01.11.2026"]
    lines += ["  bis: 31.12.2026", "  feiertage: findet statt", "  ferien: findet statt"]
    lines += ["  beschreibung: " + "Wir feiern, singen und lachen. " * 900]
    content = write({"termine.yaml": "termine:\n" + "\n".join(f"  {one}" for one in lines)})
    told = (
        "output/kalender/fest.ics, Zeile 1: Hinweis: Der Kalender hat nicht für alle Termine "
        "Platz: Er enthält nur die vom 22. November 2026 bis zum 20. Dezember 2026, 32 fehlen."
    )
    assert check(CheckOptions(content, TODAY)) == 0
    assert told in capsys.readouterr().out
    assert build(BuildOptions(content, TODAY, tmp_path / "output", search=False)) == 0
    assert (tmp_path / "output" / "kalender" / "fest.ics").stat().st_size < 900_000
    about = Audited("https://familienbuero.example", TODAY)
    kinds = {one.kind for one in audit(tmp_path / "output", about)}
    assert {kind for kind in kinds if kind.startswith("parity")} == set()
