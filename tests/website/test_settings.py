"""Settings are checked, and the day is the one in Herne."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from plugins.website.settings import (
    SettingsError,
    configuration,
    has_no_other_plugins,
    site_settings,
    today,
)

WRONG = {
    "an address without a host": (
        {"SITEURL": "/familie"},
        (
            "Die Einstellung SITEURL ist „/familie“. Sie muss eine ganze Adresse sein, "
            "zum Beispiel https://www.beispiel.de."
        ),
    ),
    "a password in the address": (
        {"SITEURL": "https://name:geheim@www.herne.de"},
        (
            "Die Einstellung SITEURL enthält einen Namen oder ein Passwort, und beides stünde auf "
            "jeder Seite. Bitte nur die Adresse schreiben, zum Beispiel https://www.beispiel.de."
        ),
    ),
    "an address for the end of UIDs": (
        {"UID_DOMAIN": "https://www.herne.de"},
        (
            "Die Einstellung UID_DOMAIN ist „https://www.herne.de“. Bitte nur den Namen schreiben, "
            "klein und ohne „https://“, zum Beispiel www.beispiel.de."
        ),
    ),
    "no name": ({"SITENAME": None}, "Die Einstellung SITENAME fehlt oder ist kein Text."),
    "a text for a list": (
        {"TERMINE_DATEIEN": "termine.yaml"},
        "Die Einstellung TERMINE_DATEIEN muss eine Liste von Texten sein.",
    ),
    "a word without its parts": (
        {"LEICHTE_SPRACHE_WOERTER": ["Familienbüro"]},
        "Die Einstellung LEICHTE_SPRACHE_WOERTER muss eine Liste von Wortpaaren sein.",
    ),
    "a status that no calendar knows": (
        {"TERMINE_ABGESAGT_STATUS": "ABGESAGT"},
        (
            "Die Einstellung TERMINE_ABGESAGT_STATUS ist „ABGESAGT“. Bitte CONFIRMED schreiben "
            "(Abgesagtes bleibt in jedem Kalender stehen) oder CANCELLED (manche Programme "
            "streichen es durch, andere lassen es weg)."
        ),
    ),
    "another file than the one of an address": (
        {"ARTICLE_SAVE_AS": "blog/{slug}.html"},
        (
            "Die Einstellung ARTICLE_URL ist „aktuelles/{slug}/“ und ARTICLE_SAVE_AS ist "
            "„blog/{slug}.html“. Bitte in ARTICLE_URL eine Adresse schreiben, die {slug} enthält "
            "(möglich ist auch {lang}, {date}) und ohne Schrägstrich beginnt, und in "
            "ARTICLE_SAVE_AS ihre Datei: dasselbe, und nach einem Schrägstrich am Ende noch "
            "„index.html“."
        ),
    ),
    "an address that all pages would share": (
        {"PAGE_URL": "seite/", "PAGE_SAVE_AS": "seite/index.html"},
        (
            "Die Einstellung PAGE_URL ist „seite/“ und PAGE_SAVE_AS ist „seite/index.html“. "
            "Bitte in PAGE_URL eine Adresse schreiben, die {slug} enthält (möglich ist "
            "auch {lang}) und ohne Schrägstrich beginnt, und in PAGE_SAVE_AS ihre Datei: dasselbe, "
            "und nach einem Schrägstrich am Ende noch „index.html“."
        ),
    ),
    "no months ahead": (
        {"TERMINE_HORIZONT_MONATE": 0},
        "Die Einstellung TERMINE_HORIZONT_MONATE muss eine ganze Zahl ab 1 sein.",
    ),
}


@pytest.mark.parametrize(("values", "told"), WRONG.values(), ids=WRONG)
def test_a_wrong_setting_is_told(values: dict[str, object], told: str) -> None:
    with pytest.raises(SettingsError) as refused:
        site_settings({**configuration(), **values})
    assert str(refused.value) == told


def test_the_domain_and_the_base_come_from_the_address() -> None:
    settings = site_settings({**configuration(), "SITEURL": "https://www.herne.de/familie/"})
    assert (settings.url, settings.domain, settings.base) == (
        "https://www.herne.de/familie",
        "www.herne.de",
        "/familie/",
    )


def test_the_end_of_uids_may_be_another_than_the_host() -> None:
    moved = {"SITEURL": "https://www.herne.de", "UID_DOMAIN": "familie-herne.de"}
    settings = site_settings({**configuration(), **moved})
    assert (settings.domain, settings.for_pages.domain) == ("familie-herne.de", "familie-herne.de")


def test_the_horizon_is_eighteen_months_ahead() -> None:
    settings = site_settings({**configuration(), "TERMINE_HEUTE": date(2026, 8, 31)})
    assert settings.horizon == date(2028, 2, 29)


def test_the_day_is_the_one_in_herne() -> None:
    with time_machine.travel(datetime(2026, 6, 30, 22, 30, tzinfo=UTC), tick=False):
        assert today() == date(2026, 7, 1)


def test_the_published_site_takes_its_address_from_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SITEURL", "https://www.herne.de")
    settings = site_settings(configuration(is_production=True))
    assert (settings.url, settings.is_production) == ("https://www.herne.de", True)


def test_the_preview_has_a_reserved_address() -> None:
    assert site_settings(configuration()).url == "https://familienbuero.example"


def test_a_build_with_other_plugins_is_never_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    plugins = ["plugins.website.site", "plugins.website.inspection"]
    monkeypatch.setattr("plugins.website.settings.configuration", lambda **_: {"PLUGINS": plugins})
    assert has_no_other_plugins(is_production=False)
    plugins.append("seo")
    assert not has_no_other_plugins(is_production=False)
