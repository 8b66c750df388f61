"""The web server of the preview: like the real one, with right types and our page for 404."""

from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
}


class PreviewHandler(SimpleHTTPRequestHandler):
    """Serves one folder, never from the browser's cache."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | _TYPES

    def guess_type(self, path: str) -> str:  # type: ignore[override]
        """The type of a file; Atom has two dots."""
        if path.endswith(".atom.xml"):
            return "application/atom+xml"
        return super().guess_type(path)

    def end_headers(self) -> None:
        """Let the browser ask again for every file."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's own page for what is not there."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", _TYPES[".html"])
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Requests are no news."""
