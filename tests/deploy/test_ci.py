"""The workflows under deploy/ci are valid for their forges, careful, and their scripts run."""

import os
import re
import shutil
import subprocess
import sys

import pytest
import yaml

from tests.architecture.sources import ROOT
from tests.termine.history.book import Repository

FOLDER = ROOT / "deploy" / "ci"
FILES = {
    "github.yml": "vendor.github-workflows",
    "forgejo.yml": "vendor.github-workflows",
    "gitlab-ci.yml": "vendor.gitlab-ci",
}
MANY = {
    "viele-github.yml": "vendor.github-workflows",
    "viele-gitlab-ci.yml": "vendor.gitlab-ci",
}
ACTIONS = ("github.yml", "forgejo.yml")
PYTHON = """\
#!/bin/sh
# Runs a command of tasks.py in the environment of the tests instead of making one of its own.
exec '{python}' -c 'import sys, tasks
from tooling.commandline import parse
sys.exit(parse(tasks.COMMANDS, sys.argv[2:]).run())' "$@"
"""
EVENTS = """\
termine:
  - id: treff
    titel: Treff
    wann: dienstags
    um: 10 Uhr
    ab: 01.01.2019
    feiertage: findet statt
    ferien: findet statt
"""
LONG_AGO = "2019-01-01 10:00"


def read(name):
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))


def steps(name):
    return [step for job in read(name)["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize(("name", "schema"), (FILES | MANY).items())
def test_a_workflow_is_valid_for_its_forge(name, schema):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    done = subprocess.run(
        [*command, str(FOLDER / name)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", ACTIONS)
def test_only_checkout_and_upload_come_from_others_and_the_clone_is_full(name):
    used = [step for step in steps(name) if "uses" in step]
    actions = {re.sub(r"^https://data\.forgejo\.org/", "", step["uses"]) for step in used}
    assert actions <= {
        "actions/checkout@v4",
        "actions/upload-artifact@v4",
        "forgejo/upload-artifact@v4",
    }
    checkouts = [step for step in used if "checkout" in step["uses"]]
    assert [step["with"]["fetch-depth"] for step in checkouts] == [0, 0]


def test_gitlab_clones_everything():
    assert read("gitlab-ci.yml")["variables"]["GIT_DEPTH"] == "0"


@pytest.mark.parametrize("name", ACTIONS)
def test_no_value_of_a_request_stands_in_a_shell_line(name):
    assert [step["run"] for step in steps(name) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("name", ACTIONS)
def test_a_request_never_sees_a_secret(name):
    request = read(name)["jobs"]["pruefen"]
    assert "secrets." not in str(request)
    # YAML 1.1 reads the key `on` as true.
    assert set(read(name)[True]) == {"pull_request", "push", "schedule", "workflow_dispatch"}


@pytest.mark.parametrize("name", FILES)
def test_every_script_and_command_that_is_called_exists(name):
    text = (FOLDER / name).read_text("utf-8")
    scripts = set(re.findall(r"deploy/ci/\w+\.sh", text))
    assert scripts == {"deploy/ci/pruefen.sh", "deploy/ci/schluessel.sh"}
    assert all(os.access(ROOT / script, os.X_OK) for script in scripts)
    assert set(re.findall(r"tasks\.py (\w+)", text)) == {"publish"}


@pytest.fixture
def site(tmp_path):
    """The program with one date as content, on a branch that left main."""
    made = Repository(tmp_path / "site")
    for name in ("plugins", "tooling", "theme", "deploy"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, made.top / name, ignore=ignored)
    for name in ("tasks.py", "pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, made.top)
    made.write("termine.yaml", EVENTS)
    made.commit(LONG_AGO)
    made.git("checkout", "--quiet", "-b", "aenderung")
    python = tmp_path / "bin" / "python3"
    python.parent.mkdir()
    python.write_text(PYTHON.format(python=sys.executable))
    python.chmod(0o755)
    return made


def run(site, script, *arguments, **environment):
    path = f"{site.top.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [str(site.top / "deploy" / "ci" / script), *arguments],
        cwd=site.top,
        check=False,
        capture_output=True,
        text=True,
        env={"PATH": path, "HOME": str(site.top.parent), **environment},
    )


def comment(site):
    return (site.top / "aenderungen.md").read_text("utf-8")


@pytest.mark.slow
def test_a_request_gets_its_comment_and_its_preview(site):
    site.write("termine.yaml", EVENTS.replace("Treff", "Offener Treff"))
    site.commit(LONG_AGO)
    done = run(site, "pruefen.sh", "main")
    assert done.returncode == 0, done.stderr
    assert comment(site).startswith(
        "## Was sich für die Familien ändert\n\n### Geändert\n\n- **Offener Treff** (treff)\n  - "
    )
    assert (site.top / "vorschau" / "termine" / "treff" / "index.html").is_file()


@pytest.mark.slow
def test_a_request_that_loses_dates_is_red_and_shown_all_the_same(site):
    site.write("termine.yaml", EVENTS.replace("id: treff", "id: treffen"))
    site.commit(LONG_AGO)
    done = run(site, "pruefen.sh", "main")
    assert done.returncode == 1, done.stderr
    assert "### Das ist noch zu tun" in comment(site)
    assert "```yaml\n  - id: treff\n```" in comment(site)
    assert (site.top / "vorschau" / "termine" / "treffen" / "index.html").is_file()


def test_what_others_merged_meanwhile_is_not_taken_away(site):
    site.git("checkout", "--quiet", "main")
    site.write("termine.yaml", EVENTS + EVENTS.removeprefix("termine:\n").replace("treff", "neu"))
    site.commit(LONG_AGO)
    site.git("checkout", "--quiet", "aenderung")
    base = site.git("merge-base", "main", "HEAD")
    done = subprocess.run(
        [str(site.top.parent / "bin" / "python3"), "tasks.py", "changes", "--since", base],
        cwd=site.top,
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (
        0,
        (
            f"Was sich seit „{base[:8]}“ für die Familien ändert\n\n"
            "Für die Familien ändert sich nichts.\n"
        ),
    )


def test_a_broken_request_gets_the_report(site):
    site.write("termine.yaml", EVENTS.replace("wann: dienstags", "wann: dienstag nachts"))
    done = run(site, "pruefen.sh", "main")
    assert done.returncode == 1
    assert comment(site).startswith("## Die Prüfung ist rot\n\n````text\n")
    assert "\nFehler:\n\ncontent/termine.yaml, " in comment(site)
    assert not (site.top / "vorschau").exists()


def test_a_clone_without_the_main_branch_says_so(site):
    done = run(site, "pruefen.sh", "origin/main")
    assert done.returncode == 2
    assert done.stderr.endswith(
        "Der Zweig „origin/main“ fehlt in dieser Kopie. "
        "Bitte den ganzen Verlauf holen (fetch-depth: 0).\n"
    )


def test_the_key_for_the_server_is_for_its_owner_only(site):
    done = run(site, "schluessel.sh", SSH_KEY="geheim", SSH_KNOWN_HOSTS="server ssh-ed25519 A")
    key = site.top.parent / ".ssh" / "id_ed25519"
    assert (done.returncode, key.read_text()) == (0, "geheim\n")
    assert [oct(path.stat().st_mode)[-3:] for path in (key.parent, key)] == ["700", "600"]


def test_without_a_key_nothing_is_written(site):
    assert run(site, "schluessel.sh").returncode == 0
    assert not (site.top.parent / ".ssh").exists()


RECORD = """\
#!/bin/sh
echo "$(basename "$PWD") $SITEURL $PUBLISH_TARGET $*" >> "$RECORD"
test ! -e content/broken
"""


@pytest.fixture
def offices(tmp_path):
    """Gives what is published of a list of five offices; the second of them cannot be built."""
    lines = ["# Name Ablage Adresse Ziel", ""]
    for name in ("ahaus", "bochum", "coesfeld", "dorsten", "essen"):
        office = Repository(tmp_path / name)
        office.write("broken" if name == "bochum" else "whole", "")
        office.commit(LONG_AGO)
        lines.append(f"{name} {office.top} https://{name}.example rclone:speicher:{name}")
    (tmp_path / "aemter.txt").write_text("\n".join(lines), "utf-8")
    python, record = tmp_path / "bin" / "python3", tmp_path / "record"
    python.parent.mkdir()
    python.write_text(RECORD)
    python.chmod(0o755)

    def publish(part, parts):
        record.write_text("")
        done = subprocess.run(
            [str(FOLDER / "viele.sh"), str(part), str(parts)],
            cwd=tmp_path,
            check=False,
            capture_output=True,
            text=True,
            env={
                "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}",
                "HOME": str(tmp_path),
                "RECORD": str(record),
            },
        )
        return done.returncode, done.stderr, record.read_text("utf-8").splitlines()

    return publish


def test_many_offices_are_shared_out_and_one_that_fails_holds_up_no_other(offices):
    assert offices(2, 2) == (
        1,
        "Nicht veröffentlicht: bochum\n",
        [
            "bochum https://bochum.example rclone:speicher:bochum tasks.py publish",
            "dorsten https://dorsten.example rclone:speicher:dorsten tasks.py publish",
        ],
    )
    code, said, published = offices(1, 2)
    assert (code, said) == (0, "")
    assert [line.split()[0] for line in published] == ["ahaus", "coesfeld", "essen"]
    assert offices(1, 2)[2] == published
