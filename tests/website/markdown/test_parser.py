"""The quick ways give the same HTML as Markdown itself, which looks for marks everywhere."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.toc import TocExtension

from plugins.termine.events import addresses
from plugins.website.markdown.parser import Anchors, Parser, PlainParts

_USUAL = ("extra", "mdx_truly_sane_lists")
_PIECES = (
    *("Wort", "Ein Satz.", "Nr. 5", "10:30–12 Uhr", "äöüß", "x", " ", "  ", "\n", "\n\n", "\n\n\n"),
    *("- ", "1. ", "# ", "## ", "> ", "    ", "\t", ": ", "| a | b |\n|---|---|\n", "---", "==="),
    *("*", "**", "_", "`", "```\n", "~~~", "\\", "\\*", "[", "]", "[a](/b)", "![a](b)", "[a][b]"),
    *(
        "[b]: /c\n",
        "[^1]",
        "[^1]: Fuß\n",
        "*[HTML]: Sprache\n",
        "HTML",
        "[TOC]",
        "{: #da }",
        "{",
        "}",
    ),
    *(
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<div markdown=1>",
        "<!-- ",
        " -->",
        "&",
        "&amp;",
        "&#x41;",
    ),
    *(
        '"',
        "'",
        "'s",
        "--",
        "-",
        "...",
        "..",
        "„",
        "“",
        "…",
        "@",
        "<a@b.de>",
        "\x02",
        "\x03",
        "\u00a0",
    ),
)
TEXTS = st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)


def _quick() -> Markdown:
    own = (SmartyExtension(), Anchors(slugify=lambda text, _: addresses.slug(text)), PlainParts())
    return Markdown(extensions=[*_USUAL, *own])


def _slow() -> Markdown:
    own = (SmartyExtension(), TocExtension(slugify=lambda text, _: addresses.slug(text)))
    return Markdown(extensions=[*_USUAL, *own])


@settings(max_examples=1500)
@given(TEXTS)
@example("# A\n\n[TOC]\n\n## B")
@example("*[HTML]: Sprache\n\nHTML ist einfach.\n\n- HTML")
@example("Zeile  \nZeile\n\n- a -- b\n- c...")
@example("Fuß[^1]\n\n[^1]: Note 'n' roll")
def test_texts_with_marks_become_the_same_html(text: str) -> None:
    assert _quick().convert(text) == _slow().convert(text)


@settings(max_examples=300)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
@example(["```\nCode\n```\n", "Text", "~~~~\n<b>\n~~~~\n"])
@example(["*[HTML]: Sprache", "HTML", "[a]: /b/", "[a]", "[^1]: Fuß", "[^1]"])
def test_a_text_is_read_as_if_it_were_the_first(texts: list[str]) -> None:
    parser = Parser(lambda text, _: addresses.slug(text))
    alone = [Parser(lambda text, _: addresses.slug(text)).html(text) for text in texts]
    assert [parser.html(text) for text in texts] == alone
