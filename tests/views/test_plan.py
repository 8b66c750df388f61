"""The plan: which pages there are, and that their inputs say all they depend on."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.views import Bundle, Placement, Text, World, bundles
from tests.views.worlds import BREAKFAST, OPEN_DAY, SETTINGS, catalogue, pages_of, world

BOTH = OPEN_DAY + BREAKFAST.partition("termine:")[2]
DRAFT = OPEN_DAY + "        entwurf: ja\n"


def test_every_kind_of_page_has_its_address() -> None:
    text = Text("fest", "Fest", "Kurz.", (), published=date(2019, 5, 1))
    page = Text("impressum", "Impressum", "Wer wir sind.", ())
    urls = pages_of(world(OPEN_DAY, articles=[text], pages=[page], today=date(2019, 8, 1)))
    assert {url: page.template for url, page in urls.items()} == {
        "": "home.html",
        "impressum/": "text.html",
        "aktuelles/": "articles.html",
        "aktuelles/fest/": "article.html",
        "termine/": "list.html",
        "termine/ort/familienbuero/": "list.html",
        "termine/2019/07/": "month.html",
        "termine/archiv/": "archive.html",
        "termine/archiv/2019/": "archive_year.html",
        "termine/offene-tuer/": "event.html",
        "termine/offene-tuer/2019-07-11/": "date.html",
        "kalender/": "subscribe.html",
        "404.html": "not_found.html",
    }


def test_a_bundle_knows_its_addresses_without_building() -> None:
    text = Text("fest", "Fest", "", (), published=date(2019, 5, 1))
    planned = bundles(world(BOTH, articles=[text], pages=[Text("a", "A", "", ())]))
    for bundle in planned:
        assert bundle.urls == tuple(page.url for page in bundle.pages())
    assert len({bundle.name for bundle in planned}) == len(planned)


def test_every_title_and_description_is_unique() -> None:
    pages = pages_of(world(BOTH, today=date(2019, 7, 20)))
    heads = [page.view.head for page in pages.values()]
    assert len({head.title for head in heads}) == len(heads)
    assert len({head.description for head in heads}) == len(heads)
    assert all(0 < len(head.description) <= 160 for head in heads)


def test_drafts_are_nowhere_but_in_a_preview() -> None:
    text = Text("fest", "Geheim", "", (), published=date(2019, 5, 1), is_draft=True)
    page = Text("geheim", "Geheim", "", (), is_draft=True)
    given_world = world(DRAFT, articles=[text], pages=[page])
    assert set(pages_of(given_world)) == {
        *("", "aktuelles/", "termine/", "termine/archiv/", "kalender/", "404.html"),
    }
    preview = replace(given_world, settings=replace(SETTINGS, is_preview=True))
    assert {"aktuelles/fest/", "geheim/", "termine/offene-tuer/"} <= set(pages_of(preview))


def test_below_a_folder_every_link_begins_with_it() -> None:
    settings_below = replace(SETTINGS, url="https://www.herne.example/familie")
    pages = pages_of(world(OPEN_DAY, settings=settings_below))
    view = pages["termine/offene-tuer/2019-07-11/"].view
    assert view.head.url == "/familie/termine/offene-tuer/2019-07-11/"
    assert view.head.canonical == ("https://www.herne.example/familie/termine/offene-tuer/")
    assert view.date.ics_url == ("/familie/termine/offene-tuer/2019-07-11.ics")


def test_on_the_next_day_only_pages_with_the_date_that_passed_are_new() -> None:
    before, after = (
        _inputs(world(BOTH, today=day)) for day in (date(2019, 7, 11), date(2019, 7, 12))
    )
    assert {name for name in after if before.get(name) != after[name]} == {
        *("home", "list", "venue:familienbuero", "month:2019-07", "archive", "archive:2019"),
        *("event:offene-tuer", "dates:offene-tuer:2019", "subscribe"),
        "category:treffen",  # the number of dates at the venue stands beside its name
    }


def test_on_a_day_on_which_nothing_passes_nothing_is_new() -> None:
    closed = BREAKFAST
    assert _inputs(world(closed, today=date(2019, 6, 10))) == _inputs(
        world(closed, today=date(2019, 6, 11))
    )


TITLES = st.sampled_from(["Treff", "Frühstück <b>", "Willkommensbesuche"])
DAYS = st.dates(date(2019, 5, 25), date(2019, 7, 10))


@st.composite
def event_files(draw: st.DrawFn) -> str:
    """One to three single dates with some of the keys, near each other."""
    lines = ["termine:"]
    for number in range(draw(st.integers(1, 3))):
        lines += [
            f"  - id: eintrag-{number}",
            f"    titel: {draw(TITLES)}",
            f"    datum: {draw(DAYS):%d.%m.%Y}",
            f"    um: {draw(st.sampled_from(['10 Uhr', '10 bis 12 Uhr', 'ganztägig']))}",
        ]
        lines += draw(
            st.lists(
                st.sampled_from(
                    ["    ort: whs", "    rubrik: Treffen", "    artikel: fest", "    kosten: frei"]
                ),
                unique=True,
            )
        )
    return "\n".join(lines)


TEXTS = (
    Text(
        "fest",
        "Treff",
        "Kurz.",
        ("<p>a</p>", Placement(category="Treffen")),
        published=date(2019, 1, 1),
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(event_files(), event_files(), DAYS, st.integers(0, 30))
def test_equal_inputs_give_equal_pages(one: str, other: str, day: date, later: int) -> None:
    """Between any two worlds: whatever differs on a page differs in the inputs of its bundle."""
    first = world(catalogue(one), today=day, articles=TEXTS)
    second = world(catalogue(other), today=day + timedelta(days=later), articles=TEXTS)
    known = {bundle.name: bundle for bundle in bundles(first)}
    for bundle in bundles(second):
        before = known.get(bundle.name)
        if before is not None and repr(before.inputs) == repr(bundle.inputs):
            assert bundle.pages() == before.pages()
            assert bundle.urls == before.urls


def _inputs(of_world: World) -> dict[str, str]:
    planned: tuple[Bundle, ...] = bundles(of_world)
    return {bundle.name: repr(bundle.inputs) for bundle in planned}
