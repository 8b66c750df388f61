"""The web server of the preview: like the real one, with right types and our page for 404.

It serves this machine only, and only under its own name: a page from elsewhere whose name was
pointed at 127.0.0.1 (DNS rebinding) gets nothing.
"""

import io
import secrets
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from threading import Condition
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from .box import NEWS, OWN, OWN_FILES, Standing, empty_page, with_box

HOST = "127.0.0.1"

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".yml": "text/yaml; charset=utf-8",
}
_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_EDITOR = "/redaktion/"
"""The program for editing brings a policy of its own in its page."""

_SECONDS_OF_SILENCE = 10.0


class News:
    """What pages show at present and its name, shared by whoever builds and all open pages.

    The name is another one whenever pages should be loaded again.
    """

    def __init__(self) -> None:
        """Begin with a name that no earlier preview had: its pages may still be open."""
        self._standing, self._name = Standing(), secrets.token_hex(8)
        self._changed = Condition()

    def tell(self, standing: Standing, *, is_new_site: bool) -> None:
        """Show this from now on; pages are loaded again if it or the site is new."""
        with self._changed:
            if is_new_site or standing != self._standing:
                self._standing, self._name = standing, secrets.token_hex(8)
                self._changed.notify_all()

    def now(self) -> tuple[Standing, str]:
        """What is to be shown, and its name."""
        with self._changed:
            return self._standing, self._name

    def after(self, name: str, seconds: float) -> str:
        """The present name as soon as it is not `name`; after so many seconds whatever it is."""
        with self._changed:
            self._changed.wait_for(lambda: self._name != name, seconds)
            return self._name


class PreviewServer(ThreadingHTTPServer):
    """One folder on one port of this machine."""

    def __init__(self, folder: Path, port: socket, news: News) -> None:
        self.news = news
        handler = partial(PreviewHandler, directory=str(folder))
        super().__init__(port.getsockname(), handler, bind_and_activate=False)
        self.socket.close()
        self.socket, self.server_port = port, port.getsockname()[1]
        self.hosts = frozenset(f"{name}:{self.server_port}" for name in (HOST, "localhost"))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up in the middle is no news."""


class PreviewHandler(SimpleHTTPRequestHandler):
    """Serves one folder, never from the browser's cache."""

    server: PreviewServer
    extensions_map = SimpleHTTPRequestHandler.extensions_map | _TYPES

    def parse_request(self) -> bool:
        """Refuse whoever asks for another host."""
        if not super().parse_request():
            return False
        if self.headers.get("Host", "") in self.server.hosts:
            return True
        self._send(HTTPStatus.MISDIRECTED_REQUEST, b"", ".txt")
        return False

    def do_GET(self) -> None:
        """A file, or the news (server-sent events): the name of the standing at every change."""
        if urlsplit(self.path).path != NEWS:
            super().do_GET()
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        name = ""
        with suppress(OSError):  # the page is closed
            while True:
                present = self.server.news.after(name, _SECONDS_OF_SILENCE)
                line = f"retry: 500\ndata: {present}\n\n" if present != name else ":\n\n"
                self.wfile.write(line.encode())
                name = present

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Pages get the box; every other file is sent as it is."""
        path = urlsplit(self.path).path
        if not path.startswith(OWN):
            page = self._page(path)
            return self._begin(HTTPStatus.OK, page, ".html") if page else super().send_head()
        if file := OWN_FILES.get(path):
            return self._begin(HTTPStatus.OK, file.read_bytes(), file.suffix)
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def guess_type(self, path: str) -> str:  # type: ignore[override]
        """The type of a file; Atom has two dots."""
        return "application/atom+xml" if path.endswith(".atom.xml") else super().guess_type(path)

    def end_headers(self) -> None:
        """Let the browser ask again for every file, and be as strict as the real server."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if not getattr(self, "path", "").startswith(_EDITOR):
            self.send_header("Content-Security-Policy", _POLICY)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's own page for what is not there."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        own = _content(Path(self.directory, "404.html"))
        page = own or empty_page(is_built=Path(self.directory).is_dir())
        self._send(code, with_box(page, *self.server.news.now()), ".html")

    def log_message(self, *_: object) -> None:
        """Requests are no news."""

    def _page(self, path: str) -> bytes:
        """The page at an address; empty if there is none."""
        file = Path(self.translate_path(self.path))
        if path.endswith("/"):
            file /= "index.html"
        if file.suffix != ".html" or path.startswith(_EDITOR):
            return b""
        # The standing is asked for first: a page newer than its name is only loaded once more.
        standing, name = self.server.news.now()
        page = _content(file)
        return with_box(page, standing, name) if page else b""

    def _begin(self, code: int, content: bytes, suffix: str) -> io.BytesIO:
        self.send_response(code)
        self.send_header("Content-Type", _TYPES[suffix])
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def _send(self, code: int, content: bytes, suffix: str) -> None:
        body = self._begin(code, content, suffix)
        if self.command != "HEAD":
            self.wfile.write(body.getvalue())


def _content(file: Path) -> bytes:
    """The bytes of a file; none where it is not there."""
    try:
        return file.read_bytes()
    except OSError:
        return b""
