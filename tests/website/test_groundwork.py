"""What a first build needs of theme and settings is made while it loads, and only then."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from plugins.website.groundwork import groundwork
from plugins.website.options import BuildOptions
from plugins.website.settings import ROOT

PROGRAM = ("plugins", "theme", "tooling", "pelicanconf.py", "publishconf.py", "requirements")
LAY = """
import datetime, sys
from pathlib import Path
from plugins.website.groundwork import groundwork
from plugins.website.options import BuildOptions

day = datetime.date(2026, 11, 22)
options = BuildOptions(Path("content"), Path("output"), day, workers=int(sys.argv[1]))
with groundwork(Path.cwd(), options) as ground:
    print("PIL" in sys.modules)
    ground()
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program without any cache."""
    for name in (*PROGRAM, "tasks.py"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, tmp_path / name)
    return tmp_path


def lay(copy: Path, workers: int) -> subprocess.CompletedProcess[str]:
    """Lay the groundwork and wait for it."""
    command = [sys.executable, "-c", LAY, str(workers)]
    return subprocess.run(command, cwd=copy, check=False, capture_output=True, text=True)


@pytest.mark.parametrize("workers", [1, 2])
def test_templates_are_compiled_and_pictures_drawn(copy: Path, workers: int) -> None:
    done = lay(copy, workers)
    assert (done.returncode, done.stdout, done.stderr) == (0, "False\n", "")
    made = {path.parent.name: path.suffix for path in (copy / ".cache").glob("*/*")}
    assert made == {"karten": ".png", "vorlagen-3": ""}


def test_a_broken_template_is_told_to_whoever_waits(copy: Path) -> None:
    page = copy / "theme/templates/date.html"
    page.write_text(page.read_text("utf-8") + "{% endif %}", "utf-8")
    done = lay(copy, 2)
    assert done.returncode == 1
    assert "Encountered unknown tag 'endif'" in done.stderr


def test_settings_that_cannot_be_used_are_left_to_the_build(copy: Path) -> None:
    (copy / "pelicanconf.py").write_text("SITENAME = 5\n", "utf-8")
    assert lay(copy, 2).returncode == 0


def test_a_later_build_has_nothing_to_wait_for(tmp_path: Path) -> None:
    (tmp_path / ".cache").mkdir()
    options = BuildOptions(Path("content"), Path("output"), date(2026, 11, 22), workers=2)
    with groundwork(tmp_path, options) as ground:
        assert ground is tuple
    assert list((tmp_path / ".cache").iterdir()) == []
