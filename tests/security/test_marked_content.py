"""Whatever editors write into whichever field, it stays words: in pages, calendars and feeds."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import html5lib
import icalendar
import pytest

from plugins.termine.reading import forms
from plugins.website.commands.build import found_diagnostics
from plugins.website.commands.options import CheckOptions
from tests.conftest import built_once
from tests.security.marked_content import KEYS_IN_USE, write_marked_content

SCHEMES = {"", "http", "https", "mailto", "tel", "webcal"}
ADDRESSES = ("href", "src", "srcset", "action", "formaction", "data", "poster", "cite", "ping")
FOREIGN = {"iframe", "object", "embed", "base", "style", "form", "math", "frame", "applet", "input"}
OWN = {"form", "input"}
"""The form of the search is the theme's own; its page is told apart below."""

XHTML = "{http://www.w3.org/1999/xhtml}"
ATOM = "{http://www.w3.org/2005/Atom}"
ICS_LINE = re.compile(rb"[A-Z-]+[;:]")
ICS_NAMES = {
    *("BEGIN", "END", "VERSION", "PRODID", "METHOD", "CALSCALE", "NAME", "DESCRIPTION", "URL"),
    *("X-WR-CALNAME", "X-WR-CALDESC", "X-WR-TIMEZONE", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"),
    *("SOURCE", "COLOR", "X-APPLE-CALENDAR-COLOR", "LAST-MODIFIED", "UID", "TZID", "TZNAME"),
    *("X-LIC-LOCATION", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "DTSTART", "DTEND", "DTSTAMP"),
    *("SEQUENCE", "SUMMARY", "LOCATION", "GEO", "X-APPLE-STRUCTURED-LOCATION", "CATEGORIES"),
    *("STATUS", "TRANSP", "CLASS"),
}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the marked content."""
    return built_once(tmp_path_factory, "marked", write_marked, "--no-search")


def write_marked(folder: Path) -> Path:
    return write_marked_content(folder / "content")


def files(site: Path, ending: str) -> list[Path]:
    found = sorted(path for path in site.rglob(f"*{ending}") if path.is_file())
    assert found
    return found


def test_every_key_of_the_vocabulary_is_attacked() -> None:
    every_form = [forms.DefaultsForm, forms.EventForm, forms.AdjustmentForm, forms.RuleForm]
    every_form += [forms.PauseForm, forms.RegistrationForm, forms.VenueForm, forms.ClosedDaysForm]
    every_form += [forms.FrontMatterForm]
    assert {form.__name__: set(form.keys()) for form in every_form} == KEYS_IN_USE


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_link_that_would_start_something_is_refused(tmp_path: Path, address: str) -> None:
    content = write_marked(tmp_path)
    (content / "seiten" / "link.md").write_text(f"---\ntitel: Link\n---\n[x]({address})\n", "utf-8")
    options = CheckOptions(content=content, today=date(2026, 11, 22))
    errors = [one for one in found_diagnostics(options) if one.is_error]
    assert [one.position.file for one in errors] == ["content/seiten/link.md"]
    assert address.rstrip(")") in errors[0].message


def test_no_page_holds_a_script_a_handler_or_a_frame_that_the_theme_did_not_put_there(
    site: Path,
) -> None:
    faults = [
        f"{path.relative_to(site)}: {fault}"
        for path in files(site, ".html")
        for fault in page_faults(html5lib.parse(path.read_bytes()))
    ]
    assert faults == []


def page_faults(page: ET.Element) -> Iterator[str]:
    for element in page.iter():
        if not isinstance(element.tag, str):  # a comment
            yield f"comment {element.text}"
            continue
        name = element.tag.removeprefix(XHTML)
        if name in FOREIGN - OWN or (name == "script" and not is_own_script(element)):
            yield f"<{name}> {element.text}"
        for attribute, value in element.attrib.items():
            is_forward = attribute == "http-equiv" and is_own_forward(element)
            is_active = attribute.startswith("on") or attribute in {"style", "srcdoc", "http-equiv"}
            if is_active and not is_forward:
                yield f"<{name} {attribute}={value}>"
            if attribute in ADDRESSES and not is_harmless(value):
                yield f"<{name} {attribute}={value}>"


def is_own_forward(element: ET.Element) -> bool:
    """A page that has moved within the site leads on at once."""
    address = element.get("content", "")
    return bool(re.fullmatch(r"0; url=(/[a-z0-9-]+)+/", address))


def is_own_script(element: ET.Element) -> bool:
    """A file of the theme, or data that can be read as such and does not close its element."""
    if element.get("src"):
        return element.get("src", "").startswith("/theme/") and not element.text
    json.loads(element.text or "")
    return element.get("type") == "application/ld+json" and "<" not in (element.text or "")


def is_harmless(address: str) -> bool:
    """As a browser reads it (WHATWG URL): tabs and line breaks count for nothing."""
    plain = re.sub(r"[\t\r\n]", "", address.strip("".join(map(chr, range(33)))))
    return urlsplit(plain).scheme.lower() in SCHEMES


def test_calendars_hold_no_line_that_a_text_brought_in(site: Path) -> None:
    for path in files(site, ".ics"):
        content = path.read_bytes()
        lines = [one for one in content.split(b"\r\n") if one and not one.startswith(b" ")]
        assert b"\n" not in content.replace(b"\r\n", b"")
        assert all(ICS_LINE.match(one) for one in lines)
        names = {re.split(rb"[;:]", one)[0].decode() for one in lines}
        assert names <= ICS_NAMES
        components = {one.name for one in icalendar.Calendar.from_ical(content).walk()}
        assert components <= {"VCALENDAR", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VEVENT"}


def test_feeds_are_whole_and_what_is_in_them_is_harmless_too(site: Path) -> None:
    for path in files(site, ".xml"):
        root = ET.fromstring(path.read_bytes())  # noqa: S314  # our own output
        for element in root.iter():
            assert element.tag.startswith(("{http://www.w3.org/2005/Atom}", "{http://www.sitemaps"))
            assert is_harmless(element.get("href", ""))
            if element.get("type") == "html":
                assert list(page_faults(html5lib.parse(element.text or ""))) == []


def test_data_for_programs_is_whole(site: Path) -> None:
    for path in (*files(site, ".json"), *files(site, ".webmanifest")):
        json.loads(path.read_bytes())


def test_texts_for_machines_get_no_line_from_a_field(site: Path) -> None:
    for path in files(site, ".txt"):
        lines = path.read_text("utf-8").splitlines()
        assert not any(one.startswith(("ATTENDEE", "BEGIN", "END:")) for one in lines), path


def test_what_was_attacked_is_really_shown(site: Path) -> None:
    """Else the tests above would prove nothing."""
    shown = " ".join(
        path.read_text("utf-8") for kind in (".html", ".ics", ".xml") for path in files(site, kind)
    )
    content = write_marked_content(site.parent / "marked-again")
    written = set(re.findall(r"zz7\w+?zz", _all_text(content)))
    hidden = sorted(one for one in written if one not in shown.replace("\r\n ", ""))
    assert hidden == NOT_SHOWN


NOT_SHOWN = ["zz7feriennamezz", "zz7pausezz", "zz7vorgabentitelzz"]
"""What is closed is simply not there, and every entry has a title of its own."""


def _all_text(folder: Path) -> str:
    paths = (*folder.rglob("*.yaml"), *folder.rglob("*.md"))
    return " ".join(path.read_text("utf-8") for path in paths)
