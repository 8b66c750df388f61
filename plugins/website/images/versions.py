"""Version: one file that a page may load for a picture; which there are, and how each is made."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import PIL

from plugins.late import late

from .original import Original

if TYPE_CHECKING:
    from PIL import Image, features
else:
    Image = late("PIL.Image")
    features = late("PIL.features")

WIDTHS = (320, 640, 960, 1280)
_MARGIN = 1.1
"""A width this close to the original's own is not worth a file beside it."""

_RECIPE = 1
"""Raise it when the settings below change: every name changes with it."""

_MEDIA_TYPES: Mapping[str, str] = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "png": "image/png",
}


@dataclass(frozen=True, slots=True)
class Version:
    """One size of a picture in one format; its file's `name` changes with the bytes."""

    name: str
    media_type: str
    width: int
    height: int

    @property
    def kind(self) -> str:
        """The end of the file name: `avif`, `webp`, `jpg` or `png`."""
        return self.name.rpartition(".")[2]


def versions(original: Original, name: str) -> tuple[Version, ...]:
    """All files of a picture by format, the best one first, and by width within it.

    `name` begins their names. JPEG, or PNG where one can look through, is for old browsers.
    """
    key = _key(original)
    kinds = ("avif", "webp", "png" if original.has_alpha else "jpg")
    return tuple(
        Version(f"{name}-{key}-{width}.{kind}", _MEDIA_TYPES[kind], width, _height(original, width))
        for kind in kinds
        for width in _widths(original)
    )


def encoded(image: "Image.Image", version: Version) -> bytes:
    """The bytes of a version; the same for the same pixels, whichever machine makes them."""
    size = version.width, version.height
    small = image if image.size == size else image.resize(size, Image.Resampling.LANCZOS)
    small.info.clear()
    stream = io.BytesIO()
    match version.kind:
        case "avif":
            small.save(stream, "AVIF", quality=55, speed=7, max_threads=1)
        case "webp":
            small.save(stream, "WEBP", quality=72, method=4)
        case "jpg":
            small.save(stream, "JPEG", quality=76, optimize=True, progressive=True)
        case "png":
            small.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _widths(original: Original) -> tuple[int, ...]:
    """Never wider than the original; the last is its own width, or the widest of ours."""
    own = min(original.width, WIDTHS[-1])
    return (*(width for width in WIDTHS if width * _MARGIN < own), own)


def _height(original: Original, width: int) -> int:
    return max(1, round(original.height * width / original.width))


def _key(original: Original) -> str:
    """Changes with the picture, with our recipe and with what encodes it."""
    encoders = (PIL.__version__, *(features.version(name) for name in ("avif", "webp", "jpg")))
    text = f"{original.digest} {_RECIPE} {encoders}"
    return hashlib.sha256(text.encode()).hexdigest()[:12]
