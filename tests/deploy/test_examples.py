"""The other examples of deploy/: what runs every night, and containers."""

import configparser
import os
import re
import shlex
import subprocess
import sys

import pytest
import yaml

import tasks
from plugins.publishing import STATE_FILE
from plugins.publishing.storage import keeping
from tests.architecture.sources import ROOT
from tests.deploy.web_servers import SITES
from tests.servers import debian_programs
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


@pytest.mark.parametrize(
    ("utc", "runs"),
    [("2027-01-15 00:17", True), ("2027-07-15 23:17", True), ("2027-07-15 00:17", False)],
    ids=["winter", "summer", "another hour"],
)
def test_cron_publishes_at_one_in_herne_whatever_the_clock_of_the_server(tmp_path, utc, runs):
    (tmp_path / "date").write_text(f'#!/bin/sh\nexec /bin/date --date "{utc}Z" "$@"\n')
    (tmp_path / "date").chmod(0o755)
    line = read("crontab.example").splitlines()[-1].partition(" * * * * ")[2]
    asks = line.replace("\\%", "%").partition("; cd ")[0]
    path = f"{tmp_path}:{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-c", f"{asks}; echo ja"],
        env={"PATH": path, "TZ": "UTC"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert (done.stdout == "ja\n") is runs


def test_systemd_understands_every_line_of_the_units():
    units = sorted(map(str, (DEPLOY / "systemd").iterdir()))
    assert len(units) == 2
    done = asked("verify", *units)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("day", "next_night"),
    [("2026-01-10", "Sun 2026-01-11 00:17:00 UTC"), ("2026-07-10", "Fri 2026-07-10 23:17:00 UTC")],
    ids=["winter", "summer"],
)
def test_systemd_starts_the_night_after_midnight_in_herne(day, next_night):
    timer = configparser.ConfigParser(strict=False)
    timer.read_string(read("systemd/familienbuero.timer"))
    done = asked("calendar", f"--base-time={day} 12:00:00", timer["Timer"]["OnCalendar"])
    assert f"Next elapse: {next_night}\n" in done.stdout


def asked(*words):
    program = debian_programs("systemd-analyze")["systemd-analyze"]
    plain = {"LC_ALL": "C", "TZ": "UTC", "PATH": os.environ["PATH"]}
    return subprocess.run([program, *words], check=False, capture_output=True, text=True, env=plain)


def test_every_server_keeps_files_as_long_as_a_storage_is_told_to():
    names = ("theme/site.0123456789.css", "bilder/a-0123456789ab-640.webp", "kalender/a.ics")
    for name in (*names, STATE_FILE):
        for example in ("nginx.conf.example", "apache.conf.example", "Caddyfile.example"):
            assert keeping(name).value in read(example)
