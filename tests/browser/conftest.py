"""A real Chromium in front of a built site, served as the real server would."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from playwright.sync_api import Browser, Page

NOON = "2026-11-22T12:00:00+01:00"
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


class SiteHandler(SimpleHTTPRequestHandler):
    """Files with their right types, the site's own 404 page, the headers of a strict server."""

    protocol_version = "HTTP/1.1"
    extensions_map: ClassVar = {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".png": "image/png",
        ".webp": "image/webp",
        ".avif": "image/avif",
        ".jpg": "image/jpeg",
        ".ico": "image/x-icon",
        ".ics": "text/calendar; charset=utf-8",
        ".xml": "application/xml",
        ".txt": "text/plain; charset=utf-8",
        ".webmanifest": "application/manifest+json",
        ".wasm": "application/wasm",
        "": "application/octet-stream",
    }

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Sends the site's own page for what is not there, as the real server is told to."""
        own_page = Path(self.directory) / "404.html"
        if code != 404 or not own_page.exists():
            super().send_error(code, message, explain)
            return
        body = own_page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", self.extensions_map[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address, without a slash at its end, under which a folder is served meanwhile."""
    handler = partial(SiteHandler, directory=str(folder))
    with closing(_Server(("127.0.0.1", 0), handler)) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class _Server(ThreadingHTTPServer):
    def close(self) -> None:
        self.server_close()

    def handle_error(self, *_: object) -> None:
        """A browser that hangs up in the middle is no failure."""


@dataclass
class Watch:
    """What a page did that no page of this site may do."""

    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def elsewhere(self, site: str) -> list[str]:
        """The requests that did not go to the site itself."""
        own = (f"{site}/", "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page at 360 px in Herne, at noon of the day the tests agree on."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        locale="de-DE",
        timezone_id="Europe/Berlin",
        service_workers="block",
    )
    context.clock.set_fixed_time(NOON)
    yield context.new_page()
    context.close()


@pytest.fixture
def page_without_script(browser: Browser) -> Iterator[Page]:
    """As `page`, for those whose browser runs no script."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="de-DE", java_script_enabled=False
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def page_free_of_policy(browser: Browser) -> Iterator[Page]:
    """As `page`, but a test may set styles that the site's policy forbids."""
    context = browser.new_context(locale="de-DE", bypass_csp=True)
    context.clock.set_fixed_time(NOON)
    yield context.new_page()
    context.close()


@pytest.fixture
def watch(page: Page) -> Watch:
    """Notes what the page says and asks for, from its first moment."""
    seen = Watch()
    page.on("console", lambda message: seen.console.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.console.append(f"error: {error}"))
    page.on("request", lambda request: seen.requests.append(request.url))
    return seen


@pytest.fixture(scope="session")
def reference_address(reference_site: Path) -> Iterator[str]:
    """Where the built site of this repository is served."""
    with served(reference_site) as address:
        yield address


@pytest.fixture(scope="session")
def rich_address(rich_site: Path) -> Iterator[str]:
    """Where the site of tests/rich is served."""
    with served(rich_site) as address:
        yield address


@pytest.fixture(scope="session")
def busy_address(busy_site: Path) -> Iterator[str]:
    """Where a generated site of 200 events is served."""
    with served(busy_site) as address:
        yield address
