"""A site of a few lines without a fault, which tests break in one place."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plugins.audit import Audited, audit

TODAY = date(2026, 11, 22)
ABOUT = Audited("https://familie.example", TODAY, ("impressum",), label="output")

HEAD = """\
<!doctype html>
<html lang="de">
<head>
<title>{title}</title>
<meta name="description" content="{title} auf einen Blick">
<link rel="canonical" href="https://familie.example/{address}">
</head>
<body>
<main id="inhalt">
<h1>{title}</h1>
"""
FOOT = """\
</main>
<footer><a href="/impressum/">Impressum</a></footer>
</body>
</html>
"""


def page(address: str, title: str, body: str = "") -> str:
    """A page without a fault; the first line of `body` is line 11."""
    return HEAD.format(title=title, address=address) + body + FOOT


FILES = {
    "index.html": page("", "Start", '<p><a href="/beratung/#zeiten">Beratung</a></p>\n'),
    "beratung/index.html": page("beratung/", "Beratung", '<h2 id="zeiten">Zeiten</h2>\n'),
    "impressum/index.html": page("impressum/", "Impressum"),
    "kalender/index.html": page("kalender/", "Kalender"),
    "404.html": page("404.html", "Nichts gefunden").replace(
        "<title>", '<meta name="robots" content="noindex"><title>'
    ),
    "robots.txt": "User-agent: *\nAllow: /\n",
    "sitemap.xml": (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<url><loc>https://familie.example/</loc><lastmod>2026-11-22</lastmod></url>\n"
        "<url><loc>https://familie.example/beratung/</loc></url>\n"
        "<url><loc>https://familie.example/impressum/</loc></url>\n"
        "<url><loc>https://familie.example/kalender/</loc></url>\n"
        "</urlset>\n"
    ),
    ".well-known/security.txt": (
        "Contact: mailto:sicherheit@familie.example\n"
        "Expires: 2027-10-01T00:00:00Z\n"
        "Canonical: https://familie.example/.well-known/security.txt\n"
    ),
}

Told = Callable[..., list[str]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """`told({"a.html": "…", "b.html": None})` audits the site with these files changed."""

    def told(changes: dict[str, str | bytes | None], about: Audited = ABOUT) -> list[str]:
        for name, content in {**FILES, **changes}.items():
            if content is not None:
                (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
                data = content.encode() if isinstance(content, str) else content
                (tmp_path / name).write_bytes(data)
        return [
            f"{diagnostic.position.file.removeprefix('output/')}:{diagnostic.position.line} "
            f"{diagnostic.message}"
            for diagnostic in audit(tmp_path, about)
        ]

    return told
