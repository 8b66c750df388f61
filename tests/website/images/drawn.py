"""Pictures drawn for the tests, as bytes."""

import io

from PIL import Image

RED, GREEN = (200, 30, 30), (30, 120, 60)


def drawn(size: tuple[int, int] = (800, 400), mode: str = "RGB") -> Image.Image:
    """Red on the left, green on the right."""
    image = Image.new("RGB", size, RED)
    image.paste(GREEN, (size[0] // 2, 0, *size))
    return image.convert(mode)


def saved(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """The bytes of an image in some format."""
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def opened(content: bytes) -> Image.Image:
    """Bytes as an image again."""
    image = Image.open(io.BytesIO(content))
    image.load()
    return image
