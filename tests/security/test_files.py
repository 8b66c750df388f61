"""Hostile files and names: a sentence says what is wrong, and nothing comes from outside."""

import os
import struct
import time
import unicodedata
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from plugins.termine.diagnostics import report
from plugins.website.commands.build import build, found_diagnostics
from plugins.website.commands.options import BuildOptions, CheckOptions
from plugins.website.run import run

TODAY = date(2026, 11, 22)
OUTSIDE = "ein-wort-von-anderswo"
HEAD = "---\ntitel: A\ndatum: 01.06.2026\n---\n"
ENTRY = "termine:\n  - {id: fest, titel: Fest, datum: 11.12.2026, um: 10 Uhr}\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with one entry, and beside it a file that is none of its business."""
    folder = tmp_path / "content"
    for name in ("artikel", "seiten", "bilder", "termine"):
        (folder / name).mkdir(parents=True)
    (folder / "termine.yaml").write_text(ENTRY, "utf-8")
    for name in ("secret.md", "secret.yaml", "secret.pdf"):
        (tmp_path / name).write_text(f"{HEAD}{OUTSIDE}", "utf-8")
    return folder


def told(content: Path) -> str:
    """The report of the check without what it says about the settings."""
    diagnostics = found_diagnostics(CheckOptions(content, TODAY))
    return report(one for one in diagnostics if one.position.file != "pelicanconf.py")


def built(content: Path) -> dict[str, bytes]:
    """Every file of the site; empty where the check finds errors."""
    output = content.parent / "output"
    run(
        {
            "PATH": str(content),
            "OUTPUT_PATH": str(output),
            "TERMINE_HEUTE": TODAY,
            "TERMINE_SUCHE": False,
        }
    )
    paths = (path for path in output.rglob("*") if path.is_file())
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in paths}


LINKS = {
    "an article": ("artikel/a.md", "../../secret.md"),
    "a page, by its whole path": ("seiten/a.md", "{root}/secret.md"),
    "an event file": ("termine/a.yaml", "../../secret.yaml"),
    "the places": ("orte.yaml", "../secret.yaml"),
    "by another link": ("artikel/b.md", "../seiten/../../secret.md"),
}


@pytest.mark.parametrize(("name", "target"), LINKS.values(), ids=LINKS)
def test_a_link_that_leads_out_of_the_content_is_refused(
    content: Path, name: str, target: str
) -> None:
    (content / name).symlink_to(target.format(root=content.parent))
    said = told(content)
    assert "ist ein Verweis, der aus dem Ordner der Inhalte hinausführt." in said
    assert OUTSIDE not in said
    assert built(content) == {}


def test_a_folder_that_is_a_link_is_not_entered(content: Path) -> None:
    (content.parent / "elsewhere").mkdir()
    (content.parent / "elsewhere" / "a.md").write_text(f"{HEAD}{OUTSIDE}", "utf-8")
    (content / "artikel" / "mehr").symlink_to("../../elsewhere")
    assert not any(OUTSIDE.encode() in one for one in built(content).values())


def test_a_picture_or_plan_that_is_a_link_to_the_outside_is_not_published(content: Path) -> None:
    (content / "bilder" / "plan.pdf").symlink_to("../../secret.pdf")
    site = built(content)
    assert "bilder/plan.pdf" not in site
    assert not any(OUTSIDE.encode() in one for one in site.values())


@pytest.mark.parametrize("picture", ["../../secret.pdf", "/etc/passwd", "a\\0b", "..", "a:b"])
def test_the_key_of_a_picture_leads_nowhere_else(content: Path, picture: str) -> None:
    entry = f'{{id: f, titel: F, datum: 11.12.2026, um: 10 Uhr, bild: "{picture}", bildtext: B}}'
    (content / "termine.yaml").write_text(f"termine:\n  - {entry}\n", "utf-8")
    assert "1 Fehler" in told(content)


@pytest.mark.parametrize(
    "address", ["../../../secret.md", "/../secret.md", "file:///etc/passwd", "..%2f..%2fsecret.md"]
)
def test_an_address_in_a_text_opens_no_file(content: Path, address: str) -> None:
    (content / "artikel" / "a.md").write_text(f"{HEAD}![x]({address}) [y]({address})", "utf-8")
    assert OUTSIDE not in told(content)
    assert not any(OUTSIDE.encode() in one for one in built(content).values())


NAMES = {
    "an option": "-rf.md",
    "blanks": " a  b .md",
    "a line break": "a\nb.md",
    "a bell": "a\x07.md",
    "markup": "<b onclick=x>\"'&.md",
    "a dollar": "$(touch x);`y`|z.md",
    "many dots": "a...b..md",
    "composed": unicodedata.normalize("NFC", "Frühstück.md"),
    "decomposed": unicodedata.normalize("NFD", "Frühstück.md"),
    "right to left": "a\u202edm.md",
    "as long as names can be": "x" * 252 + ".md",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_any_name_of_a_file_becomes_a_plain_address(content: Path, name: str) -> None:
    (content / "artikel" / name).write_text(f"{HEAD}Wort-im-Text", "utf-8")
    holders = [path for path, text in built(content).items() if b"Wort-im-Text" in text]
    pages = [path for path in holders if path.count("/") == 2 and path.endswith("/index.html")]
    assert len(pages) == 1
    assert pages[0].isascii()
    assert all(sign.isalnum() or sign in "-/." for sign in pages[0])


def test_umlauts_give_one_address_however_they_are_spelt(content: Path) -> None:
    for form in ("NFC", "NFD"):
        name = unicodedata.normalize(form, f"Frühstück {form}.md")
        (content / "artikel" / name).write_text(f"{HEAD}Text", "utf-8")
    site = built(content)
    assert "aktuelles/fruehstueck-nfc/index.html" in site
    assert "aktuelles/fruehstueck-nfd/index.html" in site


def test_a_name_that_is_no_text_is_told_or_left_out(content: Path) -> None:
    path = os.fsencode(content / "artikel") + b"/a\xff.md"
    with open(path, "wb") as stream:  # noqa: PTH123  # such a name is none for pathlib's users
        stream.write(f"{HEAD}Wort-im-Text".encode())
    said = told(content)
    said.encode()
    assert "nicht lesen" in said or any(b"Wort-im-Text" in one for one in built(content).values())


@pytest.mark.parametrize("name", ["artikel/a.md", "termine/a.yaml", "orte.yaml"])
def test_a_pipe_is_not_waited_for(content: Path, name: str) -> None:
    os.mkfifo(content / name)
    assert "Die Datei lässt sich nicht lesen." in told(content)


def _png(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


PICTURES: dict[str, tuple[Callable[[], bytes], str]] = {
    "30,000 × 30,000 pixels": (lambda: _png(30_000, 30_000), "mehr als 30 Millionen Bildpunkte"),
    "eleven megabytes": (lambda: _png(9, 9) + bytes(11_000_000), "mehr als 10 MB"),
    "a page": (lambda: b"<html><script>alert(1)</script>", "nicht als Bild"),
}


@pytest.mark.parametrize(("make", "said"), PICTURES.values(), ids=PICTURES)
def test_a_hostile_picture_is_named(content: Path, make: Callable[[], bytes], said: str) -> None:
    (content / "bilder" / "tuer.png").write_bytes(make())
    (content / "artikel" / "a.md").write_text(f"{HEAD}![Tür](tuer.png)", "utf-8")
    found = told(content)
    assert "tuer.png" in found
    assert said in found
    assert "1 Fehler" in found


HEAVY = {
    "aliases in aliases": (
        "termine.yaml",
        "a: &a [x]\n" + "".join(f"a{n}: &b{n} [*a, *a]\n" for n in range(50)),
    ),
    "brackets": ("termine.yaml", "[" * 100_000),
    "braces": ("orte.yaml", "{a: " * 50_000),
    "ten megabytes of one word": ("termine.yaml", "termine: " + "x" * 10_000_000),
    "ten megabytes of dates": ("termine.yaml", "termine:\n" + "  - id: a\n" * 1_000_000),
    "ten megabytes of text": ("artikel/a.md", HEAD + "Wort *und* [Wort](x)\n" * 500_000),
    "quotations in quotations": ("artikel/a.md", HEAD + ">" * 50_000 + "x"),
    "lists in lists": ("artikel/a.md", HEAD + "".join(f"{'  ' * n}- x\n" for n in range(500))),
    "open brackets": ("artikel/a.md", HEAD + "[" * 50_000),
    "stars": ("artikel/a.md", HEAD + "*a **a " * 20_000),
    "a head that never ends": ("artikel/a.md", "---\n" + "titel: x\n" * 200_000),
    "links without words": ("artikel/a.md", HEAD + "[](" * 50_000),
    "links to files": ("artikel/a.md", HEAD + "](file:" * 50_000),
    "links without an end": ("artikel/a.md", HEAD + "[a](b " * 300_000),
    "tags without an end": ("artikel/a.md", HEAD + "<a " * 30_000 + "\n\n**a**"),
    "footnotes of footnotes": (
        *("artikel/a.md", HEAD + "".join(f"[^{n}]: [^{n + 1}]\n\n" for n in range(9_000))),
    ),
    "abbreviations": ("artikel/a.md", HEAD + "".join(f"*[A{n}]: a\n" for n in range(5_000))),
    "a table of one row": ("artikel/a.md", HEAD + "|a" * 30_000 + "\n" + "|-" * 30_000),
    "one word as its title": ("artikel/a.md", HEAD.replace("A", "a" * 1_500_000, 1)),
    "raw markup": ("artikel/a.md", HEAD + "<div>" * 20_000),
}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "text"), HEAVY.values(), ids=HEAVY)
def test_a_file_made_to_be_heavy_is_done_with_in_seconds(
    content: Path, name: str, text: str
) -> None:
    (content / name).write_text(text, "utf-8")
    start = time.process_time()
    told(content)
    assert time.process_time() - start < 10


def test_a_link_that_leads_to_itself_is_told_with_its_name(content: Path) -> None:
    for name in ("artikel/kreis.md", "termine/kreis.yaml"):
        (content / name).symlink_to(Path(name).name)
    report = told(content)
    assert "content/artikel/kreis.md, Zeile 1:" in report
    assert "content/termine/kreis.yaml, Zeile 1:" in report


def test_links_that_lead_back_to_where_they_lie_hold_nothing_up(content: Path) -> None:
    """Pelican's own search would go round them 2**40 times."""
    for name, target in (("artikel/oben", ".."), ("artikel/hier", "."), ("seiten/oben", "..")):
        (content / name).symlink_to(target)
    (content / "artikel" / "a.md").write_text(f"{HEAD}Wort-im-Text", "utf-8")
    assert "aktuelles/a/index.html" in built(content)


def test_a_content_folder_that_is_a_link_to_itself_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tmp_path / "content"
    content.symlink_to(content)
    assert build(BuildOptions(content, TODAY, tmp_path / "output")) == 2
    assert capsys.readouterr().err == f"Den Ordner „{content}“ gibt es nicht.\n"


@pytest.mark.parametrize("folder", ["artikel", "seiten", "bilder", "termine"])
def test_a_folder_that_is_a_link_to_somewhere_else_shows_no_name_of_it(
    content: Path, tmp_path: Path, folder: str
) -> None:
    (tmp_path / "anderswo").mkdir()
    for ending in ("md", "yaml", "pdf", "exe"):
        (tmp_path / "anderswo" / f"{OUTSIDE}.{ending}").touch()
    (content / folder).rmdir()
    (content / folder).symlink_to(tmp_path / "anderswo")
    assert OUTSIDE not in told(content)


def test_long_names_of_files_and_categories_become_addresses_that_every_disk_has_room_for(
    content: Path,
) -> None:
    (content / "termine.yaml").write_text(f"{ENTRY[:-2]}, rubrik: {'Musik ' * 60}}}\n", "utf-8")
    (content / "artikel" / f"{'n' * 250}.md").write_text(f"{HEAD}Text", "utf-8")
    picture = content / "bilder" / f"{'b' * 240}.png"
    Image.new("RGB", (8, 8)).save(picture)
    (content / "artikel" / "a.md").write_text(f"{HEAD}![x]({picture.name})", "utf-8")
    names = [part for path in built(content) for part in path.split("/")]
    assert max(map(len, names)) < 150
    assert any(name.startswith("bbb") for name in names)
    assert any(name.startswith("nnn") for name in names)
