"""The audit of the packages: known weaknesses where pip-audit can be asked, else the locked hashes.

pip installs nothing whose hash is not in the lock. What can be told without a network is whether
all locks agree, and whether every file of this environment is still the one that was installed.
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import Distribution, PackagePath, distributions
from pathlib import Path

_LOCKS = ("site", "test", "dev")
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def run(root: Path) -> int:
    """Audits and says how; 1 if there is something to do."""
    known = _weaknesses(root)
    if known is None:
        print("» Pakete: pip-audit ist nicht erreichbar; die festgeschriebenen Prüfsummen gelten.")
        found = (*lock_faults(root), *_environment_faults(root))
    else:
        print("» Pakete: pip-audit")
        found = known
    for fault in found:
        print(fault)
    return 1 if found else 0


def _weaknesses(root: Path) -> tuple[str, ...] | None:
    """What pip-audit knows of the packages of the site; None where it is not there or offline."""
    program = shutil.which("pip-audit")
    if program is None:
        return None
    lock = str(root / "requirements" / "site.txt")
    options = ("--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off")
    done = subprocess.run(
        [program, *options, "--requirement", lock], check=False, capture_output=True, text=True
    )
    try:
        told = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return None
    return tuple(
        f"{one['name']} {one['version']}: {weakness['id']}"
        for one in told
        for weakness in one.get("vulns", ())
    )


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
