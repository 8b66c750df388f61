"""docs/betrieb.md: its commands lead from an empty server to the published site."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from tests.servers import debian_programs
from tests.termine.history.book import Repository

_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MANUAL = (ROOT / "docs" / "betrieb.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", MANUAL, re.MULTILINE))
LEGAL = """\
---
titel: {title}
kurztext: Alles, was auf dieser Seite der Website über „{title}“ zu sagen ist.
---

## Angaben

Text.
"""
ENDLESS = """
  - id: treff
    titel: Treff
    wann: dienstags
    um: 10 Uhr
    ab: 01.01.2019
    feiertage: findet statt
    ferien: findet statt
"""
NIGHT = """\
cd {forge}
sed -i 's/titel: /titel: Neues /' content/termine.yaml
git -c user.name=a -c user.email=a@b.example commit --quiet --all --message Neu
sleep 1
systemctl start familienbuero.service
curl -fsS https://www.beispiel.de/stand.json
"""
"""What editors and the next night do before there is something to go back from."""
RENEWAL = """\
shown() {
    openssl s_client -connect www.beispiel.de:443 </dev/null 2>&1 | openssl x509 -serial -noout
}
before=$(shown)
certbot renew --quiet --force-renewal --no-random-sleep-on-renew
for try in $(seq 50); do test "$(shown)" = "$before" || exit 0; sleep 0.1; done
exit 1
"""
"""What certbot does by itself every two months, the new site standing before it."""


def blocks(section):
    return [
        block.replace("ihr-name.de", "beispiel.de") for block in _BLOCK.findall(SECTIONS[section])
    ]


EVERY = [block for section in SECTIONS for block in blocks(section)]
SETUP = blocks("Vom leeren Server zur Website")
BACK = blocks("Zurück")[:1]
BACKUP = blocks("Sichern und wiederherstellen")[:1]
WATCH = blocks("Überwachen")
TOOLS = ("unshare", "adduser", "runuser", "curl", "openssl", "git")
NAMESPACE = ("unshare", "--mount", "--net", "--fork")
TRIAL = """
mount -t tmpfs t /mnt && mkdir /mnt/u /mnt/w &&
mount -t overlay o /etc -o lowerdir=/etc,upperdir=/mnt/u,workdir=/mnt/w 2>/dev/null
"""


@pytest.mark.parametrize("block", EVERY, ids=lambda block: block.splitlines()[0][:50])
def test_every_block_is_shell(block):
    done = subprocess.run(["sh", "-n", "-c", block], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_debian_has_every_package_that_the_manual_fetches():
    if not shutil.which("apt-cache"):
        pytest.skip("no Debian")
    lines = re.findall(r"apt install (?:--[a-z-]+ )*([a-z0-9 -]+)", MANUAL)
    wanted = {name for line in lines for name in line.split()}
    assert {
        "git",
        "rsync",
        "nginx-light",
        "certbot",
        "python3-pip",
        "unattended-upgrades",
    } <= wanted
    done = subprocess.run(["apt-cache", "pkgnames"], check=True, capture_output=True, text=True)
    known = set(done.stdout.split())
    if "nginx-light" not in known:
        pytest.skip("the lists of packages are not here")
    assert wanted <= known


@pytest.fixture(scope="module")
def forge():
    """The repository of the manual: the program, and a small content with its legal pages."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        made = Repository(Path(folder) / "website")
        for name in ("plugins", "tooling", "theme", "deploy"):
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, made.top / name, ignore=ignored)
        for name in ("tasks.py", "pelicanconf.py", "publishconf.py"):
            shutil.copy(ROOT / name, made.top)
        shutil.copytree(ROOT / "tests" / "miniature", made.content, dirs_exist_ok=True)
        for title in ("Impressum", "Datenschutz", "Barrierefreiheit"):
            made.write(f"seiten/{title.lower()}.md", LEGAL.format(title=title))
        events = (made.content / "termine.yaml").read_text("utf-8")
        made.write("termine.yaml", events + ENDLESS)  # in whatever year this runs
        made.commit("2019-01-01 10:00")
        yield made


@pytest.fixture(scope="module")
def answers(forge):
    """What each block of the manual answered, in its order, on a machine that seems new."""
    debian_programs("nginx", "rsync", "certbot", "pebble")
    if os.geteuid() or not all(map(shutil.which, TOOLS)):
        pytest.skip("a machine can be made to seem new by root only, and with these programs")
    if subprocess.run([*NAMESPACE, "sh", "-c", TRIAL], check=False).returncode:
        pytest.skip("this system lets nobody lay a layer over /etc")
    told = [*SETUP, NIGHT.format(forge=forge.top), *BACK, *BACKUP, RENEWAL, *WATCH]
    program = ROOT / "tests" / "deploy" / "new_machine.py"
    done = subprocess.run(
        [*NAMESPACE, sys.executable, str(program), str(forge.top), json.dumps(told)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return [(code, said) for code, said in json.loads(done.stdout)]


@pytest.mark.slow
def test_the_manual_leads_from_an_empty_server_to_the_published_site(answers, forge):
    print(*(said for _, said in answers), sep="\n---\n")
    assert [code for code, _ in answers] == [0] * len(answers)
    seen = answers[len(SETUP) - 1][1]
    assert seen.startswith("HTTP/2 200")
    assert "content-security-policy: default-src 'none';" in seen
    assert "\nHTTP/2 301" in seen
    assert "\nlocation: https://www.beispiel.de/\n" in seen.replace("\r", "")
    state = json.loads(seen[seen.index("{") :])
    assert date.fromisoformat(state["built"]) >= date.today() - timedelta(days=1)  # noqa: DTZ011  # as the manual
    assert state["commit"] == forge.git("rev-parse", "HEAD~1")


@pytest.mark.slow
def test_the_next_night_publishes_and_the_way_back_goes_back(answers, forge):
    night, back = answers[len(SETUP)][1], answers[len(SETUP) + 1][1]
    assert json.loads(night[night.index("{") :])["commit"] == forge.git("rev-parse", "HEAD")
    assert back.startswith("Bei „/srv/www/familienbuero“ gilt wieder der Stand 20")


@pytest.mark.slow
def test_a_night_that_went_well_is_no_alarm(answers):
    assert answers[-1] == (0, "")


@pytest.mark.slow
def test_the_certificate_renews_itself_and_visitors_get_the_new_one(answers):
    code, said = answers[len(SETUP) + 3]
    assert code == 0, said
