"""Settings of the site: values only. publishconf.py builds on them for the published one."""

import sys
from pathlib import Path

from jinja2 import StrictUndefined

sys.path.append(str(Path(__file__).parent))  # our plugin is found from wherever Pelican starts

SITENAME = "Familienbüro Herne"
SITESUBTITLE = "Beratung, Begegnung und Termine für Familien in Herne"
SITEURL = "https://familienbuero.example"
TIMEZONE = "Europe/Berlin"

# Where things lie

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
CACHE_PATH = ".cache"
ARTICLE_PATHS = ["artikel"]
PAGE_PATHS = ["seiten"]

# Dates

TERMINE_DATEIEN = ["termine.yaml", "termine"]
TERMINE_LAND = "NW"  # whose holidays count; or "BY-katholisch": SN, TH, too; or "AT:9"
TERMINE_HORIZONT_MONATE = 18  # how far ahead a series is laid out
TERMINE_HOECHSTENS = 100_000  # so many dates at most, those that are over included
TERMINE_OFFENE_DAUER = 120  # minutes a calendar shows for a date whose end is open
UID_DOMAIN = ""  # ends the UID of every date, for ever; empty: the host of SITEURL
TERMINE_ABGESAGT_STATUS = "CONFIRMED"  # or "CANCELLED": docs/entscheidungen/0029
TERMINE_PARTNER_PRIVAT = False  # whether abos.yaml may name addresses of the office's own network
TERMINE_SUCHE = True  # a search of the site's own at /suche/
TERMINE_STARTORT = "familienbuero"  # the office itself: its address stands on every page

# What the pages show

HAUPTMENUE = [  # the top level; pages below it say so in their heads: „menue: Angebote“
    ("Start", "", []),
    ("Angebote", "angebote/", []),
    (
        "Termine",
        "termine/",
        [
            ("Alle kommenden Termine", "termine/"),
            ("Archiv", "termine/archiv/"),
            ("Termine abonnieren", "kalender/"),
        ],
    ),
    ("Aktuelles", "aktuelles/", []),
    ("Besuchen Sie uns", "besuchen-sie-uns/", []),
]
AUFGABEN = [
    ("Ich bin schwanger", "beratung/", "Wir beantworten Ihre Fragen schon vor der Geburt."),
    ("Mein Baby ist da", "willkommensbesuche/", "Wir besuchen Sie gern zu Hause."),
    ("Ich habe eine Frage", "beratung/", "Fragen Sie uns. Wir helfen weiter."),
    (
        "Andere Familien treffen",
        "familienfruehstueck/",
        "Zweimal im Monat frühstücken wir zusammen.",
    ),
]
LEICHTE_SPRACHE_RUBRIK = "Familienfrühstück"  # its dates are said in Leichte Sprache, too
LEICHTE_SPRACHE_WOERTER = [  # how long words are parted there, and in headings everywhere
    ("Familienfrühstück", "Familien·frühstück"),
    ("Familienbüro", "Familien·büro"),
    ("Hauptstraße", "Haupt·straße"),
    ("Flottmannstraße", "Flottmann·straße"),
    ("Bürgerlokal", "Bürger·lokal"),
    ("Willkommensbesuche", "Willkommens·besuche"),
]
PFLICHTSEITEN = ["impressum", "datenschutz", "barrierefreiheit"]
FEEDBACK_FORM_URL = ""  # the form for reporting a barrier, once the city has one
SICHERHEIT_KONTAKT = ""  # where to report a weakness (security.txt): a mail address or a page
# Where /redaktion/ saves, once `python3 tasks.py cms` has fetched its program, for example
# {"name": "gitlab", "repo": "stadt/website", "branch": "main"}; also github and gitea.
REDAKTION_BACKEND: dict[str, str] = {}

# Pelican reads the texts, and our plugin writes every page: docs/pelican.md says what each of
# Pelican's settings does here.

PLUGINS = ["plugins.website.site"]
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "auto_reload": False,
    "trim_blocks": True,
    "lstrip_blocks": True,
}
STATIC_PATHS: list[str] = []
DEFAULT_CATEGORY = "Aktuelles"
ARTICLE_URL = "aktuelles/{slug}/"  # of drafts, too; also with {lang} and, of articles, {date:%Y}
ARTICLE_SAVE_AS = "aktuelles/{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
ARTICLE_LANG_URL = "aktuelles/{slug}-{lang}/"  # of a text that is there in German, too
ARTICLE_LANG_SAVE_AS = "aktuelles/{slug}-{lang}/index.html"
PAGE_LANG_URL = "{slug}-{lang}/"
PAGE_LANG_SAVE_AS = "{slug}-{lang}/index.html"
