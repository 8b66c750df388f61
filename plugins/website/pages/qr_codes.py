"""QR codes, for those who see an address on a screen or on paper and have a telephone."""

from typing import TYPE_CHECKING

from plugins.late import late

if TYPE_CHECKING:
    import segno
else:
    segno = late("segno")


def qr_svg(text: str) -> str:
    """The text as a QR code: one decorative `<svg>` without style attributes, on white."""
    code = segno.make(text, error="m", micro=False)
    svg = code.svg_inline(svgclass="qr", lineclass=None, light="#fff", omitsize=True)
    return svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
