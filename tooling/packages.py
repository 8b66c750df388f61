"""The audit of the packages: the locked hashes, and the weaknesses that pip-audit is told of.

pip installs nothing whose hash is not in the lock. What can be told without a network is whether
all locks agree, and whether every file of this environment is still the one that was installed.
"""

import base64
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import Distribution, PackagePath, distributions
from pathlib import Path
from typing import Any

_LOCKS = ("site", "test", "dev")
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
_SECONDS = 120
"""Without an answer after this time there is none: a network may swallow what is asked."""

_Answer = Sequence[Mapping[str, Any]]
"""What pip-audit says of each package; empty where it is not there or offline."""


def run(root: Path, *, seconds: float = _SECONDS) -> int:
    """Audits and says how; 1 if there is something to do. pip-audit may take so many seconds."""
    answer = _answer(root, seconds)
    print(f"» Pakete: festgeschriebene Prüfsummen; {_said(answer)}")
    found = (*_weaknesses(answer), *lock_faults(root), *_environment_faults(root))
    for fault in found:
        print(fault)
    return 1 if found else 0


def _answer(root: Path, seconds: float) -> _Answer:
    """Of the packages of the site."""
    lock = str(root / "requirements" / "site.txt")
    options = ("--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off")
    command = [sys.executable, "-m", "pip_audit", *options, "--requirement", lock]
    try:
        done = subprocess.run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=seconds,
        )
        told: _Answer = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError, TypeError):
        return ()
    return told


def _said(answer: _Answer) -> str:
    """How far pip-audit got; it passes over what its service does not know, without a fault."""
    if not answer:
        return "pip-audit ist nicht erreichbar."
    judged = sum("skip_reason" not in one for one in answer)
    return f"pip-audit hat {judged} von {len(answer)} Paketen beurteilt."


def _weaknesses(answer: _Answer) -> Iterator[str]:
    for one in answer:
        for weakness in one.get("vulns", ()):
            yield f"{one['name']} {one['version']}: {weakness['id']}"


def lock_faults(root: Path) -> tuple[str, ...]:
    """Packages without a hash, and such that two locks want in different versions."""
    faults: list[str] = []
    earlier: dict[str, list[str]] = {}
    for name in _LOCKS:
        file = f"requirements/{name}.txt"
        named: dict[str, list[str]] = {}
        for entry in _entries(root / file):
            pinned = _PINNED.match(entry)
            if pinned is None or "--hash=sha256:" not in entry:
                faults.append(f"{file}: ohne Prüfsumme: {entry.splitlines()[0]}")
            else:
                named.setdefault(pinned[1], []).append(entry)
        faults += [
            f"{file}: {package} steht anderswo anders."
            for package, entries in named.items()
            if earlier.setdefault(package, entries) != entries
        ]
    return tuple(faults)


def _entries(lock: Path) -> Iterator[str]:
    """Each package with its hashes as one text, without comments."""
    lines = [line for line in lock.read_text("utf-8").splitlines() if not line.startswith("#")]
    text = "\n".join(lines)
    yield from (entry.strip() for entry in re.split(r"\n(?=\S)", text) if entry.strip())


def _environment_faults(root: Path) -> tuple[str, ...]:
    """What is installed here and is not what the lock names, or was changed since."""
    versions: dict[str, tuple[str, ...]] = {}
    for name, version in _PINNED.findall((root / "requirements" / "dev.txt").read_text("utf-8")):
        versions[_plain(name)] = (*versions.get(_plain(name), ()), version)
    return tuple(
        fault for package in distributions() for fault in package_faults(package, versions)
    )


def package_faults(package: Distribution, versions: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """A version that is not the locked one, and files that are not as they were installed."""
    name = package.metadata["Name"]
    wanted = versions.get(_plain(name))
    if wanted is None:
        yield f"{name} {package.version}: steht in keiner Liste der Pakete."
    elif package.version not in wanted:
        yield f"{name} {package.version}: festgeschrieben ist {' oder '.join(wanted)}."
    for file in package.files or ():
        if file.hash and file.hash.mode == "sha256" and not _is_as_installed(file):
            yield f"{name}: „{file}“ ist nicht mehr, wie sie installiert wurde."


def _is_as_installed(file: PackagePath) -> bool:
    path = Path(str(file.locate()))
    try:
        digest = hashlib.sha256(path.read_bytes()).digest()
    except OSError:
        return False
    found = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    return file.hash is not None and found == file.hash.value


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
