"""The settings of one build, checked, with German sentences for whoever wrote them wrongly.

The only module that asks what day it is.
"""

import re
import runpy
import sys
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import Field, StrictInt, StrictStr, TypeAdapter, ValidationError

from plugins.build.digest import digest
from plugins.termine.events import ZONE, horizon_after

from .content import FILES
from .messages import message
from .pages.context import Settings

ROOT = Path(__file__).parents[2]
_REPOSITORIES = frozenset({"github", "gitlab", "gitea"})
_DOMAIN = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")
OWN_NAMES = frozenset(
    {"aktuelles", "termine", "kalender", "feeds", "theme", "bilder", "suche", "pagefind", "artikel"}
    | {"seiten", "redaktion", "robots.txt", "sitemap.xml", "manifest.webmanifest", "stand.json"}
    | {".well-known"}
)
"""What stands at the root of every site, and where texts lie."""
_CANCELLED_STATUSES = frozenset({"CONFIRMED", "CANCELLED"})
_TEXT = TypeAdapter[str | Path](StrictStr | Path)
_TEXTS = TypeAdapter[tuple[str, ...]](Annotated[tuple[StrictStr, ...], Field(min_length=1)])
_PAIRS = TypeAdapter(tuple[tuple[StrictStr, StrictStr], ...])
_MENU = TypeAdapter(
    tuple[tuple[StrictStr, StrictStr, tuple[tuple[StrictStr, StrictStr], ...]], ...]
)
_TASKS = TypeAdapter(tuple[tuple[StrictStr, StrictStr, StrictStr], ...])
_STATIC_PATHS = TypeAdapter(tuple[StrictStr, ...])
_EXTRA_PATHS = TypeAdapter(dict[StrictStr, dict[Literal["path"], StrictStr]])
_NUMBER = TypeAdapter[int](Annotated[StrictInt, Field(ge=1)])
_BACKEND = TypeAdapter(dict[StrictStr, StrictStr])
_ENTRIES = "muss aus Zeilen dieser Form bestehen, mit Komma dahinter:"
_Value = TypeVar("_Value")


class SettingsError(Exception):
    """A setting that cannot be used; the text is a German sentence."""


def refused(key: str, /, **values: object) -> SettingsError:
    """The SettingsError with this sentence of `messages.toml`."""
    return SettingsError(message.text(key, **values))


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings(Settings):
    """What a build is told, beside what pages need to know.

    `clock` is the time it really is, `horizon` is inclusive, `most_dates` are all that the site
    may have, `legal_pages` are slugs, `program`
    changes with the program itself.
    `name_pattern` and `path_pattern` find metadata in the name and the path of a text.
    `static_paths` are published as they are, at the addresses of `extra_paths` (path, address).
    `default_date` is the day of an article without one, `ignored` patterns of names are not read,
    `templates` are those of pages that Pelican itself makes (TEMPLATE_PAGES).
    `article_url` and `page_url` are Pelican's patterns of addresses (`aktuelles/{slug}/`),
    the others those of translations.
    """

    content: Path
    output: Path
    theme: Path
    cache: Path
    today: date
    clock: datetime
    horizon: date
    most_dates: int
    event_files: tuple[str, ...]
    article_folder: str
    page_folder: str
    article_url: str
    page_url: str
    article_lang_url: str
    page_lang_url: str
    name_pattern: str
    path_pattern: str
    default_date: str
    static_paths: tuple[str, ...]
    extra_paths: tuple[tuple[str, str], ...]
    ignored: tuple[str, ...]
    templates: tuple[str, ...]
    state: str
    open_end: timedelta
    cancelled_status: str
    legal_pages: tuple[str, ...]
    file: str
    program: bytes
    is_production: bool = False
    is_full: bool = False
    workers: int = 0
    allows_private_partners: bool = False
    editor_backend: tuple[tuple[str, str], ...] = ()

    @property
    def for_pages(self) -> Settings:
        """What pages need to know, and nothing that changes from build to build."""
        return Settings(*(getattr(self, field.name) for field in fields(Settings)))

    @property
    def base(self) -> str:
        """The path of the site's address, with a slash at both ends."""
        folder = urlsplit(self.url).path.strip("/")
        return f"/{folder}/" if folder else "/"

    @property
    def is_own_theme(self) -> bool:
        """Whether the theme has our templates; any other shows what Pelican writes itself."""
        return (self.theme / "templates" / "event.html").is_file()

    @property
    def output_label(self) -> str:
        """The output folder as people named it."""
        is_ours = self.output.is_relative_to(ROOT)
        return self.output.relative_to(ROOT).as_posix() if is_ours else str(self.output)


def program_version(root: Path) -> bytes:
    """Changes with every source file of the program, with the packages and with Python itself."""
    paths = [root / "requirements" / "site.txt", *sorted((root / "plugins").rglob("*.*"))]
    files = (path for path in paths if path.suffix in {".py", ".toml", ".txt"} and path.is_file())
    return digest(sys.version, *(part for path in files for part in (path.name, path.read_bytes())))


def today() -> date:
    """The day it is in Herne, whatever the machine's own time zone says."""
    return datetime.now(ZONE).date()


def configuration(*, is_production: bool = False) -> dict[str, Any]:
    """The capitalised names of pelicanconf.py or publishconf.py, read without Pelican."""
    found = runpy.run_path(str(configuration_file(is_production=is_production)))
    return {name: value for name, value in found.items() if name.isupper()}


def has_no_other_plugins(*, is_production: bool) -> bool:
    """Whether Pelican runs for us alone."""
    names = configuration(is_production=is_production)["PLUGINS"]
    return all(str(name).startswith("plugins.website") for name in names)


def configuration_file(*, is_production: bool) -> Path:
    """Which settings file holds for a build."""
    return ROOT / ("publishconf.py" if is_production else "pelicanconf.py")


def settings_files() -> tuple[Path, ...]:
    """All that holds for a build or another."""
    return tuple(configuration_file(is_production=published) for published in (False, True))


def site_settings(values: Mapping[str, Any]) -> SiteSettings:
    """Pelican's settings as ours; raises SettingsError for what cannot be used."""
    day = _day(values)
    is_production = bool(values.get("TERMINE_PRODUKTION"))
    return SiteSettings(
        content=_folder(values, "PATH"),
        output=_folder(values, "OUTPUT_PATH"),
        theme=_folder(values, "THEME"),
        cache=_folder(values, "CACHE_PATH"),
        url=_url(values),
        name=_text(values, "SITENAME"),
        tagline=_text(values, "SITESUBTITLE"),
        today=day,
        clock=datetime.now(UTC),
        horizon=horizon_after(day, _number(values, "TERMINE_HORIZONT_MONATE")),
        most_dates=_number(values, "TERMINE_HOECHSTENS"),
        event_files=_texts(values, "TERMINE_DATEIEN"),
        article_folder=_one_folder(values, "ARTICLE_PATHS"),
        page_folder=_one_folder(values, "PAGE_PATHS"),
        article_url=_pattern(values, "ARTICLE"),
        page_url=_pattern(values, "PAGE"),
        article_lang_url=_pattern(values, "ARTICLE_LANG"),
        page_lang_url=_pattern(values, "PAGE_LANG"),
        name_pattern=_regex(values, "FILENAME_METADATA", r"(?P<date>\d{4}-\d{2}-\d{2}).*"),
        path_pattern=_regex(values, "PATH_METADATA", ""),
        default_date=_default_date(values),
        static_paths=_static_paths(values),
        extra_paths=_extra_paths(values),
        templates=tuple(values.get("TEMPLATE_PAGES") or ()),
        ignored=_value(
            {"IGNORE_FILES": (), **values}, "IGNORE_FILES", _STATIC_PATHS, "muss Muster nennen"
        ),
        state=_text(values, "TERMINE_LAND"),
        open_end=timedelta(minutes=_number(values, "TERMINE_OFFENE_DAUER")),
        cancelled_status=_cancelled_status(values),
        home_venue=_text(values, "TERMINE_STARTORT"),
        menu=_value(values, "HAUPTMENUE", _MENU, f'{_ENTRIES} ("Termine", "termine/", [])'),
        tasks=_value(values, "AUFGABEN", _TASKS, f'{_ENTRIES} ("Beratung", "beratung/", "Text")'),
        legal_pages=_texts(values, "PFLICHTSEITEN"),
        file=configuration_file(is_production=is_production).name,
        program=program_version(ROOT),
        feedback_url=values.get("FEEDBACK_FORM_URL", ""),
        security_contact=values.get("SICHERHEIT_KONTAKT", ""),
        easy_category=values.get("LEICHTE_SPRACHE_RUBRIK", ""),
        easy_words=_pairs(values, "LEICHTE_SPRACHE_WOERTER"),
        uid_domain=_uid_domain(values),
        has_search=bool(values.get("TERMINE_SUCHE")),
        is_production=is_production,
        is_preview=bool(values.get("TERMINE_VORSCHAU")),
        is_full=bool(values.get("TERMINE_ALLES")),
        allows_private_partners=bool(values.get("TERMINE_PARTNER_PRIVAT")),
        workers=int(values.get("TERMINE_PROZESSE") or 0),
        editor_backend=_backend(values),
    )


def _day(values: Mapping[str, Any]) -> date:
    """The day of the build; `pelican -e TERMINE_HEUTE='"2026-11-22"'` gives it as a text."""
    given = values.get("TERMINE_HEUTE")
    try:
        return date.fromisoformat(given) if isinstance(given, str) else given or today()
    except ValueError:
        raise refused("setting-today", given=given) from None


def _pattern(values: Mapping[str, Any], kind: str) -> str:
    """The pattern of addresses of articles or pages, if the files lie where servers look for them.

    A page has no day.
    """
    url, save_as = _text(values, f"{kind}_URL"), _text(values, f"{kind}_SAVE_AS")
    names: dict[str, Any] = {"lang": "de", **({"date": date.min} if "ARTICLE" in kind else {})}
    wanted, others = ("slug", "lang") if "_LANG" in kind else ("slug",), {**names, "slug": "a"}
    try:
        has_slug = all(url.format(**others) != url.format(**others | {w: "x"}) for w in wanted)
    except (LookupError, ValueError, AttributeError):
        has_slug = False
    if not has_slug or url[0] == "/" or save_as != (f"{url}index.html" if url[-1] == "/" else url):
        known = ", ".join(f"{{{name}}}" for name in names)
        needed = " und ".join(f"{{{name}}}" for name in wanted)
        words = {"kind": kind, "url": url, "save_as": save_as, "needed": needed, "known": known}
        raise refused("setting-pattern", **words)
    return url


def _default_date(values: Mapping[str, Any]) -> str:
    """DEFAULT_DATE: the day of articles that name none; empty where each must name its own."""
    given = values.get("DEFAULT_DATE")
    try:
        parts = given if isinstance(given, tuple | list) else str(given or "").split("-")
        return date(*map(int, parts[:3])).isoformat() if given else ""
    except (TypeError, ValueError):
        raise refused("setting-default-date", given=given) from None


def _static_paths(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The folders whose files are published as they are; the one for downloads is always there."""
    given = _value(values, "STATIC_PATHS", _STATIC_PATHS, "muss Ordner nennen")
    return tuple(dict.fromkeys((*given, FILES)))


def _extra_paths(values: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """EXTRA_PATH_METADATA: addresses of static files, below the root and not the site's own."""
    claim = 'muss so aussehen: {"extra/humans.txt": {"path": "humans.txt"}}'
    given = _value(
        {"EXTRA_PATH_METADATA": {}, **values}, "EXTRA_PATH_METADATA", _EXTRA_PATHS, claim
    )
    targets = [(name, url) for name, one in given.items() for url in one.values()]
    for url in (*(url for _, url in targets), *(f"{one}/" for one in values["STATIC_PATHS"])):
        if url.partition("/")[0] in {*OWN_NAMES, "", ".."} or "/../" in f"/{url}/":
            raise refused("setting-extra-paths", url=url)
    return tuple(targets)


def _regex(values: Mapping[str, Any], name: str, usual: str) -> str:
    """A regular expression whose groups are named like the keys of a head."""
    written = _text({name: usual, **values}, name)
    try:
        return re.compile(written).pattern
    except re.error as error:
        raise refused("setting-regex", name=name, error=error) from None


def _folder(values: Mapping[str, Any], name: str) -> Path:
    return ROOT / _text(values, name)


def _url(values: Mapping[str, Any]) -> str:
    url = _text(values, "SITEURL").rstrip("/")
    parts = urlsplit(url)
    if "@" in parts.netloc:
        raise refused("setting-url-secret")
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise refused("setting-url", url=url)
    if values.get("TERMINE_PRODUKTION") and _is_reserved(parts.hostname):
        raise refused("setting-url-example", url=url)
    return url


def _uid_domain(values: Mapping[str, Any]) -> str:
    """What ends every UID, if it is not the host of SITEURL."""
    domain = values.get("UID_DOMAIN", "")
    if domain and not (isinstance(domain, str) and _DOMAIN.fullmatch(domain)):
        raise refused("setting-uid-domain", domain=domain)
    return str(domain)


def _is_reserved(host: str) -> bool:
    """Whether nobody else can reach a host of this name (RFC 2606, RFC 6761)."""
    names = host.rstrip(".").split(".")
    is_example = names[-2:-1] == ["example"] and names[-1] in {"com", "net", "org"}
    is_address = host.startswith(("127.", "0.")) or ":" in host
    return names[-1] in {"example", "invalid", "localhost"} or is_example or is_address


def _value(values: Mapping[str, Any], name: str, kind: TypeAdapter[_Value], claim: str) -> _Value:
    """The setting of this name, if it is of this kind; `claim` ends the sentence if it is not."""
    try:
        return kind.validate_python(values.get(name))
    except ValidationError:
        raise SettingsError(f"Die Einstellung {name} {claim}.") from None


def _text(values: Mapping[str, Any], name: str) -> str:
    return str(_value(values, name, _TEXT, "fehlt oder ist kein Text"))


def _texts(values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return _value(values, name, _TEXTS, "muss eine Liste von Texten sein")


def _one_folder(values: Mapping[str, Any], name: str) -> str:
    first, *others = _texts(values, name)
    if others:
        raise refused("setting-one-folder", name=name, first=first)
    return first


def _pairs(values: Mapping[str, Any], name: str) -> tuple[tuple[str, str], ...]:
    claim = "muss eine Liste von Wortpaaren sein"
    return _value({name: (), **values}, name, _PAIRS, claim)


def _number(values: Mapping[str, Any], name: str) -> int:
    return _value(values, name, _NUMBER, "muss eine ganze Zahl ab 1 sein")


def _cancelled_status(values: Mapping[str, Any]) -> str:
    """The STATUS that calendars give a cancelled date (decision 0029)."""
    status = values.get("TERMINE_ABGESAGT_STATUS", "CONFIRMED")
    if status not in _CANCELLED_STATUSES:
        raise refused("setting-cancelled-status", status=status)
    return str(status)


def _backend(values: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Where the editor in the browser writes to; empty for a site without one."""
    name, claim = "REDAKTION_BACKEND", "braucht „name“ (github, gitlab oder gitea) und „repo“"
    given = _value({name: values.get(name) or {}}, name, _BACKEND, f"{claim}, beide als Text")
    if given and (given.get("name") not in _REPOSITORIES or not given.get("repo")):
        raise SettingsError(f"Die Einstellung {name} {claim}, beide als Text.")
    return tuple(given.items())
