"""A Plan becomes Jobs: each says what its files depend on, and makes them only when asked."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment

from plugins.build.cache import digest
from plugins.build.finished import finished, place_for
from plugins.build.task import Group, Job, Made, OutputFile, Staged, Work
from plugins.late import late

from .assembly import Plan, picture_store
from .calendar_jobs import calendar_jobs
from .cms.editor_site import editor_jobs
from .images.qr_codes import kept_qr_svg
from .images.shown_pictures import picture_files
from .packing import with_packed
from .pages.atom import atom_xml
from .pages.frame import site_view
from .pages.keys import event_keys
from .pages.listed_days import ListedDay
from .pages.page import Bundle, FileBundle
from .pages.plan import SitePlan, planned
from .pages.site import SiteView
from .pages.sitemap import sitemap_entries, sitemap_xml
from .pages.state_file import state_json
from .pages.text_file import TextFile
from .pages.text_files import robots_txt, security_txt, web_manifest
from .search.search_index import with_search
from .theme_files.assets import theme_files
from .theme_files.fingerprints import TemplateKeys
from .theme_files.rendering import DAY, render, render_day

if TYPE_CHECKING:
    from .images import cards
else:
    cards = late("plugins.website.images.cards")


def site_jobs(plan: Plan, templates: Environment) -> tuple[Work, ...]:
    """Theme, pictures, calendars and pages; `templates` are those of the theme."""
    settings = plan.settings
    theme = theme_files(settings.theme, settings.base)
    site = site_view(
        plan.world,
        stylesheet=theme.stylesheet,
        script=theme.script,
        icon=theme.icon,
        search_script=theme.search_script,
    )
    site_key = digest(repr(site), _short_texts_key(plan))
    keys = event_keys(plan.world)
    days: dict[str, str] = {}
    qr_svg = partial(kept_qr_svg, settings.cache, settings.program)
    pages = planned(replace(plan.world, qr_svg=qr_svg, finished_days=days), keys)

    def page_job(bundle: Bundle) -> Job:
        return _page_job(bundle, templates, site, site_key)

    def ahead() -> None:
        look = TemplateKeys(settings.theme / "templates").key(DAY)
        place = place_for(settings, "tage", look, site_key, repr(plan.world.settings))
        days.update(finished(pages.days(), partial(_day, templates, pages), place))

    def jobs_of_dates() -> tuple[Job, ...]:
        return (
            *calendar_jobs(plan, keys),
            *(replace(page_job(bundle), ahead=ahead) for bundle in pages.lists()),
            *map(_text_job, pages.files()),
            *map(page_job, pages.of_dates()),
        )

    return (
        *(_file_job(file) for file in theme.files),
        Job("cards", digest(settings.name), partial(_cards, plan)),
        Job("pictures", _pictures_key(plan), partial(_pictures, plan)),
        *map(page_job, pages.of_texts),
        Group("dates", digest(site_key, pages.dates_key), jobs_of_dates),
        *editor_jobs(plan),
    )


def late_jobs(plan: Plan, staged: Staged) -> tuple[Job, ...]:
    """The files for machines and the search, which need what all pages say."""
    settings = plan.world.settings
    security = security_txt(settings, plan.settings.today)
    files = (
        atom_xml(plan.world),
        sitemap_xml(staged.entries),
        robots_txt(settings),
        web_manifest(settings),
        _state(plan),
        *((security,) if security else ()),
    )
    search = (_search_job(plan, staged),) if plan.settings.has_search else ()
    return (*map(_file_job, map(_text_file, files)), *search)


def _state(plan: Plan) -> TextFile:
    hints = sum(not diagnostic.is_error for diagnostic in plan.diagnostics)
    return state_json(plan.world, commit=plan.commit, hints=hints)


def packed(work: Work, output: Path) -> Work:
    """The same with packed copies of its texts; `output` holds the last build."""
    if isinstance(work, Group):
        return replace(work, jobs=lambda: tuple(_packed(job, output) for job in work.jobs()))
    return _packed(work, output)


def _packed(job: Job, output: Path) -> Job:
    def make() -> Made:
        made = job.make()
        return replace(made, files=tuple(with_packed(made.files, output)))

    return replace(job, key=digest(job.key, "packed"), make=make)


def _file_job(file: OutputFile) -> Job:
    return Job(file.path, digest(file.content), lambda: Made((file,)))


def _text_file(file: TextFile) -> OutputFile:
    return OutputFile(file.url, file.text.encode())


def _cards(plan: Plan) -> Made:
    return Made(tuple(cards.card_files(plan.settings.name, plan.settings.cache)))


def _pictures(plan: Plan) -> Made:
    store = picture_store(plan.settings)
    return Made(tuple(picture_files(plan.content, plan.pictures, store)))


def _pictures_key(plan: Plan) -> bytes:
    """Which pictures are shown, and the files as they lie there."""
    stats = ((name, path.stat()) for name, path in plan.content.pictures())
    files = [(name, stat.st_mtime_ns, stat.st_size, stat.st_ino) for name, stat in stats]
    return digest(repr(files), repr(plan.pictures))


def _search_job(plan: Plan, staged: Staged) -> Job:
    """The index that Pagefind makes of all pages, whenever one of them has changed."""

    def make() -> Made:
        files = with_search(staged.pages(), plan.settings.cache / "suche")
        return Made(tuple(file for file in files if not file.path.endswith(".html")))

    return Job("search", digest(staged.key), make)


def _page_job(bundle: Bundle, templates: Environment, site: SiteView, site_key: bytes) -> Job:
    def make() -> Made:
        pages = bundle.pages()
        return Made(
            tuple(OutputFile(page.file, render(templates, page, site)) for page in pages),
            sitemap_entries(pages),
            tuple(dict.fromkeys(page.template for page in pages)),
        )

    key = digest(site_key, repr(bundle.inputs))
    return Job(f"pages {bundle.name}", key, make, max(len(bundle.urls), 1))


def _day(templates: Environment, pages: SitePlan, day: ListedDay) -> str:
    return render_day(templates, pages.day(day), is_upcoming=day.is_upcoming)


def _text_job(bundle: FileBundle) -> Job:
    def make() -> Made:
        return Made(tuple(map(_text_file, bundle.files())))

    return Job(f"texts {bundle.name}", digest(repr(bundle.inputs)), make)


def _short_texts_key(plan: Plan) -> bytes:
    """What becomes of short texts with links or pictures: it depends on what else there is."""
    texts = {text for text in plan.short_texts if "[" in text or "<" in text}
    return digest(*(plan.world.markdown(text) for text in sorted(texts)))
