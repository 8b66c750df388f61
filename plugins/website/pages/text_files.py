"""Small files for machines: robots.txt (RFC 9309), security.txt (RFC 9116), the web manifest."""

import json
from datetime import date

from .paths import Paths
from .sitemap import SITEMAP
from .text_file import TextFile
from .world import Settings

SECURITY = ".well-known/security.txt"
_MONTHS_VALID = 11
MANIFEST = "manifest.webmanifest"
_PAPER = "#FFFBF5"
"""The light paper of the theme: a test compares it with settings.css."""


def robots_txt(settings: Settings) -> TextFile:
    """Everything may be read, calendars included; of a preview nothing."""
    if settings.is_preview:
        return TextFile("robots.txt", "User-agent: *\nDisallow: /\n")
    sitemap = Paths(settings.url).absolute(SITEMAP)
    return TextFile("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")


def security_txt(settings: Settings, today: date) -> TextFile | None:
    """Where to report a weakness, None without a contact in the settings.

    It expires on the first of the month eleven months ahead: under a year, as the RFC wants it, and
    new bytes only once a month.
    """
    contact = settings.security_contact.strip()
    if not contact:
        return None
    is_mail = "@" in contact and ":" not in contact
    months = today.year * 12 + today.month - 1 + _MONTHS_VALID
    expires = date(months // 12, months % 12 + 1, 1)
    lines = (
        f"Contact: {'mailto:' if is_mail else ''}{contact}",
        f"Expires: {expires.isoformat()}T00:00:00Z",
        "Preferred-Languages: de, en",
        f"Canonical: {Paths(settings.url).absolute(SECURITY)}",
    )
    return TextFile(SECURITY, "\n".join(lines) + "\n")


def web_manifest(settings: Settings) -> TextFile:
    """What a phone needs to put the site on its home screen, under its own sign."""
    paths = Paths(settings.url)
    icons = [
        {
            "src": paths.path(f"theme/icon-{size}.png"),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": "any maskable",
        }
        for size in (192, 512)
    ]
    manifest = {
        "name": settings.name,
        "short_name": settings.name.partition(" ")[0],
        "description": settings.tagline,
        "lang": "de",
        "dir": "ltr",
        "id": paths.base,
        "start_url": paths.base,
        "scope": paths.base,
        "display": "minimal-ui",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": icons,
    }
    return TextFile(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")
