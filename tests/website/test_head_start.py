"""What has changed in the event files is read by another process while a build is loading."""

import pickle
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plugins.build.cache import Kept
from plugins.build.stamps import walk
from plugins.website.commands.build import build
from plugins.website.commands.options import BuildOptions
from plugins.website.head_start import head_start
from plugins.website.kept_dates import Piece
from plugins.website.settings import ROOT

BUILD = """
import sys
from datetime import date
from pathlib import Path
from plugins.website.head_start import head_start
from plugins.website.commands.options import BuildOptions

content, output = map(Path, sys.argv[1:])
options = BuildOptions(content, output, date(2026, 11, 22), search=False, workers=2)
with head_start(Path.cwd(), options) as begun:
    from plugins.website.commands import build as command
    command.build(options, begun)
print("pydantic" in sys.modules)
"""


@pytest.fixture
def options(tmp_path: Path) -> BuildOptions:
    """For a site of its own that was built once."""
    shutil.copytree(ROOT / "tests/miniature", tmp_path / "content")
    day = date(2026, 11, 22)
    given = BuildOptions(tmp_path / "content", tmp_path / "output", day, search=False, workers=2)
    assert build(given) == 0
    return given


def edit(options: BuildOptions) -> None:
    file = options.content / "termine.yaml"
    file.write_text(file.read_text("utf-8").replace("Singen mit Babys", "Singen"), "utf-8")


def test_an_entry_that_has_changed_is_read_by_another_process(options: BuildOptions) -> None:
    edit(options)
    words = [sys.executable, "-c", BUILD, str(options.content), str(options.output)]
    done = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "False"
    page = next((options.output / "termine").glob("*/index.html")).read_text("utf-8")
    assert "Singen mit Babys" not in page

    before = {name: (options.output / name).read_bytes() for name in walk(options.output)}
    shutil.rmtree(options.output)
    assert build(options) == 0
    after = {name: (options.output / name).read_bytes() for name in walk(options.output)}
    assert after == before


def test_only_what_has_changed_is_news(options: BuildOptions) -> None:
    with head_start(ROOT, options) as begun:
        assert begun.news() == {}
    edit(options)
    with head_start(ROOT, options) as begun:
        assert len(begun.news()) == 1


def test_the_next_day_all_dates_are_seen_anew(options: BuildOptions) -> None:
    tomorrow = replace(options, today=date(2026, 11, 23))
    with head_start(ROOT, tomorrow) as begun:
        news = begun.news()
    pieces = [one for one in map(pickle.loads, news.values()) if isinstance(one, Piece)]
    assert [len(piece.dates) for piece in pieces] == [0, 2]


def test_one_process_alone_reads_nothing_ahead(options: BuildOptions) -> None:
    edit(options)
    with head_start(ROOT, replace(options, workers=1)) as begun:
        assert begun.news() == {}


@pytest.mark.parametrize("missing", ["content", "url"])
def test_what_is_wrong_is_left_to_the_build(
    options: BuildOptions, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(options)
    if missing == "content":
        shutil.rmtree(options.content)
    else:
        monkeypatch.setenv("SITEURL", "nirgends")
    with head_start(ROOT, replace(options, production=missing == "url")) as begun:
        assert begun.news() == {}


def test_what_another_process_has_read_is_kept(tmp_path: Path) -> None:
    Kept(tmp_path / "texte").save()
    other = Kept(tmp_path / "texte")
    other.keep(b"fest", "Sommerfest")
    one = Kept(tmp_path / "texte")
    one.add(other.news())
    assert one.get(b"fest") == "Sommerfest"
    one.save()
    again = Kept(tmp_path / "texte")
    assert (again.get(b"fest"), again.news()) == ("Sommerfest", {})
