"""Editors' Markdown as HTML: German, safe, and with everything found in it."""

import html

import pytest

from plugins.termine.events import addresses
from plugins.website.markdown import (
    DatesRequest,
    Heading,
    Mistake,
    Placeholder,
    Reference,
    RemovedHtml,
    Renderer,
    placeholders,
)

HTML = {
    "a paragraph": ("Guten Tag.", "<p>Guten Tag.</p>"),
    "German quotes": ('Sie sagt "Ja".', "<p>Sie sagt „Ja“.</p>"),
    "an apostrophe": ("So geht's", "<p>So geht’s</p>"),
    "a dash": ("Wanne -- Eickel", "<p>Wanne – Eickel</p>"),
    "a first heading": ("# Für Sie", '<h2 id="fuer-sie">Für Sie</h2>'),
    "a second heading": ("## Für Sie", '<h2 id="fuer-sie">Für Sie</h2>'),
    "headings keep their distance": (
        "# A\n\n## B",
        '<h2 id="a">A</h2>\n<h3 id="b">B</h3>',
    ),
    "headings of the same text": (
        "## A\n\n## A",
        '<h2 id="a">A</h2>\n<h2 id="a_1">A</h2>',
    ),
    "a heading like the skip link's target": ("## Inhalt", '<h2 id="inhalt_1">Inhalt</h2>'),
    "a nested list": (
        "- a\n  - b",
        "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>",
    ),
    "a link": ("[Termine](/termine/)", '<p><a href="/termine/">Termine</a></p>'),
    "a gap": (
        "Telefon: [[bitte ergänzen: Nummer]]",
        "<p>Telefon: <mark>[bitte ergänzen: Nummer]</mark></p>",
    ),
    "a gap in a picture's text": (
        "![[[bitte ergänzen: Text]]](a.jpg)",
        '<p><img alt="[[bitte ergänzen: Text]]" src="a.jpg"></p>',
    ),
    "a date block in code": (
        "```\n[[termine wez]]\n```",
        "<pre><code>[[termine wez]]\n</code></pre>",
    ),
    "a table with a caption in a box that scrolls": (
        "Tabelle: Wann *wir* da sind\n\n| Tag |\n|---|\n| Montag |",
        (
            '<div class="table-box" role="group" aria-label="Tabelle" tabindex="0"><table>'
            "<caption>Wann <em>wir</em> da sind</caption>"
            "<thead>\n<tr>\n<th>Tag</th>\n</tr>\n</thead>\n"
            "<tbody>\n<tr>\n<td>Montag</td>\n</tr>\n</tbody>\n</table></div>"
        ),
    ),
    "a heading in HTML without an anchor": ("<h2>Titel</h2>", "<h2>Titel</h2>"),
}

HOSTILE = {
    "a script": ("<script>alert(1)</script>", ""),
    "a handler": ('<b onclick="alert(1)">fett</b>', "<p><b>fett</b></p>"),
    "a script link": ("[x](javascript:alert(1))", "<p><a>x</a></p>"),
    "a hidden script link": ("[x](java&#115;cript:alert(1))", "<p><a>x</a></p>"),
    "a data link": ("[x](data:text/html,x)", "<p><a>x</a></p>"),
    "a script picture": ("![x](javascript:alert)", '<p><img alt="x"></p>'),
    "a frame": ('<iframe src="https://example.org"></iframe>', ""),
    "a style": ('<p style="color:red" class="card">x</p>', "<p>x</p>"),
    "a form": ("<form action='/'><input name='a'></form>", ""),
    "a drawing": ("<svg><a href='javascript:1'>x</a></svg>", "<p></p>"),
    "an attribute list": ("Text\n{: onclick=alert(1) class=card }", "<p>Text</p>"),
    "a comment": ("<!-- geheim -->", ""),
    "a forged date block": (
        '<div data-termine="{&quot;event_ids&quot;: []}"></div>',
        "<div></div>",
    ),
}


@pytest.mark.parametrize(("text", "html"), HTML.values(), ids=HTML)
def test_markdown_becomes_html(renderer: Renderer, text: str, html: str) -> None:
    assert renderer.render(text).html == html


@pytest.mark.parametrize(("text", "html"), HOSTILE.values(), ids=HOSTILE)
def test_nothing_dangerous_comes_through(renderer: Renderer, text: str, html: str) -> None:
    assert renderer.render(text).html == html
    assert renderer.render(text).body in {(html,), ()}


FORGED = {
    "private-use characters": ("\ue0000\ue001", "<p>\ue0000\ue001</p>"),
    "entities": ("&#xE000;0&#xE001;", "<p>\ue0000\ue001</p>"),
    "a number between signs": ("x0x", "<p>x0x</p>"),
}


@pytest.mark.parametrize(("text", "expected"), FORGED.values(), ids=FORGED)
def test_nobody_can_write_what_stands_for_dates(
    renderer: Renderer, text: str, expected: str
) -> None:
    rendered = renderer.render(f"[[termine wez]]\n\n{text}")
    assert rendered.body == (DatesRequest(("wez",), line=1), expected)


def test_a_text_has_room_for_twenty_requests(renderer: Renderer) -> None:
    rendered = renderer.render("[[termine wez]]\n" * 22, first_line=5)
    assert len(rendered.requests) == 20
    assert rendered.mistakes == (Mistake("dates-too-many", 25, "[[termine wez]]"),)


def test_dates_within_a_tag_break_no_markup_and_are_told(renderer: Renderer) -> None:
    rendered = renderer.render('<p lang="\n[[termine wez]]\n">a</p>')
    assert rendered.body == ('<p lang="\n\n\n\n">a</p>',)
    assert rendered.mistakes == (Mistake("dates-within-tag", 2, "[[termine"),)


def test_a_text_is_cut_where_dates_go(renderer: Renderer) -> None:
    text = "Davor\n[[termine wez, anzahl: 3]]\nDanach"
    assert renderer.render(text, first_line=5).body == (
        "<p>Davor</p>",
        DatesRequest(("wez",), limit=3, line=6),
        "<p>Danach</p>",
    )


def test_a_request_keeps_umlauts_and_quotes(renderer: Renderer) -> None:
    text = '[[termine rubrik: Frühe "Hilfen" & <mehr>]]'
    assert renderer.render(text).body == (DatesRequest(category='Frühe "Hilfen" & <mehr>', line=1),)


def test_a_text_without_dates_is_one_piece(renderer: Renderer) -> None:
    assert renderer.render("Nur Text").body == ("<p>Nur Text</p>",)


def test_an_empty_text_has_no_pieces(renderer: Renderer) -> None:
    assert renderer.render("").body == ()


def test_mistakes_know_their_line(renderer: Renderer) -> None:
    text = "Text\n\n[[termine farbe: rot]]\n\nsiehe [[termine wez]]\n"
    assert renderer.render(text, first_line=5).mistakes == (
        Mistake("dates-unknown-option", 7, "farbe"),
        Mistake("dates-not-alone", 9, "[[termine wez]]"),
    )


def test_gaps_know_where_they_stand() -> None:
    text = "Telefon: [[bitte ergänzen: die\nNummer]]"
    assert placeholders(f"Titel\n\n{text}") == (Placeholder(3, 10, "die Nummer"),)


def test_a_gap_written_without_umlaut_is_one_too(renderer: Renderer) -> None:
    text = "[[bitte ergaenzen: die Nummer]]"
    assert placeholders(text) == (Placeholder(1, 1, "die Nummer"),)
    assert renderer.render(text).html == "<p><mark>[bitte ergänzen: die Nummer]</mark></p>"


def test_other_words_in_double_brackets_are_a_mistake(renderer: Renderer) -> None:
    text = "[[termin fest]] und [[bild x]]\n\n`[[code]]` [[1]](/a/) [[bitte ergänzen: a]]"
    assert renderer.render(text, first_line=5).mistakes == (
        Mistake("unknown-mark", 5, "[[termin fest]]"),
        Mistake("unknown-mark", 5, "[[bild x]]"),
    )


def test_links_and_pictures_know_their_line(renderer: Renderer) -> None:
    found = renderer.render("[a](/a/)\n\n![b](b.jpg) [c](/c/?x=1&y=2)", first_line=2)
    assert found.links == (Reference("/a/", 2), Reference("/c/?x=1&y=2", 4))
    assert found.images == (Reference("b.jpg", 4, "b"),)


def test_headings_are_told(renderer: Renderer) -> None:
    found = renderer.render("# Für *Sie*\n\n### Tief").headings
    assert found == (Heading(2, "fuer-sie", "Für Sie"), Heading(4, "tief", "Tief"))


def test_one_text_leaves_nothing_for_the_next(renderer: Renderer) -> None:
    renderer.render("## A\n\nFuß[^1]\n\n[^1]: Note\n\n[x]: /y/")
    assert renderer.render("## A\n\n[x]").html == '<h2 id="a">A</h2>\n<p>[x]</p>'


def test_a_short_text_has_no_anchors_and_no_dates(renderer: Renderer) -> None:
    text = "## Titel\n\n[[termine wez]]\n\n*Text*"
    assert renderer.short(text) == "<p>Titel</p>\n\n<p><em>Text</em></p>"


def test_a_text_nested_too_deeply_is_a_mistake(renderer: Renderer) -> None:
    deep = "- " * 900 + "x"
    assert renderer.render(deep, first_line=5).mistakes == (Mistake("text-too-deep", 5),)
    assert renderer.short(deep) == f"<p>{deep}</p>"
    assert renderer.render("gut").html == "<p>gut</p>"


SLOW = {
    "one footnote in many places": "[^1] " * 8_000 + "\n\n[^1]: Fuß",
    "links without an end": "[a](" * 20_000,
    "brackets without an end": "[" * 50_000,
    "a loose list": "- a\n\n" * 8_000,
    "definitions": "a\n:   b\n\n" * 8_000,
    "quotes in quotes": "> " * 300 + "a\n" + "> a\n\n" * 8_000,
    "headings": "# a\n\n" * 12_000,
    "abbreviations": "".join(f"*[A{number}]: Wort\n" for number in range(3_000)) + "A1 " * 9_000,
    "open tags": "<y a=\n\n" * 9_000,
}


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW)
def test_a_text_that_takes_too_long_is_a_mistake(text: str) -> None:
    renderer = Renderer(addresses.slug, seconds=0.05)
    assert renderer.render(text, 5).mistakes == (Mistake("text-too-slow", 5),)
    assert renderer.short(text) == f"<p>{html.escape(text)}</p>"
    assert renderer.refusal(text) == "text-too-slow"
    assert renderer.render("gut").html == "<p>gut</p>"


def test_a_text_may_have_so_many_signs(renderer: Renderer) -> None:
    assert renderer.render("Wort " * 40_001).mistakes == (Mistake("text-too-long", 1),)
    assert renderer.refusal("Wort " * 40_001) == "text-too-long"
    assert renderer.refusal("Wort " * 40_000) == ""


def test_many_tags_and_signs_for_less_are_no_mistake(renderer):
    row = "<tr><td>5 < 6</td></tr>\n"
    assert renderer.render(f"<table>\n{row * 400}</table>").mistakes == ()
    assert renderer.render("3 < 4\n\n" * 3_000).mistakes == ()


def test_many_brackets_side_by_side_are_no_mistake(renderer):
    assert renderer.render("[a] [ ] " * 500 + "\n\n[\n\n" * 60).mistakes == ()


TAKEN_OUT = {
    "a frame": ("Text\n<iframe src='x'></iframe>", [RemovedHtml("iframe", 5, "<iframe")]),
    "a frame over several lines, in a list": (
        "- a\n\n    <IFRAME\n      src='x'>\n    </IFRAME>",
        [RemovedHtml("iframe", 6, "<IFRAME")],
    ),
    "a form is told once": (
        "<form>\n<label>Wer <input></label>\n</form> <video>",
        [RemovedHtml("form", 4, "<form"), RemovedHtml("video", 6, "<video")],
    ),
    "a program with signs of its own": (
        "<script>if (a<b) x('<i>')</script>",
        [RemovedHtml("script", 4, "<script")],
    ),
    "one within what Markdown looks into": (
        "<div markdown='1'>**a** <center>b</center></div>",
        [RemovedHtml("center", 4, "<center")],
    ),
    "behind its own name in code": (
        "`<iframe>` heißt:\n\n~~~\n<iframe>\n~~~\n\n<iframe>",
        [RemovedHtml("iframe", 10, "<iframe")],
    ),
    "what a word processor leaves": ("a<o:p></o:p>", [RemovedHtml("o:p", 4, "<o:p")]),
    "attributes": (
        '<b style="color:red" onclick="x()">a</b> <img src="a.jpg" ONERROR=x>',
        [
            RemovedHtml("style", 4, "style="),
            RemovedHtml("onclick", 4, "onclick="),
            RemovedHtml("onerror", 4, "ONERROR="),
        ],
    ),
    "one that is never closed": ("<script>a\n\n<script>b", [RemovedHtml("script", 4, "<script")]),
}

STAYS = {
    "allowed tags": '<b>a</b> <br/> <abbr title="x">b</abbr>\n\n<details>\nc\n</details>',
    "code": "`<iframe>` und ``<script>``\n\n    <form>\n\n```html\n<iframe>\n```",
    "a comment": "<!-- später: <iframe src='x'></iframe> -->",
    "an address": "<https://www.herne.de> <info@example.org>",
    "a sign": "Kinder < 3 Jahre, a <3 b> c",
    "an aligned table": "a | b\n:-|-:\n<b>1</b> | 2",
    "a footnote": "<b>a</b>[^1]\n\n[^1]: Fuß",
    "dates and gaps": "<b>a</b>\n\n[[termine fest]]\n\n[[bitte ergänzen: b]]",
    "attributes that are only dropped": '<a href="/termine/" target="_blank" class="x">a</a>',
}


@pytest.mark.parametrize(("text", "found"), TAKEN_OUT.values(), ids=TAKEN_OUT)
def test_what_is_taken_out_is_told_with_its_line(
    renderer: Renderer, text: str, found: list[RemovedHtml]
) -> None:
    assert list(renderer.render(text, first_line=4).removed) == found


@pytest.mark.parametrize("text", STAYS.values(), ids=STAYS)
def test_of_what_stays_nothing_is_told(renderer: Renderer, text: str) -> None:
    assert renderer.render(text).removed == ()


def test_what_stands_in_usual_blocks_is_told(renderer: Renderer) -> None:
    found = renderer.render("# Für *Sie*\n\n- [a](/a/)\n- [b](/b/)\n\n### Tief", first_line=4)
    assert found.headings == (Heading(2, "fuer-sie", "Für Sie"), Heading(4, "tief", "Tief"))
    assert found.links == (Reference("/a/", 6), Reference("/b/", 7))
