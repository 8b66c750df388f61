"""The preview serves what was built and outlives every mistake."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from queue import Empty, Queue
from socket import create_server
from typing import Any

import pytest

from plugins.build.cache import Cache
from plugins.preview.box import Standing, with_box
from plugins.preview.process import changes
from plugins.preview.serve import rebuild, serve
from plugins.preview.server import News, PreviewServer
from plugins.website.commands.options import ServeOptions
from plugins.website.settings import ROOT

TYPES = {
    "/": "text/html; charset=utf-8",
    "/alle.ics": "text/calendar; charset=utf-8",
    "/a.atom.xml": "application/atom+xml",
    "/sitemap.xml": "application/xml",
    "/site.webmanifest": "application/manifest+json",
    "/site.js": "text/javascript; charset=utf-8",
    "/robots.txt": "text/plain; charset=utf-8",
}
EVENTS = """\
termine:
  - id: fest
    titel: Fest
    rubrik: Feste
    datum: 11.12.2026
    um: 13 Uhr
    ort: buero
"""
VENUES = "- id: buero\n  name: Büro\n"
PAGE = "<!doctype html><html><head><title>x</title></head><body class=a><p>Text</p></body></html>"
CURRENT = "Die Vorschau ist auf dem neuesten Stand."
OLD_STAYS = "Die bisherige Website bleibt, wie sie war."
SYNTAX = "theme/templates/home.html, Zeile 1: Die Vorlage hat einen Fehler"
UNEXPECTED = "Beim Bauen ist ein unerwarteter Fehler aufgetreten"
LAST_GOOD = "Die Vorschau zeigt den letzten guten Stand."


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """`write({"seiten/a.md": "…"})` makes a content folder with a venue and an event."""

    def write(files: dict[str, str]) -> Path:
        content = tmp_path / "content"
        for name, text in {"termine.yaml": EVENTS, "orte.yaml": VENUES, **files}.items():
            (content / name).parent.mkdir(parents=True, exist_ok=True)
            (content / name).write_text(text, encoding="utf-8")
        return content

    return write


@pytest.fixture
def news() -> News:
    return News()


@pytest.fixture
def server(tmp_path: Path, news: News) -> Iterator[PreviewServer]:
    """A preview of a few small files."""
    for name in TYPES:
        (tmp_path / (name[1:] or "index.html")).write_text(PAGE, encoding="utf-8")
    (tmp_path / "404.html").write_text("<body>Nicht gefunden", encoding="utf-8")
    with PreviewServer(tmp_path, create_server(("127.0.0.1", 0)), news) as found:
        threading.Thread(target=found.serve_forever, args=(0.01,), daemon=True).start()
        yield found
        found.shutdown()


def get(server: PreviewServer, path: str, method: str = "GET", host: str = "") -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request(method, path, headers={"Host": host} if host else {})
    return connection.getresponse()


@pytest.mark.parametrize(("path", "media_type"), TYPES.items())
def test_every_file_has_its_type(server: PreviewServer, path: str, media_type: str) -> None:
    assert get(server, path).headers["Content-Type"] == media_type


def test_nothing_is_kept_by_the_browser(server: PreviewServer) -> None:
    assert get(server, "/").headers["Cache-Control"] == "no-store"


def test_an_unknown_address_shows_our_page(server: PreviewServer) -> None:
    answer = get(server, "/nichts/")
    assert (answer.status, answer.read()) == (404, b"<body>Nicht gefunden")


@pytest.mark.parametrize("path", ["/nichts/", "/__vorschau/nichts", "/__vorschau/%2e%2e/server.py"])
def test_what_is_not_there_is_404(server: PreviewServer, path: str) -> None:
    assert get(server, path).status == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "localhost:1"])
def test_who_asks_for_another_host_gets_nothing(server: PreviewServer, host: str) -> None:
    answer = get(server, "/", host=host)
    assert (answer.status, answer.read()) == (421, b"")


def test_this_machine_may_be_called_localhost(server: PreviewServer) -> None:
    assert get(server, "/", host=f"localhost:{server.server_port}").status == 200


def test_only_pages_get_the_script(server: PreviewServer) -> None:
    page = get(server, "/").read().decode()
    assert '<script src="/__vorschau/reload.js" data-standing="' in page
    assert "vorschau-kasten" not in page
    assert get(server, "/sitemap.xml").read().decode() == PAGE
    assert get(server, "/__vorschau/reload.js").headers["Content-Type"] == TYPES["/site.js"]


def test_a_question_for_the_head_has_no_body(server: PreviewServer) -> None:
    answer = get(server, "/", "HEAD")
    assert (answer.status, answer.read()) == (200, b"")


def test_the_news_begin_with_the_standing_and_go_on(server: PreviewServer, news: News) -> None:
    answers = [get(server, "/__vorschau/stand") for _ in range(3)]
    first = [answer.readline() + answer.readline() for answer in answers]
    assert first == [b"retry: 500\ndata: %b\n" % news.now()[1].encode()] * 3
    news.tell(Standing("Fehler"), is_new_site=False)
    for answer in answers:
        assert answer.readline() == b"\n"
        assert answer.readline() == b"retry: 500\n"
        assert answer.readline() == b"data: %b\n" % news.now()[1].encode()


def test_the_same_standing_is_no_news(news: News) -> None:
    _, before = news.now()
    news.tell(Standing(), is_new_site=False)
    assert news.now()[1] == before
    news.tell(Standing(), is_new_site=True)
    assert news.now()[1] != before


def test_mistakes_stand_on_top_as_plain_text() -> None:
    standing = Standing("content/a.md: <script>alert(1)</script>", "Hinweis: „x“", 1)
    page = with_box(b"<head></head><body data-a='1'><p>", standing, "n").decode()
    assert page.endswith(
        "<body data-a='1'><div class=\"vorschau-kasten vorschau-kasten--fehler\">"
        '<div role="alert"><p><strong>Bitte zuerst beheben.</strong> '
        "Gezeigt wird der letzte gute Stand.</p>"
        "<pre>content/a.md: &lt;script&gt;alert(1)&lt;/script&gt;</pre></div>"
        "<details><summary>1 Hinweis zu den Inhalten</summary>"
        "<pre>Hinweis: „x“</pre></details></div><p>"
    )


def test_without_a_site_the_preview_says_so(tmp_path: Path, news: News) -> None:
    with PreviewServer(tmp_path / "nichts", create_server(("127.0.0.1", 0)), news) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        said = get(server, "/").read().decode()
        server.shutdown()
    assert "Es gibt noch keinen Stand ohne Fehler." in said
    assert "/__vorschau/reload.js" in said


def test_a_port_in_use_is_told(
    server: PreviewServer, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    options = ServeOptions(content=tmp_path, port=server.server_port, today=date(2026, 11, 22))
    assert serve(options) == 1
    assert capsys.readouterr().err == (
        f"Der Anschluss {server.server_port} ist schon belegt. Bitte einen anderen angeben: "
        f"python3 tasks.py serve --port {server.server_port + 1}\n"
    )


def test_a_port_that_cannot_be_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    options = ServeOptions(content=tmp_path, port=70000, today=date(2026, 11, 22))
    assert serve(options) == 1
    assert capsys.readouterr().err == "Einen Anschluss 70000 gibt es nicht; er geht bis 65535.\n"


@pytest.fixture
def override(write: Write, tmp_path: Path) -> Mapping[str, Any]:
    """The settings of a preview of a small content folder."""
    return {
        "PATH": str(write({"seiten/start.md": "---\ntitel: Start\n---\n"})),
        "OUTPUT_PATH": str(tmp_path / "vorschau"),
        "TERMINE_HEUTE": date(2026, 11, 22),
        "TERMINE_VORSCHAU": True,
    }


def test_a_mistake_leaves_the_preview_at_its_last_good_state(
    override: Mapping[str, Any], tmp_path: Path
) -> None:
    events = tmp_path / "content/termine.yaml"
    assert rebuild(override).text.endswith(CURRENT)
    events.write_text("termine: [", encoding="utf-8")
    rebuilt = rebuild(override)
    assert rebuilt.standing.errors.startswith("content/termine.yaml, Zeile 1: ")
    assert rebuilt.text.endswith(LAST_GOOD)
    assert (tmp_path / "vorschau/termine/fest/index.html").is_file()
    events.write_text("termine: []", encoding="utf-8")
    rebuilt = rebuild(override)
    assert (rebuilt.is_new_site, rebuilt.standing.errors) == (True, "")
    assert not (tmp_path / "vorschau/termine/fest").exists()
    assert rebuild(override).is_new_site is False


def test_a_draft_is_seen_in_the_preview(override: Mapping[str, Any], tmp_path: Path) -> None:
    article = "---\ntitel: Neu\ndatum: 20.11.2026\nentwurf: ja\n---\n"
    (tmp_path / "content/artikel").mkdir()
    (tmp_path / "content/artikel/neu.md").write_text(article, encoding="utf-8")
    rebuild(override)
    assert (tmp_path / "vorschau/aktuelles/neu/index.html").is_file()
    rebuild({**override, "TERMINE_VORSCHAU": False})
    assert not (tmp_path / "vorschau/aktuelles/neu").exists()


def test_a_folder_that_goes_and_comes_back_is_outlived(
    override: Mapping[str, Any], tmp_path: Path
) -> None:
    content = tmp_path / "content"
    content.rename(tmp_path / "weg")
    assert rebuild(override).standing.errors == f"Den Ordner „{content}“ gibt es nicht."
    (tmp_path / "weg").rename(content)
    assert rebuild(override).text.endswith(CURRENT)


def test_a_preview_that_somebody_deleted_comes_back(
    override: Mapping[str, Any], tmp_path: Path
) -> None:
    cache, page = Cache(None, b"", holds_values=True), tmp_path / "vorschau/index.html"
    for number in range(4):
        (tmp_path / "content/seiten/start.md").write_text(f"---\ntitel: Start {number}\n---\n")
        assert rebuild(override, cache).text.endswith(CURRENT)
        assert f"Start {number}" in page.read_text("utf-8")
        if number % 2:
            shutil.rmtree(tmp_path / "vorschau")


def test_a_page_that_somebody_deleted_from_the_preview_comes_back(
    override: Mapping[str, Any], tmp_path: Path
) -> None:
    cache, page = Cache(None, b"", holds_values=True), tmp_path / "vorschau/stille/index.html"
    text = tmp_path / "content/seiten/stille.md"
    text.write_text("---\ntitel: Stille\n---\n")
    for _ in range(2):
        assert rebuild(override, cache).standing.errors == ""
    page.unlink()
    text.write_text("---\ntitel: Andere\n---\n")
    assert rebuild(override, cache).text.endswith(CURRENT)
    assert "Andere" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("template", "said"),
    [
        (
            "{% if %}",
            f"{SYNTAX}: Expected an expression, got 'end of statement block'. {OLD_STAYS}",
        ),
        (
            "{{ nichts }}",
            f"Eine Vorlage in theme/ hat einen Fehler: 'nichts' is undefined. {OLD_STAYS}",
        ),
        (
            "{% include 'weg.html' %}",
            f"Die Vorlage „theme/templates/weg.html“ gibt es nicht. {OLD_STAYS}",
        ),
        (
            "{% endif %}",
            f"{SYNTAX}: Encountered unknown tag 'endif'. {OLD_STAYS}",
        ),
        (
            "{{ 1 / 0 }}",
            f"{UNEXPECTED}: ZeroDivisionError: division by zero",
        ),
    ],
    ids=["syntax", "unknown name", "missing file", "unknown tag", "anything"],
)
def test_a_template_with_a_mistake_is_outlived(
    override: Mapping[str, Any], tmp_path: Path, template: str, said: str
) -> None:
    templates = tmp_path / "theme/templates"
    (templates / "parts").mkdir(parents=True)
    (templates / "parts/listed_day.html").touch()  # the days of lists are finished before any page
    (templates / "event.html").touch()  # what tells the theme of this site from another
    (templates / "home.html").write_text(template, encoding="utf-8")
    rebuilt = rebuild({**override, "THEME": str(tmp_path / "theme")})
    assert rebuilt.standing.errors == said


def test_a_full_disk_or_a_closed_folder_is_outlived(
    override: Mapping[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "datei").write_text("x", encoding="utf-8")
    rebuilt = rebuild({**override, "OUTPUT_PATH": str(tmp_path / "datei" / "vorschau")})
    assert OLD_STAYS in rebuilt.standing.errors


def test_a_new_a_changed_and_a_deleted_file_are_noticed(tmp_path: Path) -> None:
    content = tmp_path / "content"
    file = content / "seiten/a.md"
    conf = tmp_path / "conf.py"
    noticed: Queue[None] = Queue()

    def notice() -> None:
        for change in changes((content, conf)):
            noticed.put(change)

    threading.Thread(target=notice, daemon=True).start()
    noticed.get(timeout=10)
    steps: tuple[Callable[[], object], ...] = (
        lambda: file.parent.mkdir(parents=True),
        lambda: file.write_text("1", encoding="utf-8"),
        lambda: file.write_text("22", encoding="utf-8"),
        lambda: os.utime(file, ns=(1, 1)),
        lambda: conf.write_text("", encoding="utf-8"),
        file.unlink,
        lambda: content.rename(tmp_path / "weg"),
        lambda: (tmp_path / "weg").rename(content),
    )
    for step in steps:
        step()
        noticed.get(timeout=10)
        with suppress(Empty):
            while True:
                noticed.get(timeout=0.5)
    assert noticed.empty()


SERVE = """
import sys
from pathlib import Path
from socket import create_server
from plugins.preview.box import Standing
from plugins.preview.process import served

folder, port = Path(sys.argv[1]), create_server(("127.0.0.1", 0))
number = port.getsockname()[1]
with served(folder, port, (folder,)) as (changes, show):
    next(changes)
    show(Standing(hints="Ein Hinweis", hint_count=1), True)
    print(number, flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("end", ["close", "kill"])
def test_the_web_server_ends_with_whoever_builds(tmp_path: Path, end: str) -> None:
    (tmp_path / "index.html").write_text("<html><head></head><body></body></html>")
    command = [sys.executable, "-c", SERVE, str(tmp_path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        connection = HTTPConnection("127.0.0.1", int(process.stdout.readline()))
        connection.request("GET", "/")
        assert connection.getresponse().status == 200
        process.stdin.close() if end == "close" else process.kill()
        assert process.stdout.read() == ""  # comes when nobody holds the other end any more
    with pytest.raises(ConnectionRefusedError):
        HTTPConnection("127.0.0.1", connection.port).connect()
