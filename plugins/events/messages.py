"""What a sentence for editors is made of, and those about a file as a whole and its keys.

Further sentences: `yaml_messages` (the form of YAML), `value_messages` (dates, times, ids …),
`entry_messages` (how an entry fits together), `date_messages` (what shows once there are dates),
`site_messages`, `link_messages`. Each has a case in tests/.

A Wording is a kind with its sentences; called with its values it gives a Fault, and a Fault at a
Position is a Problem: `UNKNOWN_KEY(key="titl", advice=did_you_mean("titel")).at(position)`.
`{name}` is filled in with the value of that name; a value is never read as a template itself.
"""

from dataclasses import dataclass

from .position import Position
from .problem import Problem, Severity

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and what to write instead, before it is known where."""

    kind: str
    message: str
    advice: str = ""
    severity: Severity = Severity.ERROR

    def at(self, position: Position) -> Problem:
        """The Fault as a Problem at a place in a file."""
        return Problem(self.kind, self.message, position, self.advice, self.severity)


@dataclass(frozen=True, slots=True)
class Wording:
    """One kind of mistake with the form of its sentences."""

    kind: str
    message: str
    advice: str = ""
    severity: Severity = Severity.ERROR

    def __call__(self, **values: object) -> Fault:
        """The sentences with the values filled in; a long text is shortened."""
        shown = {name: _shortened(value) for name, value in values.items()}
        message, advice = self.message.format(**shown), self.advice.format(**shown)
        return Fault(self.kind, message, advice, self.severity)


def _shortened(value: object) -> object:
    """A text as it fits into a sentence; what is not text stays as it is."""
    is_long = isinstance(value, str) and len(value) > _LONGEST
    return f"{str(value)[:_LONGEST]}…" if is_long else value


def did_you_mean(*words: str) -> str:
    """`Meinten Sie „um“ oder „ort“?`, or nothing where there is nothing near."""
    return f"Meinten Sie {any_of(*words)}?" if words else ""


def any_of(*words: str) -> str:
    """`„a“, „b“ oder „c“`."""
    quoted = [f"„{word}“" for word in words]
    return " oder ".join(filter(None, [", ".join(quoted[:-1]), *quoted[-1:]]))


# The file as a whole

FILE_TOO_LARGE = Wording(
    "file-too-large",
    "Die Datei ist mit {megabytes} MB zu groß, höchstens 2 MB sind möglich.",
    "Bitte auf mehrere Dateien verteilen, Termine auf solche im Ordner „termine“.",
)
NOT_UTF8 = Wording(
    "not-utf8",
    "Byte {offset} der Datei (0x{byte:02X}) ist kein UTF-8.",
    "Bitte als UTF-8 speichern; im Editor steht das meist bei „Speichern unter“ als „Kodierung“.",
)
FILE_TOO_FULL = Wording(
    "file-too-full",
    "Ab hier sind es mehr als {most} Angaben in einer Datei, so viele lesen wir nicht.",
    "Bitte die Einträge auf mehrere Dateien im Ordner „termine“ verteilen.",
)
TOO_MANY_MISTAKES = Wording(
    "too-many-mistakes",
    "Ab hier wird diese Datei nicht mehr geprüft, weil schon so viele Fehler darin sind.",
    "Bitte zuerst die Fehler weiter oben beheben.",
)
CONTROL_CHARACTER = Wording(
    "control-character",
    "Hier steht ein unsichtbares Steuerzeichen (U+{code:04X}).",
    "Bitte das Zeichen löschen und die Stelle neu tippen.",
)
TURNING_SIGN = Wording(
    "turning-sign",
    "Hier steht ein unsichtbares Zeichen: {name} (U+{code:04X}).",
    "Bitte die Stelle löschen und neu tippen: Der Text dahinter kann sonst verkehrt herum stehen.",
    Severity.WARNING,
)
SIGN_WITHOUT_WIDTH = Wording(
    "sign-without-width",
    "Hier steht ein unsichtbares Zeichen: {name} (U+{code:04X}).",
    "Bitte das Wort löschen und neu tippen, sonst findet die Suche es nicht.",
    Severity.WARNING,
)
TAB = Wording(
    "tab",
    "Die Zeile ist mit einem Tabulator eingerückt.",
    "Bitte mit Leerzeichen einrücken, zwei je Stufe.",
)
HARD_BLANK = Wording(
    "hard-blank",
    "Die Zeile ist mit einem geschützten Leerzeichen eingerückt.",
    "Bitte alles vor dem ersten Wort löschen und mit der Leertaste neu einrücken.",
)

# Keys and the kind of their values

UNKNOWN_KEY = Wording("unknown-key", "Die Angabe „{key}“ ist hier nicht bekannt.", "{advice}")
KEY_OF_PART = "Bitte unter „{part}:“ schreiben, dort heißt es „{key}“."
KEY_OF_ENTRY = "Bitte in jeden Eintrag selbst schreiben, „{key}“ gilt nie für alle."
MISSING_KEY = Wording(
    "missing-key",
    "In diesem Eintrag fehlt „{key}“.",
    "Bitte ergänzen, zum Beispiel „{key}: {example}“.",
)
EMPTY_VALUE = Wording(
    "empty-value",
    "Hinter „{key}“ steht nichts, die Zeile zählt deshalb nicht.",
    "Bitte etwas eintragen oder die Zeile löschen.",
    Severity.WARNING,
)
EXPECTED_TEXT = Wording(
    "expected-text",
    "Hinter „{key}“ wird ein einfacher Text erwartet.",
    "Bitte in eine Zeile schreiben: „{key}: …“; Text mit Klammern in Anführungszeichen setzen.",
)
EXPECTED_LIST = Wording(
    "expected-list",
    "Unter „{key}“ wird eine Liste erwartet.",
    "Bitte jeden Punkt in eine neue Zeile schreiben, eingerückt und mit „- “ davor.",
)
EXPECTED_ENTRIES = Wording(
    "expected-entries",
    "Hier werden Angaben mit Doppelpunkt erwartet.",
    "Bitte so schreiben: „{example}“.",
)
EXPECTED_EVENT_FILE = Wording(
    "expected-event-file",
    "Die Datei soll mit „termine:“ (oder „vorgaben:“) beginnen.",
    "Bitte oben „termine:“ schreiben und darunter die Einträge, eingerückt und mit „- “.",
)
EXPECTED_PLAIN_LIST = Wording(
    "expected-plain-list",
    "Diese Datei soll eine Liste sein.",
    "Bitte jeden Eintrag mit „- {example}“ beginnen, ohne Überschrift davor.",
)


def keys_here(keys: tuple[str, ...]) -> str:
    """Which keys are possible, for a word that is near none of them."""
    return f"Möglich sind: {', '.join(keys)}."
