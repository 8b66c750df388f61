"""Files to download: published by their kind, named with kind and size; a PDF may have barriers."""

import zlib

import pytest

from tests.conftest import Builder
from tests.website.conftest import Write

GOOD = b"%PDF-1.7\n1 0 obj <</Title (Antrag) /StructTreeRoot 2 0 R>> endobj\n"
PAGE = (
    "---\ntitel: Formulare\nmenue: Angebote\n---\n"
    "[Antrag](/dateien/antrag.pdf), [Weg](/dateien/weg.gpx), "
    "[Antrag mit 2 kB](/dateien/antrag.pdf) und [Wald](/dateien/wald.mp3)\n"
)


@pytest.fixture
def content(write: Write):
    folder = write({"seiten/formulare.md": PAGE, "dateien/weg.gpx": "<gpx/>"})
    (folder / "dateien/antrag.pdf").write_bytes(GOOD + b" " * (2_000 - len(GOOD)))
    (folder / "dateien/wald.mp3").write_bytes(bytes(1_234_567))
    return folder


@pytest.mark.slow
def test_a_link_to_a_download_says_its_kind_and_size_once(content, build_site: Builder):
    built = build_site(content)
    assert built.code == 0, built.said
    page = built.read("formulare/index.html")
    for told in (
        '<a href="/dateien/antrag.pdf">Antrag (PDF, 2 kB)</a>',
        '<a href="/dateien/weg.gpx">Weg (GPX, 1 kB)</a>',
        '<a href="/dateien/antrag.pdf">Antrag mit 2 kB</a>',
        '<a href="/dateien/wald.mp3">Wald (MP3, 1,2 MB)</a>',
    ):
        assert told in page
    assert (built.output / "dateien/antrag.pdf").read_bytes() == (
        content / "dateien/antrag.pdf"
    ).read_bytes()


@pytest.mark.slow
def test_a_file_that_grows_is_told_with_its_new_size(content, build_site: Builder):
    build_site(content)
    (content / "dateien/antrag.pdf").write_bytes(GOOD + b" " * 9_000)
    assert "Antrag (PDF, 9 kB)</a>" in build_site(content).read("formulare/index.html")


@pytest.mark.slow
def test_a_pdf_is_hinted_at_by_what_it_lacks(content, build_site: Builder):
    packed = zlib.compress(b"1 0 obj <</StructTreeRoot 2 0 R>>")
    tagged = b"%PDF-1.7\n<</Type /ObjStm>>\nstream\n" + packed + b"\nendstream\n"
    (content / "dateien/nur-tags.pdf").write_bytes(tagged)
    (content / "dateien/nichts.pdf").write_bytes(b"%PDF-1.7\n")
    (content / "dateien/boese.html").write_text("<script>", "utf-8")
    built = build_site(content)
    assert built.code == 0, built.said
    lacks = "Diesem PDF fehlen Angaben für Menschen, die es sich vorlesen lassen: "
    assert f"nichts.pdf, Zeile 1: Hinweis: {lacks}einen Titel und Tags.\n" in built.said
    assert f"nur-tags.pdf, Zeile 1: Hinweis: {lacks}einen Titel.\n" in built.said
    assert "antrag.pdf, Zeile" not in built.said
    assert "boese.html, Zeile 1: Hinweis: Diese Datei wird nicht veröffentlicht" in built.said
    assert not (built.output / "dateien/boese.html").exists()
