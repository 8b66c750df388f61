"""German words on a picture, in the one font that comes with Pillow.

That font is the same on every machine, so the pictures are, too; but it holds the English letters
only. Umlauts are made of a letter and two dots, a sharp s of two, quotes and dashes of plain ones.
"""

import unicodedata

from PIL import ImageDraw, ImageFont

_PLAIN = str.maketrans(
    {"ß": "ss", "ẞ": "SS", "„": '"', "“": '"', "”": '"', "–": "-", "—": "-", "·": "", "\u00ad": ""}
)
_DOTS = "\u0308"


class Lettering:
    """Writes at one size, in points that are pixels."""

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
        for index in dotted:
            letter = self._font.getbbox(bases[index])
            middle = x + self._font.getlength(bases[:index]) + (letter[0] + letter[2]) / 2
            self._dots(draw, (middle, y + letter[1]), fill)

    def _dots(self, draw: ImageDraw.ImageDraw, top: tuple[float, float], fill: str) -> None:
        """Two dots above a letter whose top is given by its middle."""
        middle, y = top
        radius, apart = self._size * 0.065, self._size * 0.12
        height = y - self._size * 0.12
        for x in (middle - apart, middle + apart):
            draw.ellipse((x - radius, height - radius, x + radius, height + radius), fill)


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
