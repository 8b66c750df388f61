"""The audit of the packages without a network: locks that agree, files as they were installed."""

import base64
import hashlib
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


def test_pip_audit_is_believed_where_it_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program = tmp_path / "pip-audit"
    program.write_text(
        '#!/bin/sh\necho \'{"dependencies": [{"name": "eins", "version": "1.0", '
        '"vulns": [{"id": "PYSEC-1"}]}]}\'\nexit 1\n',
        "utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert packages.run(ROOT) == 1
    assert capsys.readouterr().out == "» Pakete: pip-audit\neins 1.0: PYSEC-1\n"
