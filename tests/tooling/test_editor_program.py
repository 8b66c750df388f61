"""Only the very package that is meant is taken, and it asks nobody else."""

import io
import re
import tarfile
from pathlib import Path

import pytest

from tooling import editor_program
from tooling.editor_program import ProgramFault, checked, is_there, made, patched, put_in_place

SCRIPT = (
    "a=()=>import(`../locales/tr.json`);b=()=>import(`../locales/de.json`);"
    "c='src:url(https://cdn.jsdelivr.net/fontsource/fonts/noto-mono@5.3.0/latin-400-normal.woff2)';"
    "d=`https://unpkg.com/@sveltia/ui`;"
    "e=`https://www.githubstatus.com/api/v2/status.json`;f=`https://api.github.com`;"
)


def package(files: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
    return packed.getvalue()


def test_what_it_would_load_from_elsewhere_lies_beside_it() -> None:
    assert patched(SCRIPT) == (
        "a=()=>import(`./de.js`);b=()=>import(`./de.js`);"
        "c='src:url(programm/assets/noto-mono-latin-400-normal-DiC8lJru.woff2)';"
        "d=`/redaktion/programm/fehlt/@sveltia/ui`;"
        "e=`/redaktion/programm/fehlt/status`;f=`https://api.github.com`;"
    )


def test_a_program_built_otherwise_is_refused() -> None:
    with pytest.raises(ProgramFault, match="anders aufgebaut als erwartet"):
        patched("nothing of it")


def test_another_package_is_refused() -> None:
    with pytest.raises(ProgramFault, match="ist nicht das erwartete"):
        checked(b"something else")


def test_only_what_a_browser_needs_is_taken() -> None:
    packed = package(
        {
            "package/npm/index.js": SCRIPT,
            "package/npm/index.js.map": "{}",
            "package/npm/assets/a.woff2": "font",
            "package/npm/../../evil.js": "evil",
            "package/dist/sveltia-cms.js": "other",
            "package/locales/de.json": '{"ja": "Grüße"}',
            "package/locales/tr.json": "{}",
            "package/package.json": "{}",
        }
    )
    files = made(packed)
    assert sorted(files) == ["assets/a.woff2", "de.js", "fassung.txt", "index.js", "package.json"]
    assert files["de.js"].decode() == 'export default {"ja": "Grüße"};\n'


def test_a_new_version_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    folder = tmp_path / editor_program.FOLDER
    put_in_place({"old.js": b"", "a/b.js": b"1"}, folder)
    assert not is_there(tmp_path)
    put_in_place({"a/b.js": b"2", "fassung.txt": editor_program._version().encode()}, folder)
    assert is_there(tmp_path)
    assert sorted(path.name for path in folder.rglob("*.js")) == ["b.js"]


def test_version_and_integrity_are_pinned() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", editor_program.VERSION)
    assert len(editor_program.INTEGRITY) == 88


def test_without_npm_it_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert editor_program.fetch(tmp_path) == 1
    assert capsys.readouterr().out == "Dafür wird npm gebraucht. Bitte Node.js installieren.\n"
