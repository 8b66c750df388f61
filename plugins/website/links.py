"""Links inside texts: which address of the site is meant, and what is wrong with those that fail.

Editors may write `/termine/`, `termine`, `beratung.md`, Pelican's `{filename}/seiten/beratung.md`
(from the root) and `{filename}beratung.md` (beside the text), `{index}`, `bilder/tuer.jpg`, or
`beratung.html` of an older site; pages get an address from the host's root.
"""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from posixpath import normpath
from urllib.parse import quote, unquote, urlsplit

from plugins.termine.diagnostics import Diagnostic, Message, Position, did_you_mean
from plugins.termine.events import addresses
from plugins.website.messages import message

from .content import PICTURES, is_beside, is_document, is_photo
from .pages.context import Settings

_TAG = re.compile(r'<(?:a|img)\s(?:[^">]|"[^"]*")*>')
_ADDRESS = re.compile(r' (href|src)="([^"]*)"')
_LINK = re.compile(
    r'(<a\s(?:[^">]|"[^"]*")*?href="([^"#?]+)[^"]*"(?:[^">]|"[^"]*")*>)(.*?)</a>', re.DOTALL
)
_SIZE = re.compile(r"\d\s*[kM]B\b")
_PELICAN = re.compile(r"^[{|](?:filename|attach|static)[}|]")
_LIST = re.compile(r"^[{|](index|category|tag|author)[}|](.*)")
_ELSEWHERE = re.compile(
    r"//.+|(?:https?|webcal)://[^/?#]+.*|mailto:[^@\s]+@[^@\s]+\.\w+.*|tel:.*[0-9].*", re.IGNORECASE
)
_PROGRAM = re.compile(r"\s*(?:javascript|vbscript|data):", re.IGNORECASE)
_Item = tuple[str, str, tuple[tuple[str, str], ...]]


class Links:
    """Knows every address of the site.

    `texts` maps names of files (`seiten/beratung.md`) to addresses (and `extra/plan.pdf`, which is
    published as it is), `sure_urls` are known without planning a page; `other_urls` is asked only
    for what is not found among them. `labels` are said behind links to some addresses.
    """

    def __init__(  # noqa: PLR0913  # all that a link may lead to
        self,
        base: str,
        *,
        texts: Mapping[str, str],
        pictures: Iterable[str],
        sure_urls: Iterable[str],
        other_urls: Callable[[], Iterable[str]],
        labels: Mapping[str, str] | None = None,
    ) -> None:
        """Begin with what is known cheaply."""
        self._base = base
        self._texts = texts
        self._pictures = frozenset(pictures)
        self._cheap = frozenset((*texts.values(), *sure_urls))
        self._other_urls = other_urls
        self._labels = {base + quote(url): label for url, label in (labels or {}).items()}
        ends = [(f"{url.strip('/').rpartition('/')[2]}.html", url) for url in texts.values()]
        count = Counter(end for end, _ in ends)
        self._by_old_name = {end: url for end, url in ends if count[end] == 1}
        self._all: frozenset[str] | None = None

    def find(self, written: str, file: str) -> str | None:
        """The address below the root that a link means, None if there is none.

        `file` is the text's own name below the content folder.
        """
        if of_list := _LIST.match(written):
            tag = addresses.tag_url(of_list[2]) if of_list[1] == "tag" else ""
            is_here = of_list[1] == "index" or (tag and self._exists(tag))
            return tag if is_here else addresses.ARTICLES
        path = unquote(_PELICAN.sub("", urlsplit(written).path))
        if path.endswith(".md"):
            beside = path if path.startswith("/") else f"{file.rpartition('/')[0]}/{path}"
            plain = normpath(beside.lstrip("/"))
            return self._texts.get(plain, self._texts.get(path.lstrip("/")))
        if static := next((one for one in _names(written, file) if one in self._texts), None):
            return self._texts[static]
        name = self.picture(written, file)
        if name and (is_photo(name) or is_document(name) or is_beside(name)):
            return f"{PICTURES}/{name}"
        plain = _plain(path)
        there = next((url for url in (f"{plain}/", plain) if self._exists(url)), None)
        return self._by_old_name.get(plain.rpartition("/")[2]) if there is None else there

    def picture(self, written: str, file: str = "") -> str | None:
        """The name below content/bilder that an address means, None if there is no such file.

        It may lie beside the text that is called `file`.
        """
        found = () if is_external(written) else _names(written, file)
        return next((name for name in found if name in self._pictures), None)

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
        """HTML whose links all begin at the host's root; those to downloads say kind and size."""

        def moved(address: re.Match[str]) -> str:
            written = html.unescape(address[2])
            is_here = not is_external(written) and written[:1] != "#"
            url = self.find(written, file) if is_here else None
            if url is None:
                return address[0]
            parts = urlsplit(written)
            rest = f"?{parts.query}" if parts.query else ""
            rest += f"#{parts.fragment}" if parts.fragment else ""
            return f' {address[1]}="{html.escape(self._base + quote(url) + rest)}"'

        def labelled(link: re.Match[str]) -> str:
            label = self._labels.get(html.unescape(link[2]))
            is_said = label is None or _SIZE.search(link[3])
            return link[0] if is_said else f"{link[1]}{link[3]} {label}</a>"

        whole = _TAG.sub(lambda tag: _ADDRESS.sub(moved, tag[0]), text)
        return _LINK.sub(labelled, whole) if self._labels else whole

    def _exists(self, url: str) -> bool:
        wanted = "" if url == "/" else url
        return wanted in self._cheap or wanted in self._urls()

    def _urls(self) -> frozenset[str]:
        if self._all is None:
            self._all = self._cheap | frozenset(self._other_urls())
        return self._all


def _names(written: str, file: str) -> tuple[str, ...]:
    """What an address of a file may mean, the likeliest first: Pelican's are beside the text."""
    path = unquote(_PELICAN.sub("", urlsplit(written).path))
    plain = _plain(path).removeprefix(f"{PICTURES}/")
    if path.startswith("/") or not file:
        return (plain,)
    beside = normpath(f"{file.rpartition('/')[0]}/{path}")
    return (beside, plain) if _PELICAN.match(written) else (plain, beside)


def _plain(path: str) -> str:
    """Seen from the root; `..` never leads above it."""
    plain = normpath(f"/{path.lstrip('/')}").lstrip("/")
    return plain if path.strip("/") else ""


def is_external(written: str) -> bool:
    """Whether an address leads elsewhere (`https:`, `tel:`, `//host`)."""
    if _PELICAN.match(written) or _LIST.match(written):
        return False
    parts = urlsplit(written)
    return bool(parts.scheme or parts.netloc)


def broken_outside(url: str, text: str = "") -> Message | None:
    """What is wrong with a link to another site, a mailbox or a telephone.

    A program in raw HTML is left out like all HTML that may not stay in a `text`.
    """
    if _PROGRAM.match(url) and text and f"]({url}" not in text:
        return message("program-address", word=url)
    return None if _ELSEWHERE.fullmatch(url) else message("foreign-address", word=url)


def list_instead(url: str, links: Links) -> Message | None:
    """That a link to Pelican's page of a category, tag or author leads to all articles here."""
    is_list = _LIST.match(url) and links.find(url, "") == addresses.ARTICLES
    return message("link-to-list", word=url) if is_list else None


def broken_inside(url: str, links: Links) -> Message:
    """A link to an address that the site does not have, with what may be meant."""
    near = _whole_address(url.partition("#")[0]) or did_you_mean(*links.nearest(url))
    return message("broken-link", url=url, advice=near or "Bitte die Adresse prüfen.")


def _whole_address(written: str) -> str:
    """What to write instead of `www.herne.de`, `info@herne.de` or `tel 112`."""
    if re.fullmatch(r"[^@\s/]+@[^@\s/]+\.\w+", written):
        return did_you_mean(f"mailto:{written}")
    if re.fullmatch(r"(?:www\.\S+|(?:[\w-]+\.)+(?:de|org|net|com|eu|nrw)(?:/\S*)?)", written):
        return did_you_mean(f"https://{written}")
    number = re.fullmatch(r"(?:tel(?:efon)?\.? ?)?([0-9+][0-9 /()-]+)", written, re.IGNORECASE)
    return did_you_mean(f"tel:{re.sub('[^0-9+]', '', number[1])}") if number else ""


def without_missing(settings: Settings, links: Links) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings with a menu and cards that all lead somewhere, and a warning about the rest.

    An item of the menu whose page is missing leads to the first page below it, or goes.
    """

    def leads(url: str) -> bool:
        return is_external(url) or links.find(url, "") is not None

    def mended(item: _Item) -> Iterator[_Item]:
        text, url, below = item
        below = tuple(link for link in below if leads(link[1]))
        if leads(url):
            yield text, url, below
        elif below:
            yield text, below[0][1], below

    menu = tuple(item for given in settings.menu for item in mended(given))
    tasks = tuple(task for task in settings.tasks if leads(task[1]))
    urls = [url for _, own, below in settings.menu for url in (own, *(link[1] for link in below))]
    diagnostics = (
        *_missing("menu-without-page", (url for url in urls if not leads(url))),
        *_missing("task-without-page", (url for _, url, _ in settings.tasks if not leads(url))),
    )
    return replace(settings, menu=menu, tasks=tasks), diagnostics


def _missing(kind: str, urls: Iterable[str]) -> Iterator[Diagnostic]:
    names = ", ".join(f"„/{url}“" for url in dict.fromkeys(urls))
    if names:
        yield message(kind, urls=names).at(Position("pelicanconf.py", 1))
