"""QR codes kept between builds: they change only with an address and with what draws them.

Drawing one takes as long as ten pages, and loading what draws it far longer.
"""

from pathlib import Path

from plugins.views import qr_svg

from .kept import digest, read_whole, write_whole

REVISION = 1
"""To be raised whenever a code shall look otherwise: the cache then makes it anew."""


def kept_qr_svg(cache: Path, text: str) -> str:
    """The text as a QR code; `cache` is a folder that need not exist."""
    file = cache / "qr-codes" / f"{digest(str(REVISION), text).hex()}.svg"
    content = read_whole(file)
    if not content:
        content = qr_svg(text).encode()
        write_whole(file, content)
    return content.decode()
