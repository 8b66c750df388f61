"""The manual for operators names commands, files and paths that exist."""

import ast
import re

import pytest

import tasks
from plugins.publishing import target_of
from plugins.website.cms.editor_site import policy
from plugins.website.settings import configuration, site_settings
from tests.conftest import TODAY
from tests.documents.handbook import ROOT, code, tables
from tooling.commandline import parse

TEXT = (ROOT / "docs" / "betrieb.md").read_text("utf-8")
FIRST = TEXT.partition("## Ziele")[0]
EXAMPLES = ("nginx.conf.example", "apache.conf.example", "Caddyfile.example")


@pytest.mark.parametrize(
    "call", sorted(set(re.findall(r"python3 tasks\.py ([a-z][^\n`']*)", TEXT)))
)
def test_a_command_of_the_manual_is_one(call):
    assert parse(tasks.COMMANDS, call.split())


def test_every_file_the_manual_names_is_there():
    named = {found.rstrip(".*") for found in re.findall(r"deploy/[\w./*-]+", TEXT)}
    assert len(named) > 6
    assert [name for name in named if not list(ROOT.glob(f"{name}*"))] == []


def test_manual_unit_settings_and_servers_mean_the_same_folders():
    unit = (ROOT / "deploy" / "systemd" / "familienbuero.service").read_text("utf-8")
    settings = (ROOT / "deploy" / "familienbuero.env.example").read_text("utf-8")
    assert "WorkingDirectory=/srv/familienbuero\n" in unit
    assert "EnvironmentFile=/etc/familienbuero.env\n" in unit
    assert "PUBLISH_TARGET=file:///srv/www/familienbuero\n" in settings
    for path in ("/srv/familienbuero", "/etc/familienbuero.env", "/srv/www/familienbuero"):
        assert path in FIRST
    for name in EXAMPLES:
        assert "/srv/www/familienbuero/current" in (ROOT / "deploy" / name).read_text("utf-8")


def test_the_settings_are_those_that_publishconf_reads():
    settings = (ROOT / "deploy" / "familienbuero.env.example").read_text("utf-8")
    read = re.findall(r'os\.environ\.get\("(\w+)"', (ROOT / "publishconf.py").read_text("utf-8"))
    assert sorted(re.findall(r"^(\w+)=", settings, re.MULTILINE)) == sorted(read)


@pytest.mark.parametrize(
    "target", [code(row[1])[0] for row in tables("docs/betrieb.md")["Ziele"]], ids=str
)
def test_a_target_of_the_manual_is_one(target, tmp_path):
    assert target_of(target, tmp_path)


@pytest.mark.parametrize(
    ("backend", "host"),
    [
        (code(row[1])[0], code(row[2])[0])
        for row in tables("docs/betrieb.md")["Redaktion im Browser"]
    ],
)
def test_a_forge_of_the_manual_is_allowed_what_the_page_asks_for(backend, host):
    settings = site_settings(
        {**configuration(), "REDAKTION_BACKEND": ast.literal_eval(backend), "TERMINE_HEUTE": TODAY}
    )
    assert f" {host};" in policy(settings.editor_backend)


def test_the_manual_explains_all_that_the_state_tells():
    names = {code(row[0])[0] for row in tables("docs/betrieb.md")["Überwachen"]}
    assert names == {"built", "commit", "nextDate", "hints", "uidDomain"}
