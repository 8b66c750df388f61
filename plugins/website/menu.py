"""The menu and the cards of the settings, without what this content has no page for."""

from dataclasses import replace

from plugins.events import Position, Problem, site_messages
from plugins.views import Settings

from .links import Links, is_external

_Item = tuple[str, str, tuple[tuple[str, str], ...]]


def without_missing(settings: Settings, links: Links) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings whose links all lead somewhere, and a warning for each that did not."""
    position = Position("pelicanconf.py", 1)

    def leads(url: str) -> bool:
        return is_external(url) or links.find(url, "") is not None

    menu_links = [link for text, url, below in settings.menu for link in ((text, url), *below)]
    problems = [
        *(
            site_messages.MENU_WITHOUT_PAGE(text=text, url=url).at(position)
            for text, url in menu_links
            if not leads(url)
        ),
        *(
            site_messages.TASK_WITHOUT_PAGE(text=text, url=url).at(position)
            for text, url, _ in settings.tasks
            if not leads(url)
        ),
    ]
    items = [
        (text, url, tuple(link for link in below if leads(link[1])))
        for text, url, below in settings.menu
    ]
    menu = tuple(filter(None, (_kept(item, is_there=leads(item[1])) for item in items)))
    tasks = tuple(task for task in settings.tasks if leads(task[1]))
    return replace(settings, menu=menu, tasks=tasks), tuple(problems)


def _kept(item: _Item, *, is_there: bool) -> _Item | None:
    """An item whose page is missing leads to the first page below it, or goes."""
    text, _, below = item
    if is_there:
        return item
    return (text, below[0][1], below) if below else None
