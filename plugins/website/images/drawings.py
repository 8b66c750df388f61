"""Drawings of things for the pictures of shared links and for the site's icons.

They are our own (`drawings.toml`): shapes on a grid of 96 units, in three colours like the SVG
files of the theme; so no program that turns SVG into pixels is needed.
"""

import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PIL import Image, ImageDraw

BRICK, LEAF, SUN, PAPER = "#8F2D14", "#1F5E47", "#FFE3B0", "#FFFBF5"
INK, SOFT = "#2A2320", "#5C5049"
_COLOURS = {"brick": BRICK, "leaf": LEAF, "sun": SUN, "paper": PAPER}
_GRID = 96
_GROUND = {"oval": (3, 3, 93, 93), "fill": "sun"}
_SMOOTH = 3
"""Drawn so many times larger and reduced, which rounds the edges."""

Shape = Mapping[str, Any]

DRAWINGS: Mapping[str, Sequence[Shape]] = MappingProxyType(
    tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
)


def drawing(name: str, size: int) -> Image.Image:
    """A drawing on its sunny ground, square, with transparent corners."""
    return _drawn((_GROUND, *DRAWINGS[name]), size)


def icon(size: int) -> Image.Image:
    """The site's sign: a house with a heart, with room at the edges for round masks."""
    return _drawn(DRAWINGS["sign"], size)


def _drawn(shapes: Iterable[Shape], size: int) -> Image.Image:
    canvas = Image.new("RGBA", (size * _SMOOTH, size * _SMOOTH))
    for shape in shapes:
        _paint(ImageDraw.Draw(canvas), canvas.width / _GRID, shape)
    return canvas.reduce(_SMOOTH)


def _paint(draw: ImageDraw.ImageDraw, unit: float, shape: Shape) -> None:
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
