"""Drawings of things for the pictures of shared links and for the site's icons.

They are our own, drawn with shapes on a grid of 96 units, in three colours like the SVG files of
the theme; so no program that turns SVG into pixels is needed.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from PIL import Image, ImageDraw

GRID = 96
BRICK, LEAF, SUN, PAPER, INK, SOFT = (
    "#8F2D14",
    "#1F5E47",
    "#FFE3B0",
    "#FFFBF5",
    "#2A2320",
    "#5C5049",
)
_SMOOTH = 3
"""Drawn so many times larger and reduced, which rounds the edges."""

Box = tuple[float, float, float, float]
Points = tuple[tuple[float, float], ...]


class Pen:
    """Shapes on the grid, drawn onto a canvas of any size."""

    def __init__(self, canvas: Image.Image) -> None:
        """Know how large a unit is."""
        self._draw = ImageDraw.Draw(canvas)
        self._unit = canvas.width / GRID

    def box(self, box: Box, fill: str, radius: float = 0) -> None:
        """A rectangle with round corners."""
        self._draw.rounded_rectangle(self._scaled(box), radius * self._unit, fill=fill)

    def oval(self, box: Box, fill: str) -> None:
        """A circle or ellipse."""
        self._draw.ellipse(self._scaled(box), fill=fill)

    def shape(self, points: Points, fill: str) -> None:
        """A polygon."""
        self._draw.polygon([(x * self._unit, y * self._unit) for x, y in points], fill=fill)

    def arc(self, box: Box, angles: tuple[int, int], fill: str, width: float) -> None:
        """A part of an ellipse's line, clockwise from three o'clock."""
        self._draw.arc(self._scaled(box), *angles, fill=fill, width=round(width * self._unit))

    def slice(self, box: Box, angles: tuple[int, int], fill: str) -> None:
        """A part of an ellipse's area."""
        self._draw.pieslice(self._scaled(box), *angles, fill=fill)

    def line(self, points: Points, fill: str, width: float) -> None:
        """A line through points, with round ends."""
        scaled = [(x * self._unit, y * self._unit) for x, y in points]
        self._draw.line(scaled, fill=fill, width=round(width * self._unit), joint="curve")
        for x, y in (points[0], points[-1]):
            self.oval((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill)

    def heart(self, middle: tuple[float, float], size: float, fill: str) -> None:
        """A heart, `size` wide."""
        x, y = middle
        unit = size / 32  # the curve below is 32 wide
        self.shape(tuple((x + dx * unit, y - dy * unit) for dx, dy in _heart()), fill)

    def _scaled(self, box: Box) -> Box:
        left, top, right, bottom = (value * self._unit for value in box)
        return left, top, right, bottom


def _heart() -> Iterator[tuple[float, float]]:
    """Points of the well-known curve made of four cosines, 32 wide."""
    for step in range(0, 360, 5):
        t = math.radians(step)
        waves = 13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t)
        yield 16 * math.sin(t) ** 3, waves


def drawing(name: str, size: int) -> Image.Image:
    """A drawing on its sunny ground, square, with transparent corners."""

    def paint(pen: Pen) -> None:
        pen.oval((3, 3, 93, 93), SUN)
        DRAWINGS[name](pen)

    return _drawn(size, paint)


def icon(size: int) -> Image.Image:
    """The site's sign: a house with a heart, with room at the edges for round masks."""

    def paint(pen: Pen) -> None:
        pen.box((0, 0, GRID, GRID), BRICK)
        _house_of(pen, SUN, BRICK)

    return _drawn(size, paint)


def _drawn(size: int, paint: Callable[[Pen], object]) -> Image.Image:
    canvas = Image.new("RGBA", (size * _SMOOTH, size * _SMOOTH))
    paint(Pen(canvas))
    return canvas.reduce(_SMOOTH)


def _house_of(pen: Pen, wall: str, heart: str) -> None:
    pen.shape(((48, 20), (76, 44), (20, 44)), wall)
    pen.box((24, 40, 72, 74), wall, radius=4)
    pen.heart((48, 56), 24, heart)


def _house(pen: Pen) -> None:
    _house_of(pen, BRICK, SUN)
    pen.box((18, 74, 78, 79), LEAF, radius=2.5)


def _cup(pen: Pen) -> None:
    for x in (36, 47, 58):
        pen.line(((x, 34), (x + 2, 28), (x - 2, 22), (x, 16)), LEAF, 3)
    pen.oval((14, 70, 78, 82), LEAF)
    pen.arc((62, 45, 82, 65), (-90, 90), BRICK, 5)
    pen.box((22, 41, 70, 54), BRICK)
    pen.slice((22, 33, 70, 75), (0, 180), BRICK)
    pen.heart((46, 57), 17, SUN)


def _pram(pen: Pen) -> None:
    pen.line(((68, 50), (80, 34), (87, 34)), LEAF, 4.5)
    pen.slice((16, 18, 72, 74), (180, 270), BRICK)
    pen.slice((16, 27, 72, 71), (0, 180), LEAF)
    pen.box((13, 45, 74, 52), BRICK, radius=3.5)
    for x in (28, 62):
        pen.oval((x - 9, 67, x + 9, 85), BRICK)
        pen.oval((x - 3.5, 72.5, x + 3.5, 79.5), SUN)
    pen.heart((45, 60), 13, SUN)


def _calendar(pen: Pen) -> None:
    pen.box((22, 24, 74, 78), PAPER, radius=6)
    pen.box((22, 24, 74, 40), BRICK, radius=6)
    pen.box((22, 34, 74, 40), BRICK)
    for x in (36, 60):
        pen.box((x - 2.5, 18, x + 2.5, 31), LEAF, radius=2.5)
    for row, y in enumerate((46, 56, 66)):
        for column, x in enumerate((28, 39, 50, 61)):
            is_date = (row, column) == (1, 2)
            pen.box((x, y, x + 7, y + 6), LEAF if is_date else SUN, radius=1.5)
    pen.heart((72, 74), 18, LEAF)


def _blocks(pen: Pen) -> None:
    pen.box((17, 51, 48, 82), LEAF, radius=4)
    pen.box((50, 51, 81, 82), BRICK, radius=4)
    pen.box((33, 18, 64, 49), BRICK, radius=4)
    pen.oval((24.5, 58.5, 40.5, 74.5), SUN)
    pen.shape(((65.5, 57), (74, 74), (57, 74)), SUN)
    pen.heart((48.5, 33), 17, SUN)


def _phone(pen: Pen) -> None:
    pen.box((31, 14, 65, 82), BRICK, radius=6)
    pen.box((35, 21, 61, 72), PAPER, radius=2)
    pen.box((43, 75, 53, 78), SUN, radius=1.5)
    pen.box((39, 27, 57, 34), LEAF, radius=2)
    for y in (40, 47):
        pen.box((39, y, 57, y + 3), SUN, radius=1.5)
    pen.heart((48, 61), 13, BRICK)


def _door(pen: Pen) -> None:
    pen.slice((20, 14, 66, 64), (180, 360), BRICK)
    pen.box((20, 39, 66, 82), BRICK)
    pen.slice((26, 21, 60, 59), (180, 360), LEAF)
    pen.box((26, 40, 60, 82), LEAF)
    pen.slice((33, 28, 53, 56), (180, 360), SUN)
    pen.box((33, 41, 53, 46), SUN)
    pen.oval((51, 53, 57, 59), SUN)
    pen.box((14, 80, 72, 85), BRICK, radius=2.5)
    pen.heart((78, 46), 14, BRICK)


DRAWINGS: Mapping[str, Callable[[Pen], None]] = MappingProxyType(
    {
        "house": _house,
        "cup": _cup,
        "pram": _pram,
        "calendar": _calendar,
        "blocks": _blocks,
        "phone": _phone,
        "door": _door,
    }
)
