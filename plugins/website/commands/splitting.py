"""`split`: the entries of an event file become files of their own, for the forms in the browser."""

from plugins.termine.editing import (
    ChangedMeanwhileError,
    Refusal,
    Split,
    replace_by_files,
    split,
)
from plugins.termine.reading import Source

from ..messages import message
from .content_edit import Desk, refuse, tidy_desk
from .failures import DONE, exit_code
from .options import EditOptions


def split_file(options: EditOptions) -> int:
    """Split the first file of TERMINE_DATEIEN, unless something stands in the way."""
    return exit_code(lambda: _split(options))


def _split(options: EditOptions) -> int:
    desk = tidy_desk(options)
    name, source = desk.first_file()
    folder = desk.folder()
    if folder is None:
        refuse(message.text("split-no-folder"))
    if source is None:
        refuse(message.text("split-no-list", file=name))
    found = split(source, desk.venues, folder)
    if isinstance(found, Refusal):
        refuse(found.text)
    for file in found.files:
        if desk.path(file.name).exists():
            refuse(message.text("split-file-exists", file=file.name))
    _write(desk, source, found)
    number = f"{len(found.files)} {'Eintrag' if len(found.files) == 1 else 'Einträge'}"
    print(message.text("split-done", number=number, file=name))
    print("\n".join(f"  {file.name}" for file in found.files))
    print(message.text("split-comments-left" if found.rest else "split-file-removed", file=name))
    print(f"{message.text('split-one-commit')}\n{message.text('edit-look-at-it')}")
    return DONE


def _write(desk: Desk, source: Source, found: Split) -> None:
    new = {desk.path(file.name): file.data for file in found.files}
    rest = found.rest.data if found.rest else None
    try:
        replace_by_files(desk.path(source.name), source.data, rest, new)
    except ChangedMeanwhileError:
        refuse(message.text("edit-changed-meanwhile", file=source.name))
