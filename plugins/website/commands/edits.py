"""`new`, `cancel`, `move`, `topic`: the editors' files read, changed, judged and written back.

A change that `check` would find fault with is not written; the sentences are those of `check`.
"""

from collections.abc import Callable
from datetime import date

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
    ask_for_type,
    id_for,
    new_article,
    new_diagnostics,
    new_entry_file,
    replace_file,
    with_entry,
    with_weekdays,
)
from plugins.termine.events import Event, OneOff, addresses
from plugins.termine.history import History, last_changes, taken_before
from plugins.termine.reading import Source, day_from_text, entry_fault, read_front_matter

from ..messages import message
from .content_edit import Desk, refuse, tidy_desk
from .failures import DONE, PROBLEMS, WRONG_USE, CommandError, exit_code
from .options import EditOptions

ARTICLE, EVENT = "artikel", "termin"
_MOST_WORDS_OF_A_DAY = 4
_TEXTS = frozenset({"beschreibung", "text"})


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
    desk = tidy_desk(options)
    day, said = _day_and_rest(text, given)
    if isinstance(day, Message):
        raise CommandError(f"{day.message} {day.advice}", WRONG_USE)
    if not all(said.values()):
        raise CommandError(message.text("edit-nothing-given"), WRONG_USE)
    edit = adjusted(desk.events, event_id, day, _said(desk, said))
    return _carry_out(desk, edit, lambda: options.despite_hints)


def _day_and_rest(text: str, given: Given) -> tuple[date | Message, Given]:
    """The day; of `Mi 03.02.2027 Umbau` the command line made `Mi` and `03.02.2027 Umbau`."""
    day = day_from_text(text)
    said = {key: value for key, value in given.items() if value}
    key, rest = next(iter(said.items()), ("", ""))
    words = [text, *rest.split()]
    for count in range(2, min(len(words), _MOST_WORDS_OF_A_DAY) + 1):
        longer = day_from_text(" ".join(words[:count]))
        if isinstance(day, Message) and not isinstance(longer, Message):
            return longer, {**said, key: " ".join(words[count:])}
    return day, said


def _add(options: EditOptions, what: str, given: Given) -> int:
    desk = tidy_desk(options)
    if what == ARTICLE:
        return _add_article(desk, _said(desk, given))
    return _add_event(desk, _said(desk, given), lambda: options.despite_hints)


def _ask(options: EditOptions, what: str) -> int:
    desk = tidy_desk(options)
    conversation = Conversation(input, print)
    try:
        what = _type(what) if what else ask_for_type(conversation)
        if what == ARTICLE:
            return _add_article(desk, ask_for_article(conversation, desk.settings.today))
        return _ask_for_event(desk, conversation)
    except (EOFError, KeyboardInterrupt):
        print(f"\n{message.text('edit-stopped')} {message.text('edit-nothing-changed')}")
        return PROBLEMS


def _ask_for_event(desk: Desk, conversation: Conversation) -> int:
    taken = _taken(desk, _history(desk))
    venues = [venue.id for venue in desk.loaded().catalogue.venues]
    given = _said(desk, ask_for_event(conversation, venues))
    given = {"id": ask_for_id(conversation, id_for(given, taken), taken), **given}
    return _add_event(
        desk, given, lambda: agrees(conversation, message.text("edit-despite-hints-question"))
    )


def _said(desk: Desk, given: Given) -> Given:
    """What was given, in one line each, with days and venues as the event file writes them."""
    tidy = with_weekdays({key: _tidy(key, value) for key, value in given.items() if value})
    return {**tidy, **({"ort": desk.venue_named(tidy["ort"])} if "ort" in tidy else {})}


def _tidy(key: str, value: str) -> str:
    return value.strip() if key in _TEXTS else " ".join(value.split())


def _type(what: str) -> str:
    if what not in {ARTICLE, EVENT}:
        raise CommandError("Anlegen lässt sich „termin“ oder „artikel“.", WRONG_USE)
    return what


def _add_event(desk: Desk, given: Given, confirms: Callable[[], bool]) -> int:
    history = _history(desk)
    event_id = given.get("id") or id_for(given, _taken(desk, history))
    edit = _with_entry(desk, {**given, **({"id": event_id} if event_id else {})})
    if same := _same_event(desk, given):
        place = {"file": same.position.file, "line": same.position.line}
        print(message.text("edit-same-event", title=same.details.title, **place))
        if not confirms():
            refuse(message.text("edit-despite-hints"))
    before = taken_before(history, event_id, given.get("titel", ""))
    if before and isinstance(edit, Edit):
        line = Position(edit.name, edit.first_line, source=edit.lines[0])
        return _carry_out(desk, edit, confirms, (before.at(line),))
    return _carry_out(desk, edit, confirms)


def _same_event(desk: Desk, given: Given) -> Event | None:
    """An event with this title that begins on the same day: mostly the same one, given twice."""
    day = day_from_text(given.get("datum") or given.get("ab", ""))
    wanted = given.get("titel", "").casefold(), day
    for event in desk.loaded().catalogue.events:
        plan = event.schedule
        first = plan.first_day if isinstance(plan, OneOff) else plan.rules[0].first_day
        if (event.details.title.casefold(), first) == wanted:
            return event
    return None


def _history(desk: Desk) -> History:
    """What Git knows of the entries."""
    settings = desk.settings
    cache = settings.cache / "verlauf"
    return last_changes(desk.content.root, settings.event_files, cache=cache)


def _taken(desk: Desk, history: History) -> frozenset[str]:
    """The ids that a new entry must not have, or should not."""
    events = desk.loaded().catalogue.events
    return frozenset((*(event.id for event in events), *(one.id for one in history.gone)))


def _with_entry(desk: Desk, given: Given) -> Edit | Refusal:
    """In the first event file; where that one was split, in a file of its own."""
    name, source = desk.first_file()
    folder = desk.folder()
    files = {event.position.file for event in desk.loaded().catalogue.events}
    is_split = bool(folder and files) and name not in files
    if not is_split or entry_fault("id", given.get("id", "")):
        return with_entry(source, name, given)
    own = f"{folder}/{given['id']}.yaml"
    if desk.path(own).exists():
        return Refusal(message.text("split-file-exists", file=own))
    return new_entry_file(own, given)


def _add_article(desk: Desk, given: Given) -> int:
    title = given.get("titel", "")
    slug = given.get("slug") or addresses.slug(title)
    if not slug:
        refuse(message.text("edit-no-slug", title=title))
    path = desk.content.root / desk.settings.article_folder / f"{slug}.md"
    name = desk.content.name(path)
    if path.exists() or slug in _slugs(desk):
        refuse(message.text("edit-article-exists", file=name))
    edit = new_article(name, {**given, "slug": slug}, desk.settings.today)
    head = read_front_matter(edit.after)
    known = {event.id for event in desk.loaded().catalogue.events}
    unknown = [one for one in head.event_ids if one not in known]
    if head.diagnostics:
        refuse(f"{message.text('edit-would-be-wrong')}\n\n{report(head.diagnostics)}")
    if unknown:
        refuse(message.text("edit-unknown-id", id=unknown[0], advice="").rstrip())
    _write(desk, edit)
    print(f"{message.text('edit-new-file', file=name)}\n{message.text('edit-look-at-it')}")
    return DONE


def _slugs(desk: Desk) -> frozenset[str]:
    """The addresses that articles have already."""
    read = desk.content.texts(desk.settings.article_folder)
    return frozenset(read_front_matter(one).slug for one in read if isinstance(one, Source))


def _carry_out(
    desk: Desk,
    edit: Edit | Refusal,
    confirms: Callable[[], bool],
    hints: tuple[Diagnostic, ...] = (),
) -> int:
    """Write an edit that brings no Diagnostic, and show it; warnings must be confirmed."""
    if isinstance(edit, Refusal):
        refuse(edit.text)
    after = desk.with_file(edit.after).diagnostics()
    found = (*new_diagnostics(desk.diagnostics(), after), *hints)
    if any(diagnostic.is_error for diagnostic in found):
        refuse(f"{message.text('edit-would-be-wrong')}\n\n{report(found)}")
    if found:
        print(report(found))
        if not confirms():
            refuse(message.text("edit-despite-hints"))
    _write(desk, edit)
    print(message.text("edit-written", file=edit.name, line=edit.first_line), end="\n\n")
    print("\n".join(edit.lines).strip("\n"), end=f"\n\n{message.text('edit-look-at-it')}\n")
    return DONE


def _write(desk: Desk, edit: Edit) -> None:
    before = edit.before.data if edit.before else None
    try:
        replace_file(desk.path(edit.name), before, edit.after.data)
    except ChangedMeanwhileError:
        refuse(message.text("edit-changed-meanwhile", file=edit.name))
