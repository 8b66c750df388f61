"""Where each kind of page stands, on the site of this repository and on the generated one."""

from tests import content_generator as busy

REFERENCE = {
    "home": "/",
    "offers": "/angebote/",
    "offer": "/familienfruehstueck/",
    "visit": "/besuchen-sie-uns/",
    "list": "/termine/",
    "month": "/termine/2026/12/",
    "event": "/termine/fruehstueck-wez/",
    "date": "/termine/fruehstueck-wez/2026-12-02/",
    "past date": "/termine/tag-der-offenen-tuer-2019/2019-07-11/",
    "archive": "/termine/archiv/",
    "archive of a year": "/termine/archiv/2019/",
    "venue": "/termine/ort/familienbuero/",
    "category": "/termine/rubrik/familienfruehstueck/",
    "subscribe": "/kalender/",
    "sheet": "/termine/aushang/2026-Q4/",
    "articles": "/aktuelles/",
    "article": "/aktuelles/tag-der-offenen-tuer/",
    "search": "/suche/",
    "legal": "/barrierefreiheit/",
    "feedback": "/barriere-melden/",
    "easy language": "/leichte-sprache/",
    "not found": "/404.html",
}

BUSY = {
    "busy home": "/",
    "busy list": "/termine/",
    "busy month": "/termine/2026/12/",
    "busy series": f"/termine/{busy.SERIES_WITH_ALL}/",
    "busy event": busy.LONG_EVENT,
    "talk": busy.TALK,
    "cancelled": busy.CANCELLED,
    "moved": busy.MOVED,
    "extra": busy.EXTRA,
    "busy year": "/termine/archiv/2026/",
    "busy venue": "/termine/ort/haus-1/",
    "busy subscribe": "/kalender/",
    "busy articles": "/aktuelles/",
    "pictures": busy.ARTICLE_WITH_PICTURES,
    "busy sheet": "/termine/aushang/2026-Q4/",
}
