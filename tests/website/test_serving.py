"""The preview serves what was built and outlives every mistake."""

import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.client import HTTPConnection, HTTPResponse
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from plugins.website.preview_server import PreviewHandler
from plugins.website.serving import rebuild
from tests.website.conftest import Write

TYPES = {
    "/": "text/html; charset=utf-8",
    "/alle.ics": "text/calendar; charset=utf-8",
    "/a.atom.xml": "application/atom+xml",
    "/sitemap.xml": "application/xml",
    "/site.webmanifest": "application/manifest+json",
    "/site.js": "text/javascript; charset=utf-8",
    "/robots.txt": "text/plain; charset=utf-8",
}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ThreadingHTTPServer]:
    """A preview of a few small files."""
    for name in TYPES:
        (tmp_path / (name[1:] or "index.html")).write_text("x", encoding="utf-8")
    (tmp_path / "404.html").write_text("Nicht gefunden", encoding="utf-8")
    handler = partial(PreviewHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield found
        found.shutdown()


def get(server: ThreadingHTTPServer, path: str) -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", server.server_port)
    connection.request("GET", path)
    return connection.getresponse()


@pytest.mark.parametrize(("path", "media_type"), TYPES.items())
def test_every_file_has_its_type(server: ThreadingHTTPServer, path: str, media_type: str) -> None:
    assert get(server, path).headers["Content-Type"] == media_type


def test_nothing_is_kept_by_the_browser(server: ThreadingHTTPServer) -> None:
    assert get(server, "/").headers["Cache-Control"] == "no-store"


def test_an_unknown_address_shows_our_page(server: ThreadingHTTPServer) -> None:
    answer = get(server, "/nichts/")
    assert (answer.status, answer.read()) == (404, b"Nicht gefunden")


def test_a_mistake_leaves_the_preview_at_its_last_good_state(write: Write, tmp_path: Path) -> None:
    content = write({"seiten/start.md": "---\ntitel: Start\n---\n"})
    override = {
        "PATH": str(content),
        "OUTPUT_PATH": str(tmp_path / "vorschau"),
        "TERMINE_HEUTE": date(2026, 11, 22),
        "TERMINE_VORSCHAU": True,
    }
    assert rebuild(override).endswith("Die Vorschau ist auf dem neuesten Stand.")
    (content / "termine.yaml").write_text("termine: [", encoding="utf-8")
    said = rebuild(override)
    assert "content/termine.yaml, Zeile 1: " in said
    assert said.endswith("Die Vorschau bleibt beim letzten Stand ohne Fehler.")
    assert (tmp_path / "vorschau/termine/fest/index.html").is_file()
    (content / "termine.yaml").write_text("termine: []", encoding="utf-8")
    assert rebuild(override).endswith("Die Vorschau ist auf dem neuesten Stand.")
    assert not (tmp_path / "vorschau/termine/fest").exists()
