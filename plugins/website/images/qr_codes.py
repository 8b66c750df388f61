"""QR codes kept between builds: they change only with an address and with what draws them.

Drawing one takes as long as ten pages, and loading what draws it far longer.
"""

from pathlib import Path

from plugins.build.cache import digest, read_whole, write_whole

from ..pages.qr_codes import qr_svg


def kept_qr_svg(cache: Path, program: bytes, text: str) -> str:
    """The text as a QR code of this program; `cache` is a folder that need not exist."""
    file = cache / "qr-codes" / f"{digest(program, text).hex()}.svg"
    content = read_whole(file)
    if not content:
        content = qr_svg(text).encode()
        write_whole(file, content)
    return content.decode()
