"""`new`, `cancel`, `move`, `topic` and `split`: what editors change by a command.

Their YAML files are read, judged and written back, or the edit is refused as a whole: what `check`
would find fault with is not written, and the sentences are those of `check`.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NoReturn

from plugins.termine.diagnostics import Diagnostic, Message, Position, report
from plugins.termine.editing import (
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
    ask_for_page,
    ask_for_type,
    id_for,
    new_article,
    new_diagnostics,
    new_entry_file,
    new_page,
    replace_by_files,
    restored,
    split,
    with_entry,
    with_weekdays,
)
from plugins.termine.events import Event, addresses, short_day
from plugins.termine.history import History, last_changes, taken_before
from plugins.termine.reading import (
    Loaded,
    Source,
    day_from_text,
    entry_fault,
    load,
    read_front_matter,
)

from ..checks.menu import menu_fault
from ..content import YAML, CalendarFiles, Content
from ..dates import dates_of
from ..messages import message
from ..settings import SiteSettings
from .command import DONE, PROBLEMS, WRONG_USE, CommandError, command, failure, settings_for
from .options import ContentOptions, EditOptions
from .wording import say

ARTICLE, EVENT, PAGE = "artikel", "termin", "seite"
_MOST_WORDS_OF_A_DAY = 4
_MOST_CHOICES = 9
_TEXTS = frozenset({"beschreibung", "text"})


@dataclass(frozen=True, slots=True)
class ContentEdit:
    """The files that dates come from, what they say, and how they are written back."""

    settings: SiteSettings
    content: Content
    files: CalendarFiles

    def loaded(self) -> Loaded:
        """The files read together."""
        return load(self.files.events, self.files.venues, self.files.closed_days)

    @property
    def events(self) -> tuple[Event, ...]:
        """The entries that have no mistake."""
        return self.loaded().catalogue.events

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What `check` says about them, without the texts."""
        return dates_of(self.loaded(), self.files.events, self.settings).diagnostics

    def history(self) -> History:
        """What Git knows of the entries."""
        return last_changes(self.content.root, self.settings.event_files)

    def path(self, name: str) -> Path:
        """Where a file lies that Diagnostics call `name`."""
        return self.content.root / name.partition("/")[2]

    def first_file(self) -> tuple[str, Source | None]:
        """The event file that new entries go into."""
        files = [name for name in self.settings.event_files if name.endswith(YAML)]
        name = self.content.name(self.content.root / (files or ["termine.yaml"])[0])
        return name, next((file for file in self.files.events if file.name == name), None)

    def folder(self) -> str | None:
        """The folder of TERMINE_DATEIEN for files with one entry each, as Diagnostics name it."""
        folders = [name for name in self.settings.event_files if not name.endswith(YAML)]
        return self.content.name(self.content.root / folders[0]) if folders else None

    def venue_named(self, text: str) -> str:
        """The id of the one venue whose id or name this is, in whatever case; else the text."""
        wanted = addresses.slug(text)
        venues = self.loaded().catalogue.venues
        ids = {venue.id for venue in venues if wanted in {venue.id, addresses.slug(venue.name)}}
        return ids.pop() if len(ids) == 1 else text

    def carry_out(
        self, edit: Edit | Refusal, confirms: Callable[[], bool], hints: tuple[Diagnostic, ...] = ()
    ) -> None:
        """Write an edit that brings no Diagnostic, and show it; warnings must be confirmed."""
        if isinstance(edit, Refusal):
            refuse(edit.text)
        others = (file for file in self.files.events if file.name != edit.after.name)
        files = replace(self.files, events=(*others, edit.after))
        after = replace(self, files=files).diagnostics()
        diagnostics = (*new_diagnostics(self.diagnostics(), after), *hints)
        if any(diagnostic.is_error for diagnostic in diagnostics):
            refuse(f"{message.text('edit-would-be-wrong')}\n\n{report(diagnostics)}")
        if diagnostics:
            say(report(diagnostics))
            if not confirms():
                refuse(message.text("edit-despite-hints"))
        self.write(edit.name, edit.before, edit.after)
        key = "edit-written" if edit.lines else "edit-taken-back"
        lines = "\n".join(("", *edit.lines)).strip("\n")
        say(message.text(key, file=edit.name, line=edit.first_line), end="\n\n")
        say(f"{lines}\n\n" if lines else "", end=f"{message.text('edit-look-at-it')}\n")

    def write(
        self, name: str, before: Source | None, after: Source | None, new: Iterable[Source] = ()
    ) -> None:
        """Write `new` files and one in place of `before`, unless somebody else has written it."""
        old, data = (source.data if source else None for source in (before, after))
        files = {self.path(file.name): file.data for file in new}
        try:
            replace_by_files(self.path(name), old, data, files)
        except ChangedMeanwhileError:
            refuse(message.text("edit-changed-meanwhile", file=name))


def read_content(options: ContentOptions) -> ContentEdit:
    """The files of a content folder."""
    settings = settings_for(options)
    content = Content(settings.content)
    return ContentEdit(settings, content, content.calendar(settings.event_files))


def begin_edit(options: EditOptions) -> ContentEdit:
    """The files of a content folder; with mistakes in them nothing is begun."""
    content = read_content(options)
    diagnostics = (*content.files.unread, *content.loaded().diagnostics)
    if mistakes := [diagnostic for diagnostic in diagnostics if diagnostic.is_error]:
        refuse(f"{message.text('edit-mistakes-first')}\n\n{report(mistakes)}".rstrip())
    return content


def refuse(text: str) -> NoReturn:
    """End the command with a sentence; nothing was changed."""
    raise CommandError(f"{text}\n{message.text('edit-nothing-changed')}", PROBLEMS)


@command
def adjust(options: EditOptions, event_id: str, day_text: str, given: Given) -> int:
    """Write an Abweichung; the keys of `given` stand in the order in which they are written."""
    content = begin_edit(options)
    day, rest = _day_and_rest(day_text, given)
    if isinstance(day, Message):
        raise CommandError(f"{day.message} {day.advice}", WRONG_USE)
    if not rest or not all(rest.values()):
        raise failure("edit-nothing-given", WRONG_USE)
    edit = adjusted(content.files.events, event_id, day, _tidy(content, _with_last_day(rest)))
    content.carry_out(edit, lambda: _agrees_to_hints(options))
    return DONE


@command
def restore(options: EditOptions, event_id: str, day_text: str) -> int:
    """Take a cancellation back."""
    content, day = begin_edit(options), day_from_text(day_text)
    if isinstance(day, Message):
        raise CommandError(f"{day.message} {day.advice}", WRONG_USE)
    edit = restored(content.files.events, event_id, day)
    content.carry_out(edit, lambda: _agrees_to_hints(options))
    return DONE


def _agrees_to_hints(options: EditOptions) -> bool:
    """What the option says; without it whoever sits at a terminal is asked."""
    if options.despite_hints or not sys.stdin.isatty():
        return options.despite_hints
    try:
        return agrees(Conversation(input, print), message.text("edit-despite-hints-question"))
    except (EOFError, KeyboardInterrupt):
        return False


@command
def add(options: EditOptions, kind: str, given: Given) -> int:
    """Write a new entry (`termin`), article (`artikel`) or page (`seite`)."""
    _check_kind(kind)
    content = begin_edit(options)
    if kind != EVENT:
        _add_text(content, kind, _tidy(content, given))
    else:
        _add_event(content, _tidy(content, given), lambda: options.despite_hints)
    return DONE


@command
def ask(options: EditOptions, kind: str) -> int:
    """Ask for a new entry or article on standard input, and write it."""
    content = begin_edit(options)
    conversation = Conversation(input, print)
    try:
        if kind:
            _check_kind(kind)
        kind = kind or ask_for_type(conversation)
        if kind == ARTICLE:
            _add_text(content, kind, ask_for_article(conversation, content.settings.today))
        elif kind == PAGE:
            labels = [label for label, _, _ in content.settings.menu]
            _add_text(content, kind, ask_for_page(conversation, labels))
        else:
            taken = _taken_ids(content, content.history())
            venues = [venue.id for venue in content.loaded().catalogue.venues]
            given = _tidy(content, ask_for_event(conversation, venues, _used(content.events)))
            given = {"id": ask_for_id(conversation, id_for(given, taken), taken), **given}
            question = message.text("edit-despite-hints-question")
            _add_event(content, given, lambda: agrees(conversation, question))
    except (EOFError, KeyboardInterrupt):
        say(f"\n{message.text('edit-stopped')} {message.text('edit-nothing-changed')}")
        return PROBLEMS
    return DONE


@command
def split_file(options: EditOptions) -> int:
    """Give the entries of the first file of TERMINE_DATEIEN files of their own.

    The forms in the browser need it.
    """
    content = begin_edit(options)
    name, source = content.first_file()
    folder = content.folder()
    if folder is None:
        refuse(message.text("split-no-folder"))
    if source is None:
        refuse(message.text("split-no-list", file=name))
    parts = split(source, content.files.venues, folder)
    if isinstance(parts, Refusal):
        refuse(parts.text)
    for file in parts.files:
        if content.path(file.name).exists():
            refuse(message.text("split-file-exists", file=file.name))
    content.write(name, source, parts.rest, parts.files)
    number = f"{len(parts.files)} {'Eintrag' if len(parts.files) == 1 else 'Einträge'}"
    say(message.text("split-done", number=number, file=name))
    say("\n".join(f"  {file.name}" for file in parts.files))
    say(message.text("split-comments-left" if parts.rest else "split-file-removed", file=name))
    say(f"{message.text('split-one-commit')}\n{message.text('edit-look-at-it')}")
    return DONE


def _day_and_rest(text: str, given: Given) -> tuple[date | Message, Given]:
    """The day; of `Mi 03.02.2027 Umbau` the command line made `Mi` and `03.02.2027 Umbau`."""
    day = day_from_text(text)
    values = {key: value for key, value in given.items() if value}
    key, rest = next(iter(values.items()), ("", ""))
    words = [text, *rest.split()]
    for count in range(2, min(len(words), _MOST_WORDS_OF_A_DAY) + 1):
        longer = day_from_text(" ".join(words[:count]))
        if isinstance(day, Message) and not isinstance(longer, Message):
            return longer, {**values, key: " ".join(words[count:])}
    return day, values


def _with_last_day(given: Given) -> Given:
    """The last day of `entfaellt: bis 29.06.2027 Umbau`, as `absagen` was told, in its own key."""
    first, _, rest = given.get("entfaellt", "").partition(" ")
    if first.lower() != "bis":
        return given
    day_text, _, reason = rest.strip().partition(" ")
    day, values = _day_and_rest(day_text, {"entfaellt": reason})
    if isinstance(day, Message):
        return given
    return {"bis": short_day(day), "entfaellt": values.get("entfaellt") or "ja"}


def _tidy(content: ContentEdit, given: Given) -> Given:
    """What was given, in one line each, with days and venues as the event file writes them."""
    values = {
        key: value.strip() if key in _TEXTS else " ".join(value.split())
        for key, value in given.items()
        if value
    }
    venue = {"ort": content.venue_named(values["ort"])} if "ort" in values else {}
    return {**with_weekdays(values), **venue}


def _check_kind(kind: str) -> None:
    if kind not in {ARTICLE, EVENT, PAGE}:
        raise failure("edit-unknown-type", WRONG_USE)


def _add_event(content: ContentEdit, given: Given, confirms: Callable[[], bool]) -> None:
    history = content.history()
    event_id = given.get("id") or id_for(given, _taken_ids(content, history))
    edit = _with_entry(content, {**given, **({"id": event_id} if event_id else {})})
    if same := _same_event(content, given):
        place = {"file": same.position.file, "line": same.position.line}
        say(message.text("edit-same-event", title=same.details.title, **place))
        if not confirms():
            refuse(message.text("edit-despite-hints"))
    hints: tuple[Diagnostic, ...] = ()
    before = taken_before(history, event_id, given.get("titel", ""))
    if before and isinstance(edit, Edit):
        hints = (before.at(Position(edit.name, edit.first_line, source=edit.lines[0])),)
    content.carry_out(edit, confirms, hints)


def _same_event(content: ContentEdit, given: Given) -> Event | None:
    """An event with this title that begins on the same day: mostly the same one, given twice."""
    day = day_from_text(given.get("datum") or given.get("ab", ""))
    wanted = given.get("titel", "").casefold(), day
    for event in content.events:
        if (event.details.title.casefold(), event.schedule.first_day) == wanted:
            return event
    return None


def _taken_ids(content: ContentEdit, history: History) -> frozenset[str]:
    """The ids that a new entry must not have, or should not."""
    known = (event.id for event in content.events)
    return frozenset((*known, *(entry.id for entry in history.gone)))


def _with_entry(content: ContentEdit, given: Given) -> Edit | Refusal:
    """In the first event file; where that one was split, in a file of its own."""
    name, source = content.first_file()
    folder = content.folder()
    files = {event.position.file for event in content.events}
    is_split = bool(folder and files) and name not in files
    if not is_split or entry_fault("id", given.get("id", "")):
        return with_entry(source, name, given)
    own = f"{folder}/{given['id']}.yaml"
    if content.path(own).exists():
        return Refusal(message.text("split-file-exists", file=own))
    return new_entry_file(own, given)


def _used(events: Iterable[Event]) -> dict[str, tuple[str, ...]]:
    """The values that stand in entries, by their keys, the most frequent first."""
    details = [event.details for event in events]
    values = {
        "rubrik": [each.category for each in details],
        "kosten": [each.cost for each in details],
        "anmeldung": [each.registration.text for each in details if each.registration],
    }
    return {
        key: tuple(value for value, _ in Counter(filter(None, texts)).most_common(_MOST_CHOICES))
        for key, texts in values.items()
    }


def _add_text(content: ContentEdit, kind: str, given: Given) -> None:
    settings, folder = content.settings, content.content
    title = given.get("titel", "")
    slug = given.get("slug") or addresses.slug(title)
    if not slug:
        refuse(message.text("edit-no-slug", title=title))
    place = settings.article_folder if kind == ARTICLE else settings.page_folder
    path = folder.root / place / f"{slug}.md"
    name = folder.name(path)
    texts = (text for text in folder.texts(place) if isinstance(text, Source))
    if path.exists() or slug in {read_front_matter(text).slug for text in texts}:
        refuse(message.text("edit-text-exists", file=name))
    given = {**given, "slug": slug}
    is_page = kind == PAGE
    edit = new_page(name, given) if is_page else new_article(name, given, settings.today)
    head = read_front_matter(edit.after)
    if head.diagnostics:
        refuse(f"{message.text('edit-would-be-wrong')}\n\n{report(head.diagnostics)}")
    fault = menu_fault(settings, head.menu) if head.menu else None
    if fault:
        refuse(f"{fault.message} {fault.advice}")
    known = {event.id for event in content.events}
    if unknown := next((event_id for event_id in head.event_ids if event_id not in known), None):
        refuse(message.text("edit-unknown-id", id=unknown, advice="").rstrip())
    content.write(name, None, edit.after)
    say(f"{message.text('edit-new-file', file=name)}\n{message.text('edit-look-at-it')}")
