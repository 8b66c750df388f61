"""The pictures that the build makes itself: a card for each kind of page, and the site's icons.

They change only with the site's name and with the code here, so they are cached. Their words are
written in the one font that comes with Pillow: it is the same on every machine, but it holds the
English letters only. Umlauts are made of a letter and two dots, a sharp s of two.
"""

import io
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations

import PIL
from PIL import Image, ImageColor, ImageDraw, ImageFont

from plugins.build.cache import Table
from plugins.build.digest import digest
from plugins.build.task import OutputFile

from ..pages.page_builder import CARDS, Card
from .drawings import BRICK, INK, LEAF, PAPER, SOFT, SUN, drawing, icon

REVISION = 2
"""To be raised whenever a picture shall look otherwise: it is then made anew."""

SIZE = (1200, 630)  # what programs that show links ask for
ICON_SIZES = (180, 192, 512)
_STEPS = 8
"""So many shades lead from one colour to another where they meet."""

_EDGE = 72
_TEXT_WIDTH = 620
_PLAIN = str.maketrans(
    {"ß": "ss", "ẞ": "SS", "„": '"', "“": '"', "”": '"', "–": "-", "—": "-", "·": "", "\u00ad": ""}
)
_DOTS = "\u0308"


def card_files(name: str, table: Table) -> Iterator[OutputFile]:
    """Every card and icon; `name` is the site's, `table` keeps those made before."""

    def png(key: str, draw: Callable[[], Image.Image]) -> bytes:
        version = digest(str(REVISION), PIL.__version__, key)
        return table.through(version, lambda: _png(draw()))

    for card in CARDS:
        yield OutputFile(card.url, png(f"{name}\0{card!r}", partial(card_image, name, card)))
    for size in ICON_SIZES:
        yield OutputFile(f"theme/icon-{size}.png", png(f"icon {size}", partial(icon, size)))


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


class Lettering:
    """Writes German words at one size, in points that are pixels."""

    def __init__(self, size: int) -> None:
        """Read the font."""
        self._font = ImageFont.load_default(size)
        self._size = size

    def width(self, text: str) -> float:
        """How wide a line is."""
        return self._font.getlength(_bases(text)[0])

    def lines(self, text: str, width: float) -> list[str]:
        """The words in lines of at most this width; a word that is wider stands alone."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def write(
        self, draw: ImageDraw.ImageDraw, place: tuple[float, float], text: str, fill: str
    ) -> None:
        """One line, with `place` its left end at the top."""
        x, y = place
        bases, dotted = _bases(text)
        draw.text(place, bases, fill, self._font, stroke_width=self._size // 40, stroke_fill=fill)
        radius, apart = self._size * 0.065, self._size * 0.12
        for index in dotted:
            letter = self._font.getbbox(bases[index])
            middle = x + self._font.getlength(bases[:index]) + (letter[0] + letter[2]) / 2
            height = y + letter[1] - self._size * 0.12
            for dot in (middle - apart, middle + apart):
                draw.ellipse((dot - radius, height - radius, dot + radius, height + radius), fill)


def _bases(text: str) -> tuple[str, list[int]]:
    """The letters the font has, and the places of those that carry two dots."""
    bases: list[str] = []
    dotted: list[int] = []
    for sign in unicodedata.normalize("NFD", text.translate(_PLAIN)):
        if sign == _DOTS and bases:
            dotted.append(len(bases) - 1)
        elif sign.isascii() and sign.isprintable():
            bases.append(sign)
    return "".join(bases), dotted
