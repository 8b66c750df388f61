"""The theme's styles and scripts as one file each."""

import re
from pathlib import Path

import pytest

from plugins.website.theme_files.assets import theme_files


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme with one rule in each layer."""
    files = {
        "css/utilities.css": ".u { top: 0; }\n",
        "css/components/b.css": '.b::before { content: "/* kein Kommentar */"; }\n',
        "css/components/a.css": ".a { background: url(../../img/a.svg); }\n",
        "css/layout.css": "",
        "css/base.css": "/* Kommentar\n   über zwei Zeilen */\nbody {\n  margin: 0;\n}\n",
        "css/settings.css": "/*! Lizenz */\n",
        "css/notizen.md": "nicht für Besucher",
        "js/b.js": "const b = 'https://b.example'; // bleibt\n",
        "js/a.js": "/* Kommentar */\n  // geht\nconst a = `/* bleibt */`;\n",
        "img/a.svg": "<svg/>",
        "img/icon.svg": "<svg/>",
    }
    for name, text in files.items():
        path = tmp_path / "static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def contents(theme: Path) -> dict[str, str]:
    return {file.path: file.content.decode() for file in theme_files(theme, "/ort/").files}


def test_styles_stand_in_the_order_of_the_cascade(theme: Path) -> None:
    (css,) = (text for name, text in contents(theme).items() if name.endswith(".css"))
    assert css == (
        "/*! Lizenz */\n"
        "body {\n"
        "margin: 0;\n"
        "}\n"
        ".a { background: url(/ort/theme/img/a.svg); }\n"
        '.b::before { content: "/* kein Kommentar */"; }\n'
        ".u { top: 0; }\n"
    )


def test_scripts_lose_only_whole_comments(theme: Path) -> None:
    (js,) = (text for name, text in contents(theme).items() if re.search(r"site\..*js$", name))
    assert js == "const a = `/* bleibt */`;\nconst b = 'https://b.example'; // bleibt\n"


def test_other_files_keep_their_names(theme: Path) -> None:
    assert {name for name in contents(theme) if ".svg" in name} == {
        "theme/img/a.svg",
        "theme/img/icon.svg",
    }
    assert not any("notizen" in name for name in contents(theme))
    assert theme_files(theme, "/ort/").icon == "/ort/theme/img/icon.svg"


def test_a_name_changes_with_the_content(theme: Path) -> None:
    before = theme_files(theme, "/").stylesheet
    (theme / "static/css/utilities.css").write_text(".u { top: 1px; }", encoding="utf-8")
    after = theme_files(theme, "/").stylesheet
    assert before.url != after.url
    assert before.integrity != after.integrity


def test_the_name_and_the_integrity_are_those_of_the_file(theme: Path) -> None:
    (theme / "static/js/a.js").unlink()
    (theme / "static/js/b.js").unlink()
    script = theme_files(theme, "/").script
    assert script.url == "/theme/site.01ba4719c8.js"  # SHA-256 of one line feed
    assert script.integrity == (
        "sha384-7GZOiJ7WwbJ2PKz3iZ2Vt/NHNz65guUjQZ/uo6o2LYkbO/Al8pImelhUBJCReJw+"
    )
