"""DatesRequest: what a `[[termine …]]` asks for.

Between the brackets stand ids of events, or one of `rubrik:` and `ort:`; then `anzahl:` and `nur:`
if wished. Commas, semicolons and spaces separate, as the editor likes:

    [[termine fruehstueck-wez]]
    [[termine fruehstueck-wez, fruehstueck-whs; anzahl: 3]]
    [[termine rubrik: Familienfrühstück, nur: kommende]]
    [[termine ort: whs anzahl: 3]]
"""

import re
from dataclasses import dataclass

from .found import Mistake, MistakeKind

_OPTIONS = ("rubrik", "ort", "anzahl", "nur")
_ONLY = {
    "kommende": "upcoming",
    "künftige": "upcoming",
    "nächste": "upcoming",
    "vergangene": "past",
    "alle": "",
}
_OPTION_START = re.compile(rf"\b(?=(?:{'|'.join(_OPTIONS)})\s*[:=])", re.IGNORECASE)
_OPTION = re.compile(r"([^\W\d_][\w-]*)\s*[:=]\s*(.*)", re.DOTALL)
_SIGN = re.compile(r"[:=]")
_MOST_DATES = 100


@dataclass(frozen=True, slots=True)
class DatesRequest:
    """Which dates to show: those of events, or of one category or venue (by its id).

    `limit` None means the usual number, `only` is empty, `upcoming` or `past`. `line` is where it
    stands in the text.
    """

    event_ids: tuple[str, ...] = ()
    category: str = ""
    venue_id: str = ""
    limit: int | None = None
    only: str = ""
    line: int = 1


def parse_request(text: str, line: int) -> DatesRequest | Mistake:
    """What stands between `[[termine` and `]]`; the first mistake if it cannot be understood."""
    ids: list[str] = []
    options: dict[str, str] = {}
    for part in _parts(text):
        option = _OPTION.fullmatch(part)
        if option is None:
            words = part.split()
            if odd := next(filter(_SIGN.search, words), None):
                return Mistake(MistakeKind.UNKNOWN_OPTION, line, _SIGN.split(odd)[0] or odd)
            ids.extend(words)
            continue
        name, value = option[1].lower(), option[2].strip().strip('"„“')
        mistake = _wrong_option(name, value, options)
        if mistake is not None:
            return Mistake(mistake, line, option[1])
        options[name] = value
    return _request(tuple(dict.fromkeys(ids)), options, line)


def _parts(text: str) -> list[str]:
    """Cut at separators, and before each option, so that `a b nur: kommende` has two parts."""
    pieces = (piece for part in re.split(r"[,;]", text) for piece in _OPTION_START.split(part))
    return [piece.strip() for piece in pieces if piece.strip()]


def _wrong_option(name: str, value: str, options: dict[str, str]) -> MistakeKind | None:
    if name not in _OPTIONS:
        return MistakeKind.UNKNOWN_OPTION
    if name in options:
        return MistakeKind.REPEATED_OPTION
    if not value:
        return MistakeKind.EMPTY_OPTION
    return None


def _request(ids: tuple[str, ...], options: dict[str, str], line: int) -> DatesRequest | Mistake:
    category, venue_id = options.get("rubrik", ""), options.get("ort", "")
    sources = [source for source in (ids, category, venue_id) if source]
    if not sources:
        return Mistake(MistakeKind.NOTHING_NAMED, line)
    if len(sources) > 1:
        return Mistake(MistakeKind.SEVERAL_SOURCES, line)
    number = options.get("anzahl", "")
    if number and not (number.isascii() and number.isdigit() and 1 <= int(number) <= _MOST_DATES):
        return Mistake(MistakeKind.WRONG_NUMBER, line, number)
    only = options.get("nur", "alle").lower()
    if only not in _ONLY:
        return Mistake(MistakeKind.WRONG_ONLY, line, options["nur"])
    limit = int(number) if number else None
    return DatesRequest(ids, category, venue_id, limit, _ONLY[only], line)
