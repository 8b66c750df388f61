"""The other examples of deploy/: what runs every night, and containers."""

import configparser
import re
import shlex
import shutil
import subprocess
import sys

import pytest
import yaml

import tasks
from plugins.delivery import STATE_FILE
from plugins.delivery.site_files import keeping
from tests.architecture.sources import ROOT
from tests.deploy.web_servers import SITES
from tooling.commandline import parse

DEPLOY = ROOT / "deploy"


def read(name):
    return (DEPLOY / name).read_text("utf-8")


def test_the_compose_file_is_one():
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]
    done = subprocess.run(
        [*command, str(DEPLOY / "compose.yaml")], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_the_container_that_builds_writes_where_the_other_reads():
    services = yaml.safe_load(read("compose.yaml"))["services"]
    assert f"site:{SITES}" in services["publish"]["volumes"]
    assert f"site:{SITES}:ro" in services["web"]["volumes"]


@pytest.mark.parametrize(
    "line",
    [
        read("crontab.example").splitlines()[-1].partition(" * * * ")[2],
        re.search(r"^ExecStart=(.*)$", read("systemd/familienbuero.service"), re.MULTILINE)[1],
    ],
    ids=["cron", "systemd"],
)
def test_what_runs_every_night_is_a_command_of_this_site(line):
    words = shlex.split(line)
    begin = words.index("tasks.py")
    assert words[begin - 1] == "python3"
    assert parse(tasks.COMMANDS, [words[begin + 1]]).command.function is tasks.publish


def test_the_units_are_whole():
    timer = configparser.ConfigParser(strict=False)
    timer.read_string(read("systemd/familienbuero.timer"))
    assert timer["Timer"]["OnCalendar"] == "*-*-* 01:17:00 Europe/Berlin"
    if shutil.which("systemd-analyze"):
        units = sorted((DEPLOY / "systemd").iterdir())
        for command in (["calendar", timer["Timer"]["OnCalendar"]], ["verify", *map(str, units)]):
            done = subprocess.run(
                ["systemd-analyze", *command], check=False, capture_output=True, text=True
            )
            assert (done.returncode, done.stderr) == (0, "")


def test_every_server_keeps_files_as_long_as_a_storage_is_told_to():
    names = ("theme/site.0123456789.css", "bilder/a-0123456789ab-640.webp", "kalender/a.ics")
    for name in (*names, STATE_FILE):
        for example in ("nginx.conf.example", "apache.conf.example", "Caddyfile.example"):
            assert keeping(name).value in read(example)
