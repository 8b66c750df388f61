"""The files a picture becomes."""

import pytest
from PIL import Image

from plugins.build.cache import Cache, Table
from plugins.website.images import Original, PictureStore, look, versions
from tests.website.images.drawn import drawn, opened, saved

SIZES = {
    "a large photo": (4000, [320, 640, 960, 1280]),
    "as wide as the widest": (1280, [320, 640, 960, 1280]),
    "in between": (800, [320, 640, 800]),
    "hardly wider than one of ours": (1000, [320, 640, 1000]),
    "small": (300, [300]),
    "one pixel": (1, [1]),
}


def original(width: int, height: int = 0, *, has_alpha: bool = False) -> Original:
    return Original("0" * 64, width, height or width, has_alpha)


@pytest.mark.parametrize(("width", "expected"), SIZES.values(), ids=SIZES)
def test_no_version_is_wider_than_the_picture(width, expected):
    found = versions(original(width), "tuer")
    assert [one.width for one in found if one.kind == "avif"] == expected


def test_there_are_three_formats_and_the_best_comes_first():
    found = versions(original(300), "tuer")
    assert [one.media_type for one in found] == ["image/avif", "image/webp", "image/jpeg"]


def test_what_one_can_look_through_has_a_png_for_old_browsers():
    assert versions(original(300, has_alpha=True), "tuer")[-1].media_type == "image/png"


def test_the_shape_stays():
    sizes = [(one.width, one.height) for one in versions(original(1000, 500), "tuer")[:3]]
    assert sizes == [(320, 160), (640, 320), (1000, 500)]


def test_a_line_of_one_pixel_stays_visible():
    assert versions(original(4000, 1), "tuer")[0].height == 1


def test_another_picture_has_other_names():
    first, second = look(saved(drawn((40, 20)))), look(saved(drawn((40, 22))))
    assert isinstance(first, Original)
    assert isinstance(second, Original)
    assert versions(first, "tuer")[0].name != versions(second, "tuer")[0].name


@pytest.fixture
def content() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Kamera"
    exif.get_ifd(0x8825)[1] = "N"
    return saved(drawn((700, 350)), exif=exif, comment=b"Familie")


@pytest.fixture
def table() -> Table:
    return Cache(None, b"").table("pictures")


def made(content: bytes, table: Table) -> dict[str, bytes]:
    found = look(content)
    assert isinstance(found, Original)
    store = PictureStore(table)
    return {one.name: data for one, data in store.made(lambda: content, versions(found, "tuer"))}


def test_every_version_has_its_format_and_size(content, table):
    found = [(opened(data).format, opened(data).size) for data in made(content, table).values()]
    sizes = [(320, 160), (700, 350)]  # 640 is too close to 700
    assert found == [(kind, size) for kind in ("AVIF", "WEBP", "JPEG") for size in sizes]


def test_what_the_camera_noted_stays_behind(content, table):
    for data in made(content, table).values():
        assert dict(opened(data).getexif()) == {}
        assert b"Kamera" not in data
        assert b"Familie" not in data


def test_the_same_picture_gives_the_same_bytes(content, table):
    assert made(content, table) == made(content, Cache(None, b"").table("pictures"))


def test_what_is_kept_is_not_made_again(content, table):
    first = made(content, table)
    found = look(content)
    assert isinstance(found, Original)

    def never() -> bytes:
        raise AssertionError

    store = PictureStore(table)
    assert {one.name: data for one, data in store.made(never, versions(found, "tuer"))} == first


def test_a_store_looks_only_once(content, table):
    store = PictureStore(table)
    first = store.look(content)
    assert store.look(content) == first == look(content)
