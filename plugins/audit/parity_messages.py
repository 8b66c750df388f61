"""Sentences about dates that page, JSON-LD and calendar do not tell alike.

Nothing here is an editor's mistake: all three come from one entry, so a difference is a fault of
the program, and the site is not published with it.
"""

from plugins.events import Wording

_ADVICE = "Bitte melden: Das ist ein Fehler des Programms, nicht der Inhalte."

START = Wording(
    "parity-start", "Der Beginn ist in {where} „{found}“, im Kalender „{expected}“.", _ADVICE
)
END = Wording("parity-end", "Das Ende ist in {where} „{found}“, im Kalender „{expected}“.", _ADVICE)
WORDS = Wording(
    "parity-words",
    "Auf {where} steht „{found}“, der Kalender verlangt darin „{expected}“.",
    _ADVICE,
)
PLACE = Wording(
    "parity-place", "Der Ort ist in {where} „{found}“, im Kalender „{expected}“.", _ADVICE
)
STATUS = Wording(
    "parity-status", "Der Stand ist in {where} „{found}“, im Kalender „{expected}“.", _ADVICE
)
TITLE = Wording(
    "parity-title", "Der Titel ist in {where} „{found}“, im Kalender „{expected}“.", _ADVICE
)
ADDRESS = Wording(
    "parity-address", "Die Adresse ist in {where} „{found}“, erwartet wird „{expected}“.", _ADVICE
)
UID = Wording("parity-uid", "Die UID ist „{found}“, zu dieser Seite gehört „{expected}“.", _ADVICE)
DIFFERENT_COPIES = Wording(
    "parity-different-copies",
    "Der Termin „{uid}“ steht hier anders als in „{other}“.",
    _ADVICE,
)
NOT_IN_CALENDAR = Wording(
    "parity-not-in-calendar", "Der Termin „{address}“ fehlt im Kalender „{calendar}“.", _ADVICE
)
WITHOUT_PAGE = Wording(
    "parity-without-page", "Zum Termin „{uid}“ gibt es keine Seite „{address}“.", _ADVICE
)
NOT_ON_PAGE = Wording(
    "parity-not-on-page",
    "Der Termin „{address}“ steht im Kalender, aber nicht auf der Seite.",
    _ADVICE,
)
WITHOUT_JSON = Wording(
    "parity-without-json", "Die Seite des Termins nennt ihn nicht für Suchmaschinen.", _ADVICE
)
WITHOUT_TIME = Wording(
    "parity-without-time", "Die Seite des Termins nennt seinen Beginn nicht als <time>.", _ADVICE
)
