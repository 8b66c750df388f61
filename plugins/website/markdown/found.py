"""What was found in a text: values with the line they stand on, for whoever judges them."""

from dataclasses import dataclass
from enum import Enum


class MistakeKind(Enum):
    """Why something in double brackets cannot be understood, or (TOO_…) a whole text."""

    NOTHING_NAMED = "nothing-named"
    UNKNOWN_OPTION = "unknown-option"
    REPEATED_OPTION = "repeated-option"
    EMPTY_OPTION = "empty-option"
    WRONG_NUMBER = "wrong-number"
    WRONG_ONLY = "wrong-only"
    SEVERAL_SOURCES = "several-sources"
    NOT_ALONE = "not-alone"
    UNKNOWN_MARK = "unknown-mark"
    TOO_DEEP = "too-deep"
    TOO_LONG = "too-long"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A malformed `[[termine …]]`, or a text nested too deeply or too long.

    `word` is the part that is wrong (it may be empty).
    """

    kind: MistakeKind
    line: int
    word: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """An address that a text links to or shows as a picture, as it was written.

    `text` says what a picture shows; of a link it is empty.
    """

    url: str
    line: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class TakenOut:
    """HTML that may not stay in a text: the `name` of a tag or attribute in small letters.

    `word` is how it begins in its line: `<iframe`, `onclick=`.
    """

    name: str
    line: int
    word: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it stands in the page; `level` is 2 to 6."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A `[[bitte ergänzen: …]]` that still stands in a text; `column` counts from 1."""

    line: int
    column: int
    text: str
