"""The sentences for editors that need dates and rules: one function each, wording tested exactly.

What is wrong with the form of a file stands in `messages.py`.
"""


def rrule_without_value(part: str) -> str:
    """A part that is not NAME=VALUE."""
    return f"In „rrule“ fehlt bei „{part}“ der Wert."


def rrule_unknown_part(name: str) -> str:
    """A part this site does not know."""
    return f"In „rrule“ ist „{name}“ hier nicht möglich."


def rrule_twice(name: str) -> str:
    """A part that stands there twice."""
    return f"In „rrule“ steht „{name}“ zweimal."


def rrule_frequency(value: str) -> str:
    """FREQ is missing or too short."""
    found = f"„{value}“ ist nicht möglich" if value else "FREQ fehlt"
    return f"In „rrule“ muss FREQ DAILY, WEEKLY, MONTHLY oder YEARLY sein; {found}."


def rrule_value(name: str, value: str) -> str:
    """A value that is out of range or not readable."""
    return f"In „rrule“ hat „{name}“ einen Wert, den es nicht gibt: „{value}“."


def rrule_ordinal(value: str) -> str:
    """BYDAY=1WE with FREQ=WEEKLY."""
    return f"In „rrule“ passt „BYDAY={value}“ nur zu FREQ=MONTHLY oder FREQ=YEARLY."


def rrule_month_day_in_week() -> str:
    """BYMONTHDAY with FREQ=WEEKLY."""
    return "In „rrule“ passt BYMONTHDAY nicht zu FREQ=WEEKLY."


def rrule_two_ends() -> str:
    """COUNT beside UNTIL."""
    return "In „rrule“ stehen COUNT und UNTIL; nur eines von beiden ist erlaubt."


def rrule_week_start(value: str) -> str:
    """A week that does not begin on Monday, where it matters."""
    return f"In „rrule“ beginnt die Woche mit „{value}“; hier beginnt sie am Montag (MO)."


def rrule_without_days() -> str:
    """A rule such as 31 February."""
    return "Diese „rrule“ ergibt nie einen Termin, weil es solche Tage nicht gibt."
