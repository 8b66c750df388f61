"""The content laid out for each peer, in the way its users would."""

import json
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from .content import CATEGORIES, Article, Material, venue_id, venue_name
from .expanded import Dated, month_name

_PEERS = Path(__file__).parent / "peers"
Layout = Callable[[Path, Material, tuple[Dated, ...]], None]


def hugo(folder: Path, given: Material, dates: tuple[Dated, ...]) -> None:
    """Markdown files with JSON heads; months, years, venues and categories are taxonomies."""
    _templates("hugo", folder, folder / "layouts" / "partials")
    for article in given.articles:
        head = {**_article(article), "url": f"/aktuelles/{article.slug}/"}
        _page(folder / "content/aktuelles" / f"{article.slug}.md", head, article.text)
    _page(folder / "content/aktuelles/_index.md", {"title": "Aktuelles"})
    _page(folder / "content/termine/_index.md", {"title": "Termine"})
    for entry in given.entries:
        head = {"title": entry.title, "type": "event", "outputs": ["html", "calendar"]}
        _page(folder / f"content/termine/{entry.id}/_index.md", head, entry.text)
    for one in dates:
        values = one.as_values()
        head = {
            **{name: value for name, value in values.items() if name not in ("text", "url")},
            "type": "date",
            "date": f"{one.day}T00:00:00Z",
            "months": [one.month],
            "years": [str(one.day.year)] if one.is_past else [],
            "categories": [one.entry.category],
            "venues": [values["venueid"]],
        }
        _page(folder / f"content/termine/{one.entry.id}/{one.day}.md", head, one.entry.text)


def eleventy(folder: Path, given: Material, dates: tuple[Dated, ...]) -> None:
    """Articles as Markdown, everything about dates as data with paginated templates."""
    _templates("eleventy", folder, folder / "_includes")
    for article in given.articles:
        head = {
            **_article(article),
            "layout": "article.njk",
            "tags": "articles",
            "permalink": f"/aktuelles/{article.slug}/",
        }
        _fenced(folder / "aktuelles" / f"{article.slug}.md", head, article.text)
    for name, values in _data(given, dates).items():
        _write(folder / "_data" / f"{name}.json", json.dumps(values, ensure_ascii=False))


def pelican(folder: Path, given: Material, dates: tuple[Dated, ...]) -> None:
    """Articles as Markdown; every page about dates as a page with a template of its own."""
    _templates("pelican", folder, folder / "templates")
    _write(folder / "dates.json", json.dumps(_data(given, dates), ensure_ascii=False))
    for article in given.articles:
        head = f"Title: {article.title}\nDate: {article.day}\nSlug: {article.slug}\n"
        about = f"Category: {article.category}\nSummary: {article.summary}\n"
        _write(folder / "content" / f"{article.slug}.md", f"{head}{about}\n{article.text}")
    data = _data(given, dates)
    for one in dates:
        head = f"Template: date\nDay: {one.day}\nEntry: {one.entry.id}\n"
        name = f"{one.entry.id}-{one.day}"
        _pelican_page(folder, name, f"{one.url}index.html", one.entry.title, head, one.entry.text)
    for entry in given.entries:
        head = f"Template: event\nEntry: {entry.id}\n"
        path = f"termine/{entry.id}/index.html"
        _pelican_page(folder, entry.id, path, entry.title, head, entry.text)
        path = f"kalender/{entry.id}.ics"
        _pelican_page(
            folder, f"ics-{entry.id}", path, entry.title, f"Template: calendar\nEntry: {entry.id}\n"
        )
    for kind in ("months", "years", "venues", "categories"):
        for group in data[kind]:
            head = f"Template: list\nGroup: {kind}\nKey: {group['key']}\n"
            path = f"{group['url']}index.html"
            _pelican_page(folder, f"{kind}-{group['key']}", path, group["title"], head)
    for name, path, template in (
        ("upcoming", "termine/index.html", "upcoming"),
        ("archive", "termine/archiv/index.html", "archive"),
        ("all", "kalender/alle.ics", "calendar_all"),
    ):
        _pelican_page(folder, name, path, "Termine", f"Template: {template}\n")


LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {"hugo": hugo, "eleventy": eleventy, "pelican": pelican}
)


def _pelican_page(  # noqa: PLR0913, PLR0917  # what a page of Pelican has
    folder: Path, name: str, path: str, title: str, head: str, text: str = ""
) -> None:
    save_as = path.lstrip("/")
    about = f"Title: {title}\nSlug: {name.lower()}\nSave_as: {save_as}\nUrl: {save_as}\n{head}"
    _write(folder / "content/pages" / f"{name}.md", f"{about}\n{text}")


def _templates(peer: str, folder: Path, frames: Path) -> None:
    shutil.copytree(_PEERS / peer, folder, dirs_exist_ok=True)
    shutil.copytree(_PEERS / "frame", frames, dirs_exist_ok=True)


def _article(article: Article) -> dict[str, object]:
    return {
        "title": article.title,
        "date": f"{article.day}T00:00:00Z",
        "rubrik": article.category,
        "summary": article.summary,
    }


def _page(path: Path, head: Mapping[str, object], text: str = "") -> None:
    """A file with a head as JSON, the form that is read fastest."""
    _write(path, f"{json.dumps(head, ensure_ascii=False)}\n\n{text}")


def _fenced(path: Path, head: Mapping[str, object], text: str) -> None:
    """The same between fences, as Eleventy wants it."""
    _write(path, f"---json\n{json.dumps(head, ensure_ascii=False)}\n---\n{text}")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _data(given: Material, dates: tuple[Dated, ...]) -> dict[str, list[dict[str, Any]]]:
    """Every kind of page with the dates on it."""
    by_event = _grouped(dates, lambda one: one.entry.id)
    by_month = _grouped(dates, lambda one: one.month)
    by_year = _grouped((one for one in dates if one.is_past), lambda one: str(one.day.year))
    by_venue = _grouped(dates, lambda one: venue_id(one.entry.venue))
    by_category = _grouped(dates, lambda one: one.entry.category)
    names = {venue_id(entry.venue): venue_name(entry.venue) for entry in given.entries}
    return {
        "dates": [one.as_values() for one in dates],
        "events": [
            {
                "id": entry.id,
                "title": entry.title,
                "text": entry.text,
                "dates": [one.as_values() for one in by_event.get(entry.id, ())],
            }
            for entry in given.entries
        ],
        "months": [
            _group(key, f"Termine im {month_name(key)}", f"/termine/{key[:4]}/{key[5:]}/", found)
            for key, found in by_month.items()
        ],
        "years": [
            _group(key, f"Vergangene Termine {key}", f"/termine/archiv/{key}/", found)
            for key, found in by_year.items()
        ],
        "venues": [
            _group(key, names[key], f"/termine/ort/{key}/", found)
            for key, found in by_venue.items()
        ],
        "categories": [
            _group(key, key, f"/termine/rubrik/{CATEGORIES.index(key)}/", found)
            for key, found in by_category.items()
        ],
    }


def _group(key: str, title: str, url: str, dates: Iterable[Dated]) -> dict[str, Any]:
    return {
        "key": key,
        "title": title,
        "url": url,
        "dates": [one.as_values() for one in dates],
    }


def _grouped(dates: Iterable[Dated], key: Callable[[Dated], str]) -> dict[str, list[Dated]]:
    found: defaultdict[str, list[Dated]] = defaultdict(list)
    for one in dates:
        found[key(one)].append(one)
    return dict(found)
