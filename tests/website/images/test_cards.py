"""The pictures the build draws itself."""

import io

import pytest
from PIL import Image, ImageDraw

from plugins.build.cache import Cache, Table
from plugins.website.images import card_files
from plugins.website.images.cards import DRAWINGS, Lettering
from plugins.website.pages.page_builder import CARDS

NAME = "Familienbüro Herne"


@pytest.fixture(scope="module")
def table() -> Table:
    return _table()


@pytest.fixture(scope="module")
def files(table):
    return {file.path: file.content for file in card_files(NAME, table)}


def test_every_card_has_the_size_that_programs_ask_for_and_is_light(files):
    for card in CARDS:
        image = Image.open(io.BytesIO(files[card.url]))
        assert (image.format, image.size) == ("PNG", (1200, 630))
        assert len(files[card.url]) <= 40 * 1024


def test_every_drawing_of_a_card_is_there():
    assert {card.drawing for card in CARDS} <= set(DRAWINGS)


def test_the_icons_have_their_sizes(files):
    for size in (180, 192, 512):
        image = Image.open(io.BytesIO(files[f"theme/icon-{size}.png"]))
        assert image.size == (size, size)


def test_the_same_name_gives_the_same_bytes_with_and_without_cache(files, table):
    first = CARDS[0].url
    assert next(iter(card_files(NAME, table))).content == files[first]
    assert next(iter(card_files(NAME, _table()))).content == files[first]


def test_another_name_gives_another_card(files):
    assert next(iter(card_files("Familienbüro Bochum", _table()))).content != files[CARDS[0].url]


def test_an_umlaut_is_its_letter_with_dots():
    def ink(text):
        image = Image.new("L", (200, 120))
        Lettering(60).write(ImageDraw.Draw(image), (20, 30), text, "#fff")
        return image

    plain, dotted = ink("u"), ink("ü")
    assert dotted.getbbox()[1] < plain.getbbox()[1]
    assert dotted.crop((0, 60, 200, 120)).tobytes() == plain.crop((0, 60, 200, 120)).tobytes()


def test_signs_the_font_lacks_are_spelled_or_left_out():
    lettering = Lettering(40)
    assert lettering.width("Straße – „so“ ☃") == lettering.width('Strasse - "so" ')


def test_long_words_stand_on_lines_of_their_own():
    assert Lettering(80).lines("Kommen Sie vorbei", 300) == ["Kommen", "Sie", "vorbei"]


def _table() -> Table:
    return Cache(None, b"").table("cards")
