"""Links inside texts: which address of the site is meant, and what to do about those that fail.

Editors may write `/termine/`, `termine`, `beratung.md`, Pelican's `{filename}/seiten/beratung.md`
or `bilder/tuer.jpg`; pages get an address from the host's root.
"""

import html
import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from posixpath import normpath
from urllib.parse import quote, unquote, urlsplit

from ..content import PICTURES, is_document, is_photo

_TAG = re.compile(r'<(?:a|img)\s(?:[^">]|"[^"]*")*>')
_ADDRESS = re.compile(r' (href|src)="([^"]*)"')
_PELICAN = re.compile(r"^[{|](?:filename|attach|static)[}|]")


class Links:
    """Knows every address, and what it has found for one: texts lead to the same few places.

    `texts` maps names of files (`seiten/beratung.md`) to addresses, `sure_urls` are known without
    planning a page; `other_urls` is asked only for what is not found among them.
    """

    def __init__(
        self,
        base: str,
        *,
        texts: Mapping[str, str],
        pictures: Iterable[str],
        sure_urls: Iterable[str],
        other_urls: Callable[[], Iterable[str]],
    ) -> None:
        """Begin with what is known cheaply."""
        self._base = base
        self._texts = texts
        self._pictures = frozenset(pictures)
        self._cheap = frozenset((*texts.values(), *sure_urls))
        self._other_urls = other_urls
        self._all: frozenset[str] | None = None
        self._found = cache(self._look)
        self._shown = cache(self._picture)
        self._moved = cache(self._attribute)

    def find(self, written: str, file: str) -> str | None:
        """The address below the root that a link means, None if there is none.

        `file` is the text's own name below the content folder.
        """
        return self._found(written, _folder(file))

    def _look(self, written: str, folder: str) -> str | None:
        path = unquote(_PELICAN.sub("/", urlsplit(written).path))
        if path.endswith(".md"):
            return self._text(path, folder)
        plain = _plain(path)
        name = plain.removeprefix(f"{PICTURES}/")
        if name in self._pictures and (is_photo(name) or is_document(name)):
            return f"{PICTURES}/{name}"
        return next((url for url in (f"{plain}/", plain) if self._exists(url)), None)

    def picture(self, written: str) -> str | None:
        """The name below content/bilder that an address means, None if there is no such file."""
        return self._shown(written)

    def _picture(self, written: str) -> str | None:
        if is_external(written):
            return None
        path = _plain(unquote(_PELICAN.sub("/", urlsplit(written).path)))
        name = path.removeprefix(f"{PICTURES}/")
        return name if name in self._pictures else None

    def nearest(self, written: str) -> tuple[str, ...]:
        """The known address most like one that leads nowhere."""
        wanted = urlsplit(written).path.strip("/")
        known = {url.strip("/"): url for url in self._urls() if not url.endswith(".ics")}
        return tuple(f"/{known[near]}" for near in get_close_matches(wanted, known, 1, 0.6))

    def nearest_picture(self, written: str) -> tuple[str, ...]:
        """The picture whose name is most like one that does not exist."""
        name = unquote(urlsplit(written).path).rpartition("/")[2]
        return tuple(get_close_matches(name, sorted(self._pictures), 1, 0.6))

    def rewritten(self, text: str, file: str) -> str:
        """HTML whose links all begin at the host's root."""

        def moved(tag: re.Match[str]) -> str:
            return _ADDRESS.sub(lambda match: self._moved(match[1], match[2], folder), tag[0])

        folder = _folder(file)
        return _TAG.sub(moved, text)

    def _attribute(self, name: str, escaped: str, folder: str) -> str:
        written = html.unescape(escaped)
        found = None if is_external(written) or written[:1] == "#" else self._found(written, folder)
        if found is None:
            return f' {name}="{escaped}"'
        parts = urlsplit(written)
        rest = f"?{parts.query}" if parts.query else ""
        rest += f"#{parts.fragment}" if parts.fragment else ""
        return f' {name}="{html.escape(self._base + quote(found) + rest)}"'

    def _text(self, path: str, folder: str) -> str | None:
        beside = f"{folder}/{path}" if not path.startswith("/") else path
        plain = normpath(beside.lstrip("/"))
        return self._texts.get(plain, self._texts.get(path.lstrip("/")))

    def _exists(self, url: str) -> bool:
        wanted = "" if url == "/" else url
        return wanted in self._cheap or wanted in self._urls()

    def _urls(self) -> frozenset[str]:
        if self._all is None:
            self._all = self._cheap | frozenset(self._other_urls())
        return self._all


def _folder(file: str) -> str:
    return file.rpartition("/")[0]


def _plain(path: str) -> str:
    """Seen from the root; `..` never leads above it."""
    plain = normpath(f"/{path.lstrip('/')}").lstrip("/")
    return plain if path.strip("/") else ""


def is_external(written: str) -> bool:
    """Whether an address leads elsewhere (`https:`, `tel:`, `//host`)."""
    if _PELICAN.match(written):
        return False
    parts = urlsplit(written)
    return bool(parts.scheme or parts.netloc)
