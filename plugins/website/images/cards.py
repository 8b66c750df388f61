"""The pictures that the build makes itself: a card for each kind of page, and the site's icons.

They change only with the site's name and with the code here, so they are cached. Their words are
written in the one font that comes with Pillow: it is the same on every machine, but it holds the
English letters only. Umlauts are made of a letter and two dots, a sharp s of two. The drawings are
our own (`drawings.toml`): shapes on a grid of 96 units, in three colours like the SVG files of the
theme; so no program that turns SVG into pixels is needed.
"""

import io
import math
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import Any

import PIL
from PIL import Image, ImageColor, ImageDraw, ImageFont

from plugins.build.cache import Table
from plugins.build.digest import digest
from plugins.build.task import OutputFile

from ..pages.page_builder import CARDS, Card

REVISION = 3
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

PLUM, LEAF, SUN, PAPER = "#5B2A57", "#1F5E47", "#FFE3B0", "#FFFBF5"
INK, SOFT = "#2A2320", "#5C5049"
_COLOURS = {"plum": PLUM, "leaf": LEAF, "sun": SUN, "paper": PAPER}
_GRID = 96
_GROUND = {"oval": (3, 3, 93, 93), "fill": "sun"}
_SMOOTH = 3
"""Drawn so many times larger and reduced, which rounds the edges."""

Shape = Mapping[str, Any]

DRAWINGS: Mapping[str, Sequence[Shape]] = MappingProxyType(
    tomllib.loads(Path(__file__).with_name("drawings.toml").read_text("utf-8"))
)


def card_files(name: str, table: Table) -> Iterator[OutputFile]:
    """Every card and icon; `name` is the site's, `table` keeps those made before."""

    def png(key: str, draw: "Callable[[], Image.Image]") -> bytes:
        version = digest(str(REVISION), PIL.__version__, key)
        return table.through(version, lambda: _png(draw()))

    for card in CARDS:
        yield OutputFile(card.url, png(f"{name}\0{card!r}", partial(card_image, name, card)))
    for size in ICON_SIZES:
        yield OutputFile(f"theme/icon-{size}.png", png(f"icon {size}", partial(icon, size)))


def card_image(name: str, card: Card) -> "Image.Image":
    """The card: the site's name, a few large words, a drawing beside them."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, SIZE[0], 20), PLUM)
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


def _png(image: "Image.Image") -> bytes:
    """The picture in the few colours it is drawn in: to look for the best ones takes far longer."""
    stream = io.BytesIO()
    few = image.convert("RGB").quantize(palette=_palette(), dither=Image.Dither.NONE)
    few.save(stream, "PNG")
    return stream.getvalue()


def _palette() -> "Image.Image":
    """Every colour, and the shades between those that meet."""
    meeting = (*combinations((PAPER, SUN, PLUM, LEAF), 2), (PAPER, INK), (PAPER, SOFT))
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
        self, draw: "ImageDraw.ImageDraw", place: tuple[float, float], text: str, fill: str
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


def drawing(name: str, size: int) -> "Image.Image":
    """A drawing on its sunny ground, square, with transparent corners."""
    return _drawn((_GROUND, *DRAWINGS[name]), size)


def icon(size: int) -> "Image.Image":
    """The site's sign: a house with a heart, with room at the edges for round masks."""
    return _drawn(DRAWINGS["sign"], size)


def _drawn(shapes: Iterable[Shape], size: int) -> "Image.Image":
    canvas = Image.new("RGBA", (size * _SMOOTH, size * _SMOOTH))
    for shape in shapes:
        _paint(ImageDraw.Draw(canvas), canvas.width / _GRID, shape)
    return canvas.reduce(_SMOOTH)


def _paint(draw: "ImageDraw.ImageDraw", unit: float, shape: Shape) -> None:
    """One shape; `unit` is how many pixels one of the grid has."""
    fill = _COLOURS[shape["fill"]]
    width = round(shape.get("width", 0) * unit)
    match shape:
        case {"box": box}:
            draw.rounded_rectangle(_scaled(box, unit), shape.get("radius", 0) * unit, fill=fill)
        case {"oval": box}:
            draw.ellipse(_scaled(box, unit), fill=fill)
        case {"slice": box, "angles": [start, end]}:
            draw.pieslice(_scaled(box, unit), start, end, fill=fill)
        case {"arc": box, "angles": [start, end]}:
            draw.arc(_scaled(box, unit), start, end, fill=fill, width=width)
        case {"line": points}:
            scaled = [(x * unit, y * unit) for x, y in points]
            draw.line(scaled, fill=fill, width=width, joint="curve")
            half = shape["width"] / 2  # for round ends
            for x, y in (points[0], points[-1]):
                draw.ellipse(_scaled((x - half, y - half, x + half, y + half), unit), fill=fill)
        case _:
            points = shape.get("shape") or _heart(shape["heart"], shape["size"])
            draw.polygon([(x * unit, y * unit) for x, y in points], fill=fill)


def _scaled(box: Sequence[float], unit: float) -> tuple[float, float, float, float]:
    left, top, right, bottom = (value * unit for value in box)
    return left, top, right, bottom


def _heart(middle: Sequence[float], size: float) -> Iterator[tuple[float, float]]:
    """Points of the well-known curve made of four cosines, which is 32 wide, `size` wide here."""
    unit = size / 32
    for step in range(0, 360, 5):
        t = math.radians(step)
        up = 13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t)
        yield middle[0] + 16 * math.sin(t) ** 3 * unit, middle[1] - up * unit
