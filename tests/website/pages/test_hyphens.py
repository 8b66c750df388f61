"""Soft hyphens in long words are those of the dictionary."""

from plugins.website.pages.phrases import hyphenated


def test_a_long_word_gets_soft_hyphens() -> None:
    assert hyphenated(["Familienfrühstück", "Begrüßungsgeschenk"]) == {
        "Familienfrühstück": "Famili\u00aden\u00adfrüh\u00adstück",
        "Begrüßungsgeschenk": "Begrü\u00adßungs\u00adge\u00adschenk",
    }


def test_a_word_of_other_letters_stays_whole() -> None:
    assert hyphenated(["Ενημερωτικόδελτίο", "СЕМЕЙНЫЙЗАВТРАК"]) == {
        "Ενημερωτικόδελτίο": "Ενημερωτικόδελτίο",
        "СЕМЕЙНЫЙЗАВТРАК": "СЕМЕЙНЫЙЗАВТРАК",
    }
