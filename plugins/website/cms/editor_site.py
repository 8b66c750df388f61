"""`/redaktion/`: the program for editing in the browser, where it was fetched and has a repository.

The page brings a policy of its own, so that it asks nobody but its host and that of the repository,
whatever server it stands on.
"""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from plugins.build.digest import digest
from plugins.build.task import OutputFile, Product, Task

from ..plan import Plan
from ..settings import ROOT
from .editor_config import Backend, editor_config, event_folder, used_forms

ADDRESS = "redaktion/"
PROGRAM = "redaktion/programm"
"""Where it lies below the cache, and below the site; `tooling/editor_program.py` puts it there."""

_OWN = ROOT / "plugins" / "website" / "redaktion"
_SIGN = "fassung.txt"
_LOCAL: Backend = (("name", "github"), ("repo", "hier/website"), ("branch", "main"))
"""In a preview without a repository: the program then offers the folder on this machine."""

_HOSTS = {
    "github": "https://api.github.com",
    "gitlab": "https://gitlab.com",
    "gitea": "https://gitea.com",
}


def editor_tasks(plan: Plan) -> tuple[Task, ...]:
    """The files of /redaktion/; none where the program is not there or nothing is to be edited."""
    settings = plan.settings
    backend = settings.editor_backend or (_LOCAL if settings.is_preview else ())
    program = settings.cache / PROGRAM
    if not backend or not (program / _SIGN).is_file():
        return ()
    own = tuple(_own_files(plan, backend))
    return (
        Task(PROGRAM, digest((program / _SIGN).read_bytes()), lambda: Product(_program(program))),
        Task("redaktion", digest(repr(own)), lambda: Product(own)),
    )


def policy(backend: Backend) -> str:
    """What the page may load: nothing from elsewhere, and the repository's programming interface.

    Styles within the page cannot be named by hashes: the program makes them as it goes.
    """
    repository = f" {_host(dict(backend))}" if backend != _LOCAL else ""
    return (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self'; "
        f"connect-src 'self' blob: data:{repository}; media-src 'self' blob:; "
        "worker-src 'self' blob:; form-action 'self'; base-uri 'none'"
    )


def _own_files(plan: Plan, backend: Backend) -> Iterator[OutputFile]:
    settings = plan.settings
    config = editor_config(settings, backend, used_forms(_edited(plan)))
    page = Template((_OWN / "index.html").read_text("utf-8"))
    text = page.substitute(
        policy=escape(policy(backend)), title=escape(f"Redaktion – {settings.name}")
    )
    yield OutputFile(f"{ADDRESS}index.html", text.encode())
    yield OutputFile(f"{ADDRESS}config.yml", config.encode())
    yield OutputFile(f"{ADDRESS}start.js", (_OWN / "start.js").read_bytes())


def _edited(plan: Plan) -> Iterator[str]:
    """The texts of the YAML files that the forms can write."""
    folder = f"{plan.content.name(plan.content.root / event_folder(plan.settings))}/"
    files = plan.content.calendar(plan.settings.event_files)
    for source in (*files.events, *filter(None, [files.venues])):
        if source.name.startswith(folder) or source is files.venues:
            yield source.data.decode("utf-8", "replace")


def _program(folder: Path) -> tuple[OutputFile, ...]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != _SIGN)
    return tuple(
        OutputFile(f"{PROGRAM}/{path.relative_to(folder).as_posix()}", path.read_bytes())
        for path in paths
    )


def _host(backend: dict[str, str]) -> str:
    given = backend.get("api_root") or backend.get("base_url") or ""
    parts = urlsplit(given)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else _HOSTS[backend["name"]]
