"""The pictures that the build makes itself: a card for each kind of page, and the site's icons.

They change only with the site's name and with the code here, so they are kept in the cache.
"""

import hashlib
import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import PIL
from PIL import Image, ImageDraw

from plugins.views import CARDS, Card

from .drawings import BRICK, INK, LEAF, PAPER, SOFT, drawing, icon
from .kept import read_whole, write_whole
from .lettering import Lettering
from .output import OutputFile

REVISION = 1
"""To be raised whenever a picture shall look otherwise: the cache then makes it anew."""

SIZE = (1200, 630)  # what programs that show links ask for
ICON_SIZES = (180, 192, 512)
_COLOURS = 48
_EDGE = 72
_TEXT_WIDTH = 620


def card_files(name: str, cache: Path) -> Iterator[OutputFile]:
    """Every card and icon; `name` is the site's, `cache` a folder that need not exist."""
    folder = cache / "karten"
    for card in CARDS:
        key = f"{name}\0{card!r}"
        yield OutputFile(card.url, _kept(folder, key, partial(card_image, name, card)))
    for size in ICON_SIZES:
        content = _kept(folder, f"icon {size}", partial(icon, size))
        yield OutputFile(f"theme/icon-{size}.png", content)


def card_image(name: str, card: Card) -> Image.Image:
    """The card: the site's name, a few large words, a drawing beside them."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, SIZE[0], 20), BRICK)
    draw.rectangle((0, SIZE[1] - 20, SIZE[0], SIZE[1]), LEAF)
    sign = drawing(card.drawing, 380)
    image.paste(sign, (SIZE[0] - _EDGE - sign.width, (SIZE[1] - sign.height) // 2), sign)
    title, label = Lettering(80), Lettering(44)
    lines = title.lines(card.title, _TEXT_WIDTH)
    top = (SIZE[1] - 96 * len(lines) - 70) / 2
    label.write(draw, (_EDGE, top), name, SOFT)
    for number, line in enumerate(lines):
        title.write(draw, (_EDGE, top + 84 + 96 * number), line, INK)
    return image


def _kept(folder: Path, key: str, draw: Callable[[], Image.Image]) -> bytes:
    """The picture from the cache, else drawn and put there."""
    about = f"{REVISION} {PIL.__version__} {key}"
    file = folder / f"{hashlib.sha256(about.encode()).hexdigest()[:24]}.png"
    content = read_whole(file)
    if not content:
        content = _png(draw())
        write_whole(file, content)
    return content


def _png(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    few = image.convert("RGB").quantize(_COLOURS, Image.Quantize.MEDIANCUT)
    few.save(stream, "PNG", optimize=True)
    return stream.getvalue()
