"""The sentences for editors that speak of dates and rules; each has a case in tests/events/time.

The form is that of `messages.py`, which holds the sentences about the files themselves.
"""

from .messages import Wording
from .problem import Severity

_HINT = Severity.WARNING

# rrule: only the sentence is used, the reader of the file knows the place

RRULE_WITHOUT_VALUE = Wording("rrule", "In „rrule“ fehlt bei „{part}“ der Wert.")
RRULE_UNKNOWN_PART = Wording("rrule", "In „rrule“ ist „{name}“ hier nicht möglich.")
RRULE_TWICE = Wording("rrule", "In „rrule“ steht „{name}“ zweimal.")
RRULE_FREQUENCY = Wording(
    "rrule", "In „rrule“ muss FREQ DAILY, WEEKLY, MONTHLY oder YEARLY sein, nicht „{value}“."
)
RRULE_VALUE = Wording("rrule", "In „rrule“ hat „{name}“ einen Wert, den es nicht gibt: „{value}“.")
RRULE_ORDINAL = Wording(
    "rrule", "In „rrule“ passt „BYDAY={value}“ nur zu FREQ=MONTHLY oder FREQ=YEARLY."
)
RRULE_MONTH_DAY = Wording("rrule", "In „rrule“ passt BYMONTHDAY nicht zu FREQ=WEEKLY.")
RRULE_TWO_ENDS = Wording(
    "rrule", "In „rrule“ stehen COUNT und UNTIL, erlaubt ist nur eines von beiden."
)
RRULE_WEEK_START = Wording(
    "rrule", "In „rrule“ beginnt die Woche mit „{value}“, hier beginnt sie am Montag (MO)."
)
RRULE_NEVER = Wording(
    "rrule", "Diese „rrule“ ergibt nie einen Termin, weil es solche Tage nicht gibt."
)

# Abweichungen and rules

NEAREST_DATE = "Der nächste reguläre Termin ist {day}. "
NEAREST_DATES = "Die nächsten regulären Termine sind {before} und {after}. "
NO_REGULAR_DATE = Wording(
    "no-regular-date",
    "Am {day} ist kein regulärer Termin von „{id}“.",
    "{nearest}Ein Termin außer der Reihe steht unter „zusatz:“.",
)
EXTRA_ON_REGULAR_DATE = Wording(
    "extra-on-regular-date",
    "Am {day} ist schon ein regulärer Termin von „{id}“.",
    "Bitte „am:“ statt „zusatz:“ schreiben oder einen anderen Tag nehmen.",
)
MOVED_ONTO_DATE = Wording(
    "moved-onto-date",
    "Auf den {day} wird ein Termin verlegt, an dem „{id}“ schon stattfindet.",
    "Bitte prüfen, ob beide Termine am selben Tag gewollt sind.",
    _HINT,
)
RULE_WITHOUT_DATES = Wording(
    "rule-without-dates",
    "Diese Regel von „{id}“ ergibt ab {day} keinen einzigen Termin.",
    "Bitte „ab“ und die Regel prüfen.",
)
PAUSE_WITHOUT_DATES = Wording(
    "pause-without-dates",
    "In die Pause von {first_day} bis {last_day} fällt kein Termin von „{id}“.",
    "Bitte „von“ und „bis“ der Pause prüfen.",
    _HINT,
)

# Closed days

UNDECIDED_CLOSED_DAYS = Wording(
    "undecided-closed-days",
    "Termine von „{id}“ fallen auf {kinds}: {dates}.",
    "Bitte {keys} mit „entfaellt“ oder „findet statt“ ergänzen; bis dahin finden sie statt.",
    _HINT,
)
SCHOOL_HOLIDAYS_UNKNOWN = Wording(
    "school-holidays-unknown",
    "Schulferien sind nur bis {last_day} bekannt, „{id}“ hat danach noch Termine.",
    "Bitte die weiteren Ferien in content/ferien.yaml eintragen: "
    "Sonst stehen diese Termine auch in den Ferien im Kalender.",
    _HINT,
)

# Dates and times that look like a slip

SERIES_RUNS_DRY = Wording(
    "series-runs-dry",
    "Der letzte Termin von „{id}“ ist am {day}, danach ist keiner mehr geplant.",
    "Bitte „bis“ verlängern, wenn die Reihe weitergeht.",
    _HINT,
)
FAR_OFF = Wording(
    "far-off",
    "Der {day} liegt mehr als zehn Jahre in der Zukunft.",
    "Bitte das Jahr prüfen.",
    _HINT,
)
NIGHT_TIME = Wording(
    "night-time",
    "Beginn um {time}: Das ist mitten in der Nacht.",
    "Meinten Sie {afternoon}?",
    _HINT,
)
NIGHT_END = Wording(
    "night-end",
    "Ende um {time}: Das ist mitten in der Nacht.",
    "Meinten Sie {afternoon}?",
    _HINT,
)
CLOCK_CHANGE = Wording(
    "clock-change",
    "Am {day} gibt es die Zeit zwischen 2 und 3 Uhr nicht, weil die Sommerzeit beginnt.",
    "Der Termin wird auf 3 Uhr gelegt. Bitte die Uhrzeit ändern.",
    _HINT,
)
SAME_ROOM = Wording(
    "same-room",
    "„{id}“ und „{other}“ sind am {day} zur gleichen Zeit im selben Raum.",
    "Bitte Zeit oder Ort ändern oder mit „raum“ zwei Räume nennen.",
    _HINT,
)
