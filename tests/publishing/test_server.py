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
    assert [path.name for path in (root / "releases").iterdir()] == [FIRST]
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


def test_the_releases_of_another_program_are_neither_replaced_nor_deleted(here, site):
    target, root = here
    for day in range(1, 9):
        (root / "releases" / f"2026010{day}T000000Z").mkdir(parents=True)
    (root / "current").symlink_to("releases/20260108T000000Z")
    with pytest.raises(PublishingError, match="nicht von hier"):
        target.publish(site({}), FIRST)
    assert (root / "current").readlink() == Path("releases/20260108T000000Z")
    assert len(list((root / "releases").iterdir())) == 8
    with pytest.raises(PublishingError, match="nicht von hier"):
        target.roll_back()


def test_what_somebody_else_put_among_our_releases_stays(here, site):
    target, root = here
    target.publish(site({"index.html": "0"}), "20261101T000000Z")
    (root / "releases" / "20200101T000000Z").mkdir()
    for day in range(2, 9):
        target.publish(site({"index.html": str(day)}), f"2026110{day}T000000Z")
    assert (root / "releases" / "20200101T000000Z").is_dir()
    for _ in range(4):
        target.roll_back()
    with pytest.raises(PublishingError, match="gibt es keinen früheren Stand"):
        target.roll_back()


def test_a_target_of_an_earlier_program_without_a_mark_is_taken_on(here, site):
    target, root = here
    target.publish(site({"index.html": "eins"}), FIRST)
    (root / ".website-ziel").unlink()
    target.publish(site({"index.html": "zwei"}), SECOND)
    assert (root / "current" / "index.html").read_text() == "zwei"
    assert (root / ".website-ziel").exists()


@pytest.fixture
def nearly_full(tmp_path, monkeypatch):
    """From now on a disk of this machine says that it has no more than 90 KiB."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "df").write_text("#!/bin/sh\necho Filesystem\necho 'tmpfs 2000 1000 90 50% /'\n")
    (programs / "df").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")


def test_where_there_is_no_room_nothing_is_sent(here, site, request):
    target, root = here
    target.publish(site({"index.html": "eins", "gross.bin": "x" * 2**20}), FIRST)
    request.getfixturevalue("nearly_full")
    folder = site({"index.html": "zwei", "gross.bin": "y" * 2**20})
    with pytest.raises(PublishingError, match="zu wenig Platz"):
        target.publish(folder, SECOND)
    assert (root / "current" / "index.html").read_text() == "eins"
    assert [path.name for path in (root / "releases").iterdir()] == [FIRST]


def test_what_is_the_same_needs_no_room(here, site, request):
    target, root = here
    target.publish(site({"index.html": "eins", "gross.bin": "x" * 2**20}), FIRST)
    request.getfixturevalue("nearly_full")
    target.publish(site({"index.html": "zwei", "gross.bin": "x" * 2**20}), SECOND)
    assert (root / "current" / "index.html").read_text() == "zwei"


def test_without_rsync_the_package_is_named(here, site, tmp_path, monkeypatch):
    target, _ = here
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "mkdir", "rm", "readlink", "df", "awk", "dirname", "basename"):
        (programs / name).symlink_to(f"/bin/{name}")
    monkeypatch.setenv("PATH", str(programs))
    with pytest.raises(PublishingError, match="Unter Debian: apt install rsync"):
        target.publish(site({}), FIRST)
