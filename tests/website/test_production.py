"""`build --production`: the reference site as it will be published, and what must stop it."""

import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from plugins.build.builder import RefusedError
from plugins.build.task import OutputFile
from plugins.website.commands.build import build
from plugins.website.commands.options import BuildOptions
from plugins.website.settings import ROOT, SettingsError, configuration, site_settings
from tests.build.sites import write_output

TODAY = date(2026, 11, 22)
LONG_AGO = 1_700_000_000
URL = "https://familienbuero.test"
_GAP = re.compile(r"\[\[bitte ergänzen:?\s*([^\]]*)\]\]")


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings that a server would have in its environment."""
    monkeypatch.setenv("SITEURL", URL)
    monkeypatch.setenv("SICHERHEIT_KONTAKT", "sicherheit@familienbuero.test")


@pytest.fixture
def complete(tmp_path: Path) -> Path:
    """The content of this repository with every gap filled in, last changed before TODAY."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    for file in [*content.rglob("*.md"), *content.rglob("*.yaml")]:
        text = file.read_text("utf-8")
        file.write_text(_GAP.sub(lambda gap: f"Angabe zu: {gap[1]}", text), "utf-8")
        os.utime(file, (LONG_AGO, LONG_AGO))
    return content


@pytest.mark.slow
@pytest.mark.usefixtures("published")
def test_the_reference_site_passes_the_audit(
    complete: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "output"
    assert build(BuildOptions(complete, TODAY, output, production=True)) == 0
    hints = capsys.readouterr().err.split("\n\n")
    assert [hint for hint in hints if hint.startswith(f"{output}/")] == []
    assert (output / "index.html.br").is_file()


@pytest.mark.slow
@pytest.mark.usefixtures("published")
def test_an_error_of_the_audit_leaves_the_old_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, output = ROOT / "tests" / "miniature", tmp_path / "output"
    assert build(BuildOptions(content, TODAY, output)) == 0
    before = {path: path.stat().st_ino for path in output.rglob("*")}
    capsys.readouterr()
    assert build(BuildOptions(content, TODAY, output, production=True)) == 1
    said = capsys.readouterr().err
    assert "impressum/index.html, Zeile 1: Die Pflichtseite „impressum“ fehlt.\n" in said
    assert said.endswith("Es wurde nichts geändert: Bitte zuerst die Fehler beheben.\n")
    assert {path: path.stat().st_ino for path in output.rglob("*")} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["output"]


@pytest.mark.parametrize(
    "url",
    [
        "https://familienbuero.example",
        "https://www.example.org/familie",
        "http://localhost:8000",
        "http://127.0.0.1",
    ],
)
def test_a_reserved_address_is_no_address_to_publish_under(url: str) -> None:
    values = {**configuration(), "SITEURL": url}
    assert site_settings(values).url == url
    with pytest.raises(SettingsError) as error:
        site_settings({**values, "TERMINE_PRODUKTION": True})
    assert str(error.value) == (
        f"Die Einstellung SITEURL ist „{url}“, ein Beispiel, das niemandem gehört. "
        "Bitte die wirkliche Adresse der Website angeben: in publishconf.py oder so: "
        "SITEURL=https://www.… python3 tasks.py build --production"
    )


def test_an_empty_address_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITEURL", "")
    content = ROOT / "tests" / "miniature"
    assert build(BuildOptions(content, TODAY, tmp_path / "output", production=True)) == 2
    assert capsys.readouterr().err.startswith("Die Einstellung SITEURL ist „“.")


def test_a_refused_tree_leaves_nothing_behind(tmp_path: Path) -> None:
    output = tmp_path / "output"
    write_output(output, OutputFile("kalender/index.html", b"alt"))

    def refuse(folder: Path) -> None:
        assert (folder / "kalender/index.html").read_bytes() == b"neu"
        raise RefusedError(())

    with pytest.raises(RefusedError):
        write_output(output, OutputFile("kalender/index.html", b"neu"), inspect=refuse)
    assert (output / "kalender/index.html").read_bytes() == b"alt"
    assert [path.name for path in tmp_path.iterdir()] == ["output"]
