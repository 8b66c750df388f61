"""The menu and the cards of the settings, without what this content has no page for."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plugins.termine.diagnostics import Diagnostic, Position
from plugins.website.messages import message

from ..pages.world import Settings
from .links import Links, is_external

_Item = tuple[str, str, tuple[tuple[str, str], ...]]


def without_missing(settings: Settings, links: Links) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings whose links all lead somewhere, and a warning about those that did not."""

    def leads(url: str) -> bool:
        return is_external(url) or links.find(url, "") is not None

    items = [
        (text, url, tuple(link for link in below if leads(link[1])))
        for text, url, below in settings.menu
    ]
    menu = tuple(filter(None, (_kept(item, is_there=leads(item[1])) for item in items)))
    tasks = tuple(task for task in settings.tasks if leads(task[1]))
    urls = [url for _, own, below in settings.menu for url in (own, *(link[1] for link in below))]
    diagnostics = (
        *_missing("menu-without-page", (url for url in urls if not leads(url))),
        *_missing("task-without-page", (url for _, url, _ in settings.tasks if not leads(url))),
    )
    return replace(settings, menu=menu, tasks=tasks), diagnostics


def _missing(kind: str, urls: Iterable[str]) -> Iterator[Diagnostic]:
    names = ", ".join(f"„/{url}“" for url in dict.fromkeys(urls))
    if names:
        yield message(kind, urls=names).at(Position("pelicanconf.py", 1))


def _kept(item: _Item, *, is_there: bool) -> _Item | None:
    """An item whose page is missing leads to the first page below it, or goes."""
    text, _, below = item
    if is_there:
        return item
    return (text, below[0][1], below) if below else None
