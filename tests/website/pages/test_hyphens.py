"""Soft hyphens are those of the whole dictionary, though only a few lines of it are read."""

from pyphen import LANGUAGES, Pyphen

from plugins.website.pages import hyphenated

_WHOLE = Pyphen(lang="de_DE", left=5, right=5)


def test_a_long_word_gets_soft_hyphens() -> None:
    assert hyphenated(["Familienfrühstück", "Begrüßungsgeschenk"]) == {
        "Familienfrühstück": "Famili\u00aden\u00adfrüh\u00adstück",
        "Begrüßungsgeschenk": "Begrü\u00adßungs\u00adge\u00adschenk",
    }


def test_a_few_lines_of_the_dictionary_say_what_all_of_it_says() -> None:
    lines = LANGUAGES["de_DE"].read_text("iso8859-1").split("\n")
    listed = ["".join(filter(str.isalpha, line)) for line in lines[40:]]
    words = [word for word in listed if len(word) > 12][::30]
    assert len(words) > 500  # or there would be little to compare
    assert hyphenated(words) == {word: _WHOLE.inserted(word, hyphen="\u00ad") for word in words}
    for word in words[::40]:
        assert hyphenated([word]) == {word: _WHOLE.inserted(word, hyphen="\u00ad")}


def test_a_word_of_other_letters_stays_whole() -> None:
    assert hyphenated(["Ενημερωτικόδελτίο", "СЕМЕЙНЫЙЗАВТРАК"]) == {
        "Ενημερωτικόδελτίο": "Ενημερωτικόδελτίο",
        "СЕМЕЙНЫЙЗАВТРАК": "СЕМЕЙНЫЙЗАВТРАК",
    }
