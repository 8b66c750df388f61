"""Pieces of hand-made views: one site, two venues, a few dates, heads and calendars."""

from plugins.website.pages.views import (
    Answers,
    DatesBlock,
    DateView,
    EasyBlock,
    FeedView,
    Head,
    MonthGroup,
    SiteView,
    VenueView,
)
from tests.theme.rendering import filled


def link(text: str, url: str, note: str = "", *, is_current: bool = False) -> dict[str, object]:
    """A Link as a mapping."""
    return {"text": text, "url": url, "note": note, "is_current": is_current}


SITE = filled(
    SiteView,
    name="Familienbüro der Stadt Herne",
    tagline="Für alle Familien in Wanne, Eickel, Herne-Mitte und Sodingen",
    base="/",
    stylesheet={"url": "/theme/site.css", "integrity": ""},
    script={"url": "/theme/site.js", "integrity": ""},
    search_script={"url": "/theme/search.js", "integrity": ""},
    icon="/theme/img/icon.svg",
    menu=[
        {"link": link("Start", "/")},
        {
            "link": link("Angebote", "/angebote/"),
            "children": [
                link("Beratung", "/beratung/"),
                link("Willkommensbesuche", "/willkommensbesuche/"),
                link("Familienfrühstück", "/familienfruehstueck/"),
                link("Frühe Hilfen", "/fruehe-hilfen/"),
            ],
        },
        {
            "link": link("Termine", "/termine/"),
            "children": [
                link("Liste", "/termine/"),
                link("Archiv", "/termine/archiv/"),
                link("Abonnieren", "/kalender/"),
            ],
        },
        {"link": link("Aktuelles", "/aktuelles/")},
        {"link": link("Besuchen Sie uns", "/besuchen-sie-uns/")},
    ],
    top_links=[link("Leichte Sprache", "/leichte-sprache/")],
    legal_links=[
        link("Impressum", "/impressum/"),
        link("Datenschutz", "/datenschutz/"),
        link("Erklärung zur Barrierefreiheit", "/barrierefreiheit/"),
        link("Barriere melden", "/barriere-melden/"),
    ],
    help_lines=[
        link("112", "tel:112", "Notruf"),
        link("116117", "tel:116117", "Ärztlicher Bereitschaftsdienst"),
        link("0800 111 0550", "tel:08001110550", "Elterntelefon"),
    ],
    feed_links=[link("Termine abonnieren", "/kalender/"), link("Neuigkeiten (Atom)", "/atom.xml")],
    address=["im WEZ, neben dem Bürgerlokal", "Hauptstraße", "Herne"],
    office_url="/besuchen-sie-uns/",
    search_url="/suche/",
)

WEZ = filled(
    VenueView,
    name="Familienbüro",
    url="/termine/ort/familienbuero/",
    lines=["im WEZ, neben dem Bürgerlokal", "Hauptstraße", "Herne"],
    district="Wanne",
    route_url="https://www.openstreetmap.org/search?query=Herne",
    amenities=["Spielzeug für Kinder", "Wickelplatz", "ruhiger Raum zum Stillen"],
    accessibility=["Zugang ohne Stufen"],
    directions_html="<p>Sie finden uns mitten in Wanne, im WEZ an der Hauptstraße.</p>",
)
WHS = filled(
    VenueView,
    name="Räume der WHS",
    url="/termine/ort/whs/",
    lines=["Flottmannstraße / Ecke Bochumer Straße", "Herne"],
)


def breakfast(day: str, iso: str, venue: VenueView = WEZ, **more: object) -> DateView:
    """A family breakfast on this day (`Mittwoch, 2. Dezember 2026`)."""
    place, name = ("wez", "im Familienbüro") if venue is WEZ else ("whs", "in der WHS")
    values: dict[str, object] = {
        "identity": f"fruehstueck-{place}/{iso}",
        "title": f"Familienfrühstück {name}",
        "url": f"/termine/fruehstueck-{place}/{iso}/",
        "ics_url": f"/termine/fruehstueck-{place}/{iso}.ics",
        "when": f"{day}, um 10 Uhr",
        "day": day,
        "time": "um 10 Uhr",
        "day_iso": iso,
        "start_iso": f"{iso}T10:00:00+01:00",
        "last_day_iso": iso,
        "status": "scheduled",
        "venues": (venue,),
        "cost": "kostenlos",
        "registration": "ohne Anmeldung",
    }
    return filled(DateView, **{**values, **more})


UPCOMING = (
    breakfast("Mittwoch, 2. Dezember 2026", "2026-12-02", topic="Zähne gesund von Anfang an"),
    breakfast(
        "Mittwoch, 16. Dezember 2026",
        "2026-12-16",
        WHS,
        status="cancelled",
        status_label="Fällt aus",
        status_text="Die Räume werden renoviert.",
    ),
    breakfast(
        "Donnerstag, 7. Januar 2027",
        "2027-01-07",
        status="moved",
        status_label="Verlegt",
        status_text="auf Donnerstag, 7. Januar (bisher Mittwoch, 6. Januar)",
    ),
    breakfast("Mittwoch, 20. Januar 2027", "2027-01-20", WHS, is_sold_out=True),
    breakfast("Mittwoch, 3. Februar 2027", "2027-02-03", guest="eine Hebamme"),
    breakfast("Mittwoch, 17. Februar 2027", "2027-02-17", WHS),
)
OPEN_DAY = breakfast(
    "Donnerstag, 11. Juli 2019",
    "2019-07-11",
    identity="tag-der-offenen-tuer-2019/2019-07-11",
    title="Tag der offenen Tür",
    url="/termine/tag-der-offenen-tuer-2019/2019-07-11/",
    when="Donnerstag, 11. Juli 2019, um 13 Uhr",
    time="um 13 Uhr",
    start_iso="2019-07-11T13:00:00+02:00",
    is_past=True,
    cost="",
    registration="",
)
PAST = tuple(
    breakfast(f"Mittwoch, {day}. Oktober 2026", f"2026-10-{day:02}", is_past=True)
    for day in (21, 7)
)


def block(upcoming: tuple[DateView, ...], past: tuple[DateView, ...], **more: object) -> DatesBlock:
    """Dates as an article shows them."""
    label = f"Vergangene Termine ({len(past)}) anzeigen" if past else ""
    values = {"heading": "Nächste Termine", "upcoming": upcoming, "past": past}
    return filled(DatesBlock, past_label=label, **{**values, **more})


def month(heading: str, anchor: str, dates: tuple[DateView, ...]) -> MonthGroup:
    """Dates of one month, each on its own day."""
    days = [
        {"heading": date.day.rpartition(" ")[0], "iso": date.day_iso, "dates": [date]}
        for date in dates
    ]
    url = f"/termine/{anchor.replace('-', '/')}/"
    return filled(MonthGroup, heading=heading, anchor=anchor, url=url, days=days)


def feed(name: str, slug: str, qr_svg: str = "") -> FeedView:
    """A calendar."""
    address = f"familie.example/kalender/{slug}.ics"
    return filled(
        FeedView,
        name=name,
        page_url="/termine/",
        address=f"https://{address}",
        webcal=f"webcal://{address}",
        google=f"https://calendar.google.com/calendar/r?cid={slug}",
        outlook=f"https://outlook.live.com/calendar/0/addfromweb?url={slug}",
        outlook_work=f"https://outlook.office.com/calendar/0/addfromweb?url={slug}",
        qr_svg=qr_svg,
    )


QR = (
    '<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" viewBox="0 0 4 4" class="qr">'
    '<path fill="#fff" d="M0 0h4v4h-4z"/><path stroke="#000" d="M1 1.5h1m1 1h1"/></svg>'
)
ALL_FEED = feed("Alle Termine des Familienbüros", "alle", QR)
WEZ_FEED = feed("Familienfrühstück im Familienbüro", "fruehstueck-wez")
WHS_FEED = feed("Familienfrühstück in der WHS", "fruehstueck-whs")


def head(title: str, url: str, section: str = "", **more: object) -> Head:
    """What a page says about itself, two steps below the home page."""
    steps = [link("Start", "/")] if url != "/" else []
    if section and section != url:
        steps.append(link("Termine" if section == "/termine/" else "Übersicht", section))
    values: dict[str, object] = {
        "title": title,
        "description": f"{title}: Auskunft des Familienbüros.",
        "url": url,
        "canonical": f"https://familie.example{url}",
        "section": section or url,
        "breadcrumbs": steps,
        "json_ld": ['{"@context": "https://schema.org"}'],
        "feeds": [{"title": "Alle Termine", "url": "/kalender/alle.ics"}],
        "changed": "22. November 2026",
        "changed_iso": "2026-11-22",
    }
    return filled(Head, **{**values, **more})


TEXT = (
    "<h2>Was ist das?</h2><p>Sie frühstücken zusammen, Ihre Kinder spielen und Sie kommen ins "
    'Gespräch. <a href="/beratung/">Mehr zur Beratung</a></p><ul><li>Spielzeug für Kinder</li>'
    "<li>ein ruhiger Raum zum Stillen</li></ul><h3>Wo?</h3><p>In der Hauptstraße.</p>"
)
FACTS = (
    {"label": "Wo?", "value_html": "Familienbüro, Hauptstraße, Herne"},
    {"label": "Was kostet es?", "value_html": "kostenlos"},
    {"label": "Muss ich mich anmelden?", "value_html": "Nein, kommen Sie einfach vorbei."},
)


def answers(date: DateView) -> Answers:
    """What stands below the heading of a date."""
    label = date.status_label or ("Vorbei" if date.is_past else "Findet statt")
    return filled(
        Answers,
        status=date.status if date.status_label or not date.is_past else "past",
        label=label,
        text=date.status_text or ("Dieser Termin ist vorbei." if date.is_past else ""),
        last_day_iso=date.last_day_iso,
        facts=[
            {
                "label": "Wann?",
                "value_html": f'<time datetime="{date.start_iso}">{date.when}</time>',
            },
            *FACTS,
        ],
    )


TEASERS = (
    {
        "title": "So kommen unsere Termine in Ihren Kalender",
        "url": "/aktuelles/kalender/",
        "summary": "Einmal abonnieren, immer auf dem neuesten Stand.",
        "day": "20. November 2026",
        "day_iso": "2026-11-20",
        "category": "Service",
    },
    {
        "title": "Tag der offenen Tür im Familienbüro",
        "url": "/aktuelles/tag-der-offenen-tuer/",
        "summary": "Zehn Jahre Willkommensbesuche, fünf Jahre im WEZ.",
        "day": "24. Juni 2019",
        "day_iso": "2019-06-24",
    },
)
TASKS = (
    link("Ich bin schwanger", "/fruehe-hilfen/", "Was Ihnen jetzt guttut und wer Ihnen hilft"),
    link("Mein Baby ist da", "/willkommensbesuche/", "Wir besuchen Sie zu Hause"),
    link("Ich habe eine Frage", "/beratung/", "Wir hören zu und antworten"),
    link("Andere Familien treffen", "/familienfruehstueck/", "Zweimal im Monat beim Frühstück"),
)
YEARS = (
    link("2026", "/termine/archiv/2026/", "20 Termine", is_current=True),
    link("2025", "/termine/archiv/2025/", "23 Termine"),
    link("2019", "/termine/archiv/2019/", "24 Termine"),
)
DECEMBER = month("Dezember 2026", "2026-12", UPCOMING[:2])


def weeks() -> list[list[dict[str, object] | None]]:
    """December 2026, which begins on a Tuesday."""
    dates = {2: "Familienfrühstück im Familienbüro", 16: "Familienfrühstück in der WHS"}
    cells: list[dict[str, object] | None] = [None]
    for day in range(1, 32):
        cell: dict[str, object] = {"day": day, "iso": f"2026-12-{day:02}"}
        if day in dates:
            name = f"Mittwoch, {day}. Dezember: 1 Termin"
            cell |= {"link": link(str(day), f"#2026-12-{day:02}", name), "titles": [dates[day]]}
        cells.append(cell)
    cells += [None] * 3
    return [cells[start : start + 7] for start in range(0, 35, 7)]


def easy_date(day: str, iso: str) -> dict[str, object]:
    """A date in Leichte Sprache as a mapping."""
    return {
        "heading": day,
        "sentences": ["Der Termin beginnt um 10 Uhr.", "Der Termin kostet nichts."],
        "url": f"/termine/fruehstueck-wez/{iso}/",
        "day_iso": iso,
        "last_day_iso": iso,
    }


EASY = filled(
    EasyBlock,
    heading="Die nächsten Termine",
    dates=[
        easy_date("Mittwoch, 2. Dezember 2026", "2026-12-02"),
        easy_date("Mittwoch, 6. Januar 2027", "2027-01-06"),
    ],
    show=1,
    later=[easy_date("Mittwoch, 3. Februar 2027", "2027-02-03")],
    ask_url="/besuchen-sie-uns/",
)
