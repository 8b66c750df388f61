"""Pictures on pages: which files a browser may choose from, and what is to be seen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from .paths import Paths

_IMAGE_FIELD = re.compile("image=(?!'')")
_OTHER_SIGNS = ("![", "<img", "('image', ")
"""How the `repr` of an entry looks that names a picture: in a field, in a text, for one date."""

WHOLE_WIDTH = "(min-width: 700px) 640px, calc(100vw - 32px)"
CARD_WIDTH = "(min-width: 733px) 400px, calc(100vw - 34px)"
"""How wide a picture stands on the page (`sizes`), as wide as the measure or in a card."""

_USUAL_WIDTH = 640


@dataclass(frozen=True, slots=True)
class PictureFile:
    """One file of a picture; `url` is its address below the root of the site."""

    url: str
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """All files of a picture: by format, the best one first, and by width within it."""

    files: tuple[PictureFile, ...]

    @property
    def largest(self) -> PictureFile:
        """The widest file that every program understands, for links and for other sites."""
        return self.files[-1]


@dataclass(frozen=True, slots=True)
class PictureSource:
    """The files of one format as HTML wants them."""

    media_type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture as a template shows it; `text` says what is to be seen on it.

    The last format is that of the `img` element itself (`url`, `srcset`). `is_eager` is true for
    a picture that is seen before anybody scrolls.
    """

    sources: tuple[PictureSource, ...]
    url: str
    srcset: str
    sizes: str
    width: int
    height: int
    text: str
    is_eager: bool = False


class PictureViews:
    """Makes PictureViews. `pictures` are found by their names below content/bilder."""

    def __init__(self, paths: Paths, pictures: Mapping[str, Picture]) -> None:
        """Nothing is made yet."""
        self._paths = paths
        self._pictures = pictures

    def of(
        self, name: str, text: str, *, sizes: str = WHOLE_WIDTH, is_eager: bool = False
    ) -> PictureView | None:
        """The picture with this name, None where there is none."""
        picture = self._pictures.get(name)
        if picture is None:
            return None
        formats = dict.fromkeys(file.media_type for file in picture.files)
        *better, last = (PictureSource(one, self._srcset(picture, one)) for one in formats)
        usual = next(file for file in picture.files if file.media_type == last.media_type)
        return PictureView(
            sources=tuple(better),
            url=self._paths.path(quote(_middle(picture, usual).url)),
            srcset=last.srcset,
            sizes=sizes,
            width=picture.largest.width,
            height=picture.largest.height,
            text=text,
            is_eager=is_eager,
        )

    def address(self, name: str) -> str:
        """The whole address of a picture for other sites, empty where there is none."""
        picture = self._pictures.get(name)
        return self._paths.absolute(quote(picture.largest.url)) if picture else ""

    def path(self, name: str) -> str:
        """A link to a picture, empty where there is none."""
        picture = self._pictures.get(name)
        return self._paths.path(quote(picture.largest.url)) if picture else ""

    def named_in(self, value: object) -> tuple[Picture, ...]:
        """The pictures that events or venues may show, as inputs of their pages."""
        if not self._pictures:
            return ()
        said = repr(value)
        if not (_IMAGE_FIELD.search(said) or any(sign in said for sign in _OTHER_SIGNS)):
            return ()
        return tuple(picture for name, picture in self._pictures.items() if name in said)

    def _srcset(self, picture: Picture, media_type: str) -> str:
        files = (file for file in picture.files if file.media_type == media_type)
        return ", ".join(f"{self._paths.path(quote(file.url))} {file.width}w" for file in files)


def _middle(picture: Picture, first: PictureFile) -> PictureFile:
    """For browsers that know no `srcset`: the widest file up to 640 pixels."""
    same = [file for file in picture.files if file.media_type == first.media_type]
    return next((file for file in reversed(same) if file.width <= _USUAL_WIDTH), first)
