"""What only shows when all files of a site are seen together."""

import gzip
from dataclasses import replace

import pytest

from plugins.audit import audit
from plugins.termine.diagnostics import report
from tests.audit.calendars import CALENDAR
from tests.audit.conftest import ABOUT, FILES, Told, page

SCRIPT = b"// nothing\n"
SUM = "sha384-QpG0koHTwc5YSubqMGaJt+jOKi8avLklcDe/bg/t+AbnEnl7kHd52JeImpStaxgl"


def home(body: str) -> dict[str, str]:
    return {"index.html": page("", "Start", f"{body}\n")}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            '<a href="/weg/">x</a>',
            "11 Der Link „/weg/“ führt zu nichts, was es auf der Website gibt.",
        ),
        (
            '<a href="/beratung">x</a>',
            "11 Der Link „/beratung“ führt zu nichts, was es auf der Website gibt.",
        ),
        (
            '<a href="weg/">x</a>',
            "11 Der Link „weg/“ führt zu nichts, was es auf der Website gibt.",
        ),
        (
            '<a href="https://familie.example/weg/">x</a>',
            (
                "11 Der Link „https://familie.example/weg/“ führt zu nichts, "
                "was es auf der Website gibt."
            ),
        ),
        (
            '<a href="webcal://familie.example/kalender/weg.ics">x</a>',
            (
                "11 Der Link „webcal://familie.example/kalender/weg.ics“ führt zu nichts, "
                "was es auf der Website gibt."
            ),
        ),
        (
            (
                '<a href="https://calendar.google.com/calendar/r?cid='
                'webcal%3A%2F%2Ffamilie.example%2Fkalender%2Fweg.ics">x</a>'
            ),
            (
                "11 Der Link „webcal://familie.example/kalender/weg.ics“ führt zu nichts, "
                "was es auf der Website gibt."
            ),
        ),
        (
            '<a href="/beratung/#kosten">x</a>',
            (
                "11 Der Link „/beratung/#kosten“ führt auf eine Stelle, "
                "die es auf der Seite nicht gibt."
            ),
        ),
        (
            '<a href="#">x</a>',
            "11 Der Link „#“ führt auf eine Stelle, die es auf der Seite nicht gibt.",
        ),
        (
            '<img src="/bilder/weg.jpg" alt="">',
            "11 Der Link „/bilder/weg.jpg“ führt zu nichts, was es auf der Website gibt.",
        ),
        (
            '<img src="/404.html" srcset="/404.html 1x, /weg.avif 2x" alt="">',
            "11 Der Link „/weg.avif“ führt zu nichts, was es auf der Website gibt.",
        ),
        (
            '<img src="https://anderswo.example/a.jpg" alt="">',
            "11 Die Seite lädt „https://anderswo.example/a.jpg“ von einer fremden Website.",
        ),
        (
            '<link rel="preconnect" href="//anderswo.example">',
            "11 Die Seite lädt „//anderswo.example“ von einer fremden Website.",
        ),
        (
            '<iframe src="https://anderswo.example/"></iframe>',
            "11 Die Seite lädt „https://anderswo.example/“ von einer fremden Website.",
        ),
        (
            '<form action="https://anderswo.example/"></form>',
            "11 Die Seite lädt „https://anderswo.example/“ von einer fremden Website.",
        ),
        (
            '<script src="/a.js"></script>',
            "11 „/a.js“ wird ohne Prüfsumme (integrity) geladen.",
        ),
        (
            '<script src="/a.js" integrity="sha384-falsch"></script>',
            "11 Die Prüfsumme von „/a.js“ passt nicht zur Datei; Browser würden sie verwerfen.",
        ),
    ],
)
def test_a_link_to_nowhere_is_told(told: Told, body: str, said: str) -> None:
    assert told({"a.js": SCRIPT, **home(body)}) == [f"index.html:{said}"]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="beratung/">x</a> <a href="#inhalt">y</a> <a href="/kalender/alle%2E.txt">z</a>',
        '<a href="https://anderswo.example/">x</a> <a href="mailto:a@b.example">y</a>',
        '<a href="https://familie.example/beratung/#zeiten">x</a>',
    ],
)
def test_a_link_that_leads_somewhere_passes(told: Told, body: str) -> None:
    assert told({"kalender/alle..txt": "x", **home(body)}) == []


def test_a_file_that_matches_its_sum_passes(told: Told) -> None:
    assert told({"a.js": SCRIPT, **home(f'<script src="/a.js" integrity="{SUM}"></script>')}) == []


def test_a_style_sheet_loads_nothing_from_elsewhere(told: Told) -> None:
    css = "a{}\nb{background:url(https://anderswo.example/a.svg)}\nc{background:url('weg.svg')}\n"
    assert told({"theme/site.css": css}) == [
        (
            "theme/site.css:2 Die Seite lädt „https://anderswo.example/a.svg“ "
            "von einer fremden Website."
        ),
        "theme/site.css:3 Der Link „weg.svg“ führt zu nichts, was es auf der Website gibt.",
    ]


def test_a_site_below_a_folder_is_seen_from_there(told: Told) -> None:
    about = replace(ABOUT, url="https://stadt.example/familie")
    moved = {
        name: text.replace("https://familie.example/", "https://stadt.example/familie/").replace(
            'href="/', 'href="/familie/'
        )
        for name, text in FILES.items()
    }
    assert told(moved, about) == []
    broken = moved["index.html"].replace("/familie/beratung/", "/beratung/")
    assert told({**moved, "index.html": broken}, about) == [
        "index.html:11 Der Link „/beratung/#zeiten“ führt zu nichts, was es auf der Website gibt."
    ]


def test_titles_and_descriptions_stand_on_one_page_only(told: Told) -> None:
    same = FILES["beratung/index.html"].replace("Beratung", "Start")
    assert told({"beratung/index.html": same}) == [
        "beratung/index.html:1 Den Titel „Start“ hat schon die Seite „/“.",
        (
            "beratung/index.html:1 Die Kurzbeschreibung „Start auf einen Blick“ "
            "hat schon die Seite „/“."
        ),
    ]


def test_a_page_names_its_own_address(told: Told) -> None:
    wrong = FILES["index.html"].replace("https://familie.example/", "https://familie.example/x/")
    assert told({"index.html": wrong}) == [
        (
            "index.html:1 Die Seite nennt als ihre Adresse „https://familie.example/x/“, "
            "richtig ist „https://familie.example/“."
        ),
        (
            "index.html:6 Der Link „https://familie.example/x/“ führt zu nichts, "
            "was es auf der Website gibt."
        ),
        (
            "sitemap.xml:1 „https://familie.example/“ steht in „sitemap.xml“, "
            "ist aber keine Seite, die gefunden werden will."
        ),
    ]


def test_the_sitemap_has_every_page_and_no_other(told: Told) -> None:
    wrong = FILES["sitemap.xml"].replace("/beratung/", "/weg/").replace("2026-11", "2026-12")
    assert told({"sitemap.xml": wrong}) == [
        "beratung/index.html:1 Die Seite fehlt in „sitemap.xml“.",
        (
            "sitemap.xml:1 „https://familie.example/weg/“ steht in „sitemap.xml“, "
            "ist aber keine Seite, die gefunden werden will."
        ),
        (
            "sitemap.xml:1 „https://familie.example/“ hat in „sitemap.xml“ den Tag „2026-12-22“, "
            "der noch nicht war."
        ),
    ]


INDEX = """\
<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://familie.example/sitemap-1.xml</loc></sitemap>
<sitemap><loc>https://familie.example/sitemap-2.xml</loc></sitemap>
</sitemapindex>
"""


def test_the_parts_of_a_large_sitemap_are_read(told: Told) -> None:
    first, _, last = FILES["sitemap.xml"].partition(
        "<url><loc>https://familie.example/impressum/</loc></url>\n"
    )
    head = first[: first.index("<url>")]
    parts = {"sitemap-1.xml": f"{first}</urlset>\n", "sitemap-2.xml": head + last}
    assert told({"sitemap.xml": INDEX, **parts}) == [
        "impressum/index.html:1 Die Seite fehlt in „sitemap.xml“."
    ]
    wrong = parts["sitemap-2.xml"].replace("/kalender/", "/weg/")
    assert "sitemap-2.xml:1 „https://familie.example/weg/“ steht in „sitemap.xml“, " in "".join(
        told({"sitemap.xml": INDEX, **parts, "sitemap-2.xml": wrong})
    )


def test_a_part_of_a_large_sitemap_that_is_missing_is_told(told: Told) -> None:
    found = told({"sitemap.xml": INDEX, "sitemap-1.xml": FILES["sitemap.xml"]})
    assert found == [
        (
            "sitemap.xml:1 „https://familie.example/sitemap-2.xml“ steht in „sitemap.xml“, "
            "ist aber keine Seite, die gefunden werden will."
        )
    ]


def test_a_sitemap_that_is_no_xml_is_told(told: Told) -> None:
    assert told({"sitemap.xml": "<urlset>"}) == [
        "sitemap.xml:1 Die Datei ist nicht lesbar: no element found: line 1, column 8."
    ]


@pytest.mark.parametrize("name", ["404.html", "robots.txt", "sitemap.xml"])
def test_a_missing_file_is_told(told: Told, name: str) -> None:
    assert told({name: None}) == [f"{name}:1 Die Datei „{name}“ fehlt."]


def test_a_missing_legal_page_is_told(told: Told) -> None:
    about = replace(ABOUT, legal_pages=("impressum", "datenschutz"))
    assert told({}, about) == ["datenschutz/index.html:1 Die Pflichtseite „datenschutz“ fehlt."]


def test_every_page_leads_to_the_legal_pages(told: Told) -> None:
    without = FILES["index.html"].replace('href="/impressum/"', 'href="/"')
    assert told({"index.html": without}) == [
        "index.html:1 Von dieser Seite führt kein Link zur Pflichtseite „impressum“."
    ]


def test_a_gap_on_a_legal_page_is_told(told: Told) -> None:
    gap = page("impressum/", "Impressum", "<p><mark>[bitte ergänzen: Anschrift]</mark></p>\n")
    assert told({"impressum/index.html": gap}) == [
        "impressum/index.html:1 Auf dieser Seite verlangt das Gesetz noch eine Angabe: Anschrift."
    ]


def test_a_gap_elsewhere_is_left_to_the_check(told: Told) -> None:
    assert told(home("<p><mark>[bitte ergänzen: Kosten]</mark></p>")) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2027-10-01", "2026-12-21", "„security.txt“ gilt nur bis 21. Dezember 2026."),
        ("Contact: mailto:", "Contact: ", "„security.txt“ hat keine lesbare Zeile „Contact“."),
        ("Expires: ", "Bis: ", "„security.txt“ hat keine lesbare Zeile „Expires“."),
        (
            "Canonical: https",
            "Canonical: http",
            "„security.txt“ hat keine lesbare Zeile „Canonical“.",
        ),
    ],
)
def test_security_txt_is_right_and_lasts(told: Told, old: str, new: str, said: str) -> None:
    name = ".well-known/security.txt"
    assert told({name: FILES[name].replace(old, new)}) == [f"{name}:1 {said}"]


def test_a_missing_security_txt_is_told(told: Told) -> None:
    name = ".well-known/security.txt"
    assert told({name: None}) == [f"{name}:1 Die Datei „{name}“ fehlt."]


def test_a_site_closed_to_search_engines_is_a_preview(told: Told) -> None:
    assert told({"robots.txt": "User-agent: *\nDisallow: /\n"}) == [
        "robots.txt:1 Die Seite trägt den Hinweis „Vorschau“ und ist nicht zum Veröffentlichen da."
    ]


def test_a_draft_is_neither_page_nor_calendar(told: Told) -> None:
    about = replace(ABOUT, drafts=("beratung/", "termine/fest/"))
    ics = CALENDAR.replace("\n", "\r\n")
    found = told({"kalender/alle.ics": ics}, about)
    assert "beratung/index.html:1 „/beratung/“ ist ein Entwurf und steht trotzdem " in " ".join(
        found
    )
    assert (
        "kalender/alle.ics:1 „/termine/fest/“ ist ein Entwurf und steht trotzdem "
        "in der fertigen Website."
    ) in found


def test_a_packed_copy_holds_the_same(told: Told) -> None:
    right, stale = gzip.compress(b"User-agent: *\nAllow: /\n"), gzip.compress(b"alt")
    assert told({"robots.txt.gz": right, "index.html.gz": stale, "404.html.gz": b"x"}) == [
        "404.html.gz:1 Die gepackte Fassung passt nicht zu „404.html“.",
        "index.html.gz:1 Die gepackte Fassung passt nicht zu „index.html“.",
    ]


def test_a_heavy_page_is_a_hint_only(tmp_path, told: Told) -> None:
    pictures = {f"bilder/{number}.jpg": bytes(9000) for number in range(13)}
    tags = "".join(f'<img src="/{name}" alt="">' for name in pictures)
    assert told({**pictures, **home(tags)}) == [
        (
            "index.html:1 Bilder der Seite: 115 KB, höchstens 80 KB sollen es sein "
            "(gepackt gerechnet)."
        ),
        "index.html:1 Die Seite lädt 14 Dateien, höchstens 12 sollen es sein.",
    ]
    assert report(audit(tmp_path, ABOUT)).endswith("2 Hinweise\n")
