"""Original: an editor's picture as it came, looked at with care: it may be anything."""

import hashlib
import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from plugins.late import late

if TYPE_CHECKING:
    from PIL import Image, ImageCms, ImageOps
else:
    Image = late("PIL.Image")
    ImageCms = late("PIL.ImageCms")
    ImageOps = late("PIL.ImageOps")


MOST_BYTES = 10_000_000
MOST_PIXELS = 30_000_000
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
"""All other decoders stay shut: fewer doors for bad files."""

_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error)
"""What Pillow raises for damaged files, depending on where the damage is."""


class Refusal(Enum):
    """Why a file cannot be shown."""

    TOO_HEAVY = "too-heavy"
    TOO_LARGE = "too-large"
    UNKNOWN_FORMAT = "unknown-format"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Original:
    """A picture that can be shown. `width` and `height` are those of the upright picture."""

    digest: str
    width: int
    height: int
    has_alpha: bool


def look(content: bytes) -> Original | Refusal:
    """What a file holds. Its size is read from its first bytes, before anything is unpacked."""
    if len(content) > MOST_BYTES:
        return Refusal.TOO_HEAVY
    try:
        with _opened(content) as image:
            if image.width * image.height > MOST_PIXELS:
                return Refusal.TOO_LARGE
    except Image.DecompressionBombError:
        return Refusal.TOO_LARGE
    except _BROKEN:
        return Refusal.UNKNOWN_FORMAT
    try:
        upright = pixels(content)
    except _BROKEN:
        return Refusal.BROKEN
    digest = hashlib.sha256(content).hexdigest()
    return Original(digest, upright.width, upright.height, upright.mode == "RGBA")


def pixels(content: bytes) -> "Image.Image":
    """The picture as RGB or RGBA in the colours of the web (sRGB), the right way up.

    Of an animation the first frame: nothing on these pages moves (WCAG 2.2.2). Everything else the
    file holds – place, time, camera – stays behind. Raises what Pillow raises for damaged files.
    """
    with _opened(content) as image:
        image.load()
        upright = ImageOps.exif_transpose(image)
        return _in_web_colours(upright, image.info.get("icc_profile"))


@contextmanager
def _opened(content: bytes) -> "Iterator[Image.Image]":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of large pictures and odd EXIF; we judge both ourselves
        with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
            yield image


def _in_web_colours(image: "Image.Image", profile: bytes | None) -> "Image.Image":
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if image.mode.startswith("I"):  # 16 bits a pixel; a plain conversion would cut, not scale
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L").convert(mode)
    if image.mode in {"P", "PA", "LA", "1"}:
        image = image.convert(mode)
    if not profile:
        return image.convert(mode)
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        web = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        found = ImageCms.profileToProfile(image, own, web, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):  # a profile that does not fit its picture
        return image.convert(mode)
    return found or image.convert(mode)
