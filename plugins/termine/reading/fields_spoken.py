"""Times of day as people say them („halb elf“, „3 pm“), for a sentence with the time in digits.

None is taken as it stands, because „halb 3“ may be at night: what is meant most likely is shown.
"""

import re
from types import MappingProxyType

_NUMBERS = (
    *("eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"),
    *("elf", "zwölf"),
)
_BESIDE = MappingProxyType(
    {"halb": -30, "viertel nach": 15, "viertel vor": -15, "dreiviertel": -15, "": 0}
)
_SAID = re.compile(
    rf"(?:um )?(?P<beside>halb|viertel nach|viertel vor|dreiviertel|) ?"
    rf"(?P<hour>[0-9]{{1,2}}|ein|{'|'.join(_NUMBERS)})(?P<clock>(?: uhr)?)"
)
_ENGLISH = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))? ?(?P<half>[ap])\.? ?m\.?")
_MINUTES_OF_DAY = 24 * 60
_NOON = 12
_HALF_A_DAY, _EARLY = 12 * 60, 7 * 60


def spoken_time(text: str) -> str:
    """`10.30 Uhr` for „halb elf“; empty for what is none of these."""
    line = " ".join(text.casefold().split())
    english = _ENGLISH.fullmatch(line)
    if english:
        hour = int(english["hour"]) % _NOON + (_NOON if english["half"] == "p" else 0)
        return _in_digits(hour * 60 + int(english["minute"] or 0))
    said = _SAID.fullmatch(line)
    if said is None or not (said["beside"] or said["clock"]):
        return ""
    word = "eins" if said["hour"] == "ein" else said["hour"]
    hour = int(word) if word.isdigit() else _NUMBERS.index(word) + 1
    minutes = hour * 60 + _BESIDE[said["beside"]]
    return _in_digits(minutes + (_HALF_A_DAY if minutes < _EARLY else 0))


def _in_digits(minutes: int) -> str:
    hour, minute = divmod(minutes % _MINUTES_OF_DAY, 60)
    return f"{hour}.{minute:02} Uhr" if minute else f"{hour} Uhr"
