"""The audit of the packages: locks that agree, files as they were installed, known weaknesses."""

import base64
import hashlib
import json
from collections.abc import Callable
from importlib.metadata import Distribution
from pathlib import Path

import pytest

from tooling import packages

ROOT = Path(__file__).resolve().parents[2]
HASH = "    --hash=sha256:00"


def write_locks(root: Path, **locks: str) -> Path:
    (root / "requirements").mkdir()
    for name in ("site", "test", "dev"):
        text = locks.get(name, f"eins==1.0 \\\n{HASH}\n")
        (root / "requirements" / f"{name}.txt").write_text(f"# made by uv\n{text}", "utf-8")
    return root


def installed(site: Path, code: bytes, recorded: bytes) -> Distribution:
    """A package of one file, with the hash of what was `recorded`."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(recorded).digest()).rstrip(b"=").decode()
    folder = site / "eins-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: Eins\nVersion: 1.0\n", "utf-8")
    (folder / "RECORD").write_text(f"eins.py,sha256={digest},1\n", "utf-8")
    (site / "eins.py").write_bytes(code)
    return Distribution.at(folder)


def test_the_locks_of_this_site_agree() -> None:
    assert packages.lock_faults(ROOT) == ()


def test_a_package_without_a_hash_is_told(tmp_path: Path) -> None:
    root = write_locks(tmp_path, test="eins==1.0\n")
    assert packages.lock_faults(root) == ("requirements/test.txt: ohne Prüfsumme: eins==1.0",)


def test_locks_that_disagree_are_told(tmp_path: Path) -> None:
    root = write_locks(tmp_path, dev=f"eins==1.1 \\\n{HASH}\n")
    assert packages.lock_faults(root) == ("requirements/dev.txt: eins steht anderswo anders.",)


def test_a_file_that_was_changed_is_told(tmp_path: Path) -> None:
    package = installed(tmp_path, code=b"changed", recorded=b"as it was")
    told = ["Eins: „eins.py“ ist nicht mehr, wie sie installiert wurde."]
    assert list(packages.package_faults(package, {"eins": ("1.0",)})) == told


@pytest.mark.parametrize(
    ("versions", "told"),
    [
        ({"eins": ("1.0",)}, []),
        ({"eins": ("1.1",)}, ["Eins 1.0: festgeschrieben ist 1.1."]),
        ({}, ["Eins 1.0: steht in keiner Liste der Pakete."]),
    ],
)
def test_another_version_than_the_locked_one_is_told(
    tmp_path: Path, versions: dict[str, tuple[str, ...]], told: list[str]
) -> None:
    package = installed(tmp_path, code=b"same", recorded=b"same")
    assert list(packages.package_faults(package, versions)) == told


OK = {"name": "eins", "version": "1.0", "vulns": []}
WEAK = {"name": "zwei", "version": "2.0", "vulns": [{"id": "PYSEC-1"}]}
UNKNOWN = {"name": "drei", "skip_reason": "Dependency not found on PyPI"}
LINE = "» Pakete: festgeschriebene Prüfsummen; pip-audit "

Audit = Callable[..., tuple[int, str]]


@pytest.fixture
def audit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Audit:
    """The audit of this site with a program in place of pip-audit: its code and what it says."""

    def audit(program: str, **options: float) -> tuple[int, str]:
        (tmp_path / "pip_audit.py").write_text(program, "utf-8")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        return packages.run(ROOT, **options), capsys.readouterr().out

    return audit


@pytest.mark.parametrize(
    ("told", "code", "said"),
    [
        ([OK, WEAK], 1, "hat 2 von 2 Paketen beurteilt.\nzwei 2.0: PYSEC-1\n"),
        ([OK, UNKNOWN], 0, "hat 1 von 2 Paketen beurteilt.\n"),
        ([UNKNOWN], 0, "hat 0 von 1 Paketen beurteilt.\n"),
    ],
    ids=["weak", "partly-known", "unknown"],
)
def test_what_pip_audit_says_is_told_and_how_far_it_got(
    told: list[object], code: int, said: str, audit: Audit
) -> None:
    answer = json.dumps({"dependencies": told})
    assert audit(f"print({answer!r})\n") == (code, f"{LINE}{said}")


@pytest.mark.parametrize("program", ["raise OSError", "print('offline')", "print('[]')"])
def test_without_an_answer_of_pip_audit_the_hashes_hold(program: str, audit: Audit) -> None:
    assert audit(program) == (0, f"{LINE}ist nicht erreichbar.\n")


def test_a_pip_audit_that_never_answers_is_not_waited_for(audit: Audit) -> None:
    silent = "import threading\nthreading.Event().wait()\n"
    assert audit(silent, seconds=0.5) == (0, f"{LINE}ist nicht erreichbar.\n")
