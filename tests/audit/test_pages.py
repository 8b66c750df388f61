"""What is wrong with one page by itself."""

import pytest

from tests.audit.conftest import FILES, Told, page

HOME = FILES["index.html"]


def home(body: str) -> dict[str, str]:
    """The home page with a body of its own, which begins in line 11."""
    return {"index.html": page("", "Start", f"{body}\n")}


def test_a_site_without_a_fault_passes(told: Told) -> None:
    assert told({}) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "<h1>Noch ein Titel</h1>",
            "1 Die Seite hat 2 Überschriften der ersten Stufe, es muss genau eine sein.",
        ),
        (
            "<h3>Kosten</h3>",
            "11 Die Überschrift „Kosten“ hat Stufe 3, davor steht aber Stufe 1.",
        ),
        ("<h2> </h2>", "11 Eine Überschrift der Stufe 2 hat keinen Text."),
        (
            '<p id="a"></p>\n<p id="a"></p>',
            "12 Die Kennung „a“ kommt auf der Seite zweimal vor.",
        ),
        ('<img src="/404.html">', "11 Das Bild „/404.html“ hat keinen Ersatztext."),
        ('<svg role="img"></svg>', "11 Das Bild „svg“ hat keinen Ersatztext."),
        ('<a href="/"></a>', "11 Der Link „/“ hat keinen Text."),
        (
            '<a href="java&#10;script:alert(1)">x</a>',
            "11 Der Link „java\nscript:alert(1)“ würde ein Programm starten.",
        ),
        (
            '<p style="color:red">x</p>',
            "11 Auf der Seite steht „style=“; der Schutz der Website (CSP) lässt das nicht zu.",
        ),
        (
            '<p onclick="a()">x</p>',
            "11 Auf der Seite steht „onclick=“; der Schutz der Website (CSP) lässt das nicht zu.",
        ),
        (
            "<style>p{}</style>",
            "11 Auf der Seite steht „<style>“; der Schutz der Website (CSP) lässt das nicht zu.",
        ),
        (
            "<script>a()</script>",
            "11 Auf der Seite steht „<script>“; der Schutz der Website (CSP) lässt das nicht zu.",
        ),
        (
            '<script type="application/ld+json">{"@context":</script>',
            "11 Die Angaben für Suchmaschinen (JSON-LD) sind nicht lesbar.",
        ),
        (
            (
                '<script type="application/ld+json">'
                '{"@context":"https://schema.org","url":"https://familie.example/weg/"}</script>'
            ),
            (
                "11 Die Angaben für Suchmaschinen nennen „https://familie.example/weg/“; "
                "diese Seite gibt es nicht."
            ),
        ),
        (
            '<p class="header__preview">Vorschau</p>',
            "1 Die Seite trägt den Hinweis „Vorschau“ und ist nicht zum Veröffentlichen da.",
        ),
        (
            "<p>http://localhost:8000/beratung/</p>",
            (
                "11 Hier steht die Adresse „http://localhost:8000“, "
                "die es nur auf einem einzelnen Rechner gibt."
            ),
        ),
        (
            "<p>//127.0.0.1/</p>",
            "11 Hier steht die Adresse „//127.0.0.1“, die es nur auf einem einzelnen Rechner gibt.",
        ),
    ],
)
def test_a_fault_of_a_page_is_told(told: Told, body: str, said: str) -> None:
    assert told(home(body)) == [f"index.html:{said}"]


@pytest.mark.parametrize(
    "body",
    [
        "<h2>a</h2><h3>b</h3><h2>c</h2>",
        '<img src="/404.html" alt=""><svg role="img"><title>Tür</title></svg>',
        '<a href="/"><img src="/404.html" alt="Start"></a>',
        '<script type="application/ld+json">{"@context":"https://schema.org"}</script>',
        "<p>Der Rechner heißt localhost.</p>",
    ],
)
def test_what_is_right_passes(told: Told, body: str) -> None:
    assert told(home(body)) == []


def test_a_page_without_language_title_and_description_is_told(told: Told) -> None:
    bare = HOME.replace(' lang="de"', "").replace("<title>Start</title>", "")
    bare = bare.replace("Start auf einen Blick", "")
    assert told({"index.html": bare}) == [
        "index.html:1 Die Seite sagt nicht, in welcher Sprache sie ist.",
        "index.html:1 Die Seite hat keinen Titel.",
        "index.html:1 Die Seite hat keine Kurzbeschreibung.",
    ]


def test_a_fault_on_every_page_is_told_three_times(told: Told) -> None:
    broken = {
        name: text.replace("</main>", "<style></style></main>")
        for name, text in FILES.items()
        if name.endswith(".html")
    }
    sentence = "Auf der Seite steht „<style>“; der Schutz der Website (CSP) lässt das nicht zu."
    assert told(broken) == [
        f"404.html:11 {sentence}",
        f"beratung/index.html:12 {sentence}",
        f"impressum/index.html:11 {sentence}",
    ]
