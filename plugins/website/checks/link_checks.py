"""Links that lead nowhere, in texts and in the descriptions of entries."""

import re
from collections.abc import Iterator, Mapping

from plugins.termine.diagnostics import Diagnostic, Message, Position, did_you_mean
from plugins.termine.events import addresses, plain_day
from plugins.termine.reading import Source
from plugins.website.messages import message

from ..markdown.texts import ReadText
from .known import Known
from .links import is_external

_ANCHOR = re.compile(r' id="([^"]*)"')
_LINK_IN_YAML = re.compile(r"(?<!!)\[[^\]\[]+\]\(\s*<?(?P<url>[^#\s)>][^\s)>]*)")
_ELSEWHERE = re.compile(
    r"//.+|(?:https?|webcal)://[^/?#]+.*|mailto:[^@\s]+@[^@\s]+\.\w+.*|tel:.*[0-9].*",
    re.IGNORECASE,
)


def link_diagnostics(known: Known) -> Iterator[Diagnostic]:
    """Everything that is wrong with links."""
    by_url = {text.url: text for text in known.texts}
    for text in known.texts:
        yield from _links(text, known, by_url)
    for source in known.dates.sources:
        yield from _links_in_entries(source, known, by_url)


def _links(text: ReadText, known: Known, by_url: Mapping[str, ReadText]) -> Iterator[Diagnostic]:
    for link in text.rendered.links:
        for fault in _faults(link.url, text, known, by_url):
            yield fault.at(text.position(link.line, link.url))


def _faults(
    url: str, text: ReadText, known: Known, by_url: Mapping[str, ReadText]
) -> Iterator[Message]:
    """What is wrong with a link in a text."""
    if is_external(url):
        yield from _elsewhere(url)
        return
    path, _, anchor = url.partition("#")
    found = known.links.find(url, text.file) if path else text.url
    if found is None:
        yield from _broken(url, known)
    elif found in by_url and (early := _not_yet(by_url[found], text, known)):
        yield early
    elif anchor and not _has_anchor(found, anchor, known):
        yield message("broken-anchor", anchor=anchor, advice="Bitte die Adresse prüfen.")


def _links_in_entries(
    source: Source, known: Known, by_url: Mapping[str, ReadText]
) -> Iterator[Diagnostic]:
    """Links in descriptions, found where they stand in the file: only there lines count."""
    if b"](" not in source.data:
        return
    lines = source.data.decode("utf-8", "replace").splitlines()
    for number, line in enumerate(lines, start=1):
        for written in () if line.lstrip().startswith("#") else _LINK_IN_YAML.finditer(line):
            url = written["url"]
            position = Position(source.name, number, written.start("url") + 1, len(url), line)
            for fault in _faults_in_entry(url, known, by_url):
                yield fault.at(position)


def _faults_in_entry(url: str, known: Known, by_url: Mapping[str, ReadText]) -> Iterator[Message]:
    """What is wrong with a link in a description."""
    if is_external(url):
        yield from _elsewhere(url)
    elif (found := known.links.find(url, "")) is None:
        yield from _broken(url, known)
    elif found in by_url and by_url[found].text.is_draft:
        yield message("link-to-draft", title=by_url[found].text.title)


def _broken(url: str, known: Known) -> Iterator[Message]:
    """A link to an address that the site does not have."""
    path = url.partition("#")[0]
    if not _is_of_broken_entry(path, known):
        near = known.links.nearest(url)
        advice = _whole_address(path) or did_you_mean(*near) or "Bitte die Adresse prüfen."
        yield message("broken-link", url=url, advice=advice)


def _elsewhere(url: str) -> Iterator[Message]:
    """A link to another site, a mailbox or a telephone that no browser could follow."""
    if not _ELSEWHERE.fullmatch(url):
        yield message("foreign-address", word=url)


def _whole_address(written: str) -> str:
    """What to write instead of `www.herne.de`, `info@herne.de` or `tel 112`."""
    if re.fullmatch(r"[^@\s/]+@[^@\s/]+\.\w+", written):
        return did_you_mean(f"mailto:{written}")
    if re.fullmatch(r"(?:www\.\S+|(?:[\w-]+\.)+(?:de|org|net|com|eu|nrw)(?:/\S*)?)", written):
        return did_you_mean(f"https://{written}")
    number = re.fullmatch(r"(?:tel(?:efon)?\.? ?)?([0-9+][0-9 /()-]+)", written, re.IGNORECASE)
    return did_you_mean(f"tel:{re.sub('[^0-9+]', '', number[1])}") if number else ""


def _not_yet(target: ReadText, text: ReadText, known: Known) -> Message | None:
    """What to say of a link to a text that is not to be seen while the one with the link is."""
    day, shown = target.text.published, text.text.published
    if text.text.is_draft or target is text:
        return None
    if target.text.is_draft:
        return message("link-to-draft", title=target.text.title)
    if day and target.text.is_coming(known.dates.agenda.today) and (not shown or shown < day):
        return message("link-to-coming", title=target.text.title, day=plain_day(day))
    return None


def _is_of_broken_entry(path: str, known: Known) -> bool:
    """Whether the page is only missing because its entry has a mistake: that one is told."""
    below = path.strip("/").removeprefix(addresses.EVENTS)
    return below.partition("/")[0] in known.ids


def _has_anchor(url: str, anchor: str, known: Known) -> bool:
    """Whether a text has this anchor; the anchors of other pages are not known here."""
    target = next((text for text in known.texts if text.url == url), None)
    return target is None or anchor in _ANCHOR.findall(target.rendered.html)
