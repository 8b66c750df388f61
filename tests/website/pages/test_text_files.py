"""The files that are no pages: sitemap, robots.txt, security.txt and the Atom feed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import pytest

from plugins.website.pages.atom import atom_files
from plugins.website.pages.context import Document
from plugins.website.pages.files import (
    SitemapEntry,
    robots_txt,
    security_txt,
    sitemap_entries,
    sitemap_files,
)
from tests.website.pages.worlds import BREAKFAST, SETTINGS, pages_of, world


def test_the_sitemap_has_only_pages_worth_finding() -> None:
    events = f"{BREAKFAST}        abweichungen: [{{am: 05.06.2019, entfaellt: Umbau}}]\n"
    entries = sitemap_entries(pages_of(world(events, today=date(2020, 6, 15))).values())
    assert [entry.address.removeprefix("https://familie.example") for entry in entries] == [
        "/",
        "/aktuelles/",
        "/termine/",
        "/termine/ort/familienbuero/",
        "/termine/rubrik/treffen/",
        "/termine/2019/06/",
        "/termine/2019/07/",
        "/termine/2019/08/",
        "/termine/2019/09/",
        "/termine/archiv/",
        "/termine/archiv/2019/",
        "/kalender/",
        "/termine/fruehstueck/",
        "/termine/fruehstueck/2019-06-05/",
    ]


def test_the_sitemap_is_sorted_and_escaped() -> None:
    entries = [
        SitemapEntry("https://a.example/b?x&y"),
        SitemapEntry("https://a.example/", "2019-05-20"),
    ]
    (file,) = sitemap_files(entries, "https://a.example")
    assert file.text == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<url><loc>https://a.example/</loc><lastmod>2019-05-20</lastmod></url>\n"
        "<url><loc>https://a.example/b?x&amp;y</loc></url>\n"
        "</urlset>\n"
    )


def test_a_sitemap_of_many_addresses_is_an_index_of_others() -> None:
    days = {"a": "2019-05-20", "b": "2019-06-20", "c": "", "d": "2019-01-01", "e": ""}
    entries = [SitemapEntry(f"https://a.example/x/{name}", day) for name, day in days.items()]
    files = {one.url: one.text for one in sitemap_files(entries, "https://a.example/x", most=2)}
    assert [*files] == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert files["sitemap.xml"] == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<sitemap><loc>https://a.example/x/sitemap-1.xml</loc><lastmod>2019-06-20</lastmod></sitemap>\n"
        "<sitemap><loc>https://a.example/x/sitemap-2.xml</loc><lastmod>2019-01-01</lastmod></sitemap>\n"
        "<sitemap><loc>https://a.example/x/sitemap-3.xml</loc></sitemap>\n"
        "</sitemapindex>\n"
    )
    assert files["sitemap-2.xml"] == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<url><loc>https://a.example/x/c</loc></url>\n"
        "<url><loc>https://a.example/x/d</loc><lastmod>2019-01-01</lastmod></url>\n"
        "</urlset>\n"
    )


def test_robots_may_read_everything_but_a_preview() -> None:
    assert robots_txt(SETTINGS).text == (
        "User-agent: *\nAllow: /\n\nSitemap: https://familie.example/sitemap.xml\n"
    )
    assert robots_txt(replace(SETTINGS, is_preview=True)).text == "User-agent: *\nDisallow: /\n"


def test_without_a_contact_there_is_no_security_txt() -> None:
    assert security_txt(SETTINGS, date(2019, 6, 1)) is None


@pytest.mark.parametrize(
    ("today", "expires"),
    [
        (date(2026, 11, 22), "2027-10-01"),
        (date(2026, 11, 1), "2027-10-01"),
        (date(2026, 12, 1), "2027-11-01"),
        (date(2027, 1, 31), "2027-12-01"),
        (date(2027, 2, 1), "2028-01-01"),
    ],
)
def test_security_txt_expires_under_a_year_ahead(today: date, expires: str) -> None:
    settings = replace(SETTINGS, security_contact="sicherheit@familie.example")
    file = security_txt(settings, today)
    assert file is not None
    assert file.url == ".well-known/security.txt"
    assert file.text == (
        "Contact: mailto:sicherheit@familie.example\n"
        f"Expires: {expires}T00:00:00Z\n"
        "Preferred-Languages: de, en\n"
        "Canonical: https://familie.example/.well-known/security.txt\n"
    )


def test_an_address_as_contact_stays_as_it_is() -> None:
    file = security_txt(replace(SETTINGS, security_contact="https://a.example/x"), date(2019, 6, 1))
    assert file is not None
    assert file.text.startswith("Contact: https://a.example/x\n")


def test_the_atom_feed_carries_the_articles_with_their_own_stamps() -> None:
    article = Document(
        "fest",
        "aktuelles/fest/",
        "Fest & <Freude>",
        "",
        ("<p>Wir <b>feiern</b>.</p>",),
        published=date(2019, 5, 1),
        changed=datetime(2019, 5, 2, 6, 0, 0, 5, tzinfo=UTC),
    )
    draft = replace(article, slug="geheim", is_draft=True)
    file = next(atom_files(world(articles=[article, draft])))
    assert file.url == "feeds/aktuelles.atom.xml"
    assert file.text == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xml:lang="de" xmlns="http://www.w3.org/2005/Atom">'
        "<title>Familienbüro Herne: Aktuelles</title>"
        '<link href="https://familie.example/aktuelles/" rel="alternate"/>'
        '<link href="https://familie.example/feeds/aktuelles.atom.xml" rel="self"/>'
        "<id>https://familie.example/feeds/aktuelles.atom.xml</id>"
        "<updated>2019-05-02T06:00:00+00:00</updated>"
        "<author><name>Familienbüro Herne</name></author>"
        "<subtitle>Da für Familien</subtitle>"
        "<entry>"
        "<title>Fest &amp; &lt;Freude&gt;</title>"
        '<link href="https://familie.example/aktuelles/fest/" rel="alternate"/>'
        "<published>2019-04-30T22:00:00+00:00</published>"
        "<updated>2019-05-02T06:00:00+00:00</updated>"
        "<id>https://familie.example/aktuelles/fest/</id>"
        '<summary type="html">Wir feiern.</summary>'
        "</entry>"
        "</feed>\n"
    )


def test_a_summary_that_looks_like_html_is_read_as_it_was_written() -> None:
    article = Document(
        "fest", "aktuelles/fest/", "Fest", "Kaffee & <Kuchen>", (), published=date(2019, 5, 1)
    )
    root = ET.fromstring(next(atom_files(world(articles=[article]))).text)  # noqa: S314 - our own text
    summary = root.findtext(".//{http://www.w3.org/2005/Atom}summary")
    assert summary == "Kaffee &amp; &lt;Kuchen&gt;"  # its type is html


def test_an_atom_feed_without_articles_does_not_ask_the_clock() -> None:
    root = ET.fromstring(next(atom_files(world())).text)  # noqa: S314 - our own text
    assert root.findtext("{http://www.w3.org/2005/Atom}updated") == "2000-01-01T00:00:00+00:00"


def test_an_atom_feed_without_articles_is_well_formed() -> None:
    root = ET.fromstring(next(atom_files(world())).text)  # noqa: S314 - our own text
    assert root.find("{http://www.w3.org/2005/Atom}updated") is not None
    assert root.findall("{http://www.w3.org/2005/Atom}entry") == []


def test_letters_that_xml_forbids_are_left_out_of_the_feed() -> None:
    text = Document(
        "a", "aktuelles/a/", "Ein\x0bs\x00", "", ("<p>x</p>",), published=date(2019, 5, 1)
    )
    root = ET.fromstring(next(atom_files(world(articles=[text]))).text)  # noqa: S314 - our own text
    assert root.findtext("*/{http://www.w3.org/2005/Atom}title") == "Eins"
