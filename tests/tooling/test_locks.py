"""The locks fit each other and pyproject.toml; their form is a rule under tests/architecture."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def pins(lock):
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    return set(re.findall(r"^([a-z0-9-]+==[^ ]+)", text, flags=re.MULTILINE))


def names(lines):
    found = (re.match(r"[\w.-]+", line)[0] for line in lines if isinstance(line, str))
    return {re.sub(r"[-_.]+", "-", name).lower() for name in found}


@pytest.mark.parametrize(("smaller", "larger"), [("site", "test"), ("test", "dev")])
def test_a_larger_lock_holds_the_same_versions(smaller, larger):
    assert pins(smaller) <= pins(larger)


def test_every_package_carries_hashes():
    for lock in ("site", "test", "dev"):
        text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
        entries = re.split(r"\n(?=[a-z0-9])", text.strip())
        assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_every_package_of_the_project_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = {
        "site": names(project["project"]["dependencies"]),
        "test": names(project["dependency-groups"]["test"]),
        "dev": names(project["dependency-groups"]["dev"]),
    }

    for lock, packages in wanted.items():
        assert packages <= {pin.partition("==")[0] for pin in pins(lock)}
