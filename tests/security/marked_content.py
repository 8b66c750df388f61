"""A site whose every field holds markup, script and calendar lines, each with a mark of its own.

The mark says which field a piece of output comes from: `zz7titelzz` is the key `titel`. Keys of the
same name in two forms bear the name of the form as well.
"""

import json
import re
from pathlib import Path

from plugins.website.images import MOST_BYTES
from tests.website.images.drawn import drawn, saved

ATTACK = (
    "<script>alert(1)</script><img src=tuer.jpg alt=a onerror=alert(2)>\"'><svg/onload=alert(3)>"
    "</title></textarea></style><!-- ]]> {{ 7*7 }} {% x %} javascript:alert(4) &lt;b&gt; "
    "\u2028ATTENDEE:mailto:a@b.example\u0085BEGIN:VALARM \u202e \\n\\;"
)
MORE_LINES = (
    "\n\nEND:VEVENT\nBEGIN:VALARM\n\n<a href='javascript:alert(5)'>a</a> "
    "<a href='data:text/html,<script>'>b</a> "
    "<a href='vbscript:x'>d</a> <javascript:alert(7)>\n\n"
    "<iframe src=//evil.example></iframe><form action=//evil.example><input></form>"
    "<style>*{display:none}</style><p style='position:fixed' class=menu onclick=x>e</p>\n\n"
    "<a href='java\tscript:alert(8)'>f</a> <a href='java\nscript:alert(9)'>g</a> "
    "<a href='&#1;javascript&colon;alert(10)'>h</a> <object data=x></object>"
    "<base href=//evil.example><meta http-equiv=refresh content=0>"
    "<math><mi//xlink:href='data:x,y'></math>\n"
)


def mark(key: str) -> str:
    """What stands before the attack in a field."""
    return f"zz7{key}zz"


def line(key: str) -> str:
    """A field of one line."""
    return json.dumps(f"{mark(key)} {ATTACK}", ensure_ascii=True)


def text(key: str) -> str:
    """A field of several lines, which is read as Markdown."""
    return json.dumps(f"{mark(key)} {ATTACK}{MORE_LINES}", ensure_ascii=True)


def link(key: str) -> str:
    """A full address, as hostile as the schema lets it be."""
    attack = "\"'><script>alert(1)</script>?javascript:alert(2)&amp;<b>"
    return json.dumps(f"https://evil.example/{mark(key)}{attack}")


def texts(key: str) -> str:
    """A list of such lines."""
    return f"[{line(key)}, 'x']"


def _details(form: str) -> dict[str, str]:
    lines = ("titel", "thema", "gast", "raum", "veranstalter", "kosten", "alter", "bildtext")
    return {
        **{key: line(form + key) for key in lines},
        "rubrik": line("rubrik"),
        **{key: text(form + key) for key in ("beschreibung", "text")},
        **{key: texts(form + key) for key in ("fuer", "sprache", "barrierefrei")},
        **{key: link(form + key) for key in ("link", "online")},
        "ort": "haus",
        "anmeldung": _inline(_registration(form)),
        "plaetze": "12",
        "ausgebucht": "ja",
        "bild": "tuer.jpg",
    }


def _registration(form: str) -> dict[str, str]:
    return {
        "text": text(f"{form}anmeldungtext"),
        "noetig": "ja",
        "bis": "'01.12.2026'",
        "link": link(f"{form}anmeldunglink"),
        "telefon": "02323 000000",
        "mail": json.dumps("zz7mailzz'onclick=alert`1`{{7*7}}@evil.example"),
    }


def _inline(values: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}"


CLOCK = {"um": "10 Uhr", "dauer": "90 Minuten"}
DEFAULTS = {**_details("vorgaben"), "um": "9 Uhr", "ende": "offen"}
DEFAULTS |= {"feiertage": "entfaellt", "ferien": "findet statt"}
RULE = {"wann": "jeden Dienstag", "um": "10 Uhr", "ende": "offen", "ab": "03.11.2026"}
SERIES = {
    "id": "reihe",
    **_details(""),
    "wann": "jeden Mittwoch",
    **CLOCK,
    "ab": "04.11.2026",
    "bis": "28.02.2027",
    "artikel": "meldung",
    "frueher": "alte-reihe",
    "feiertage": "entfaellt",
    "ferien": "findet statt",
    "entwurf": "nein",
    "pausen": "["
    + _inline({"von": "30.12.2026", "bis": "06.01.2027", "grund": line("pause")})
    + "]",
}
ADJUSTMENTS = (
    {"am": "25.11.2026", **_details("am"), "um": "10 Uhr", "dauer": "2 Stunden"},
    {"am": "02.12.2026", "entfaellt": line("entfaellt")},
    {"am": "09.12.2026", "verlegt": "10.12.2026", "grund": line("grund")},
    {"am": "16.12.2026", "verschoben": line("verschoben")},
    {"zusatz": "18.12.2026", "bis": "19.12.2026", "um": "18 bis 10 Uhr", "taeglich": "nein"},
    {"zusatz": "12.12.2026", "ende": "12 Uhr", "um": "10 Uhr", "bis": "12.12.2026"},
)
OTHERS = (
    {"id": "einzeln", "titel": line("einzelntitel"), "datum": "11.12.2026", "ort": "haus"},
    {"id": "regel", "titel": "R", "rrule": "FREQ=WEEKLY;BYDAY=MO", "ab": "02.11.2026"},
    {"id": "regeln", "titel": "S", "regeln": f"[{_inline({**RULE, 'bis': '29.12.2026'})}]"},
    {
        "id": "lager",
        "titel": line("lagertitel"),
        "datum": "14.12.2026",
        "bis": "15.12.2026",
        "um": "10 bis 15 Uhr",
        "taeglich": "ja",
    },
    {"id": "erbt", "datum": "13.12.2026", "titel": "E", "beschreibung": text("erbt")},
)
VENUE = {
    "id": "haus",
    "frueher": "altes-haus",
    **{key: line(f"haus{key}") for key in ("name", "zusatz", "strasse", "plz", "ort", "stadtteil")},
    "lage": "51.5, 7.2",
    "barrierefrei": texts("hausbarrierefrei"),
    "ausstattung": texts("hausausstattung"),
    "anfahrt": text("hausanfahrt"),
    "telefon": "030 23125 000",
    "mail": json.dumps("zz7hausmailzz'onclick=alert`1`{{7*7}}@evil.example"),
    "oeffnungszeiten": "["
    + _inline({"tage": "Montag", "um": "9 bis 12 Uhr, nach Vereinbarung"})
    + ", "
    + _inline({"am": "24.12.2026", "um": "geschlossen", "grund": line("hausgrund")})
    + "]",
}
CLOSED = {
    "name": line("ferienname"),
    "von": "23.12.2026",
    "bis": "29.12.2026",
    "feiertag": "nein",
}
HEAD = {
    "titel": line("kopftitel"),
    "datum": "01.11.2026",
    "kurztext": line("kurztext"),
    "rubrik": line("kopfrubrik"),
    "bild": "tuer.jpg",
    "bildtext": line("kopfbildtext"),
    "termine": "[reihe]",
    "slug": "meldung",
    "frueher": "alte-meldung",
    "menue": "Angebote",
    "stand": "02.11.2026",
    "geaendert": "02.11.2026",
    "entwurf": "nein",
    "sprache": "de-x-leicht",
    "schlagworte": texts("schlagworte"),
    "suchwort": texts("suchwort"),
}
BODY = f"{mark('artikel')} {ATTACK}{MORE_LINES}\n\n## {mark('heading')} {ATTACK}\n\n"
BODY = re.sub("[\u2028\x85\u202e]|<a href='(?:java\\s|&#1).*?</a>", "", BODY, flags=re.DOTALL)
BODY += "[[termine reihe]]\n"
"""What the check refuses in a text is left out of it; in YAML it comes in by escapes."""

KEYS_IN_USE = {
    "DefaultsForm": {*DEFAULTS, "dauer"},
    "EventForm": set(SERIES).union(*OTHERS, ("abweichungen", "ende")),
    "AdjustmentForm": set().union(*ADJUSTMENTS),
    "RuleForm": {*RULE, "bis", "dauer", "rrule"},
    "PauseForm": {"von", "bis", "grund"},
    "RegistrationForm": set(_registration("")),
    "VenueForm": set(VENUE),
    "ClosedDaysForm": set(CLOSED),
    "FrontMatterForm": set(HEAD),
}


def write_marked_content(folder: Path) -> Path:
    """Lay everything out below a folder and give it back."""
    whole = {**SERIES, "abweichungen": "[" + ", ".join(map(_inline, ADJUSTMENTS)) + "]"}
    entries = (whole, *OTHERS)
    _put(
        folder / "termine.yaml",
        f"vorgaben: {_inline(DEFAULTS)}\ntermine:\n{''.join(map(_item, entries))}",
    )
    _put(folder / "orte.yaml", _item(VENUE))
    _put(folder / "ferien.yaml", _item(CLOSED))
    head = "".join(f"{key}: {value}\n" for key, value in HEAD.items())
    _put(folder / "artikel" / "meldung.md", f"---\n{head}---\n{BODY}")
    page = f"---\ntitel: {line('seite')}\nslug: seite\n---\n{BODY}"
    _put(folder / "seiten" / "<img src=x onerror=alert(9)>.md", page)
    _put(folder / "bilder" / "tuer.jpg", saved(drawn()))
    _put(folder / "bilder" / "plan'\"><script>alert(1).pdf", b"%PDF-")
    return folder


def _item(values: dict[str, str]) -> str:
    lines = [f"  {key}: {value}\n" for key, value in values.items()]
    return "-" + "".join(lines)[1:]


def _put(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    octets = content.encode() if isinstance(content, str) else content
    assert len(octets) < MOST_BYTES
    path.write_bytes(octets)
