"""The plan: which pages there are, and that their inputs say all they depend on."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.termine.reading import Placement
from plugins.website.pages.context import Document, SiteContext
from plugins.website.pages.site_plan import page_bundles
from plugins.website.pages.views import Bundle
from tests.website.pages.worlds import BREAKFAST, OPEN_DAY, SETTINGS, catalogue, pages_of, world

BOTH = OPEN_DAY + BREAKFAST.partition("termine:")[2]
DRAFT = OPEN_DAY + "        entwurf: ja\n"


def test_every_kind_of_page_has_its_address() -> None:
    text = Document("fest", "aktuelles/fest/", "Fest", "Kurz.", (), published=date(2019, 5, 1))
    page = Document("impressum", "impressum/", "Impressum", "Wer wir sind.", ())
    urls = pages_of(world(OPEN_DAY, articles=[text], pages=[page], today=date(2019, 8, 1)))
    assert {url: page.template for url, page in urls.items()} == {
        "": "home.html",
        "impressum/": "text.html",
        "aktuelles/": "articles.html",
        "aktuelles/fest/": "article.html",
        "termine/": "list.html",
        "termine/ort/familienbuero/": "list.html",
        "termine/2019/07/": "month.html",
        "termine/aushang/2019-Q3/": "sheet.html",
        "termine/archiv/": "archive.html",
        "termine/archiv/2019/": "archive_year.html",
        "termine/offene-tuer/": "date.html",
        "termine/offene-tuer/2019-07-11/": "forward.html",
        "kalender/": "subscribe.html",
        "404.html": "not_found.html",
    }


def test_a_bundle_knows_its_addresses_without_building() -> None:
    text = Document("fest", "aktuelles/fest/", "Fest", "", (), published=date(2019, 5, 1))
    found = page_bundles(world(BOTH, articles=[text], pages=[Document("a", "a/", "A", "", ())]))
    for bundle in found:
        assert bundle.urls == tuple(page.url for page in bundle.pages())
    assert len({bundle.name for bundle in found}) == len(found)


def test_every_title_and_description_is_unique() -> None:
    pages = pages_of(world(BOTH, today=date(2019, 7, 20)))
    heads = [page.view.head for page in pages.values()]
    assert len({head.title for head in heads}) == len(heads)
    assert len({head.description for head in heads}) == len(heads)
    assert all(0 < len(head.description) <= 160 for head in heads)


def test_drafts_are_nowhere_but_in_a_preview() -> None:
    text = Document(
        "fest", "aktuelles/fest/", "Geheim", "", (), published=date(2019, 5, 1), is_draft=True
    )
    page = Document("geheim", "geheim/", "Geheim", "", (), is_draft=True)
    given_world = world(DRAFT, articles=[text], pages=[page])
    assert set(pages_of(given_world)) == {
        *("", "aktuelles/", "termine/", "termine/archiv/", "kalender/", "404.html"),
        "termine/aushang/2019-Q2/",
    }
    preview = replace(given_world, settings=replace(SETTINGS, is_preview=True))
    assert {"aktuelles/fest/", "geheim/", "termine/offene-tuer/"} <= set(pages_of(preview))


def test_below_a_folder_every_link_begins_with_it() -> None:
    settings_below = replace(SETTINGS, url="https://www.herne.example/familie")
    pages = pages_of(world(OPEN_DAY, settings=settings_below))
    forward = pages["termine/offene-tuer/2019-07-11/"].view
    assert forward.target.url == "/familie/termine/offene-tuer/"
    view = pages["termine/offene-tuer/"].view
    assert view.head.url == "/familie/termine/offene-tuer/"
    assert view.head.canonical == ("https://www.herne.example/familie/termine/offene-tuer/")
    assert view.date.ics_url == ("/familie/termine/offene-tuer/2019-07-11.ics")


def test_on_the_next_day_only_pages_with_the_date_that_passed_are_new() -> None:
    before, after = (
        _inputs(world(BOTH, today=day)) for day in (date(2019, 7, 11), date(2019, 7, 12))
    )
    assert {name for name in after if before.get(name) != after[name]} == {
        *("home", "list", "venue:familienbuero", "month:2019-07", "archive", "archive:2019"),
        "event:offene-tuer",  # with the page of its one date
        "sheet:2019-3",
        *("category:treffen", "terms:kostenlos"),  # they link to the venue with its count
    }


def test_on_a_day_on_which_nothing_passes_nothing_is_new() -> None:
    closed = BREAKFAST
    assert _inputs(world(closed, today=date(2019, 6, 10))) == _inputs(
        world(closed, today=date(2019, 6, 11))
    )


def test_a_new_year_at_the_horizon_changes_the_last_date_before_it() -> None:
    endless = BREAKFAST.replace("        bis: 04.09.2019\n", "").replace("2019", "2018")
    before, after = (
        {bundle.name: bundle for bundle in page_bundles(world(endless, today=day))}[
            "dates:fruehstueck:2019"
        ]
        for day in (date(2018, 6, 30), date(2018, 7, 1))
    )
    assert before.pages()[-1].view.next is None
    assert after.pages()[-1].view.next.text == "Mittwoch, 1. Januar 2020"
    assert before.key != after.key


TITLES = st.sampled_from(["Treff", "Frühstück <b>", "Willkommensbesuche"])
DAYS = st.one_of(
    st.dates(date(2018, 12, 20), date(2019, 1, 10)), st.dates(date(2019, 5, 25), date(2019, 7, 10))
)
KEYS = st.sampled_from(
    ["    ort: whs", "    ort: familienbuero", "    rubrik: Treffen", "    artikel: fest"]
)


@st.composite
def entries(draw: st.DrawFn) -> str:
    """A single date with some of the keys, near all others."""
    clock = draw(st.sampled_from(["10 Uhr", "10 bis 12 Uhr", "ganztägig"]))
    lines = [f"    titel: {draw(TITLES)}", f"    datum: {draw(DAYS):%d.%m.%Y}", f"    um: {clock}"]
    return "\n".join([*lines, *draw(st.lists(KEYS, unique_by=lambda key: key.split(":")[0]))])


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str]:
    """An event file before and after an edit: an entry more, less, another, or the same."""
    before = draw(st.lists(entries(), min_size=1, max_size=3))
    kept = draw(st.integers(0, len(before)))
    return _file(before), _file([*before[:kept], *draw(st.lists(entries(), max_size=1))])


TEXTS = (
    Document(
        *("fest", "aktuelles/fest/", "Treff", "Kurz.", ("<p>a</p>", Placement(category="Treffen"))),
        published=date(2019, 1, 1),
    ),
)
PAGES = (
    Document("leichte-sprache", "leichte-sprache/", "Leichte Sprache", "", ()),
    Document("angebote", "angebote/", "Angebote", "Das bieten wir.", ()),
    Document("beratung", "beratung/", "Beratung", "Fragen Sie.", ()),
)
EASY = replace(SETTINGS, easy_category="Treffen", has_search=True)
MOMENTS = st.sampled_from([datetime(2019, 5, day, 12, tzinfo=UTC) for day in (19, 20, 21)])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits(), DAYS, st.integers(0, 30), st.tuples(*[st.tuples(*[MOMENTS] * 4)] * 2))
def test_equal_inputs_give_equal_pages(
    edit: tuple[str, str], day: date, later: int, changes: tuple[tuple[datetime, ...], ...]
) -> None:
    """Between any two worlds: whatever differs on a page differs in the inputs of its bundle."""
    first, second = (
        world(
            catalogue(events),
            today=today,
            articles=[replace(text, changed=of_texts[0]) for text in TEXTS],
            pages=[replace(text, changed=at) for text, at in zip(PAGES, of_texts, strict=True)],
            changed=lambda _, at=of_event: at,
            settings=EASY,
        )
        for events, today, (of_event, *of_texts) in zip(
            edit, (day, day + timedelta(days=later)), changes, strict=True
        )
    )
    known = {bundle.name: bundle for bundle in page_bundles(first)}
    for bundle in page_bundles(second):
        before = known.get(bundle.name)
        if before is not None and before.key == bundle.key:
            assert bundle.pages() == before.pages()
            assert bundle.urls == before.urls


def _file(found: list[str]) -> str:
    if not found:
        return "termine: []"
    numbered = (f"  - id: eintrag-{number}\n{entry}" for number, entry in enumerate(found))
    return "\n".join(["termine:", *numbered])


def _inputs(of_world: SiteContext) -> dict[str, str]:
    found: tuple[Bundle, ...] = page_bundles(of_world)
    return {bundle.name: bundle.key for bundle in found}
