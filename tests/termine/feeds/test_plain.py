"""Markdown as calendars can show it."""

import pytest

from plugins.termine.feeds.plain import plain_text


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param("Ein Satz\nauf zwei Zeilen.", "Ein Satz auf zwei Zeilen.", id="soft-break"),
        pytest.param("Eins  \nZwei\\\nDrei", "Eins\nZwei\nDrei", id="hard-break"),
        pytest.param("Eins\n\n\n\nZwei", "Eins\n\nZwei", id="paragraphs"),
        pytest.param("# Titel #\nText", "Titel\nText", id="heading"),
        pytest.param("Titel\n=====\nText", "Titel\nText", id="underlined-heading"),
        pytest.param("**fett**, *kursiv*, ***beides***", "fett, kursiv, beides", id="emphasis"),
        pytest.param("**ganz *sehr* fett**", "ganz sehr fett", id="emphasis-within"),
        pytest.param("_so_ und snake_case_name", "so und snake_case_name", id="underscores"),
        pytest.param("3 * 4 * 5 und 2*3", "3 * 4 * 5 und 2*3", id="stars-that-are-none"),
        pytest.param("[Anmelden](https://a.example/)", "Anmelden (https://a.example/)", id="link"),
        pytest.param("[Hier](/angebote/)", "Hier (https://x.example/b/angebote/)", id="own-link"),
        pytest.param("[Post](mailto:a@b.example)", "Post", id="mail-link"),
        pytest.param("[Seite]({filename}seite.md)", "Seite", id="file-link"),
        pytest.param("<https://a.example/x_y_z>", "https://a.example/x_y_z", id="address"),
        pytest.param("![Ein Haus](/bilder/haus.jpg)", "Ein Haus", id="picture"),
        pytest.param("`git push`", "git push", id="code"),
        pytest.param("- eins\n- zwei\n  geht weiter", "- eins\n- zwei geht weiter", id="list"),
        pytest.param("1. eins\n2. zwei", "1. eins\n2. zwei", id="numbers"),
        pytest.param("> Zitat\n> weiter", "Zitat weiter", id="quote"),
        pytest.param("| a | b |\n|---|---|\n| c | d |", "a · b\nc · d", id="table"),
        pytest.param(r"2\. Mai und \*kein\* Stern", "2. Mai und *kein* Stern", id="escaped"),
        pytest.param("Kaffee &amp; Tee, 5 < 6<br>neu", "Kaffee & Tee, 5 < 6\nneu", id="html"),
        pytest.param("<b onclick='x'>fett</b><script>a</script>", "fetta", id="tags"),
        pytest.param("Text\n{: .kasten }", "Text", id="attributes"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_signs_go_and_words_stay(markdown, expected):
    assert plain_text(markdown, "https://x.example/b/") == expected


@pytest.mark.parametrize("sign", ["[", "**a ", "_a ", "`", "<a ", "![a](", "> ", "\\", "{:", "- "])
def test_a_text_of_signs_only_is_read_in_no_time(sign):
    assert len(plain_text(sign * 20_000, "https://x.example")) <= 20_000 * len(sign)
