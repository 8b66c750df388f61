"""What comes from cameras, phones and paint programs, and from nowhere good."""

import struct
import zlib

import pytest
from PIL import Image

from plugins.website.images import MOST_BYTES, Original, Refusal, look
from plugins.website.images.pictures import encoded, pixels, versions
from tests.website.images.drawn import GREEN, RED, drawn, saved

TURNED = Image.Exif()
TURNED[0x0112] = 6  # "turn me a quarter to the right"

KINDS = {
    "jpeg": saved(drawn()),
    "grey jpeg": saved(drawn(mode="L")),
    "cmyk jpeg": saved(drawn(mode="CMYK")),
    "png": saved(drawn(), "PNG"),
    "png with a palette": saved(drawn(mode="P"), "PNG"),
    "png with 16 bits": saved(drawn(mode="I;16"), "PNG"),
    "black and white png": saved(drawn(mode="1"), "PNG"),
    "webp": saved(drawn(), "WEBP"),
    "gif": saved(drawn(), "GIF"),
    "moving gif": saved(drawn(), "GIF", save_all=True, append_images=[drawn().rotate(180)]),
    "avif": saved(drawn(), "AVIF"),
    "several pictures in a jpeg": saved(drawn(), "MPO", save_all=True, append_images=[drawn()]),
    "a profile that is none": saved(drawn(), "PNG", icc_profile=b"kein Profil"),
}


@pytest.mark.parametrize("content", KINDS.values(), ids=KINDS)
def test_a_picture_of_any_usual_kind_is_understood(content):
    found = look(content)
    assert isinstance(found, Original)
    assert (found.width, found.height, found.has_alpha) == (800, 400, False)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_what_one_can_look_through_stays_so(mode):
    see_through = drawn(mode="RGBA")
    see_through.putalpha(100)
    found = look(saved(see_through.convert(mode) if mode != "PA" else see_through, "PNG"))
    assert isinstance(found, Original)
    assert found.has_alpha


def test_a_photo_taken_sideways_stands_upright():
    content = saved(drawn(), exif=TURNED)
    found = look(content)
    assert isinstance(found, Original)
    assert (found.width, found.height) == (400, 800)
    red, green, _ = pixels(content).getpixel((200, 100))
    assert abs(red - RED[0]) < 10
    assert abs(green - RED[1]) < 10


def test_of_something_that_moves_the_first_picture_is_shown():
    still = pixels(KINDS["moving gif"])
    assert still.getpixel((100, 100)) == RED
    assert still.getpixel((700, 100)) == GREEN


def test_sixteen_bits_are_scaled_and_not_cut():
    half = Image.new("I;16", (4, 4), 32768)
    assert pixels(saved(half, "PNG")).getpixel((1, 1)) == (128, 128, 128)


NO_PICTURES = {
    "nothing": b"",
    "text": b"Das ist kein Bild.",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "a program": b"\x7fELF" + bytes(100),
    "tiff": saved(drawn(), "TIFF"),
    "only a beginning": saved(drawn(), "PNG")[:20],
}


@pytest.mark.parametrize("content", NO_PICTURES.values(), ids=NO_PICTURES)
def test_what_is_no_picture_for_the_web_is_refused(content):
    assert look(content) is Refusal.UNKNOWN_FORMAT


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_half_a_picture_is_refused(kind):
    noise = Image.effect_noise((300, 300), 80).convert("RGB")
    content = saved(noise, kind)
    assert look(content[: len(content) // 2]) in {Refusal.BROKEN, Refusal.UNKNOWN_FORMAT}


def test_a_picture_whose_end_was_lost_on_the_way_is_refused():
    content = saved(Image.radial_gradient("L").resize((64, 48)).convert("RGB"), "AVIF")
    assert look(content[:360] + bytes(len(content) - 360)) is Refusal.BROKEN


def test_a_file_of_more_than_ten_megabytes_is_refused():
    assert look(saved(drawn()) + bytes(MOST_BYTES)) is Refusal.TOO_HEAVY


@pytest.mark.parametrize("width", [30_001, 65_535])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(width):
    assert look(_png_that_claims(width, 1_000)) is Refusal.TOO_LARGE


@pytest.mark.parametrize("size", [(1_080, 16_400), (12_001, 1), (29_000_000, 1), (1, 29_000_000)])
def test_a_picture_with_a_side_that_no_format_has_room_for_is_refused(size):
    assert look(_png_that_claims(*size)) is Refusal.TOO_LONG


def test_the_longest_picture_of_all_can_be_made_in_every_format():
    image = Image.new("RGB", (40, 12_000), "white")
    original = look(saved(image))
    assert not isinstance(original, Refusal)
    for version in versions(original, "lang"):
        assert encoded(image, version)


def test_a_picture_that_claims_more_than_any_memory_is_refused():
    assert look(_png_that_claims(2**31 - 1, 2**31 - 1)) is Refusal.TOO_LARGE


def _png_that_claims(width: int, height: int) -> bytes:
    """A PNG whose head promises a size, with a single byte of pixels behind it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
