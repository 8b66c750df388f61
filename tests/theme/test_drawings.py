"""The drawings are small, plain and ours."""

import re

import pytest
from bs4 import BeautifulSoup

from tests.theme.rendering import TEMPLATES, THEME

DRAWINGS = sorted(
    (*(THEME / "static" / "img").glob("*.svg"), *(TEMPLATES / "drawings").glob("*.svg")),
    key=lambda file: file.stem,
)
PALETTE = {"#FFE3B0", "#1F5E47", "#5B2A57"}


def test_every_drawing_is_there():
    names = [file.stem for file in DRAWINGS]
    assert names == ["basket", "blocks", "cup", "door", "icon", "pram", "table"]


@pytest.mark.parametrize("file", DRAWINGS, ids=lambda file: file.stem)
def test_a_drawing_is_at_most_three_kilobytes_in_three_colours(file):
    text = file.read_text(encoding="utf-8")
    assert len(text) <= 3 * 1024
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", text)) <= PALETTE


@pytest.mark.parametrize("file", DRAWINGS, ids=lambda file: file.stem)
def test_a_drawing_holds_shapes_only(file):
    drawing = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
    tags = {tag.name for tag in drawing.select("*")}
    assert tags <= {"svg", "g", "path", "rect", "circle", "ellipse"}
