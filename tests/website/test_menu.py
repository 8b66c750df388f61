"""The menu comes from the heads of pages, and pages that nothing leads to are told."""

import pytest

from plugins.website.commands.build import found_diagnostics
from plugins.website.commands.options import CheckOptions
from tests.conftest import TODAY, Builder
from tests.website.conftest import Write


def page(title: str, menu: str = "", more: str = "") -> str:
    asked = f"menue: {menu}\n" if menu else ""
    return f"---\ntitel: {title}\n{asked}---\n{more}\n"


def alone(write: Write, files: dict[str, str]) -> list[str]:
    """What is told of pages without a link."""
    found = found_diagnostics(CheckOptions(write(files), TODAY))
    return [one.message for one in found if one.kind == "page-unlinked"]


@pytest.mark.slow
def test_pages_stand_below_the_item_they_name_at_the_place_they_name(
    write: Write, build_site: Builder
):
    site = build_site(
        write(
            {
                "seiten/angebote.md": page("Angebote"),
                "seiten/b.md": page("Basteln", "Angebote"),
                "seiten/k.md": page("Kochen", "angebote 1"),
                "seiten/a.md": page("Abholen", "Angebote"),
                "seiten/d.md": "---\ntitel: Neu\nmenue: Angebote\nentwurf: ja\n---\n",
            }
        )
    )
    main = site.read("angebote/index.html").partition("<main")[2].partition("</main>")[0]
    names = ["Kochen", "Abholen", "Basteln"]
    assert sorted(names, key=main.index) == names
    assert "Neu" not in main


def test_a_page_that_nothing_leads_to_is_told(write: Write):
    files = {"seiten/a.md": page("Ein Fest")}
    assert alone(write, files) == ["Zu diesen Seiten führt kein Link: „seiten/a.md“."]


@pytest.mark.parametrize(
    "files",
    [
        {"seiten/a.md": page("Ein Fest", "Termine")},
        {"seiten/a.md": page("Ein Fest"), "seiten/start.md": page("Start", more="[Fest](/a/)")},
        {"seiten/impressum.md": page("Impressum")},
        {"seiten/a.md": "---\ntitel: Fest\nentwurf: ja\n---\n"},
        {"seiten/a.md": "---\ntitel: Fest\nsprache: tr\n---\n"},
    ],
    ids=["in the menu", "linked by a text", "in the footer", "a draft", "in the header"],
)
def test_a_page_that_can_be_found_is_not_told(write: Write, files: dict[str, str]):
    assert alone(write, files) == []


def test_a_number_to_call_leads_to_no_page(write: Write):
    call = page("Start", more="[Notruf](tel:112) [Brief](mailto:112)")
    files = {"seiten/112.md": page("Notruf"), "seiten/start.md": call}
    assert alone(write, files) == ["Zu diesen Seiten führt kein Link: „seiten/112.md“."]
