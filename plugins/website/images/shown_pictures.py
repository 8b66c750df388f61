"""The pictures of the site: who shows which, what is wrong with them, and the files they become.

Of a photo only the versions that pages load are published, never the file itself: it may tell
where and when it was taken. A document (a plan as PDF) is published as it is, and nothing else
of content/bilder.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from plugins.build.engine.task import OutputFile
from plugins.termine.diagnostics import Diagnostic, Position
from plugins.termine.events import addresses
from plugins.termine.reading import Source
from plugins.website.messages import message

from ..checks.links import Links, is_external
from ..content import PICTURES, Content, is_document, is_photo
from ..dates import Dates
from ..markdown.texts import ReadText
from ..pages.pictures import Picture, PictureFile
from .original import Original, Refusal
from .store import PictureStore
from .versions import versions

_IN_YAML = re.compile(r"!\[(?P<text>[^\]]*)\]\(\s*<?(?P<url>[^\s)>]+)")
_REFUSALS: Mapping[Refusal, str] = MappingProxyType(
    {
        Refusal.TOO_HEAVY: "picture-too-heavy",
        Refusal.TOO_LARGE: "picture-too-large",
        Refusal.UNKNOWN_FORMAT: "picture-unknown-format",
        Refusal.BROKEN: "picture-broken",
    }
)


@dataclass(frozen=True, slots=True)
class Use:
    """A place that shows a picture or (`is_link`) leads to it, as it was written.

    Its `position` is looked for when somebody asks. `text` says what is to be seen; None where the
    entry's own checks have looked at it.
    `advice` is how to write a text that is missing.
    """

    url: str
    find: Callable[[], Position]
    text: str | None
    advice: str = ""
    is_link: bool = False

    @property
    def position(self) -> Position:
        """Where it stands."""
        return self.find()


@dataclass(frozen=True, slots=True)
class ShownPictures:
    """Every picture in use by its name below content/bilder, and what was found in its file."""

    found: Mapping[str, Original | Refusal]
    paths: Mapping[str, Path]

    def pictures(self) -> Mapping[str, Picture]:
        """Those that can be shown, as pages name them."""
        return {
            name: Picture(
                tuple(
                    PictureFile(f"{PICTURES}/{one.name}", one.media_type, one.width, one.height)
                    for one in versions(original, _begin(name))
                )
            )
            for name, original in self.found.items()
            if isinstance(original, Original)
        }


def uses(texts: Iterable[ReadText], dates: Dates) -> Iterator[Use]:
    """Every place that names a picture."""
    for reference in dates.loaded.references:
        if reference.kind == "bild":
            yield Use(reference.value, partial(_same, reference.position), None)
    for source in dates.sources:
        yield from _in_yaml(source)
    for text in texts:
        for reference in text.head.pictures:
            yield Use(
                reference.value,
                partial(_same, reference.position),
                text.head.image_text,
                message.text("image-text-in-head"),
            )
        for image in text.rendered.images:
            find = partial(text.position, image.line, image.url)
            yield _in_markdown(image.url, image.text, find)
        for link in text.rendered.links:
            find = partial(text.position, link.line, link.url)
            yield Use(link.url, find, None, is_link=True)


def shown_pictures(
    used: Iterable[Use], links: Links, content: Content, store: PictureStore
) -> ShownPictures:
    """Look at every picture in use, each once."""
    files = dict(content.pictures())
    named = ((links.picture(use.url) or "", use.is_link) for use in used)
    names = sorted({name for name, is_link in named if is_photo(name) or not is_link})
    paths = {name: files[name] for name in names if name in files}
    found = {name: store.look(path.read_bytes()) for name, path in paths.items()}
    return ShownPictures(found, paths)


def picture_diagnostics(
    used: Iterable[Use], links: Links, shown: ShownPictures
) -> Iterator[Diagnostic]:
    """What is wrong with pictures; that one is not there at all, `judging` tells."""
    for use in used:
        name = links.picture(use.url) or ""
        found = shown.found.get(name)
        if isinstance(found, Refusal):
            yield message(_REFUSALS[found], name=name).at(use.position)
        elif use.text is not None and not use.text.strip() and not is_external(use.url):
            shown_name = name or use.url
            fault = message("picture-without-text", name=shown_name, advice=use.advice)
            yield fault.at(use.position)


def picture_files(
    content: Content, shown: ShownPictures, store: PictureStore
) -> Iterator[OutputFile]:
    """Everything that is published of content/bilder, each file once."""
    for name, path in content.pictures():
        if is_document(name):
            yield OutputFile(f"{PICTURES}/{name}", path.read_bytes())
    written: set[str] = set()
    for name, original in shown.found.items():
        if isinstance(original, Original):
            wanted = versions(original, _begin(name))
            missing = tuple(one for one in wanted if one.name not in written)
            for version, made in store.made(shown.paths[name].read_bytes, missing):
                yield OutputFile(f"{PICTURES}/{version.name}", made)
            written.update(one.name for one in wanted)


def _begin(name: str) -> str:
    return addresses.slug(PurePosixPath(name).stem) or "bild"


def _same(position: Position) -> Position:
    return position


def _in_markdown(url: str, text: str, find: Callable[[], Position]) -> Use:
    return Use(url, find, text, message.text("image-text-in-text", url=url))


def _in_yaml(source: Source) -> Iterator[Use]:
    """Pictures in descriptions, found where they stand in the file: only there lines count."""
    if b"![" not in source.data:
        return
    lines = source.data.decode("utf-8", "replace").splitlines()
    for number, line in enumerate(lines, start=1):
        if line.lstrip().startswith("#"):
            continue
        for found in _IN_YAML.finditer(line):
            start, url = found.start("url") + 1, found["url"]
            position = Position(source.name, number, start, len(url), line)
            yield _in_markdown(url, found["text"], partial(_same, position))
