"""The preview in a real browser: it follows what is written, and outlives what is wrong."""

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

ROOT = Path(__file__).resolve().parents[2]
FIRST_BUILD = 60_000
NEXT_BUILD = 20_000
pytestmark = [pytest.mark.browser, pytest.mark.slow]


class Preview(NamedTuple):
    """`python3 tasks.py serve` on a content folder of its own."""

    process: subprocess.Popen[str]
    address: str
    content: Path


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests" / "miniature", content)
    command = [sys.executable, "-m", "invoke", "serve", "--port", "0", "--today", "2026-11-22"]
    with subprocess.Popen(
        [*command, "--content", str(content)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=_heed_interrupts,  # noqa: PLW1509  # it sets a signal and nothing else
    ) as process:
        yield Preview(process, _address(process), content)
        process.kill()


def _heed_interrupts() -> None:
    """A run in the background has been told to ignore Ctrl-C, and hands that down."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    said = ""
    for line in process.stdout:
        said += line
        if found := re.match(r"Vorschau: (\S+)/", line):
            return found[1]
    raise AssertionError(said)


def test_the_preview_follows_every_change_and_outlives_every_mistake(
    preview: Preview, page: Page
) -> None:
    events = next(preview.content.rglob("termine.yaml"))
    good = events.read_text("utf-8")
    title = re.search(r"titel: (.+)", good)
    assert title
    page.goto(f"{preview.address}/termine/", timeout=FIRST_BUILD)
    other = page.context.new_page()
    other.goto(f"{preview.address}/")
    expect(page.locator("main")).to_contain_text(title[1])
    expect(page.get_by_text("Vorschau – diese Seite ist noch nicht veröffentlicht")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)

    events.write_text(good.replace(title[1], "Ein neuer <Titel>"), encoding="utf-8")
    expect(page.locator("main")).to_contain_text("Ein neuer <Titel>", timeout=NEXT_BUILD)

    events.write_text(good.replace("titel:", "titl:", 1), encoding="utf-8")
    for tab in (page, other):
        box = tab.get_by_role("alert")
        expect(box).to_contain_text("Gezeigt wird der letzte gute Stand.", timeout=NEXT_BUILD)
        expect(box).to_contain_text("content/termine.yaml, Zeile ")
    expect(page.locator("main")).to_contain_text("Ein neuer <Titel>")

    events.write_text(good, encoding="utf-8")
    expect(page.locator("main")).to_contain_text(title[1], timeout=NEXT_BUILD)
    for tab in (page, other):
        expect(tab.get_by_role("alert")).to_have_count(0, timeout=NEXT_BUILD)

    preview.process.send_signal(signal.SIGINT)
    assert preview.process.wait(timeout=20) == 0
