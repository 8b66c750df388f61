"""What stands between `[[termine` and `]]` in a text: which dates are wanted there.

Ids of events, or one of `rubrik:` and `ort:`; then `anzahl:` and `nur:` if wished. Commas,
semicolons and spaces separate, as the editor likes:

    [[termine fruehstueck-wez]]
    [[termine fruehstueck-wez, fruehstueck-whs; anzahl: 3]]
    [[termine rubrik: Familienfrühstück, nur: kommende]]
    [[termine ort: whs anzahl: 3]]
"""

import re
from dataclasses import dataclass

PLACEMENT_LINE = re.compile(r" {0,3}\[\[\s*termine\b\s*:?([^\[\]]*)\]\]\s*", re.IGNORECASE)
"""A whole line with a `[[termine …]]`; its group is what `parse_placement` reads."""

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
class Placement:
    """Where a text wants dates: `[[termine …]]` with what was asked for.

    `only` is empty, `upcoming` or `past`; `limit` None means the usual number.
    """

    event_ids: tuple[str, ...] = ()
    category: str = ""
    venue_id: str = ""
    limit: int | None = None
    only: str = ""


class PlacementError(ValueError):
    """What was asked for cannot be understood.

    `kind` names its sentence in a book of messages; `word` is the part that is wrong, or empty.
    """

    def __init__(self, kind: str, word: str = "") -> None:
        """Say what is wrong."""
        super().__init__(kind, word)
        self.kind, self.word = kind, word


def parse_placement(text: str) -> Placement:
    """What stands between `[[termine` and `]]`; PlacementError for the first mistake in it."""
    ids: list[str] = []
    options: dict[str, str] = {}
    for part in _parts(text):
        option = _OPTION.fullmatch(part)
        if option is None:
            words = part.split()
            if odd := next(filter(_SIGN.search, words), None):
                raise PlacementError("dates-unknown-option", _SIGN.split(odd)[0] or odd)
            ids.extend(words)
            continue
        name, value = option[1].lower(), option[2].strip().strip('"„“')
        if name not in _OPTIONS:
            raise PlacementError("dates-unknown-option", option[1])
        if name in options:
            raise PlacementError("dates-repeated-option", option[1])
        if not value:
            raise PlacementError("dates-empty-option", option[1])
        options[name] = value
    return _placement(tuple(dict.fromkeys(ids)), options)


def _parts(text: str) -> list[str]:
    """Cut at separators, and before each option, so that `a b nur: kommende` has two parts."""
    pieces = (piece for part in re.split(r"[,;]", text) for piece in _OPTION_START.split(part))
    return [piece.strip() for piece in pieces if piece.strip()]


def _placement(ids: tuple[str, ...], options: dict[str, str]) -> Placement:
    category, venue_id = options.get("rubrik", ""), options.get("ort", "")
    sources = [source for source in (ids, category, venue_id) if source]
    if not sources:
        raise PlacementError("dates-nothing-named")
    if len(sources) > 1:
        raise PlacementError("dates-several-sources")
    number = options.get("anzahl", "")
    if number and not (number.isascii() and number.isdigit() and 1 <= int(number) <= _MOST_DATES):
        raise PlacementError("dates-wrong-number", number)
    only = options.get("nur", "alle").lower()
    if only not in _ONLY:
        raise PlacementError("dates-wrong-only", options["nur"])
    return Placement(ids, category, venue_id, int(number) if number else None, _ONLY[only])
