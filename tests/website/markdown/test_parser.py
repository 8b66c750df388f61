"""One parser reads all texts, and none of them changes how the next is read."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.termine.events import addresses
from plugins.website.markdown.parser import Parser

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


@settings(max_examples=300)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
@example(["```\nCode\n```\n", "Text", "~~~~\n<b>\n~~~~\n"])
@example(["*[HTML]: Sprache", "HTML", "[a]: /b/", "[a]", "[^1]: Fuß", "[^1]"])
def test_a_text_is_read_as_if_it_were_the_first(texts: list[str]) -> None:
    parser = Parser(lambda text, _: addresses.slug(text))
    alone = [Parser(lambda text, _: addresses.slug(text)).html(text) for text in texts]
    assert [parser.html(text) for text in texts] == alone
