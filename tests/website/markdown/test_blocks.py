"""The way around Markdown gives what Markdown gives, and nothing that would have to be cleaned."""

from dataclasses import replace

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from plugins.termine.events import addresses
from plugins.website.markdown import Heading, Mistake, MistakeKind, Reference, Renderer
from plugins.website.markdown.allowed import page_cleaner
from plugins.website.markdown.blocks import usual_blocks
from plugins.website.markdown.inline import ADDRESS
from plugins.website.markdown.parser import Parser

USUAL = {
    "a paragraph": ("Ein Satz.", "<p>Ein Satz.</p>"),
    "lines": (
        "Um 10:30 Uhr,\nauch (!) für Väter\n",
        "<p>Um 10:30 Uhr,\nauch (!) für Väter</p>",
    ),
    "paragraphs": ("Erster Absatz.\n\n\nZweiter.", "<p>Erster Absatz.</p>\n<p>Zweiter.</p>"),
    "a number that counts nothing": ("9.000 Mal\n2019.", "<p>9.000 Mal\n2019.</p>"),
    "typography": ("„Ja“ – § 5 …", "<p>„Ja“ – § 5 …</p>"),
    "headings begin at level 2": (
        "### Für **Sie**\n##### Inhalt",
        '<h2 id="fuer-sie">Für <strong>Sie</strong></h2>\n<h4 id="inhalt_1">Inhalt</h4>',
    ),
    "headings keep their distance down to level 6": (
        "# A\n\n###### B",
        '<h2 id="a">A</h2>\n<h6 id="b">B</h6>',
    ),
    "a heading between lines": (
        "Oben\n## Mitte\nUnten",
        '<p>Oben</p>\n<h2 id="mitte">Mitte</h2>\n<p>Unten</p>',
    ),
    "a list": (
        "- Wort\n- **Uhr:** 10 Uhr\n\nText",
        "<ul>\n<li>Wort</li>\n<li><strong>Uhr:</strong> 10 Uhr</li>\n</ul>\n<p>Text</p>",
    ),
    "a numbered list": (
        "3. Eins\n1. [Zwei](/zwei/)",
        '<ol>\n<li>Eins</li>\n<li><a href="/zwei/">Zwei</a></li>\n</ol>',
    ),
    "two kinds of lists": (
        "- a\n\n1. b",
        "<ul>\n<li>a</li>\n</ul>\n<ol>\n<li>b</li>\n</ol>",
    ),
    "emphasis": (
        "*Wort* (**zwei Worte**), „*drei*“",
        "<p><em>Wort</em> (<strong>zwei Worte</strong>), „<em>drei</em>“</p>",
    ),
    "a link within emphasis": (
        "**[112](tel:112)** – Notruf",
        '<p><strong><a href="tel:112">112</a></strong> – Notruf</p>',
    ),
    "links": (
        "[a](/a/b.pdf#c-d)\n[b](https://www.herne.de/)\n[c](mailto:c.d@herne.de)\n[d](#e)",
        """<p><a href="/a/b.pdf#c-d">a</a>
<a href="https://www.herne.de/">b</a>
<a href="mailto:c.d@herne.de">c</a>
<a href="#e">d</a></p>""",
    ),
    "a request for dates": ("Wann\n\n\ue0000\ue001\n\n", "<p>Wann</p>\n<p>\ue0000\ue001</p>"),
}

LEFT_TO_MARKDOWN = {
    "nothing": "",
    "a line that begins with blanks": " a",
    "a line that ends with one": "a \n\nb",
    "a line that ends with two": "a  \nb",
    "two blanks": "a  b",
    "another space": "a\xa0b",
    "typewriter's dots": "a...",
    "a typewriter's dash": "a -- b",
    "typewriter's quotes": 'a "b"',
    "a line below": "A\n=",
    "a definition": "Wort\n: Sinn",
    "a rule": "a\n\n---",
    "a quotation": "> a",
    "a table": "a | b\n--|--",
    "code": "`a`",
    "HTML": "<b>a</b>",
    "an entity": "a &amp; b",
    "something escaped": "a\\*",
    "underscores": "a _b_",
    "attributes": "## a {: #b }",
    "a footnote": "a[^1]",
    "an abbreviation": "*[HTML]: Sprache",
    "the address of a link": "[a]: /b/",
    "a link by name": "[a][b]",
    "a picture": "Bild ![a](/b.jpg)",
    "blanks before the words of a link": "[ a](/b/)",
    "blanks behind the words of a link": "[a ](/b/)",
    "a bracket": "a]",
    "a gap": "[[bitte ergänzen: a]]",
    "strong emphasis within a word": "a**b**",
    "strong emphasis of half a word": "**a**b",
    "emphasis within a word": "a*b*",
    "emphasis of half a word": "*a*b",
    "emphasis over lines": "**a\nb**",
    "emphasis twice": "***a***",
    "emphasis without an end": "**a",
    "emphasis within emphasis": "**a *b* c**",
    "a blank before emphasis begins": "(** a**)",
    "a blank behind its end": "**a **",
    "a list right behind a line": "a\n- b",
    "lines in an item": "- a\n  b",
    "a line behind an item": "- a\nb",
    "paragraphs in a list": "- a\n\n- b",
    "a list in a list": "- a\n  - b",
    "a list as an item": "- 1. a",
    "a heading as an item": "- # a",
    "a list with another sign": "* a",
    "both lists in one": "- a\n1. b",
    "a date that begins a line": "Am\n1. Mai",
    "a heading without a blank": "##a",
    "a heading with an end": "## a ##",
    "seven levels": "####### a",
    "an anchor of nothing": "## …",
    "an anchor of two": "## a\n\n## A",
}

DOUBTFUL_ADDRESSES = [
    *("", "a/", "//a.de/", "/../a/", "/a_b/", "/ä/", "/a b/", "/a/ ", "/(a)", '/a/ "b"', "<a>"),
    *("/a?b=c&d", "/a%20b/", "javascript:a()", "javascript&#58;a", "data:text/html,a", "tel:a"),
    *("https://a", "https://A.de", "https://xn--a.de", "https://1.2.3", "https://a.de:80/"),
    *(
        "https://a@b.de",
        "https://a.de\\b",
        "mailto:a",
        "mailto:a@b",
        "https://a-.de",
        "ftp://a.de",
        "#",
    ),
]

_PIECES = (
    *(" Wort", " ein Satz.", " Nr. 5", " 10:30–12 Uhr", " „Ja“", " (so)", " – ", ",", ":", " a-b"),
    *(" **fett**", " *kursiv*", " (**fett**)", " **a:**", " [Wort](/a-b/)", " [a](#b)", "[c](/d/)"),
    *(" **[112](tel:112)**", " [a](mailto:a.b@c.de)", " [a](https://a.b-c.de/d.e#f)", "**a**"),
    *("\nWort", "\n9.000", "\n**Wort**", "\n\nWort", "\n\n[Wort](/a/)", "\n\n\n„Ja“", "\n\n"),
    *("\n\n- Wort", "\n- Wort", "\n- **Uhr:** 10", "\n\n1. Wort", "\n2. Wort", "\n\n11. Wort"),
    *("\n\n# A", "\n\n## Wort", "\n## B", "\n\n### Inhalt", "\n\n##### C", "\n\n\ue0000\ue001\n\n"),
)
_USUAL = st.lists(st.sampled_from(_PIECES), max_size=9).map(
    lambda pieces: "".join(("Wort", *pieces))
)
_ODD = (
    *("*", "**", "***", "_", "[", "]", "](/a/)", "!", "![", "[a]", "[^1]", "[a]:", "[b]: /c\n"),
    *("=", "\n=\n", "|", "&", "&amp;", "<", "<b>", "</b>", "'", '"', "\\", "`", "~~~", "{: #a }"),
    *(".", "..", "-", "--", " ", "  ", "\t", "\xa0", "\n", " \n", "  \n", "\n    ", "\n: ", "\n> "),
    *(
        "\n---\n",
        "#",
        "#5",
        "\n#",
        " ##",
        "1. ",
        "- ",
        "+ ",
        "* ",
        "2.",
        "٣. a",
        "²",
        "ⅷ",
        "a\u0308",
    ),
    *("\x02", "\x03", "\u2028", "\x1f", "\u200b", "\xad", "\ue000", "ﬁ", "[TOC]", "İ", "\r"),
)


def _with(text: str, odd: str, at: int) -> str:
    return text[:at] + odd + text[at:]


TEXTS = st.one_of(
    _USUAL,
    st.builds(_with, _USUAL, st.sampled_from(_ODD), st.integers(0, 40)),
    st.lists(st.sampled_from(_PIECES + _ODD), max_size=5).map("".join),
    st.text(st.sampled_from("aÄ1. ,:-–…\n\t|=#*[]()/„“"), max_size=20),
)


def _anchor(text: str, _separator: str = "-") -> str:
    slug = addresses.slug(text)
    return f"{slug}_1" if slug == "inhalt" else slug


@pytest.fixture(scope="module")
def markdown() -> Parser:
    return Parser(_anchor)


@pytest.mark.parametrize(("text", "html"), USUAL.values(), ids=USUAL)
def test_usual_blocks_need_no_markdown(text: str, html: str, markdown: Parser) -> None:
    blocks = usual_blocks(text, _anchor)
    assert blocks is not None
    assert blocks.html == html == markdown.html(text)


@pytest.mark.parametrize("text", LEFT_TO_MARKDOWN.values(), ids=LEFT_TO_MARKDOWN)
def test_what_may_be_something_else_is_left_to_markdown(text: str) -> None:
    assert usual_blocks(text, _anchor) is None
    assert usual_blocks(f"Wort\n\n{text}\n\n## Ende" if text else "\n\n", _anchor) is None


@pytest.mark.parametrize("address", DOUBTFUL_ADDRESSES)
def test_an_address_of_another_form_is_left_to_markdown(address: str) -> None:
    assert usual_blocks(f"[a]({address})", _anchor) is None


@settings(max_examples=3000)
@given(TEXTS)
@example("Wort -**Wort**")
@example("## Wort \n")
@example("**a**[b](/c/)**d**")
def test_usual_blocks_become_the_html_of_markdown(markdown: Parser, text: str) -> None:
    blocks = usual_blocks(text, _anchor)
    event(f"needs Markdown: {blocks is None}")
    assert blocks is None or blocks.html == markdown.html(text)


@settings(max_examples=1500)
@given(TEXTS)
def test_there_is_nothing_to_clean_in_usual_blocks(text: str) -> None:
    blocks = usual_blocks(text, _anchor)
    html = blocks.html if blocks else ""
    assert page_cleaner().clean(html) == html


@given(address=st.from_regex(ADDRESS, fullmatch=True))
def test_no_address_in_usual_blocks_is_cleaned_away(address: str) -> None:
    assert page_cleaner().clean(f'<a href="{address}">a</a>') == f'<a href="{address}">a</a>'


@settings(max_examples=1500)
@given(TEXTS)
@example("## [a](/b/)\n\nzu /b/ und /c/\n[c](/c/)\n[b](/b/)")
def test_as_much_is_found_in_usual_blocks_as_in_other_texts(renderer: Renderer, text: str) -> None:
    if usual_blocks(text, _anchor) is None:
        return
    other = f"{text}\n\n<!-- nur Markdown liest das -->"
    expected = renderer.render(other, 3)
    assert renderer.render(text, 3) == replace(expected, html=expected.html.rstrip("\n"))
    assert renderer.short(text) == renderer.short(other)


def test_what_stands_in_usual_blocks_is_told(renderer: Renderer) -> None:
    found = renderer.render("# Für *Sie*\n\n- [a](/a/)\n- [b](/b/)\n\n### Tief", first_line=4)
    assert found.headings == (Heading(2, "fuer-sie", "Für Sie"), Heading(4, "tief", "Tief"))
    assert found.links == (Reference("/a/", 6), Reference("/b/", 7))


def test_plain_paragraphs_may_be_long_and_marks_in_them_may_not(renderer: Renderer) -> None:
    long = "Wort " * 5_000 + "Ende"
    assert renderer.render(long).html == f"<p>{long}</p>"
    assert renderer.render(f"**a** {long}").mistakes == (Mistake(MistakeKind.TOO_LONG, 1),)
