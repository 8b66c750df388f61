"""`follow`: partners' calendars, fetched from a server that the test starts."""

import os
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from textwrap import dedent

import pytest

from plugins.audit import Audited, audit
from plugins.website import fetching
from plugins.website.commands import command, following
from plugins.website.commands.build import build, check
from plugins.website.commands.following import follow
from plugins.website.commands.options import BuildOptions, CheckOptions, FollowOptions
from plugins.website.fetching import FetchError, Limits, Version, fetch
from plugins.website.settings import configuration

TODAY = date(2026, 12, 1)
FIRST, SECOND = "bibliothek-fc942c07", "bibliothek-f6c78813"
READING = """
    UID:1
    SUMMARY:Vorlesen
    DTSTAMP:20261201T000000Z
    DTSTART:20270105T150000Z
    DTEND:20270105T160000Z
"""
CRAFTS = """
    UID:2
    SUMMARY:Basteln
    DTSTART;TZID=Europe/Berlin:20270109T100000
"""


class Server(ThreadingHTTPServer):
    """Answers what the test says: `status`, `headers` and `body` of every path."""

    daemon_threads = True
    status, headers, body = 200, {"ETag": '"1"'}, b""
    seconds = 0.0

    def says(self, *events: str, etag: str = '"1"') -> None:
        """Give a calendar from now on."""
        rows = ["BEGIN:VCALENDAR", "VERSION:2.0"]
        for event in events:
            rows += ["BEGIN:VEVENT", *dedent(event).split("\n")[1:-1], "END:VEVENT"]
        self.status, self.headers = 200, {"ETag": etag}
        self.body = "\r\n".join([*rows, "END:VCALENDAR", ""]).encode()

    def answers(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Give anything else from now on."""
        self.status, self.body, self.headers = status, body, headers


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        known = self.headers["If-None-Match"]
        is_known = known and known == self.server.headers.get("ETag")
        self.send_response(304 if is_known else self.server.status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if is_known:
            return
        try:
            for number in range(0, len(self.server.body), 65_536):
                self.wfile.write(self.server.body[number : number + 65_536])
                time.sleep(self.server.seconds)
        except OSError:
            pass

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), _Handler) as running:
        threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        yield running
        running.shutdown()


@pytest.fixture
def content(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The miniature with one partner, whose calendar may lie on this machine."""
    folder = tmp_path / "content"
    shutil.copytree(Path(__file__).parents[1] / "miniature", folder)
    subscribe(folder, server)
    allow_this_machine(monkeypatch, is_allowed=True)
    server.says(READING, CRAFTS)
    return folder


def allow_this_machine(monkeypatch: pytest.MonkeyPatch, *, is_allowed: bool) -> None:
    """Set TERMINE_PARTNER_PRIVAT."""
    values = {**configuration(), "TERMINE_PARTNER_PRIVAT": is_allowed}
    monkeypatch.setattr(command, "configuration", lambda **_: values)


def subscribe(folder: Path, server: Server, more: str = "") -> None:
    (folder / "abos.yaml").write_text(
        "- id: bibliothek\n  name: Stadtbibliothek\n"
        f"  adresse: http://127.0.0.1:{server.server_port}/kalender.ics\n"
        f"  seite: https://www.example.org/termine\n  rubrik: Lesen\n{more}",
        "utf-8",
    )


def files(content: Path) -> dict[str, bytes]:
    folder = content / "abos"
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*"))}


def run(content: Path, today: date = TODAY) -> int:
    return follow(FollowOptions(content, today))


def told(content: Path, capsys: pytest.CaptureFixture[str], today: date = TODAY):
    """The exit code of a run and all that it says."""
    code = run(content, today)
    said = capsys.readouterr()
    return code, said.out, said.err


def test_dates_of_a_partner_are_told_and_kept_with_their_version(content, server, capsys):
    code, out, err = told(content, capsys)
    assert (code, err) == (0, "")
    assert out == (
        "Stadtbibliothek: Der Kalender ist neu geholt.\n"
        "\n"
        "Neu\n"
        "  Basteln (bibliothek-f6c78813)\n"
        "    Sa 09.01.2027\n"
        "  Vorlesen (bibliothek-fc942c07)\n"
        "    Di 05.01.2027\n"
    )
    assert files(content) == {"bibliothek.ics": server.body, "bibliothek.etag": b'ETag: "1"\n'}


def test_a_second_run_changes_no_byte(content, capsys):
    run(content)
    before = files(content)
    capsys.readouterr()
    assert told(content, capsys) == (0, "Stadtbibliothek: Es hat sich nichts geändert.\n", "")
    assert files(content) == before


def test_a_server_that_knows_no_versions_and_stamps_every_answer_changes_no_byte(content, server):
    server.headers = {}
    run(content)
    before = files(content)
    server.body = server.body.replace(b"DTSTAMP:20261201T000000Z", b"DTSTAMP:20261202T000000Z")
    assert run(content) == 0
    assert files(content) == before


def test_a_date_that_got_another_day_is_moved(content, server, capsys):
    run(content)
    capsys.readouterr()
    server.says(READING.replace("20270105T1", "20270107T1"), CRAFTS, etag='"2"')
    code, out, _ = told(content, capsys)
    assert code == 0
    assert out.endswith(
        "Verlegt\n"
        "  Vorlesen (bibliothek-fc942c07)\n"
        "    Di 05.01.2027 → Donnerstag, 7. Januar 2027, 16 bis 17 Uhr\n"
    )


def test_a_date_that_has_other_words_is_changed(content, server, capsys):
    run(content)
    capsys.readouterr()
    server.says(READING.replace("Vorlesen", "Vorlesen für alle"), CRAFTS, etag='"2"')
    assert told(content, capsys)[1].endswith(
        "    Di 05.01.2027: Titel „Vorlesen für alle“ (bisher „Vorlesen“)\n"
    )


def test_a_cancelled_date_is_cancelled_here(content, server, capsys):
    run(content)
    capsys.readouterr()
    server.says(READING + "    STATUS:CANCELLED\n", CRAFTS, etag='"2"')
    assert told(content, capsys)[1].endswith(
        "Abgesagt\n  Vorlesen (bibliothek-fc942c07)\n    Di 05.01.2027\n"
    )


GONE = """\
content/abos.yaml, Zeile 1: Hinweis: „Stadtbibliothek“ meldet „Basteln“ nicht mehr: Sa 09.01.2027.
   1 | - id: bibliothek
     |       ^^^^^^^^^^
  Bitte dort nachfragen. Fällt das weg, bei diesem Partner ergänzen: \
„weglassen: [bibliothek-f6c78813/2027-01-09]“

1 Hinweis
"""


def test_a_date_that_vanished_stays_until_an_editor_decides(content, server, capsys, tmp_path):
    run(content)
    server.says(READING, etag='"2"')
    capsys.readouterr()
    code, out, err = told(content, capsys)
    assert (code, err.strip()) == (0, GONE.strip())
    assert out.endswith("    Sa 09.01.2027: Thema „beim Veranstalter nicht mehr gemeldet“\n")
    page = "output/termine/bibliothek-f6c78813/index.html"
    build(BuildOptions(content, TODAY, tmp_path / "output", search=False))
    assert "beim Veranstalter nicht mehr gemeldet" in (tmp_path / page).read_text("utf-8")
    assert told(content, capsys)[0] == 0
    subscribe(content, server, "  weglassen: [bibliothek-f6c78813/2027-01-09]\n")
    assert told(content, capsys)[2] == ""
    build(BuildOptions(content, TODAY, tmp_path / "output", search=False))
    assert not (tmp_path / page).exists()


def test_a_date_that_is_over_when_it_vanishes_stays_in_the_archive(content, server, capsys):
    run(content)
    server.says(READING, etag='"2"')
    capsys.readouterr()
    assert told(content, capsys, date(2027, 1, 10)) == (
        0,
        "Stadtbibliothek: Der Kalender ist neu geholt.\n",
        "",
    )


def test_a_date_that_comes_back_is_told_as_before(content, server, capsys):
    run(content)
    server.says(READING, etag='"2"')
    run(content)
    server.says(READING, CRAFTS, etag='"3"')
    capsys.readouterr()
    code, out, err = told(content, capsys)
    assert (code, err) == (0, "")
    assert "gestrichen (bisher „beim Veranstalter nicht mehr gemeldet“)" in out
    assert "bibliothek-frueher.ics" not in files(content)


FAILURES = {
    "an error of the server": (
        lambda server: server.answers(500, b""),
        "Der Server antwortet mit der Nummer 500 statt mit dem Kalender.",
    ),
    "a page instead of a calendar": (
        lambda server: server.answers(200, b"<!DOCTYPE html><html><body>Wartung</body></html>"),
        "„bibliothek.ics“ ist kein Kalender: Die Zeile BEGIN:VCALENDAR fehlt.",
    ),
    "half a calendar": (
        lambda server: server.answers(200, b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n"),
        (
            "„bibliothek.ics“ ist unvollständig: Es endet mitten in einem Termin. "
            "Was danach kam, fehlt."
        ),
    ),
    "50 MB": (
        lambda server: server.answers(200, b"BEGIN:VCALENDAR\r\n" + b" " * 50_000_000),
        "Der Kalender ist größer als 5 MB.",
    ),
    "redirects without end": (
        lambda server: server.answers(302, b"", Location="/noch-einmal"),
        "Die Adresse leitet mehr als 5 Mal weiter.",
    ),
    "a redirect to a file": (
        lambda server: server.answers(302, b"", Location="file:///etc/passwd"),
        "„file:///etc/passwd“ ist keine Adresse mit https:// oder http://.",
    ),
}


@pytest.mark.parametrize("failing", FAILURES.values(), ids=FAILURES.keys())
def test_what_cannot_be_read_leaves_the_last_good_copy(content, server, capsys, failing):
    answer, reason = failing
    run(content)
    before = files(content)
    capsys.readouterr()
    answer(server)
    code, out, err = told(content, capsys)
    assert (code, out) == (1, "")
    assert err == f"Stadtbibliothek: {reason} Es gilt weiter die letzte gute Kopie.\n"
    assert files(content) == before


def test_a_server_that_drips_is_cut_off(content, server, capsys, monkeypatch):
    monkeypatch.setattr(following, "Limits", partial(Limits, seconds=0.5))
    server.body, server.seconds = b" " * 5_000_000, 0.2
    start = time.monotonic()
    assert told(content, capsys) == (
        1,
        "",
        (
            "Stadtbibliothek: Der Kalender war nach 0,5 Sekunden noch nicht ganz da. "
            "Eine Kopie gibt es noch nicht.\n"
            "content/abos.yaml, Zeile 1: Hinweis: "
            "Der Kalender von „Stadtbibliothek“ wurde noch nie geholt.\n"
            "   1 | - id: bibliothek\n"
            "     |       ^^^^^^^^^^\n"
            "  Bitte einmal holen: python3 tasks.py abgleichen\n"
            "\n"
            "1 Hinweis\n\n"
        ),
    )
    assert time.monotonic() - start < 5


def test_this_machine_is_asked_only_where_a_setting_allows_it(content, server, capsys, monkeypatch):
    allow_this_machine(monkeypatch, is_allowed=False)
    assert told(content, capsys)[2].startswith(
        "Stadtbibliothek: „127.0.0.1“ führt in ein eigenes Netz (127.0.0.1). "
        "Das erlaubt nur die Einstellung TERMINE_PARTNER_PRIVAT. "
    )


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "[::1]", "10.0.0.1", "192.168.1.1", "172.16.0.1"),
        *("169.254.169.254", "0.0.0.1", "100.64.0.1", "[fe80::1]", "[fd00::1]", "224.0.0.1"),
        *("[::ffff:127.0.0.1]", "[2002:7f00:1::]", "[64:ff9b::7f00:1]", "2130706433", "0x7f.1"),
    ],
)
def test_no_address_of_an_own_network_is_asked_however_it_is_written(host):
    with pytest.raises(FetchError) as refused:
        fetch(f"http://{host}:9/kalender.ics", Version(), Limits(seconds=2))
    assert refused.value.kind == "fetch-private"


def test_a_redirect_into_an_own_network_is_refused(server, monkeypatch):
    monkeypatch.setattr(fetching, "_is_public", lambda address: address == "127.0.0.1")
    server.answers(302, Location=f"http://127.0.0.2:{server.server_port}/")
    with pytest.raises(FetchError) as refused:
        fetch(f"http://127.0.0.1:{server.server_port}/", Version(), Limits(seconds=2))
    assert refused.value.values == {"host": "127.0.0.2", "address": "127.0.0.2"}


def test_the_address_that_was_looked_at_is_the_one_that_is_asked(server, monkeypatch):
    """A name that answers otherwise when it is asked again reaches nothing."""
    asked = []

    def once(host: str, port: int, **_: object):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.server_port))]

    monkeypatch.setattr(fetching.socket, "getaddrinfo", once)
    server.says(READING)
    limits = Limits(seconds=2, allows_private=True)
    assert fetch("http://partner.example/", Version(), limits).data == server.body
    assert asked == ["partner.example"]


def test_without_partners_there_is_nothing_to_do(content, capsys):
    (content / "abos.yaml").unlink()
    assert told(content, capsys) == (
        0,
        "Es gibt keine Datei abos.yaml, also keinen Partner, dessen Kalender zu holen wäre.\n",
        "",
    )


def test_foreign_text_stays_text_on_every_page(content, server, capsys, tmp_path):
    server.says(
        """
        UID:1
        SUMMARY:<script>alert(1)</script>Vorlesen **laut** [[termine]]
        DESCRIPTION:[Klick](javascript:alert(1)) <img src=x onerror=alert(2)> # Titel
        LOCATION:"><b>Haus</b>
        URL:javascript:alert(3)
        DTSTART:20270105T150000Z
        """
    )
    assert run(content) == 0
    output = tmp_path / "output"
    assert build(BuildOptions(content, TODAY, output, search=False)) == 0
    (page,) = output.glob("termine/bibliothek-*/index.html")
    html = page.read_text("utf-8")
    main = html[html.index("<main") : html.index("</main>")]
    assert "Vorlesen **laut** [ [termine] ]" in main
    assert "[Klick](javascript:alert(1))" in main
    assert not re.findall(r"<script>|onerror|<b>|href=.javascript|<img src=x", main)
    assert 'href="https://www.example.org/termine"' in main
    assert "Stadtbibliothek" in main


def test_the_calendar_of_all_dates_holds_a_partner_only_if_the_entry_says_so(
    content, server, tmp_path
):
    run(content)
    output = tmp_path / "output"
    build(BuildOptions(content, TODAY, output, search=False))
    everything = (output / "kalender" / "alle.ics").read_text("utf-8")
    assert "Vorlesen" not in everything
    assert "Vorlesen" not in (output / "kalender" / "alle.json").read_text("utf-8")
    assert "Vorlesen" in (output / "kalender" / "rubrik-lesen.ics").read_text("utf-8")
    assert "Vorlesen" in (output / "termine" / "index.html").read_text("utf-8")
    subscribe(content, server, "  im_feed: ja\n")
    build(BuildOptions(content, TODAY, output, search=False))
    assert "Vorlesen" in (output / "kalender" / "alle.ics").read_text("utf-8")


@pytest.mark.parametrize("more", ["", "  im_feed: ja\n"])
def test_a_published_site_agrees_on_the_dates_of_partners(content, server, tmp_path, more):
    subscribe(content, server, more)
    run(content)
    server.says(READING.replace("20270105T1", "20270107T1"), etag='"2"')
    run(content)
    build(BuildOptions(content, TODAY, tmp_path / "output", search=False))
    apart = () if more else (f"termine/{FIRST}/", f"termine/{SECOND}/")
    about = Audited(url="https://familienbuero.example", today=TODAY, apart=apart)
    found = audit(tmp_path / "output", about, workers=1)
    assert [one.message for one in found if one.kind.startswith("parity")] == []


def test_a_category_that_is_spelled_otherwise_is_told_at_the_partner(content, server, capsys):
    subscribe(content, server)
    text = (content / "abos.yaml").read_text("utf-8").replace("rubrik: Lesen", "rubrik: musik")
    (content / "abos.yaml").write_text(text, "utf-8")
    run(content)
    capsys.readouterr()
    check(CheckOptions(content, TODAY))
    told_of = capsys.readouterr().out
    assert "abos.yaml, Zeile 1: Hinweis: Die Rubrik „musik“ steht an anderer Stelle als" in told_of
    assert "bibliothek.ics" not in told_of


def test_dates_of_a_partner_are_as_old_as_the_last_commit_of_its_copy(content, tmp_path):
    run(content)
    names = {
        "GIT_COMMITTER_DATE": "2026-12-01T05:00:00Z",
        "GIT_AUTHOR_DATE": "2026-12-01T05:00:00Z",
    }
    for words in ("init --quiet", "add .", "commit --quiet --message=Begin"):
        about = ("-c", "user.name=Familienbuero", "-c", "user.email=web@example.org")
        subprocess.run(
            ["git", *about, *words.split()], cwd=content, check=True, env={**os.environ, **names}
        )
    build(BuildOptions(content, TODAY, tmp_path / "output", search=False))
    feed = (tmp_path / "output" / "kalender" / f"{FIRST}.ics").read_text("utf-8")
    assert "\nLAST-MODIFIED:20261201T050000Z\n" in feed[feed.index("BEGIN:VEVENT") :]
