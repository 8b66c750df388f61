"""Publishing to a server: real rsync, over a real sshd and on this machine."""

import os
from pathlib import Path

import pytest

from plugins.publishing import Published, PublishingError, target_of
from plugins.publishing.server import SSH_VARIABLE

FIRST, SECOND = "20261122T010000Z", "20261123T010000Z"


@pytest.fixture(params=["local", "ssh"])
def server(request, tmp_path, monkeypatch, rsync):
    """A target that does not exist yet, with the folder it will be."""
    if request.param == "local":
        root = tmp_path / "www"
        return target_of(f"file://{root}", tmp_path), root
    ssh = request.getfixturevalue("ssh_server")
    monkeypatch.setenv(SSH_VARIABLE, ssh.command)
    root = ssh.root / tmp_path.name
    return target_of(f"{ssh.address}/{tmp_path.name}", tmp_path), root


@pytest.fixture
def here(tmp_path, rsync):
    """A target on this machine, with its folder."""
    root = tmp_path / "www"
    return target_of(f"file://{root}", tmp_path), root


def test_a_site_is_published_and_read_back(server, site):
    target, root = server
    assert target.read("stand.json") is None
    folder = site({"index.html": "eins", "a/b.html": "zwei", ".well-known/security.txt": "x"})
    assert target.publish(folder, FIRST) == Published(changed=4, removed=0)
    assert target.read("stand.json") == b"{}\n"
    assert (root / "current").readlink() == Path("releases", FIRST)
    assert (root / "current" / "a" / "b.html").read_text() == "zwei"


def test_only_what_changed_travels_and_the_rest_keeps_its_time(server, site):
    target, root = server
    target.publish(site({"index.html": "eins", "gleich.html": "gleich", "weg.html": "w"}), FIRST)
    before = (root / "current" / "gleich.html").stat()
    folder = site({"index.html": "zwei", "gleich.html": "gleich"})
    os.utime(folder / "gleich.html", (1, 1))
    assert target.publish(folder, SECOND) == Published(changed=1, removed=1)
    after = (root / "current" / "gleich.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert (root / "current" / "index.html").read_text() == "zwei"
    assert not (root / "current" / "weg.html").exists()
    assert (root / "previous" / "index.html").read_text() == "eins"


def test_the_same_site_again_is_no_release(here, site):
    target, root = here
    folder = site({"index.html": "eins"})
    target.publish(folder, FIRST)
    assert target.publish(folder, SECOND) == Published(changed=0, removed=0)
    assert (root / "current").readlink() == Path("releases", FIRST)
    assert [path.name for path in (root / "releases").iterdir()] == [FIRST]


def test_rolling_back_shows_the_release_before(here, site):
    target, root = here
    target.publish(site({"index.html": "eins"}), FIRST)
    target.publish(site({"index.html": "zwei"}), SECOND)
    assert target.roll_back() == FIRST
    assert (root / "current" / "index.html").read_text() == "eins"
    assert (root / "previous" / "index.html").read_text() == "zwei"
    with pytest.raises(PublishingError, match="gibt es keinen früheren Stand"):
        target.roll_back()


def test_five_releases_are_kept_and_those_in_use(here, site):
    target, root = here
    for day in range(1, 9):
        target.publish(site({"index.html": str(day)}), f"2026110{day}T010000Z")
    assert sorted(path.name for path in (root / "releases").iterdir()) == [
        f"2026110{day}T010000Z" for day in (4, 5, 6, 7, 8)
    ]
    for _ in range(4):
        target.roll_back()
    target.publish(site({"index.html": "9"}), "20261109T010000Z")
    assert sorted(path.name[6:8] for path in (root / "releases").iterdir()) == [
        *("04", "05", "06", "07", "08", "09")
    ]


def test_an_interrupted_publication_leaves_the_old_site(here, site, tmp_path, monkeypatch):
    target, root = here
    target.publish(site({"index.html": "eins"}), FIRST)
    broken = tmp_path / "bin"
    broken.mkdir()
    (broken / "rsync").write_text(
        "#!/bin/sh\n"
        'for last; do :; done\necho halb > "$last/index.html"\necho "Verbindung weg" >&2\nexit 12\n'
    )
    (broken / "rsync").chmod(0o755)
    with monkeypatch.context() as patch:
        patch.setenv("PATH", f"{broken}{os.pathsep}{os.environ['PATH']}")
        with pytest.raises(PublishingError) as failure:
            target.publish(site({"index.html": "zwei"}), SECOND)
    assert str(failure.value) == "„rsync“ meldet einen Fehler:\n  Verbindung weg"
    assert (root / "current" / "index.html").read_text() == "eins"
    target.publish(site({"index.html": "drei"}), "20261124T010000Z")
    assert sorted(path.name for path in (root / "releases").iterdir()) == [
        FIRST,
        "20261124T010000Z",
    ]


def test_a_foreign_folder_is_left_alone(here, site):
    target, root = here
    (root / "current").mkdir(parents=True)
    with pytest.raises(PublishingError, match="nicht von hier"):
        target.publish(site({}), FIRST)
    assert list((root / "current").iterdir()) == []


def test_without_rsync_the_package_is_named(here, site, tmp_path, monkeypatch):
    target, _ = here
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "mkdir", "rm", "readlink"):
        (programs / name).symlink_to(f"/bin/{name}")
    monkeypatch.setenv("PATH", str(programs))
    with pytest.raises(PublishingError, match="Unter Debian: apt install rsync"):
        target.publish(site({}), FIRST)
