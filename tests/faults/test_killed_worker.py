"""A process that the system kills, for want of memory say: what it was at is named."""

import os
import signal
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown
from PIL import Image

from plugins.website.commands.command import command
from plugins.website.run import run
from tests.conftest import TODAY

EVENTS = """\
termine:
  - id: treff
    titel: Treff
    wann: täglich
    um: 10 Uhr
    ab: 22.11.2026
    bis: 30.06.2027
    feiertage: findet statt
    ferien: findet statt
"""
STAYS = "Die bisherige Website bleibt, wie sie war.\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Texts, dates and pictures that are enough for several processes."""
    content = tmp_path / "content"
    for name in ("artikel", "bilder"):
        (content / name).mkdir(parents=True)
    (content / "termine.yaml").write_text(EVENTS, "utf-8")
    for number in range(50):
        Image.new("RGB", (8 + number, 8)).save(content / "bilder" / f"{number}.png")
        head = f"---\ntitel: Text {number}\ndatum: 01.06.2026\n---\n"
        text = f"Wort {number}.\n\n![x]({number}.png)\n"
        (content / "artikel" / f"{number}.md").write_text(head + text, "utf-8")
    return content


def killing(do: Callable[..., Any], is_due: Callable[..., bool]) -> Callable[..., Any]:
    """The same, but a process of the pool is killed where it `is_due`."""
    main = os.getpid()

    def killed(*args: Any, **kwargs: Any) -> Any:
        if os.getpid() != main and is_due(*args):
            os.kill(os.getpid(), signal.SIGKILL)
        return do(*args, **kwargs)

    return killed


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is one process only")
@pytest.mark.parametrize("what", ["content/artikel/17.md", "bilder/17.png"])
def test_the_file_is_named_that_a_killed_process_was_at(
    content: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    what: str,
) -> None:
    if what.endswith(".md"):
        due = lambda _, text: "Wort 17." in text  # noqa: E731
        monkeypatch.setattr(Markdown, "convert", killing(Markdown.convert, due))
    else:
        due = lambda image, *_: image.width == 8 + 17  # noqa: E731
        monkeypatch.setattr(Image.Image, "save", killing(Image.Image.save, due))
    settings = {"PATH": str(content), "OUTPUT_PATH": str(content.parent / "output")}
    settings |= {"CACHE_PATH": str(content.parent / "cache"), "TERMINE_HEUTE": TODAY}
    settings |= {"TERMINE_SUCHE": False, "TERMINE_PROZESSE": 2}
    assert command(lambda: run(settings) and 0)() == 1
    said = "abgebrochen, wahrscheinlich fehlte Arbeitsspeicher."
    assert capsys.readouterr().err == f"Das System hat die Arbeit an „{what}“ {said} {STAYS}"
    assert not (content.parent / "output").exists()
    monkeypatch.undo()
    assert run(settings).written


def test_a_process_that_is_killed_while_the_audit_reads_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    @command
    def audited() -> int:
        raise BrokenProcessPool

    assert audited() == 1
    said = "Das System hat die Arbeit an den fertigen Seiten abgebrochen, wahrscheinlich fehlte "
    assert capsys.readouterr().err == f"{said}Arbeitsspeicher. {STAYS}"
