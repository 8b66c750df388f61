"""The pictures that the build makes itself: a card for each kind of page, and the site's icons.

They change only with the site's name and with the code here, so they are kept in the cache.
"""

import hashlib
import io
from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations
from pathlib import Path

import PIL
from PIL import Image, ImageColor, ImageDraw

from plugins.build.cache import read_whole, write_whole
from plugins.build.engine.task import OutputFile

from ..pages.cards import CARDS, Card
from .drawings import BRICK, INK, LEAF, PAPER, SOFT, SUN, drawing, icon
from .lettering import Lettering

REVISION = 2
"""To be raised whenever a picture shall look otherwise: the cache then makes it anew."""

SIZE = (1200, 630)  # what programs that show links ask for
ICON_SIZES = (180, 192, 512)
_STEPS = 8
"""So many shades lead from one colour to another where they meet."""

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
    """The picture in the few colours it is drawn in: to look for the best ones takes far longer."""
    stream = io.BytesIO()
    few = image.convert("RGB").quantize(palette=_palette(), dither=Image.Dither.NONE)
    few.save(stream, "PNG")
    return stream.getvalue()


def _palette() -> Image.Image:
    """Every colour, and the shades between those that meet."""
    meeting = (*combinations((PAPER, SUN, BRICK, LEAF), 2), (PAPER, INK), (PAPER, SOFT))
    shades = dict.fromkeys(shade for one, other in meeting for shade in _between(one, other))
    image = Image.new("P", (1, 1))
    image.putpalette([value for shade in shades for value in shade])
    return image


def _between(one: str, other: str) -> Iterator[tuple[int, ...]]:
    """From one colour to the other, both included."""
    pairs = tuple(zip(ImageColor.getrgb(one), ImageColor.getrgb(other), strict=True))
    for step in range(_STEPS + 1):
        yield tuple(first + (last - first) * step // _STEPS for first, last in pairs)
