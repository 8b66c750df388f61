"""The forms of the editor in the browser are those of the schema, and lose no value."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
import yaml

from plugins.website.cms.editor_config import Forms, Kind, editor_config, used_forms
from plugins.website.cms.editor_site import policy
from plugins.website.settings import SettingsError, configuration, site_settings

BACKEND = (("name", "gitlab"), ("repo", "stadt/website"), ("branch", "main"))


def config(forms: Forms | None = None) -> Mapping[str, Any]:
    settings = replace(site_settings(configuration()), name="Familienbüro")
    found: Mapping[str, Any] = yaml.safe_load(editor_config(settings, BACKEND, forms or {}))
    return found


def fields(of: str, forms: Forms | None = None) -> Mapping[str, Mapping[str, Any]]:
    collection = next(one for one in config(forms)["collections"] if one["name"] == of)
    return {field["name"]: field for field in collection.get("fields", ())}


def venue_fields(forms: Forms | None = None) -> Mapping[str, Mapping[str, Any]]:
    (form,) = config(forms)["collections"][-1]["files"]
    return {field["name"]: field for field in form["fields"][0]["fields"]}


def test_it_saves_to_the_repository_of_the_settings_and_pictures_to_theirs() -> None:
    found = config()
    assert found["backend"] == {**dict(BACKEND), "auth_methods": ["token"]}
    assert found["media_folder"] == "content/bilder"
    assert found["output"]["omit_empty_optional_fields"] is True


def test_there_are_forms_for_events_articles_pages_and_venues() -> None:
    places = [
        (one["label"], one.get("folder") or one["files"][0]["file"], one.get("delete", False))
        for one in config()["collections"]
    ]
    assert places == [
        ("Termine", "content/termine", False),
        ("Artikel", "content/artikel", False),
        ("Seiten", "content/seiten", False),
        ("Orte", "content/orte.yaml", False),
    ]


def test_a_field_says_what_the_schema_says() -> None:
    assert fields("termine")["um"] == {
        "name": "um",
        "label": "Uhrzeit",
        "hint": "Der Beginn, mit oder ohne Ende. Zum Beispiel: 10 Uhr",
        "widget": "string",
        "pattern": ["[0-9]|[Gg][Aa][Nn][Zz]", "Bitte so schreiben: 10 Uhr"],
        "required": False,
    }


def test_yes_and_no_are_words_to_choose() -> None:
    field = fields("termine")["ausgebucht"]
    assert (field["widget"], field["options"]) == ("select", ["ja", "nein"])


def test_nothing_is_a_switch_or_a_date_of_the_program() -> None:
    text = yaml.safe_dump(config())
    assert "boolean" not in text
    assert "datetime" not in text


@pytest.mark.parametrize(
    ("key", "widget"),
    [
        ("beschreibung", "text"),
        ("fuer", "list"),
        ("abweichungen", "list"),
        ("feiertage", "select"),
        ("anmeldung", "object"),
        ("plaetze", "string"),
        ("bild", "image"),
    ],
)
def test_each_kind_of_value_has_its_field(key: str, widget: str) -> None:
    assert fields("termine")[key]["widget"] == widget


def test_an_abweichung_needs_no_title_and_asks_first_what_befell_the_date() -> None:
    found = fields("termine")["abweichungen"]
    first = ["am", "entfaellt", "verlegt", "verschoben", "zusatz"]
    assert [one["name"] for one in found["fields"]][:5] == first
    assert [one["name"] for one in found["fields"] if one["required"]] == []
    pause = fields("termine")["pausen"]["fields"]
    assert [one["name"] for one in pause if one["required"]] == ["von", "bis"]


@pytest.mark.parametrize("of", ["artikel", "seiten"])
def test_a_text_needs_a_title_and_a_slug_and_ends_with_its_body(of: str) -> None:
    found = fields(of)
    assert [key for key, field in found.items() if field["required"]] == ["titel", "slug"]
    assert list(found)[-1] == "body"


TEXT = "id: a\nanmeldung: Bitte melden Sie sich an.\n"
GROUP = "id: b\nanmeldung:   # so\n  noetig: ja\n"
IN_AN_ADJUSTMENT = "id: c\nabweichungen:\n  - am: 01.02.2027\n    anmeldung: {noetig: ja}\n"


@pytest.mark.parametrize(
    ("texts", "widget"),
    [
        ((), "object"),
        ((GROUP,), "object"),
        ((IN_AN_ADJUSTMENT,), "object"),
        ((TEXT,), "string"),
        ((TEXT, GROUP), None),
        ((TEXT, IN_AN_ADJUSTMENT), None),
    ],
    ids=["unused", "group", "flow group", "text", "both", "both, one of them nested"],
)
def test_a_value_that_a_field_would_lose_is_not_asked_for(
    texts: tuple[str, ...], widget: str | None
) -> None:
    field = fields("termine", used_forms(texts)).get("anmeldung")
    assert (field["widget"] if field else None) == widget


def test_a_place_on_the_map_is_asked_for_as_one_text_only() -> None:
    assert venue_fields()["lage"]["widget"] == "string"
    assert "lage" in venue_fields(used_forms(["- id: a\n  lage: 51.5, 7.2\n"]))
    assert "lage" not in venue_fields(used_forms(["- id: a\n  lage:\n    lat: 51.5\n"]))
    assert "lage" not in venue_fields(used_forms(['- id: a\n  "lage": [51.5, 7.2]\n']))


def test_a_block_of_text_counts_as_text() -> None:
    assert used_forms(["anmeldung: |\n  Bitte\n"])["anmeldung"] == {Kind.TEXT}


@pytest.mark.parametrize(
    ("backend", "hosts"),
    [
        (BACKEND, "connect-src 'self' blob: data: https://gitlab.com;"),
        ((("name", "github"), ("repo", "a/b")), "data: https://api.github.com;"),
        (
            (("name", "gitea"), ("repo", "a/b"), ("api_root", "https://git.example/api/v1")),
            "data: https://git.example;",
        ),
    ],
)
def test_the_page_asks_only_its_host_and_that_of_the_repository(
    backend: tuple[tuple[str, str], ...], hosts: str
) -> None:
    assert hosts in policy(backend)
    assert policy(backend).count("https://") == 1


@pytest.mark.parametrize("given", ["github", {"name": "svn", "repo": "a"}, {"name": "github"}])
def test_a_repository_that_cannot_be_is_told(given: object) -> None:
    with pytest.raises(SettingsError, match="REDAKTION_BACKEND braucht „name“"):
        site_settings({**configuration(), "REDAKTION_BACKEND": given})
