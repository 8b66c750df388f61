"""Foreign text is data: it can say anything, and changes nothing but the value it stands in."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.termine.events import addresses
from plugins.termine.reading import Source, load
from plugins.website.markdown import Renderer, placeholders
from tests.termine.importer.calendars import calendar, entries, taken, told

START = "DTSTART;TZID=Europe/Berlin:20270106T100000"
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def event(summary: str = "Frühstück", **properties: str) -> str:
    rows = [f"{name.upper()}:{value}" for name, value in properties.items()]
    return "\n".join(["UID:1", f"SUMMARY:{summary}", START, *rows])


def loaded(*events: str):
    result = taken(*events)
    found = load([Source("neu.yaml", result.event_file.encode())], Source("o", b""))
    assert [one.message for one in found.diagnostics if one.is_error] == []
    return found.catalogue.events


TITLES = {
    "markup": ("<b>Fest</b><script>x</script>", "Fest"),
    "entities": ("Kaffee &#8211; Tee &amp; Keks", "Kaffee – Tee & Keks"),
    "YAML": ("Fest: {a: [b]} # kein Kommentar", "Fest: {a: [b]} # kein Kommentar"),
    "a second entry": ("Fest\\n- id: anders", "Fest - id: anders"),
    "our marks": ("[[bitte ergänzen: alles]]", "[ [bitte ergänzen: alles] ]"),
    "bidi and control signs": ("Fest\u202e\u2066\u0007\u200b!", "Fest!"),
    "a word of YAML": ("true", "true"),
    "a number": ("2027", "2027"),
    "an emoji of several signs": ("Fest 👨‍👩‍👧", "Fest 👨‍👩‍👧"),
    "a date like an .ics line": ("BEGIN:VEVENT", "BEGIN:VEVENT"),
}


@pytest.mark.parametrize(("summary", "title"), TITLES.values(), ids=TITLES.keys())
def test_a_title_is_plain_words(summary, title):
    (found,) = loaded(event(summary))
    assert found.details.title == title


DESCRIPTIONS = {
    "a heading": ("# Laut", "<p># Laut</p>"),
    "a list": ("- eins\\n- zwei", "<p>- eins\n- zwei</p>"),
    "a numbered list": ("1. eins", "<p>1. eins</p>"),
    "a quotation": ("> sagt", "<p>&gt; sagt</p>"),
    "code by indentation": ("\\n\\n    so", "<p>so</p>"),
    "a fence": ("~~~\\nso\\n~~~", "<p>~~~\nso\n~~~</p>"),
    "a rule below words": ("Titel\\n=====", "<p>Titel\n=====</p>"),
    "emphasis": ("*a* _b_ `c`", "<p>*a* _b_ `c`</p>"),
    "a link": ("[x](https://a.de) ![y](z.png)", "<p>[x](https://a.de) ![y](z.png)</p>"),
    "attributes": ("Wort {: .klasse}", "<p>Wort {: .klasse}</p>"),
    "our dates": ("[[termine alle]]", "<p>[ [termine alle] ]</p>"),
    "our gaps": ("[[bitte ergänzen: x]]", "<p>[ [bitte ergänzen: x] ]</p>"),
    "escaped tags": ("&lt;script&gt;x&lt;/script&gt;", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
    "tags": ("a <script>x</script><b>b</b> c", "<p>a b c</p>"),
    "a scripted link": ("<a href='javascript:x'>hier</a>", "<p>hier</p>"),
    "an address alone in brackets": ("<https://a.de/b>", "<p>(https://a.de/b)</p>"),
    "a footnote": ("[^1]: unten", "<p>[^1]: unten</p>"),
}


@pytest.mark.parametrize(("description", "shown"), DESCRIPTIONS.values(), ids=DESCRIPTIONS.keys())
def test_a_description_shows_its_words_and_nothing_else(description, shown):
    (found,) = loaded(event(description=description.replace(",", "\\,").replace(";", "\\;")))
    text = found.details.description
    rendered = Renderer(addresses.slug).render(text)
    assert rendered.html == shown
    assert (rendered.requests, placeholders(text), rendered.links) == ((), (), ())


def test_html_of_google_becomes_paragraphs_and_points():
    html = (
        "<p>Für <b>alle</b>.</p><ul><li>Brot</li><li>Tee</li></ul><a href='https://a.de'>Mehr</a>"
    )
    assert "beschreibung" in entries(event(description=html))
    (found,) = loaded(event(description=html))
    assert found.details.description == "Für alle.\n\n• Brot\n• Tee\nMehr (https://a.de)"


@given(st.text(max_size=200), st.text(max_size=400))
def test_whatever_a_calendar_says_the_entry_can_be_read(title, text):
    source = calendar(event(_clean(title), description=_clean(text)))
    assert source.data.count(b"BEGIN:VEVENT\r\n") == 1
    (found,) = loaded(event(_clean(title), description=_clean(text)))
    rendered = Renderer(addresses.slug).render(found.details.description)
    assert rendered.requests == rendered.mistakes == ()
    assert placeholders(found.details.description) == ()
    assert set(_tags(rendered.html)) <= {"p", "/p", "br"}


def _clean(text: str) -> str:
    """As an exporter escapes it; what would end the line or is no UTF-8 cannot come in."""
    rows = "\n".join(text.splitlines())
    return rows.encode("utf-8", "ignore").decode().translate(ESCAPES).replace("\x00", "")


def _tags(html: str) -> list[str]:
    return [part.split(">")[0].split()[0] for part in html.split("<")[1:]]


def test_what_has_no_place_here_is_told():
    sentences = told(
        dedent(
            """\
            UID:1
            SUMMARY:Frühstück
            DTSTART;TZID=Amt für Zeit:20270106T100030
            STATUS:TENTATIVE
            ORGANIZER:mailto:jemand@example.org
            ATTENDEE:mailto:a@example.org
            ATTENDEE:mailto:b@example.org
            ATTACH:https://example.org/a.pdf
            CATEGORIES:Eins,Zwei
            URL:javascript:x
            RRULE:FREQ=HOURLY
            BEGIN:VALARM
            TRIGGER:-PT15M
            ACTION:DISPLAY
            END:VALARM"""
        )
    )
    assert sentences == (
        "„Frühstück“: Uhrzeiten sind auf ganze Minuten abgerundet.",
        (
            "„Frühstück“: Die Zeitzone „Amt für Zeit“ ist unbekannt. "
            "Die Uhrzeiten gelten nun als deutsche Zeit."
        ),
        "„Frühstück“: Ist als „unter Vorbehalt“ gekennzeichnet. Bitte prüfen.",
        (
            "„Frühstück“: ORGANIZER kann eine Person nennen und fehlt deshalb. "
            "Eine Stelle gehört in „veranstalter“."
        ),
        "„Frühstück“: Hat mehrere Rubriken. Übernommen ist die erste, es fehlen: Zwei.",
        (
            "„Frühstück“: Die Adresse „javascript:x“ ist kein Link, den eine Seite zeigen kann, "
            "und fehlt."
        ),
        "„Frühstück“: Dafür gibt es hier keinen Platz, es fehlt: ATTENDEE (2), ATTACH, VALARM.",
        (
            "„Frühstück“: Die Regel „FREQ=HOURLY“ geht hier nicht: Sie wiederholt sich öfter als "
            "täglich. Übernommen sind nur die Termine, die im Kalender einzeln dastehen."
        ),
    )
