"""Texts of other Pelican sites: what they say in their heads is read, or told."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from plugins.termine.diagnostics import Diagnostic
from plugins.website.run import run
from plugins.website.settings import ROOT, SettingsError


@pytest.fixture
def override(tmp_path: Path) -> dict[str, object]:
    shutil.copytree(ROOT / "tests/miniature", tmp_path / "content")
    return {
        "PATH": str(tmp_path / "content"),
        "CACHE_PATH": str(tmp_path / "cache"),
        "OUTPUT_PATH": str(tmp_path / "output"),
        "TERMINE_HEUTE": date(2026, 11, 22),
        "TERMINE_SUCHE": False,
    }


def build(
    override: dict[str, object], texts: dict[str, str], **settings: object
) -> list[Diagnostic]:
    """What a build says of these texts in `content/artikel`."""
    for name, text in texts.items():
        file = Path(str(override["PATH"]), "artikel", name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    found = run(override | settings).diagnostics
    return [one for one in found if one.position.file.startswith("content/artikel/")]


def page(override: dict[str, object], url: str) -> str:
    return Path(str(override["OUTPUT_PATH"]), url, "index.html").read_text("utf-8")


def test_the_day_in_the_name_of_a_file_is_the_day_of_the_article(
    override: dict[str, object],
) -> None:
    texts = {"2026-01-05-fest.md": "Title: Day in the name\n\nText.\n"}
    assert build(override, texts) == []
    assert 'datetime="2026-01-05"' in page(override, "aktuelles/2026-01-05-fest")


def test_names_and_folders_of_files_are_read_as_the_settings_say(
    override: dict[str, object],
) -> None:
    texts = {"news/2026-01-05_fest.md": "Title: Fest\n\nText.\n"}
    found = build(
        override,
        texts,
        FILENAME_METADATA=r"(?P<date>\d{4}-\d{2}-\d{2})_(?P<slug>.*)",
        PATH_METADATA=r"artikel/(?P<category>[^/]+)/.*",
    )
    assert found == []
    assert "news" in page(override, "aktuelles/fest")


def test_a_pattern_that_is_none_is_told(override: dict[str, object]) -> None:
    with pytest.raises(SettingsError, match="FILENAME_METADATA ist kein regulärer Ausdruck"):
        run(override | {"FILENAME_METADATA": "(?P<date>"})


def test_an_old_address_stays_as_it_is(override: dict[str, object]) -> None:
    texts = {"alt.md": "Title: Alt\nDate: 2026-01-05\nSlug: 2026-01-05_Fest_v1.2\n\nText.\n"}
    assert build(override, texts) == []
    assert "Text." in page(override, "aktuelles/2026-01-05_Fest_v1.2")


def test_a_hidden_article_has_a_page_that_nothing_leads_to(override: dict[str, object]) -> None:
    texts = {"still.md": "Title: Im Stillen\nDate: 2026-01-05\nStatus: hidden\n\nText.\n"}
    assert build(override, texts) == []
    assert 'content="noindex, follow"' in page(override, "aktuelles/still")
    files = (file for file in Path(str(override["OUTPUT_PATH"])).rglob("*") if file.is_file())
    told = [file for file in files if b"aktuelles/still" in file.read_bytes()]
    assert [file.parent.name for file in told] == ["still"]


def test_an_article_that_is_to_be_skipped_has_no_page(override: dict[str, object]) -> None:
    texts = {"aus.md": "Title: Aus\nDate: 2026-01-05\nStatus: skip\n\nText.\n"}
    assert build(override, texts) == []
    assert not Path(str(override["OUTPUT_PATH"]), "aktuelles/aus").exists()


def test_keys_that_the_site_does_not_read_are_no_mistake(override: dict[str, object]) -> None:
    head = "Title: Fest\nDate: 2026-01-05\nAuthor: E. Muster\nTemplate: b\nCover: a.jpg\n"
    found = build(override, {"fest.md": f"{head}\nText.\n"})
    assert [(one.kind, one.is_error) for one in found] == [
        ("head-author", False),
        ("head-template", False),
        ("head-own", False),
    ]
    assert "Text." in page(override, "aktuelles/fest")


BODIES = {
    "aligned columns": (
        "| Kind | Price |\n|:-----|------:|\n| one  | 5,00  |",
        '<td class="align-right">5,00</td>',
    ),
    "fenced code": ("```python\nprint(1)\n```", '<code class="language-python">print(1)'),
    "indented code": ("Code:\n\n    :::python\n    print(2)", 'class="language-python">print(2)'),
    "a named anchor": ('<a name="preise"></a>\n\nSee [prices](#preise).', '<a id="preise"></a>'),
    "a link of code": ("[`tasks.py`](https://www.herne.de/)", "<code>tasks.py</code></a>"),
    "brackets in code": ('So:\n\n    werte[["ort"]]\n\n1. So:\n\n        a[["b"]]', '[["ort"]]'),
    "a scheme in capitals": ("[Stadt](Https://www.herne.de/)", 'href="Https://www.herne.de/"'),
    "the start": ("[start]({index})", 'href="/">start'),
    "a text beside it": ("[b]({filename}sommerfest.md)", 'href="/aktuelles/sommerfest/"'),
    "a text from the root": ("[b]({filename}/artikel/sommerfest.md)", "/aktuelles/sommerfest/"),
    "an old address": ("[b](sommerfest.html)", 'href="/aktuelles/sommerfest/"'),
}


@pytest.mark.parametrize(("body", "html"), BODIES.values(), ids=BODIES)
def test_what_texts_of_other_sites_hold_is_taken(
    override: dict[str, object], body: str, html: str
) -> None:
    texts = {"fest.md": f"Title: Fest\nDate: 2026-01-05\n\n{body}\n"}
    assert build(override, texts) == []
    assert html in page(override, "aktuelles/fest")


def static(override: dict[str, object], names: tuple[str, ...]) -> None:
    for name in names:
        file = Path(str(override["PATH"]), name)
        file.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".png"):
            Image.new("RGB", (40, 30)).save(file)
        else:
            file.write_text("a;b\n", "utf-8")


def test_pictures_and_files_may_lie_beside_their_text(override: dict[str, object]) -> None:
    static(override, ("artikel/unter/rot.png", "artikel/unter/daten.csv", "artikel/unter/neu.csv"))
    body = "![r]({attach}rot.png) ![r](/artikel/unter/rot.png) [t]({static}daten.csv)"
    found = build(override, {"unter/fest.md": f"Title: Fest\nDate: 2026-01-05\n\n{body}\n"})
    told = [(one.kind, one.position.file) for one in found]
    assert told == [("file-unexpected", "content/artikel/unter/neu.csv")]
    html = page(override, "aktuelles/fest")
    assert html.count("<picture") == 2
    assert 'href="/bilder/artikel/unter/daten.csv">t</a>' in html
    files = Path(str(override["OUTPUT_PATH"]), "bilder").rglob("*.csv")
    assert [file.name for file in files] == ["daten.csv"]


def test_static_files_stand_where_the_settings_say_in_every_build(
    override: dict[str, object],
) -> None:
    static(override, ("extra/humans.txt", "extra/plan.pdf", "extra/seite.html"))
    text = "Title: Fest\nDate: 2026-01-05\n\n[plan]({static}/extra/plan.pdf)\n"
    more = {
        "STATIC_PATHS": ["extra"],
        "EXTRA_PATH_METADATA": {"extra/humans.txt": {"path": "humans.txt"}},
    }
    for _ in range(2):
        assert build(override, {"fest.md": text}, **more) == []
        output = Path(str(override["OUTPUT_PATH"]))
        assert (output / "humans.txt").read_text("utf-8") == "a;b\n"
        assert [file.name for file in (output / "extra").iterdir()] == ["plan.pdf"]
    assert 'href="/extra/plan.pdf">plan</a>' in page(override, "aktuelles/fest")


def test_a_static_file_that_may_hold_a_program_is_told(override: dict[str, object]) -> None:
    static(override, ("extra/bild.svg",))
    found = run(override | {"STATIC_PATHS": ["extra"]}, only_checks=True).diagnostics
    assert [one.message for one in found if one.position.file == "content/extra/bild.svg"] == [
        "Diese Datei wird nicht veröffentlicht, denn sie könnte ein Programm enthalten."
    ]


@pytest.mark.parametrize("url", ["robots.txt", "../a.txt", "termine/a.txt", "a/../../b.txt"])
def test_a_static_file_takes_no_address_of_the_site(override: dict[str, object], url: str) -> None:
    more = {"STATIC_PATHS": ["extra"], "EXTRA_PATH_METADATA": {"extra/a.txt": {"path": url}}}
    with pytest.raises(SettingsError, match="nennt die Adresse"):
        run(override | more, only_checks=True)


def test_texts_without_a_day_have_the_one_of_the_settings(override: dict[str, object]) -> None:
    texts = {"fest.md": "Title: Fest\n\nText.\n"}
    assert [one.kind for one in build(override, texts)] == ["date-missing"]
    for day in ("2026-02-03", (2026, 2, 3)):
        assert build(override, texts, DEFAULT_DATE=day) == []
        assert 'datetime="2026-02-03"' in page(override, "aktuelles/fest")
    with pytest.raises(SettingsError, match="Die Zeit der Datei"):
        build(override, texts, DEFAULT_DATE="fs")


def test_files_that_the_settings_ignore_are_no_texts(override: dict[str, object]) -> None:
    texts = {"fest.md": "Title: Fest\nDate: 2026-01-05\n\nText.\n"}
    assert build(override, texts, IGNORE_FILES=["**/.*", "fe*.md"]) == []
    assert not Path(str(override["OUTPUT_PATH"]), "aktuelles/fest").exists()


@pytest.mark.parametrize(
    ("summary", "shown"),
    [
        ("With *stars* and a [link](/termine/)", "With stars and a link"),
        ("**[Fest](/termine/)** mit `code` und __mehr__", "Fest mit code und mehr"),
        ("Erzieher*innen und Leiter*innen", "Erzieher*innen und Leiter*innen"),
        ("5 * 3 * 2 und snake_case_name", "5 * 3 * 2 und snake_case_name"),
    ],
)
def test_a_summary_shows_no_marks_of_markdown(
    override: dict[str, object], summary: str, shown: str
) -> None:
    text = f"Title: Fest\nDate: 2026-01-05\nSummary: {summary}\n\nText.\n"
    assert build(override, {"fest.md": text}) == []
    html = page(override, "aktuelles/fest")
    assert f'<p class="page-header__lead">{shown}</p>' in html
    assert f'<meta name="description" content="{shown}">' in html


def test_other_schemes_get_the_same_message_however_they_are_written(
    override: dict[str, object],
) -> None:
    body = """\
<ftp://example.org/plan> and [raum][r] and <a href="xmpp:raum@example.org">chat</a>
[x](gopher://example.org/)

[r]: matrix:r/raum:example.org
"""
    found = build(override, {"fest.md": f"Title: Fest\nDate: 2026-01-05\n\n{body}"})
    assert [(one.kind, one.position.line) for one in found] == [
        ("foreign-address", 4),
        ("foreign-address", 4),
        ("foreign-address", 5),
        ("foreign-address", 7),
    ]


def test_pages_of_pelican_that_are_not_here_lead_to_all_articles(
    override: dict[str, object],
) -> None:
    body = "[c]({category}News) [t]({tag}a) [w]({author}Erika)"
    found = build(override, {"fest.md": f"Title: Fest\nDate: 2026-01-05\n\n{body}\n"})
    assert [(one.kind, one.is_error) for one in found] == [("link-to-list", False)] * 3
    assert 'href="/aktuelles/">t</a>' in page(override, "aktuelles/fest")


def test_a_tag_has_a_page_a_feed_and_links(override: dict[str, object]) -> None:
    texts = {
        "a.md": "Title: Eins\nDate: 2026-01-05\nTags: Große Ferien, Zelt\n\n[t]({tag}Zelt)\n",
        "b.md": "---\ntitel: Zwei\ndatum: 06.01.2026\nschlagworte: [große ferien]\n---\n\nText.\n",
        "c.md": "Title: Still\nDate: 2026-01-05\nTags: Zelt\nStatus: hidden\n\nText.\n",
    }
    assert build(override, texts) == []
    article = page(override, "aktuelles/a")
    assert '<a href="/aktuelles/schlagwort/grosse-ferien/">Große Ferien</a>' in article
    assert '<a href="/aktuelles/schlagwort/zelt/">t</a>' in article
    of_tag = page(override, "aktuelles/schlagwort/grosse-ferien")
    assert "<h1>Schlagwort: große ferien</h1>" in of_tag
    assert of_tag.index(">Zwei</a>") < of_tag.index(">Eins</a>")
    assert 'href="/feeds/schlagwort-grosse-ferien.atom.xml"' in of_tag
    feeds = Path(str(override["OUTPUT_PATH"]), "feeds")
    assert (feeds / "schlagwort-grosse-ferien.atom.xml").read_text("utf-8").count("<entry>") == 2
    assert "Still" not in page(override, "aktuelles/schlagwort/zelt")
    assert "schlagwort" not in page(override, "aktuelles/c")
    sitemap = Path(str(override["OUTPUT_PATH"]), "sitemap.xml").read_text("utf-8")
    assert "/aktuelles/schlagwort/zelt/" in sitemap


def test_texts_of_one_slug_in_several_languages_are_translations(
    override: dict[str, object],
) -> None:
    seite = Path(str(override["PATH"]), "seiten", "buero-tr.md")
    seite.write_text("---\ntitel: Aile Bürosu\nsprache: tr\n---\n\nMerhaba.\n", "utf-8")
    texts = {
        "de.md": "Title: Fest\nDate: 2026-01-05\nSlug: fest\nLang: de\nTags: a\n\nText.\n",
        "en.md": "Title: Party\nDate: 2026-01-05\nSlug: fest\nLang: en\nTags: a\n\nText.\n",
    }
    assert build(override, texts) == []
    german, english = (page(override, f"aktuelles/{slug}") for slug in ("fest", "fest-en"))
    assert '<a href="/aktuelles/fest-en/" lang="en" hreflang="en">Party</a>' in german
    assert '<a href="/aktuelles/fest/" lang="de" hreflang="de">Fest</a>' in english
    assert '<h1 lang="en">Party</h1>' in english
    assert '<div class="prose" lang="en">' in english
    for url in ("aktuelles", "aktuelles/schlagwort/a"):
        assert "Fest" in page(override, url)
        assert "Party" not in page(override, url)
    assert '<h1 lang="tr">Aile Bürosu</h1>' in page(override, "buero-tr")


def test_translations_have_the_address_of_the_settings(override: dict[str, object]) -> None:
    head = "Title: Fest\nDate: 2026-01-05\nSlug: fest\nLang:"
    texts = {f"{language}.md": f"{head} {language}\n\nText.\n" for language in ("de", "en")}
    more = {"ARTICLE_LANG_URL": "{lang}/{slug}.html", "ARTICLE_LANG_SAVE_AS": "{lang}/{slug}.html"}
    assert build(override, texts, **more) == []
    assert Path(str(override["OUTPUT_PATH"]), "en/fest.html").is_file()
    more = {"ARTICLE_LANG_URL": "{slug}.html", "ARTICLE_LANG_SAVE_AS": "{slug}.html"}
    with pytest.raises(SettingsError, match=r"die {slug} und {lang} enthält"):
        build(override, texts, **more)


@pytest.mark.parametrize(
    ("language", "quoted"), [("en", 'said "hello"'), ("de", "said „hello“"), ("de-x-leicht", "„")]
)
def test_quotes_are_those_of_the_language_of_the_text(
    override: dict[str, object], language: str, quoted: str
) -> None:
    head = f"Title: Quotes\nDate: 2026-01-05\nLang: {language}\n"
    assert build(override, {"fest.md": f'{head}\nShe said "hello" twice.\n'}) == []
    assert quoted in page(override, "aktuelles/fest")
