"""The commands that write into the editors' files: new, cancel, move, topic, split.

They run in the root of the repository; what they do is in `plugins.website`, imported only
when one of them is called, so that no other command waits for it.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # it is not there before the environment is
    from plugins.website.commands.options import EditOptions


def new(  # noqa: PLR0913  # one parameter for each option of the command
    what: str = "",
    /,
    *,
    titel: str = "",
    kennung: str = "",
    rubrik: str = "",
    datum: str = "",
    wann: str = "",
    um: str = "",
    ab: str = "",
    bis: str = "",
    ort: str = "",
    feiertage: str = "",
    ferien: str = "",
    kosten: str = "",
    anmeldung: str = "",
    beschreibung: str = "",
    kurztext: str = "",
    menue: str = "",
    termine: str = "",
    text: str = "",
    trotzdem: bool = False,
    content: Path = Path("content"),
    today: date | None = None,
) -> int:
    """Legt einen Termin, einen Artikel oder eine Seite an; ohne Optionen fragt es nach allem."""
    from plugins.website.commands import edits

    options = _edit_options(content, today, trotzdem=trotzdem)
    given = {
        "id": kennung,
        "titel": titel,
        "rubrik": rubrik,
        "datum": datum,
        "wann": wann,
        "um": um,
        "ab": ab,
        "bis": bis,
        "ort": ort,
        "feiertage": feiertage,
        "ferien": ferien,
        "kosten": kosten,
        "anmeldung": anmeldung,
        "beschreibung": beschreibung,
        "kurztext": kurztext,
        "menue": menue,
        "termine": termine,
        "text": text,
    }
    if not any(given.values()):
        return edits.ask(options, what)
    return edits.add(options, what or "termin", given)


def cancel(  # noqa: PLR0913  # one parameter for each option of the command
    event_id: str,
    day: str,
    reason: str = "",
    /,
    *,
    zurueck: bool = False,
    trotzdem: bool = False,
    content: Path = Path("content"),
    today: date | None = None,
) -> int:
    """Sagt einen Termin ab; mit --zurueck findet er wieder statt."""
    from plugins.website.commands import edits

    options = _edit_options(content, today, trotzdem=trotzdem)
    if zurueck:
        return edits.restore(options, event_id, f"{day} {reason}".strip())
    return edits.adjust(options, event_id, day, {"entfaellt": reason})


def move(  # noqa: PLR0913  # one parameter for each option of the command
    event_id: str,
    day: str,
    new_day: str,
    /,
    *,
    um: str = "",
    ort: str = "",
    grund: str = "",
    trotzdem: bool = False,
    content: Path = Path("content"),
    today: date | None = None,
) -> int:
    """Verlegt einen Termin auf einen anderen Tag."""
    from plugins.website.commands import edits

    options = _edit_options(content, today, trotzdem=trotzdem)
    given = {"verlegt": new_day, "um": um, "ort": ort, "grund": grund}
    return edits.adjust(options, event_id, day, given)


def topic(  # noqa: PLR0913  # one parameter for each option of the command
    event_id: str,
    day: str,
    subject: str,
    /,
    *,
    gast: str = "",
    trotzdem: bool = False,
    content: Path = Path("content"),
    today: date | None = None,
) -> int:
    """Trägt das Thema eines Termins ein."""
    from plugins.website.commands import edits

    options = _edit_options(content, today, trotzdem=trotzdem)
    return edits.adjust(options, event_id, day, {"thema": subject, "gast": gast})


def split(*, content: Path = Path("content"), today: date | None = None) -> int:
    """Gibt jedem Eintrag von termine.yaml eine eigene Datei, für die Redaktion im Browser."""
    from plugins.website.commands import edits

    return edits.split_file(_edit_options(content, today, trotzdem=False))


def _edit_options(content: Path, today: date | None, *, trotzdem: bool) -> "EditOptions":
    from plugins.website.commands.options import EditOptions

    root = Path.cwd()
    folder = content.relative_to(root) if content.is_relative_to(root) else content
    return EditOptions(folder, today, despite_hints=trotzdem)
