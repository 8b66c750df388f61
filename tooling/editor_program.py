"""The program for editing in the browser (Sveltia CMS), fetched from npm once and kept.

Only these very bytes are taken: npm's own check is not relied upon. What it would load from other
hosts is turned to what lies in the package, so that it asks nobody but its own host and the host
of the repository. Standard library only.
"""

import base64
import hashlib
import io
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

PACKAGE = "@sveltia/cms"
VERSION = "0.221.1"
INTEGRITY = (
    "J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ=="
)
"""SHA-512 of the package as npm gives it, base64; a new VERSION needs a new one, on purpose."""

FOLDER = Path(".cache") / "redaktion" / "programm"
"""Where the program is kept; `plugins.website` puts it into the site from there."""

_SIGN = "fassung.txt"
_MAIN = "index.js"
_LOCALE = "locales/de.json"
_LICENCE = "package.json"
"""Names author and licence (MIT); the package has no other file that does."""

_FONTS = "https://cdn.jsdelivr.net/fontsource/fonts"
_NOWHERE = "/redaktion/programm/fehlt/"


class ProgramFault(Exception):  # noqa: N818  # its text is for people, not a crash
    """The program cannot be had; the text tells in German why."""


def fetch(root: Path) -> int:
    """Have the program in FOLDER, and tell so; 0 if it is there, 1 if it cannot be fetched."""
    folder = root / FOLDER
    if is_there(root):
        print(f"Die Redaktion im Browser ist schon da: {PACKAGE} {VERSION}.")
        return 0
    try:
        put_in_place(made(checked(_packed())), folder)
    except ProgramFault as fault:
        print(fault)
        return 1
    print(f"Geholt: {PACKAGE} {VERSION}. Die Vorschau zeigt es unter /redaktion/,")
    print("die Website auch, sobald REDAKTION_BACKEND in pelicanconf.py ein Repository nennt.")
    return 0


def is_there(root: Path) -> bool:
    """Whether the program is there in this version."""
    sign = root / FOLDER / _SIGN
    return sign.is_file() and sign.read_text("utf-8") == _version()


def checked(packed: bytes) -> bytes:
    """The package, if it is the one that is meant."""
    found = base64.b64encode(hashlib.sha512(packed).digest()).decode()
    if found != INTEGRITY:
        raise ProgramFault(
            f"Das Paket {PACKAGE} {VERSION} ist nicht das erwartete (sha512-{found}). "
            "Es wurde nichts verändert."
        )
    return packed


def made(packed: bytes) -> Mapping[str, bytes]:
    """The files of the program, by their names in FOLDER."""
    files = dict(_members(packed))
    locale = json.loads(files.pop(_LOCALE))
    main = patched(files[_MAIN].decode("utf-8")).encode()
    words = f"export default {json.dumps(locale, ensure_ascii=False)};\n".encode()
    return {**files, _MAIN: main, "de.js": words, _SIGN: _version().encode()}


def patched(script: str) -> str:
    """The program without any address it would load by itself from elsewhere.

    German stands for every language but English: a browser takes no JSON for a module.
    """
    script, locales = re.subn(r"import\(`\.\./locales/[\w-]+\.json`\)", "import(`./de.js`)", script)
    script, fonts = re.subn(re.escape(_FONTS) + r"/([a-z0-9-]+)[^)/]*/[^)/]*\.woff2", _font, script)
    script, hosts = re.subn(r"https://unpkg\.com/", _NOWHERE, script)
    script, states = re.subn(
        r"https://(?:www\.githubstatus\.com/api|status-api\.hostedstatus\.com)/[\w./]+",
        f"{_NOWHERE}status",
        script,
    )
    if not (locales and fonts and hosts and states):
        raise ProgramFault(
            f"{PACKAGE} {VERSION} ist anders aufgebaut als erwartet. Es wurde nichts verändert."
        )
    return script


def put_in_place(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files beside the folder first, so that it is never there in part."""
    beside = folder.with_name(f".{folder.name}-neu")
    shutil.rmtree(beside, ignore_errors=True)
    for name, content in files.items():
        file = beside / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    shutil.rmtree(folder, ignore_errors=True)
    beside.rename(folder)


def _version() -> str:
    own = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]
    return f"{PACKAGE} {VERSION} {own}\n"


def _font(match: re.Match[str]) -> str:
    file = {
        "source-sans-3": "source-sans-3-latin-wght-normal-BqRLTx4X",
        "noto-mono": "noto-mono-latin-400-normal-DiC8lJru",
        "material-symbols-outlined": "material-symbols-outlined-latin-wght-normal-_Z1IJPLg",
    }
    return f"programm/assets/{next(file[name] for name in file if match[1].startswith(name))}.woff2"


def _packed() -> bytes:
    """The package as npm brings it; nothing of it is run."""
    npm = shutil.which("npm")
    if npm is None:
        raise ProgramFault("Dafür wird npm gebraucht. Bitte Node.js installieren.")
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [npm, "pack", f"{PACKAGE}@{VERSION}", "--ignore-scripts", "--pack-destination", folder],
            cwd=folder,
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        found = sorted(Path(folder).glob("*.tgz"))
        if done.returncode or not found:
            last = (done.stderr.strip().splitlines() or ["?"])[-1]
            raise ProgramFault(f"npm konnte {PACKAGE} {VERSION} nicht holen: {last}")
        return found[0].read_bytes()


def _members(packed: bytes) -> Iterator[tuple[str, bytes]]:
    """What browsers need: scripts, fonts, their licences; no maps, no second copy."""
    with tarfile.open(fileobj=io.BytesIO(packed), mode="r:gz") as archive:
        for member in archive:
            parts = PurePosixPath(member.name).parts
            stream = archive.extractfile(member) if member.isfile() else None
            if stream is None or ".." in parts or member.name.endswith(".map"):
                continue
            if parts[:2] == ("package", "npm"):
                yield "/".join(parts[2:]), stream.read()
            elif "/".join(parts[1:]) in {_LOCALE, _LICENCE}:
                yield "/".join(parts[1:]), stream.read()
