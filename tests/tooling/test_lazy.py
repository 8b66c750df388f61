"""Libraries that few builds need are not loaded by the others."""

import subprocess
import sys

from tests.conftest import ROOT

PROGRAM = """\
import sys
from types import ModuleType
from tooling.lazy import LIBRARIES, load_libraries_lazily
load_libraries_lazily()
import plugins.website.commands.build
print(sorted(name for name in LIBRARIES if type(sys.modules.get(name)) is ModuleType))
"""


def test_none_of_them_is_loaded_before_it_is_asked_for() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
