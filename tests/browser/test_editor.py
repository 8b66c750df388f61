"""The editor in a real browser, on a repository that lies in the browser's own storage.

A browser without a screen cannot choose a folder of the machine, so the page gets one from there.
Everything else is the program as editors have it, under the page's own policy.
"""

import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from textwrap import dedent
from typing import Any, ClassVar

import pytest
from playwright.sync_api import Locator, Page, expect

from plugins.termine.diagnostics import report
from plugins.termine.editing import Split, split
from plugins.termine.reading import Source
from plugins.website.cms.editor_config import editor_config, used_forms
from plugins.website.cms.editor_site import policy
from plugins.website.commands.build import found_diagnostics
from plugins.website.commands.options import CheckOptions
from plugins.website.settings import configuration, site_settings
from tests.conftest import TODAY, Builder
from tooling.editor_program import FOLDER, is_there

ROOT = Path(__file__).resolve().parents[2]
EVENTS, VENUES = "content/termine.yaml", "content/orte.yaml"
LOCAL = (("name", "github"), ("repo", "hier/website"), ("branch", "main"))
pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(
        not is_there(ROOT),
        reason="das Programm für die Redaktion ist nicht geholt (python3 tasks.py cms)",
    ),
]

FILES = {
    "content/orte.yaml": "- id: buero\n  name: Büro\n",
    "content/seiten/start.md": "---\ntitel: Start\nslug: start\n---\n\nWillkommen.\n",
    "content/artikel/fest.md": dedent(
        """\
        ---
        titel: Wir feiern
        slug: fest
        datum: 20.11.2026
        rubrik: Feste
        ---

        ## Kommen Sie

        [[termine sommerfest]]
        """
    ),
    "content/termine/sommerfest.yaml": dedent(
        """\
        id: sommerfest
        titel: Sommerfest
        datum: Sa 12.06.2027
        um: 14 bis 18 Uhr
        ort: buero
        fuer: Eltern mit Baby
        ausgebucht: nein
        plaetze: 12
        anmeldung:
          noetig: ja
          bis: 08.06.2027
          link: https://www.example.org/anmeldung
        beschreibung: |
          Wir feiern zusammen.

          Mit **Musik** und Kuchen.
        """
    ),
}
EDITED = dedent(
    """\
    id: sommerfest
    titel: Sommerfest am Kanal
    datum: Sa 12.06.2027
    um: 14 bis 18 Uhr
    ort: buero
    beschreibung: |-
      Wir feiern zusammen.

      Mit **Musik** und Kuchen.
    fuer:
      - Eltern mit Baby
    anmeldung:
      bis: 08.06.2027
      noetig: ja
      link: https://www.example.org/anmeldung
    plaetze: '12'
    ausgebucht: ja
    """
)
STORED = """
window.showDirectoryPicker = async () => {
  const storage = await navigator.storage.getDirectory();
  return storage.getDirectoryHandle("repository", { create: true });
};
FileSystemHandle.prototype.queryPermission = async () => "granted";
FileSystemHandle.prototype.requestPermission = async () => "granted";
"""
FILL = """async (files) => {
  const repository = await showDirectoryPicker();
  await repository.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/");
    let folder = repository;
    for (const part of parts.slice(0, -1))
      folder = await folder.getDirectoryHandle(part, { create: true });
    const file = await folder.getFileHandle(parts.at(-1), { create: true });
    const stream = await file.createWritable();
    await stream.write(text);
    await stream.close();
  }
}"""
READ = """async () => {
  const found = {};
  const walk = async (folder, at) => {
    for await (const [name, handle] of folder.entries())
      if (handle.kind === "directory") await walk(handle, `${at}${name}/`);
      else found[at + name] = await (await handle.getFile()).text();
  };
  await walk(await showDirectoryPicker(), "");
  return found;
}"""


class EditorHandler(SimpleHTTPRequestHandler):
    extensions_map: ClassVar = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".woff2": "font/woff2",
        ".yml": "text/yaml",
    }

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[str]:
    """The address of a site that holds nothing but the editor, for FILES."""
    with served_editor(tmp_path / "site", FILES) as address:
        yield address


@contextmanager
def served_editor(site: Path, files: Mapping[str, str]) -> Iterator[str]:
    """The address of the editor for these files, which it does not hold itself."""
    settings = replace(site_settings(configuration()), name="Familienbüro")
    own = ROOT / "plugins" / "website" / "redaktion"
    folder = site / "redaktion"
    folder.mkdir(parents=True)
    (folder / "programm").symlink_to(ROOT / FOLDER)
    (folder / "start.js").write_bytes((own / "start.js").read_bytes())
    page = (own / "index.html").read_text("utf-8").replace("$policy", policy(LOCAL))
    (folder / "index.html").write_text(page, encoding="utf-8")
    config = editor_config(settings, LOCAL, used_forms(files.values()))
    (folder / "config.yml").write_text(config, encoding="utf-8")
    handler = partial(EditorHandler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def opened(
    browser: Any, address: str, files: Mapping[str, str], asked: list[str]
) -> Iterator[Page]:
    """The editor with a repository of these files; `asked` takes every address it asks for."""
    # So high that every field is there: the program makes only those that are in sight.
    context = browser.new_context(locale="de-DE", viewport={"width": 1280, "height": 5000})
    context.add_init_script(STORED)
    page: Page = context.new_page()
    context.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/redaktion/start.js")
    page.evaluate(FILL, dict(files))
    page.goto(f"{address}/redaktion/")
    page.get_by_role("button", name="Mit lokalem Repository arbeiten").click()
    yield page
    elsewhere = [url for url in asked if not re.match(rf"{re.escape(address)}/|blob:|data:", url)]
    context.close()
    assert elsewhere == []


def saved(page: Page) -> dict[str, str]:
    """What the repository holds, once the program says that it has saved."""
    page.get_by_role("button", name="Speichern").first.click()
    expect(page.get_by_text("Eintrag gespeichert")).to_be_visible()
    found: dict[str, str] = page.evaluate(READ)
    return found


def field(page: Page, label: str) -> Locator:
    """The field with this label, which stands between signs for the direction of writing."""
    return page.locator(f'section[aria-label="Feld „\u2068{label}\u2069“"]').first


def test_an_edited_event_is_saved_whole_and_passes_the_check(
    editor: str, browser: Any, tmp_path: Path
) -> None:
    with opened(browser, editor, FILES, []) as page:
        page.get_by_text("Sommerfest (sommerfest)").click()
        title = field(page, "Titel").get_by_role("textbox")
        expect(title).to_have_value("Sommerfest")
        title.fill("Sommerfest am Kanal")
        field(page, "Ausgebucht").get_by_text("ja", exact=True).click()
        found = saved(page)
        expect(page.get_by_text("Sommerfest am Kanal (sommerfest)")).to_be_visible()
    assert found == {**FILES, "content/termine/sommerfest.yaml": EDITED}
    assert _checked(found, tmp_path) == ""


def test_a_date_of_the_split_reference_is_cancelled_for_every_subscriber(
    browser: Any, tmp_path: Path, build_site: Builder
) -> None:
    files = _split_reference()
    name = "content/termine/fruehstueck-wez.yaml"
    reason = "Unsere Räume werden gestrichen."
    with (
        served_editor(tmp_path / "site", files) as address,
        opened(browser, address, files, []) as page,
    ):
        page.get_by_text("(fruehstueck-wez)").click()
        expect(field(page, "Kennung").get_by_role("textbox")).to_have_value("fruehstueck-wez")
        dates = field(page, "Abweichungen")
        dates.get_by_role("button", name="hinzufügen").click()
        field(page, "Am").get_by_role("textbox").fill("Mi 02.12.2026")
        field(page, "Entfällt").get_by_role("textbox").fill(reason)
        found = saved(page)
    assert {path for path in files if found[path] != files[path]} == {name}
    assert f"abweichungen:\n  - am: Mi 02.12.2026\n    entfaellt: {reason}\n" in found[name]
    assert "Fehler" not in _checked(found, tmp_path)
    built = build_site(tmp_path / "content")
    assert built.code == 0, built.said
    dates_of_feed = built.read("kalender/fruehstueck-wez.ics").split("BEGIN:VEVENT")
    (cancelled,) = [one for one in dates_of_feed if "SUMMARY:ABGESAGT: " in one]
    assert "UID:fruehstueck-wez-20261202@" in cancelled
    assert reason in cancelled


def _split_reference() -> dict[str, str]:
    """The files of this repository's content after `aufteilen`."""
    content = ROOT / "content"
    paths = [path for path in sorted(content.rglob("*")) if path.suffix in {".md", ".yaml"}]
    files = {f"content/{path.relative_to(content).as_posix()}": path for path in paths}
    texts = {name: path.read_text("utf-8") for name, path in files.items()}
    events, venues = (Source(one, texts[one].encode()) for one in (EVENTS, VENUES))
    found = split(events, venues, "content/termine")
    assert isinstance(found, Split)
    made = (*found.files, *((found.rest,) if found.rest else ()))
    return {**texts, **{file.name: file.data.decode() for file in made}}


def _checked(files: dict[str, str], folder: Path) -> str:
    """The report on these files, without what it says about the settings."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    diagnostics = found_diagnostics(CheckOptions(folder / "content", TODAY))
    return report(one for one in diagnostics if one.position.file != "pelicanconf.py")
