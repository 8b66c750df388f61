"""Plain Pelican with the same pages: articles, and every page about dates as a page."""

import json
from pathlib import Path

SITENAME = "Familienbüro Herne"
SITEURL = "https://familienbuero.example"
TIMEZONE = "Europe/Berlin"
DEFAULT_LANG = "de"
PATH = "content"
ARTICLE_PATHS = ["."]
ARTICLE_EXCLUDES = ["pages"]
PAGE_PATHS = ["pages"]
THEME = "."
THEME_STATIC_PATHS: list[str] = []
ARTICLE_URL = "aktuelles/{slug}/"
ARTICLE_SAVE_AS = "aktuelles/{slug}/index.html"
DIRECT_TEMPLATES = ["index", "news", "sitemap"]
NEWS_SAVE_AS = "aktuelles/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
FEED_ALL_ATOM = "feeds/aktuelles.atom.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
CATEGORY_SAVE_AS = ""
AUTHOR_SAVE_AS = ""
TAG_SAVE_AS = ""
DEFAULT_PAGINATION = False
LOAD_CONTENT_CACHE = False
_DATA = json.loads(Path("dates.json").read_text("utf-8"))
JINJA_GLOBALS = {
    "all_dates": _DATA["dates"],
    "date_of": {(one["id"], one["day"]): one for one in _DATA["dates"]},
    "event_of": {one["id"]: one for one in _DATA["events"]},
    "group_of": {
        (kind, group["key"]): group
        for kind in ("months", "years", "venues", "categories")
        for group in _DATA[kind]
    },
    "years": _DATA["years"],
}
