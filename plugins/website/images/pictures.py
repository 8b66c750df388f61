"""Pictures of the editors: looked at with care, for they may be anything, and made smaller.

An Original is a picture that can be shown; a Version is one file that a page may load for it.
"""

import hashlib
import io
import struct
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum

import PIL
from PIL import Image, ImageCms, ImageOps, features

from plugins.build.cache import Table
from plugins.build.digest import digest

MOST_BYTES = 10_000_000
MOST_PIXELS = 30_000_000
MOST_SIDE = 12_000
"""Pixels wide or high at most: WebP ends at 16,383, and decoders need memory for each line."""

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
"""All other decoders stay shut: fewer doors for bad files."""

_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, RuntimeError, struct.error)
"""What Pillow raises for damaged files, depending on where the damage is."""

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


class Refusal(Enum):
    """Why a file cannot be shown."""

    TOO_HEAVY = "too-heavy"
    TOO_LARGE = "too-large"
    TOO_LONG = "too-long"
    UNKNOWN_FORMAT = "unknown-format"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Original:
    """A picture that can be shown. `width` and `height` are those of the upright picture."""

    digest: str
    width: int
    height: int
    has_alpha: bool


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


class PictureStore:
    """What was once looked at or made, found again by what a file holds; a `table` keeps it."""

    def __init__(self, table: Table) -> None:
        """Nothing is read or made yet."""
        self._table = table

    def look(self, content: bytes) -> Original | Refusal:
        """As `look`, but no picture is unpacked again."""
        return self._table.through(digest("look", content), lambda: look(content))

    def made(
        self, content: Callable[[], bytes], wanted: tuple[Version, ...]
    ) -> Iterator[tuple[Version, bytes]]:
        """The bytes of some versions of one picture; `content` is called for what is new."""
        image: Image.Image | None = None
        for version in wanted:
            key = version.name.rpartition("/")[2].encode()
            made = self._table.get(key)
            if made is None:
                image = image or pixels(content())
                made = encoded(image, version)
                self._table.put(key, made)
            yield version, made


def look(content: bytes) -> Original | Refusal:
    """What a file holds. Its size is read from its first bytes, before anything is unpacked."""
    if refusal := _refusal(content):
        return refusal
    try:
        upright = pixels(content)
    except _BROKEN:
        return Refusal.BROKEN
    digest = hashlib.sha256(content).hexdigest()
    return Original(digest, upright.width, upright.height, upright.mode == "RGBA")


def _refusal(content: bytes) -> Refusal | None:
    """Why a picture is not unpacked."""
    if len(content) > MOST_BYTES:
        return Refusal.TOO_HEAVY
    try:
        with _opened(content) as image:
            if image.width * image.height > MOST_PIXELS:
                return Refusal.TOO_LARGE
            return Refusal.TOO_LONG if max(image.size) > MOST_SIDE else None
    except Image.DecompressionBombError:
        return Refusal.TOO_LARGE
    except _BROKEN:
        return Refusal.UNKNOWN_FORMAT


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
