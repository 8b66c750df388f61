"""Every kind of page in its common states, made by hand."""

from typing import Any

from plugins.website.pages.event_pages import DatePageView, EventView, ForwardView
from plugins.website.pages.list_pages import ArticlesView, ListView
from plugins.website.pages.month_pages import ArchiveView, ArchiveYearView, MonthView, SheetView
from plugins.website.pages.site_plan import SubscribeView
from plugins.website.pages.text_pages import ArticleView, HomeView, TextView
from plugins.website.pages.views import DateView, PageView
from tests.theme.pieces import (
    ALL_FEED,
    DECEMBER,
    EASY,
    FACTS,
    OPEN_DAY,
    PAST,
    TASKS,
    TEASERS,
    TEXT,
    UPCOMING,
    WEZ,
    WEZ_FEED,
    WHS_FEED,
    YEARS,
    answers,
    block,
    feed,
    head,
    link,
    month,
    weeks,
)
from tests.theme.rendering import filled


def date_page(date: DateView, **more: object) -> DatePageView:
    """The page of one date."""
    return filled(
        DatePageView,
        head=head(date.title, date.url, "/termine/"),
        title=date.day,
        date=date,
        answers=answers(date),
        google_url="https://calendar.google.com/calendar/render?action=TEMPLATE",
        description_html="<p>Sie frühstücken zusammen und lernen andere Familien kennen.</p>",
        facts=FACTS,
        event=link("Alle Termine dieser Reihe", "/termine/x/"),
        **more,
    )


PAGES: dict[str, tuple[str, Any]] = {
    "home": (
        "home.html",
        filled(
            HomeView,
            head=head("Familienbüro der Stadt Herne", "/"),
            title="Familienbüro der Stadt Herne",
            lead="Wir beraten Familien und werdende Eltern in Herne, mitten in Wanne.",
            body=[TEXT.replace("Was ist das?", "Unsere Räume")],
            dates=UPCOMING,
            tasks=TASKS,
            articles=TEASERS,
            venue=WEZ,
        ),
    ),
    "home-empty": (
        "home.html",
        filled(HomeView, head=head("Familienbüro der Stadt Herne", "/"), title="Familienbüro"),
    ),
    "text": (
        "text.html",
        filled(
            TextView,
            head=head("Familienfrühstück", "/familienfruehstueck/", "/angebote/"),
            title="Familien\u00adfrühstück",
            lead="Zweimal im Monat frühstücken Familien zusammen, immer mittwochs um 10 Uhr.",
            body=[TEXT, block(UPCOMING[:3], ()), "<h2>Was kostet es?</h2><p>Nichts.</p>"],
            dates=block(UPCOMING, PAST, shows_title=True),
        ),
    ),
    "text-children": (
        "text.html",
        filled(
            TextView,
            head=head("Angebote", "/angebote/"),
            title="Angebote",
            lead="Das bieten wir Ihnen.",
            body=["<p>Hier finden Sie unsere vier Angebote.</p>"],
            children=TASKS,
        ),
    ),
    "leichte-sprache": (
        "text.html",
        filled(
            TextView,
            head=head("Leichte Sprache", "/leichte-sprache/", hyphenates=False),
            title="Leichte Sprache",
            body=["<h2>Wer sind wir?</h2><p>Wir sind das Familien·büro.</p>"],
            easy=EASY,
        ),
    ),
    "article-past": (
        "article.html",
        filled(
            ArticleView,
            head=head("Tag der offenen Tür im Familienbüro", "/aktuelles/tag/", "/aktuelles/"),
            title="Tag der offenen Tür im Familienbüro",
            lead="Zehn Jahre Willkommensbesuche, fünf Jahre im WEZ.",
            day="24. Juni 2019",
            day_iso="2019-06-24",
            category="Veranstaltungen",
            body=[TEXT],
            dates=block((), (OPEN_DAY,)),
            next_date=UPCOMING[0],
            venues=(WEZ,),
        ),
    ),
    "article-coming": (
        "article.html",
        filled(
            ArticleView,
            answers=answers(UPCOMING[1]),
            head=head("Zweimal im Monat", "/aktuelles/zweimal/", "/aktuelles/"),
            title="Zweimal im Monat",
            day="20. Mai 2019",
            day_iso="2019-05-20",
            body=[block(UPCOMING[:2], PAST), TEXT],
            dates=block(UPCOMING, PAST, more=link("Alle 18 Termine", "/termine/x/")),
        ),
    ),
    "articles": (
        "articles.html",
        filled(
            ArticlesView,
            head=head("Aktuelles", "/aktuelles/"),
            title="Aktuelles",
            articles=TEASERS,
        ),
    ),
    "articles-empty": (
        "articles.html",
        filled(ArticlesView, head=head("Aktuelles", "/aktuelles/"), title="Aktuelles"),
    ),
    "list": (
        "list.html",
        filled(
            ListView,
            head=head("Termine", "/termine/"),
            title="Termine",
            lead="Alle Termine, die als Nächstes kommen.",
            groups=[
                DECEMBER,
                month("Januar 2027", "2027-01", UPCOMING[2:4]),
                month("Februar 2027", "2027-02", UPCOMING[4:]),
            ],
            filters=[
                (
                    "Ort",
                    [
                        link("Alle Orte", "/termine/", "6", is_current=True),
                        link("Familienbüro", "/termine/ort/familienbuero/", "3"),
                        link("Räume der WHS", "/termine/ort/whs/", "3"),
                    ],
                ),
                ("Rubrik", [link("Familienfrühstück", "/termine/rubrik/fruehstueck/", "6")]),
            ],
            months=[
                link("Dezember 2026", "/termine/2026/12/"),
                link("Januar 2027", "/termine/2027/01/"),
            ],
            feed=WEZ_FEED,
            archive=link("Vergangene Termine im Archiv", "/termine/archiv/"),
        ),
    ),
    "list-venue": (
        "list.html",
        filled(
            ListView,
            head=head("Termine: Familienbüro", "/termine/ort/familienbuero/", "/termine/"),
            title="Termine: Familienbüro",
            note="Zurzeit ist hier kein Termin geplant.",
            feed=WEZ_FEED,
            venue=WEZ,
            past=PAST,
            past_label="Vergangene Termine (2) anzeigen",
        ),
    ),
    "month": (
        "month.html",
        filled(
            MonthView,
            head=head("Dezember 2026", "/termine/2026/12/", "/termine/"),
            title="Dezember 2026",
            weekdays=[
                ("Mo", "Montag"),
                ("Di", "Dienstag"),
                ("Mi", "Mittwoch"),
                ("Do", "Donnerstag"),
                ("Fr", "Freitag"),
                ("Sa", "Samstag"),
                ("So", "Sonntag"),
            ],
            weeks=weeks(),
            group=DECEMBER,
            previous=link("November 2026", "/termine/2026/11/"),
            next=link("Januar 2027", "/termine/2027/01/"),
        ),
    ),
    "month-empty": (
        "month.html",
        filled(
            MonthView,
            head=head("Dezember 2026", "/termine/2026/12/", "/termine/", is_indexed=False),
            title="Dezember 2026",
            weekdays=[("Mo", "Montag")],
            weeks=[[None], [{"day": 7, "iso": "2026-12-07"}]],
            next=link("Januar 2027", "/termine/2027/01/"),
        ),
    ),
    "event": (
        "event.html",
        filled(
            EventView,
            head=head("Familienfrühstück im Familienbüro", "/termine/x/", "/termine/"),
            title="Familien\u00adfrühstück im Familien\u00adbüro",
            answers=answers(UPCOMING[0]),
            description_html="<p>Der Austausch ist zwanglos: Kommen Sie, wie Sie sind.</p>",
            facts=FACTS,
            dates=block(
                UPCOMING[:2],
                PAST,
                later=UPCOMING[2:],
                later_label="Alle 6 kommenden Termine anzeigen",
            ),
            easy=EASY,
            feed=WEZ_FEED,
            article=link("Zweimal im Monat – Frühstück für Familien", "/aktuelles/zweimal/"),
            venues=(WEZ,),
        ),
    ),
    "event-over": (
        "event.html",
        filled(
            EventView,
            head=head("Tag der offenen Tür", "/termine/tag/", "/termine/"),
            title="Tag der offenen Tür",
            answers=answers(OPEN_DAY),
            dates=block((), (OPEN_DAY,), note="Zurzeit ist kein weiterer Termin geplant."),
        ),
    ),
    "date": (
        "date.html",
        date_page(
            UPCOMING[0],
            previous=link("Mittwoch, 4. November 2026", "/termine/x/2026-11-04/"),
            next=link("Donnerstag, 7. Januar 2027", "/termine/x/2027-01-06/"),
            article=link("Zweimal im Monat – Frühstück für Familien", "/aktuelles/zweimal/"),
        ),
    ),
    "forward": (
        "forward.html",
        filled(
            ForwardView,
            head=head("Tag der offenen Tür", "/termine/tag/2019-07-11/", "/termine/"),
            title="Tag der offenen Tür",
            target=link("Tag der offenen Tür", "/termine/tag/"),
        ),
    ),
    "date-cancelled": ("date.html", date_page(UPCOMING[1])),
    "date-moved": ("date.html", date_page(UPCOMING[2])),
    "date-past": ("date.html", date_page(OPEN_DAY)),
    "archive": (
        "archive.html",
        filled(
            ArchiveView,
            head=head("Archiv", "/termine/archiv/", "/termine/"),
            title="Archiv der Termine",
            years=YEARS,
        ),
    ),
    "archive-empty": (
        "archive.html",
        filled(
            ArchiveView,
            head=head("Archiv", "/termine/archiv/", "/termine/"),
            title="Archiv der Termine",
            note="Noch ist kein Termin vorbei.",
        ),
    ),
    "archive-year": (
        "archive_year.html",
        filled(
            ArchiveYearView,
            head=head("Termine 2026", "/termine/archiv/2026/", "/termine/"),
            title="Termine 2026",
            groups=[month("Oktober 2026", "2026-10", PAST)],
            years=YEARS,
            feed=feed("Termine 2026", "archiv-2026"),
        ),
    ),
    "sheet": (
        "sheet.html",
        filled(
            SheetView,
            head=head("Termine Oktober bis Dezember 2026", "/termine/aushang/x/", "/termine/"),
            title="Termine Oktober bis Dezember 2026",
            months=[DECEMBER],
            feed=ALL_FEED,
            address="familie.example/kalender/",
        ),
    ),
    "sheet-empty": (
        "sheet.html",
        filled(
            SheetView,
            head=head("Termine Juli bis September 2027", "/termine/aushang/y/", changed=""),
            title="Termine Juli bis September 2027",
            note="In diesem Vierteljahr ist noch kein Termin geplant.",
        ),
    ),
    "subscribe": (
        "subscribe.html",
        filled(
            SubscribeView,
            head=head("Termine abonnieren", "/kalender/", "/termine/"),
            title="Termine abonnieren",
            main=ALL_FEED,
            groups=[
                ("Nach Reihe", [WEZ_FEED, WHS_FEED]),
                ("Nach Ort", [feed("Ort: Familienbüro", "ort-familienbuero")]),
            ],
        ),
    ),
    "search": (
        "search.html",
        filled(
            PageView,
            head=head("Suche", "/suche/"),
            title="Suche",
        ),
    ),
    "not-found": (
        "not_found.html",
        filled(
            PageView,
            head=head("Seite nicht gefunden", "/404.html", is_indexed=False, changed=""),
            title="Seite nicht gefunden",
        ),
    ),
}
"""Template name and view of each page by the name of its situation."""
