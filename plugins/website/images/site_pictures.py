"""The pictures of the site: who shows which, what is wrong with them, and the files they become.

Of a photo only the versions that pages load are published, never the file itself: it may tell
where and when it was taken. A document (a plan as PDF) is published as it is, and nothing else
of content/bilder. In rendered texts a picture becomes the theme's own component.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from jinja2 import Environment

from plugins.build.digest import digest
from plugins.build.task import OutputFile, Product, Task
from plugins.termine.diagnostics import Diagnostic, Position
from plugins.termine.events import addresses
from plugins.website.messages import message

from ..content import PICTURES, Content, is_beside, is_document, is_photo, uncommented_lines
from ..dates import Dates
from ..links import Links, is_external
from ..markdown import Document
from ..pages.context import Picture, PictureFile, PictureView, PictureViews
from ..static_files import copied
from .pictures import Original, PictureStore, Refusal, Version, versions

_IN_YAML = re.compile(r"(?<!\\)!\[(?P<text>[^\]]*)(?<!\\)\]\(\s*<?(?P<url>[^\s)>]+)")
_IMG = re.compile(r'<img\s(?:[^">]|"[^"]*")*>')
_LINK = re.compile(r'(<a\s(?:[^">]|"[^"]*")*?\bhref=")([^"]*)(")')
_ATTRIBUTE = re.compile(r' (src|alt)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class PictureUse:
    """A place that shows a picture or (`is_link`) leads to it, as it was written.

    `text` says what is to be seen, None where the entry's own checks have looked at it; `advice` is
    how to write a text that is missing. `file` is the name of the article or page.
    """

    url: str
    position: Position
    text: str | None = None
    advice: str = ""
    is_link: bool = False
    file: str = ""


@dataclass(frozen=True, slots=True)
class SitePictures:
    """Every picture in use by its name below content/bilder: its file, and what this holds.

    `linked` are the names of all that texts lead to.
    """

    originals: Mapping[str, Original | Refusal]
    paths: Mapping[str, Path]
    linked: frozenset[str] = frozenset()

    def shown(self) -> Mapping[str, Picture]:
        """Those that can be shown, as pages name them."""
        return {
            name: Picture(
                tuple(
                    PictureFile(f"{PICTURES}/{one.name}", one.media_type, one.width, one.height)
                    for one in versions(original, _begin(name))
                )
            )
            for name, original in self.originals.items()
            if isinstance(original, Original)
        }


def picture_uses(texts: Iterable[Document], dates: Dates) -> Iterator[PictureUse]:
    """Every place that shows a picture, and every link to a photo."""
    for reference in dates.loaded.references:
        if reference.kind == "bild":
            yield PictureUse(reference.value, reference.position)
    for source in dates.sources:
        for number, line in uncommented_lines(source, b"!["):
            for image in _IN_YAML.finditer(line):
                start, url = image.start("url") + 1, image["url"]
                position = Position(source.name, number, start, len(url), line)
                yield _in_markdown(url, image["text"], position)
    for text in texts:
        yield from _in_text(text)


def _in_text(text: Document) -> Iterator[PictureUse]:
    for reference in text.head.pictures:
        advice = message.text("image-text-in-head")
        yield PictureUse(reference.value, reference.position, text.head.image_text, advice)
    for image in text.rendered.images:
        place = text.position(image.line, image.url)
        yield replace(_in_markdown(image.url, image.text, place), file=text.file)
    for link in text.rendered.links:
        name = unquote(urlsplit(link.url).path)
        if is_photo(name) or is_beside(name):
            place = text.position(link.line, link.url)
            yield PictureUse(link.url, place, is_link=True, file=text.file)


def site_pictures(
    uses: Iterable[PictureUse], links: Links, content: Content, store: PictureStore
) -> SitePictures:
    """Look at every picture in use, each once."""
    named = {(links.picture(use.url, use.file) or "", use.is_link) for use in uses}
    names = sorted({name for name, is_link in named if is_photo(name) or not is_link})
    files = content.pictures
    paths = {name: files[name] for name in names if name in files}
    originals = {name: store.look(path.read_bytes()) for name, path in paths.items()}
    return SitePictures(originals, paths, frozenset(name for name, is_link in named if is_link))


def picture_diagnostics(
    uses: Iterable[PictureUse], links: Links, pictures: SitePictures
) -> Iterator[Diagnostic]:
    """What is wrong with pictures; that one is not there at all, the references tell."""
    for use in uses:
        name = links.picture(use.url, use.file) or ""
        original = pictures.originals.get(name)
        if isinstance(original, Refusal):
            yield message(f"picture-{original.value}", name=name).at(use.position)
        elif use.text is not None and not use.text.strip() and not is_external(use.url):
            fault = message("picture-without-text", name=name or use.url, advice=use.advice)
            yield fault.at(use.position)


def picture_tasks(content: Content, pictures: SitePictures, store: PictureStore) -> Iterator[Task]:
    """Everything that is published of content/bilder, each file once; a task for each original."""
    for name, path in content.pictures.items():
        is_in_use = name in pictures.linked and is_beside(name)
        if is_in_use or (is_document(name) and path == content.root / PICTURES / name):
            yield copied(f"{PICTURES}/{name}", path)
    written: set[str] = set()
    for name, original in pictures.originals.items():
        if isinstance(original, Original):
            wanted = versions(original, _begin(name))
            missing = tuple(one for one in wanted if one.name not in written)
            written.update(one.name for one in wanted)
            make = partial(_versions, pictures.paths[name], missing, store)
            yield Task(f"bilder/{name}", digest(*(one.name for one in missing)), make)


def _versions(path: Path, missing: tuple[Version, ...], store: PictureStore) -> Product:
    made = store.made(path.read_bytes, missing)
    return Product(tuple(OutputFile(f"{PICTURES}/{one.name}", data) for one, data in made))


def _begin(name: str) -> str:
    return addresses.slug(PurePosixPath(name).stem) or "bild"


def _in_markdown(url: str, text: str, position: Position) -> PictureUse:
    return PictureUse(url, position, text, message.text("image-text-in-text", url=url))


class PictureTexts:
    """Fills texts whose addresses begin at the host's root, which is at `base`.

    The theme of `templates` has the component that shows a picture.
    """

    def __init__(self, views: PictureViews, templates: Environment, base: str) -> None:
        """Remember what is needed."""
        self._views = views
        self._templates = templates
        self._folder = f"{base}{PICTURES}/"

    def filled(self, text: str, *, first_is_eager: bool = False) -> str:
        """The text with its pictures; a link to a photo leads to its largest version."""
        if self._folder not in text:
            return text
        is_first = first_is_eager

        def picture(tag: re.Match[str]) -> str:
            nonlocal is_first
            written = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(tag[0])}
            name = self._name(written.get("src", ""))
            view = self._views.of(name, written.get("alt", ""), is_eager=is_first)
            is_first = False
            return self._shown(view) if view else tag[0]

        return _LINK.sub(self._link, _IMG.sub(picture, text))

    def _link(self, tag: re.Match[str]) -> str:
        path = self._views.path(self._name(html.unescape(tag[2])))
        return f"{tag[1]}{html.escape(path)}{tag[3]}" if path else tag[0]

    def _shown(self, view: PictureView) -> str:
        module = self._templates.get_template("components/picture.html").module
        return str(module.picture(view))  # type: ignore[attr-defined]  # a macro of the theme

    def _name(self, address: str) -> str:
        is_picture = address.startswith(self._folder)
        return unquote(address.removeprefix(self._folder)) if is_picture else ""
