"""`new`, `cancel`, `move`, `topic`: the editors' files read, changed, judged and written back.

A change that `check` would find fault with is not written; the sentences are those of `check`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NoReturn

from plugins.editing import (
    ChangedMeanwhileError,
    Conversation,
    Edit,
    Given,
    Refusal,
    adjusted,
    agrees,
    ask_for_article,
    ask_for_event,
    ask_for_id,
    ask_for_type,
    id_for,
    new_article,
    new_problems,
    replace_file,
    sentences,
    with_entry,
    with_weekdays,
)
from plugins.events import (
    Fault,
    Loaded,
    Problem,
    Source,
    addresses,
    day_from_text,
    load,
    read_front_matter,
    report,
)

from .dates import dates_of
from .failures import DONE, PROBLEMS, WRONG_USE, CommandError, exit_code
from .options import EditOptions
from .settings import SiteSettings, configuration, site_settings
from .sources import Content, Found

ARTICLE, EVENT = "artikel", "termin"
_MOST_WORDS_OF_A_DAY = 4
_TEXTS = frozenset({"beschreibung", "text"})


@dataclass(frozen=True, slots=True)
class Desk:
    """The files that dates come from, and what they say."""

    settings: SiteSettings
    content: Content
    events: tuple[Source, ...]
    venues: Source | None
    own_days: Source | None

    def loaded(self) -> Loaded:
        """The files read together."""
        return load(self.events, self.venues, self.own_days)

    def problems(self) -> tuple[Problem, ...]:
        """What `check` says about them, without the texts."""
        return dates_of(self.loaded(), self.events, self.settings).problems

    def with_file(self, changed: Source) -> "Desk":
        """The desk with one event file in another form."""
        others = tuple(source for source in self.events if source.name != changed.name)
        return replace(self, events=(*others, changed))

    def path(self, name: str) -> Path:
        """Where a file lies that Problems call `name`."""
        return self.content.root / name.partition("/")[2]


def adjust(options: EditOptions, event_id: str, day: str, given: Given) -> int:
    """Write an Abweichung; the keys of `given` stand in the order in which they are written."""
    return exit_code(lambda: _adjust(options, event_id, day, given))


def add(options: EditOptions, what: str, given: Given) -> int:
    """Write a new entry (`termin`) or article (`artikel`)."""
    return exit_code(lambda: _add(options, _type(what), given))


def ask(options: EditOptions, what: str) -> int:
    """Ask for a new entry or article on standard input, and write it."""
    return exit_code(lambda: _ask(options, what))


def _adjust(options: EditOptions, event_id: str, text: str, given: Given) -> int:
    desk = _tidy_desk(options)
    day, said = _day_and_rest(text, given)
    if isinstance(day, Fault):
        raise CommandError(f"{day.message} {day.advice}", WRONG_USE)
    if not all(said.values()):
        raise CommandError(sentences.NOTHING_SAID, WRONG_USE)
    edit = adjusted(desk.events, event_id, day, _said(said))
    return _carry_out(desk, edit, lambda: options.despite_hints)


def _day_and_rest(text: str, given: Given) -> tuple[date | Fault, Given]:
    """The day; of `Mi 03.02.2027 Umbau` the command line made `Mi` and `03.02.2027 Umbau`."""
    day = day_from_text(text)
    said = {key: value for key, value in given.items() if value}
    key, rest = next(iter(said.items()), ("", ""))
    words = [text, *rest.split()]
    for count in range(2, min(len(words), _MOST_WORDS_OF_A_DAY) + 1):
        longer = day_from_text(" ".join(words[:count]))
        if isinstance(day, Fault) and not isinstance(longer, Fault):
            return longer, {**said, key: " ".join(words[count:])}
    return day, said


def _add(options: EditOptions, what: str, given: Given) -> int:
    desk = _tidy_desk(options)
    if what == ARTICLE:
        return _add_article(desk, _said(given))
    return _add_event(desk, _said(given), lambda: options.despite_hints)


def _ask(options: EditOptions, what: str) -> int:
    desk = _tidy_desk(options)
    conversation = Conversation(input, print)
    try:
        what = _type(what) if what else ask_for_type(conversation)
        if what == ARTICLE:
            return _add_article(desk, ask_for_article(conversation, desk.settings.today))
        return _ask_for_event(desk, conversation)
    except (EOFError, KeyboardInterrupt):
        print(f"\n{sentences.STOPPED}")
        return PROBLEMS


def _ask_for_event(desk: Desk, conversation: Conversation) -> int:
    catalogue = desk.loaded().catalogue
    taken = frozenset(event.id for event in catalogue.events)
    venues = [venue.id for venue in catalogue.venues]
    given = with_weekdays(ask_for_event(conversation, venues))
    given = {"id": ask_for_id(conversation, id_for(given, taken), taken), **given}
    return _add_event(desk, given, lambda: agrees(conversation, sentences.DESPITE_HINTS_QUESTION))


def _said(given: Given) -> Given:
    """What was given, in one line each, with days as the event file writes them."""
    return with_weekdays({key: _tidy(key, value) for key, value in given.items() if value})


def _tidy(key: str, value: str) -> str:
    return value.strip() if key in _TEXTS else " ".join(value.split())


def _type(what: str) -> str:
    if what not in {ARTICLE, EVENT}:
        raise CommandError("Anlegen lässt sich „termin“ oder „artikel“.", WRONG_USE)
    return what


def _add_event(desk: Desk, given: Given, confirms: Callable[[], bool]) -> int:
    taken = frozenset(event.id for event in desk.loaded().catalogue.events)
    event_id = given.get("id") or id_for(given, taken)
    name, source = _first_event_file(desk)
    edit = with_entry(source, name, {**given, **({"id": event_id} if event_id else {})})
    return _carry_out(desk, edit, confirms)


def _first_event_file(desk: Desk) -> tuple[str, Source | None]:
    """The file that new entries go into."""
    files = [name for name in desk.settings.event_files if name.endswith((".yaml", ".yml"))]
    name = desk.content.name(desk.content.root / (files or ["termine.yaml"])[0])
    return name, next((source for source in desk.events if source.name == name), None)


def _add_article(desk: Desk, given: Given) -> int:
    title = given.get("titel", "")
    slug = given.get("slug") or addresses.slug(title)
    if not slug:
        _refuse(sentences.SLUG_MISSING.format(title=title))
    path = desk.content.root / desk.settings.article_folder / f"{slug}.md"
    name = desk.content.name(path)
    if path.exists() or slug in _slugs(desk):
        _refuse(sentences.ARTICLE_EXISTS.format(file=name))
    edit = new_article(name, {**given, "slug": slug}, desk.settings.today)
    head = read_front_matter(edit.after)
    known = {event.id for event in desk.loaded().catalogue.events}
    unknown = [one for one in head.event_ids if one not in known]
    if head.problems:
        _refuse(f"{sentences.WOULD_BE_WRONG}\n\n{report(head.problems)}")
    if unknown:
        _refuse(sentences.UNKNOWN_ID.format(id=unknown[0], advice="").rstrip())
    _write(desk, edit)
    print(f"{sentences.NEW_FILE.format(file=name)}\n{sentences.LOOK_AT_IT}")
    return DONE


def _slugs(desk: Desk) -> frozenset[str]:
    """The addresses that articles have already."""
    read = map(desk.content.read, desk.content.texts(desk.settings.article_folder))
    return frozenset(read_front_matter(one).slug for one in read if isinstance(one, Source))


def _carry_out(desk: Desk, edit: Edit | Refusal, confirms: Callable[[], bool]) -> int:
    """Write an edit that brings no Problem, and show it; warnings must be confirmed."""
    if isinstance(edit, Refusal):
        _refuse(edit.text)
    found = new_problems(desk.problems(), desk.with_file(edit.after).problems())
    if any(problem.is_error for problem in found):
        _refuse(f"{sentences.WOULD_BE_WRONG}\n\n{report(found)}")
    if found:
        print(report(found))
        if not confirms():
            _refuse(sentences.DESPITE_HINTS)
    _write(desk, edit)
    print(sentences.WRITTEN.format(file=edit.name, line=edit.first_line), end="\n\n")
    print("\n".join(edit.lines).strip("\n"), end=f"\n\n{sentences.LOOK_AT_IT}\n")
    return DONE


def _write(desk: Desk, edit: Edit) -> None:
    before = edit.before.data if edit.before else None
    try:
        replace_file(desk.path(edit.name), before, edit.after.data)
    except ChangedMeanwhileError:
        _refuse(sentences.CHANGED_MEANWHILE.format(file=edit.name))


def _tidy_desk(options: EditOptions) -> Desk:
    """The files of a content folder; with mistakes in them nothing is begun."""
    values = {**configuration(), "PATH": str(options.content), "TERMINE_HEUTE": options.today}
    settings = site_settings({"OUTPUT_PATH": "output", **values})
    content = Content(settings.content)
    events, venues = content.events(settings.event_files), content.venues()
    own_days = content.closed_days()
    desk = Desk(settings, content, events.sources, _only(venues), _only(own_days))
    unread = (*events.problems, *venues.problems, *own_days.problems)
    mistakes = [one for one in (*unread, *desk.loaded().problems) if one.is_error]
    if mistakes:
        _refuse(f"{sentences.MISTAKES_FIRST}\n\n{report(mistakes)}".rstrip())
    return desk


def _only(found: Found) -> Source | None:
    return next(iter(found.sources), None)


def _refuse(text: str) -> NoReturn:
    raise CommandError(f"{text}\n{sentences.NOTHING_CHANGED}", PROBLEMS)
