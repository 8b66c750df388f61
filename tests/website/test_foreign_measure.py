"""The measure of how much at home other people's texts are: 400 of them in one build."""

import re
import shutil
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from markdown import Markdown
from PIL import Image

from plugins.termine.events import addresses
from plugins.website.markdown import Renderer
from plugins.website.run import run
from plugins.website.settings import ROOT
from tests.foreign_texts import COUNT, FILES, ForeignText, foreign_texts

TEXTS = tuple(foreign_texts(19))
_CHANGED = re.compile(r' (?:class|style|name|id|markdown)="[^"]*"|(?<=<h)[1-6]|(?<=</h)[1-6]')

_BOX = re.compile(r'<div class="table-box"[^>]*>(<table.*?</table>)</div>', re.DOTALL)
"""A table scrolls in a box of its own where a phone is too narrow."""

_FOOTNOTES = {"BACKLINK_TITLE": "Zurück zur Stelle von Fußnote {} im Text"}


def test_nineteen_of_twenty_texts_build_as_they_are(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests/miniature", content)
    for one in TEXTS:
        (content / "artikel" / one.name).write_text(one.text, "utf-8")
    for name in FILES:
        Image.new("RGB", (40, 30)).save(content / "artikel" / name, "png")
    override = {
        "PATH": str(content),
        "CACHE_PATH": str(tmp_path / "cache"),
        "OUTPUT_PATH": str(tmp_path / "output"),
        "TERMINE_HEUTE": date(2026, 11, 22),
    }
    errors = {
        (Path(one.position.file).name, one.kind)
        for one in run(override, only_checks=True).diagnostics
        if one.is_error
    }
    assert errors == {(one.name, one.refusal) for one in TEXTS if one.refusal}
    assert len(errors) <= COUNT * 0.05


@pytest.mark.parametrize("language", ["de", "en"])
def test_bodies_become_the_html_of_markdown_itself(language: str) -> None:
    renderer = Renderer(addresses.slug)
    quotes = {"substitutions": _quotes(), "smart_quotes": language == "de"}
    stock = Markdown(
        extensions=["extra", "mdx_truly_sane_lists", "smarty"],
        extension_configs={"smarty": quotes, "extra": {"footnotes": _FOOTNOTES}},
    )
    different = [one.name for one in _fine() if not _is_same(one, renderer, stock, language)]
    assert different == []


def _fine() -> list[ForeignText]:
    """Those without a mistake; `:::python` is a word of another extension."""
    return [one for one in TEXTS if not one.refusal and ":::" not in one.body]


def _is_same(one: ForeignText, renderer: Renderer, stock: Markdown, language: str) -> bool:
    ours = _BOX.sub(r"\1", renderer.render(one.body, language=language).html)
    return _plain(ours) == _plain(stock.reset().convert(one.body))


def _plain(html: str) -> str:
    """Without what is changed on purpose, and with each sign spelled in one way."""
    return " ".join(_CHANGED.sub("", unescape(html).replace(" />", ">")).split())


def _quotes() -> dict[str, str]:
    return {
        "left-double-quote": "„",
        "right-double-quote": "“",
        "left-single-quote": "‚",
        "right-single-quote": "’",
    }
