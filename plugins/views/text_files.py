"""Small files for machines: robots.txt (RFC 9309) and security.txt (RFC 9116)."""

from datetime import date

from .paths import Paths
from .sitemap import SITEMAP
from .text_file import TextFile
from .world import Settings

SECURITY = ".well-known/security.txt"
_MONTHS_VALID = 11


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
