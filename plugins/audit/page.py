"""Page: what one finished page says, as a value that all checks share."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """Something a page names: `tag` is its element, `is_loaded` says that browsers fetch it."""

    url: str
    line: int
    tag: str
    integrity: str = ""
    is_loaded: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as a list or its own page shows it.

    `address` is that of its page, `start` its `<time datetime>`, `when` the words inside it,
    `status` the word before it (`Fällt aus`, `Verlegt`, empty), `text` everything around it.
    """

    address: str
    line: int
    start: str
    when: str
    status: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Json:
    """A JSON-LD block with its line."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `weight` is its size in bytes as servers send it, with gzip.

    `date` is set on the page of one date, `mentions` are the dates that other pages list.
    """

    file: str
    address: str
    title: str
    description: str
    canonical: str
    is_indexed: bool
    ids: frozenset[str]
    references: tuple[Reference, ...]
    json_ld: tuple[Json, ...]
    mentions: tuple[Mention, ...]
    date: Mention | None
    weight: int
