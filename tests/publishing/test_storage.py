"""Publishing through rclone, to the S3 and the WebDAV server that rclone itself provides."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.publishing import Published, PublishingError, target_of
from tests.publishing.conftest import BUCKET
from tests.servers import OUR_RCLONE

BREAKING = """\
#!/bin/sh
# Does what rclone does, but for the call of this number and all after it.
echo x >> '{count}'
[ "$(wc -l < '{count}')" -lt "$BREAKS_AT" ] || exit 9
exec '{rclone}' "$@"
"""
NEVER = 99
OLD = {"index.html": "alt", "a.html": "alt", "weg.html": "alt", "stand.json": "alt"}
NEW = {"index.html": "neu", "a.html": "neu", "theme/b.css": "neu", "stand.json": "neu"}

HEADERS = {
    "index.html": ("text/html; charset=utf-8", "no-cache"),
    "kalender/alle.ics": ("text/calendar; charset=utf-8", "public, max-age=900"),
    "theme/site.0123456789.css": (
        "text/css; charset=utf-8",
        "public, max-age=31536000, immutable",
    ),
    "manifest.webmanifest": ("application/manifest+json", "no-cache"),
    "theme/icon.svg": ("image/svg+xml", "public, max-age=86400"),
}


@pytest.fixture
def target(storage, tmp_path):
    """A folder of the server that does not exist yet."""
    return target_of(f"rclone:ziel:{BUCKET}/{tmp_path.name}", tmp_path)


@pytest.fixture
def kept(storage, tmp_path):
    """Where the server keeps that folder."""
    return storage.kept / tmp_path.name


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))


def test_what_changed_travels_and_what_is_gone_goes(target, kept, site):
    assert target.read("stand.json") is None
    folder = site({"index.html": "eins", "index.html.br": "x", "kalender/a.ics": "i", "w.txt": ""})
    assert target.publish(folder, "1") == Published(changed=4, removed=0)
    assert names(kept) == ["bestand.txt", "index.html", "kalender/a.ics", "stand.json", "w.txt"]
    before = (kept / "kalender" / "a.ics").stat()
    assert target.publish(site({"index.html": "zwei", "kalender/a.ics": "i"}), "2") == Published(
        changed=1, removed=1
    )
    assert (kept / "index.html").read_text() == "zwei"
    after = (kept / "kalender" / "a.ics").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    assert names(kept) == ["bestand.txt", "index.html", "kalender/a.ics", "stand.json"]
    assert target.read("stand.json") == b"{}\n"
    assert (
        f"{hashlib.sha256(b'zwei').hexdigest()}  index.html\n"
        in target.read("bestand.txt").decode()
    )


def test_nothing_travels_where_nothing_changed(target, kept, site):
    folder = site({"index.html": "eins"})
    target.publish(folder, "1")
    before = {path: path.stat().st_mtime_ns for path in kept.rglob("*")}
    assert target.publish(folder, "2") == Published(changed=0, removed=0)
    assert {path: path.stat().st_mtime_ns for path in kept.rglob("*")} == before


def test_a_visitor_gets_each_file_with_its_type_and_its_time(storage, target, site, tmp_path):
    if not storage.remembers_headers:
        pytest.skip("WebDAV keeps no headers")
    for word in ("eins", "zwei"):  # the second one replaces the first
        target.publish(site(dict.fromkeys(HEADERS, word)), word)
        got = {name: storage.asked_for(f"{tmp_path.name}/{name}") for name in HEADERS}
        assert got == {name: (word, *headers) for name, headers in HEADERS.items()}


@pytest.fixture
def break_at(tmp_path, monkeypatch):
    """`break_at(3)`: from now on the second call of rclone is the last that goes through."""
    count = tmp_path / "count"
    folder = tmp_path / "bin"
    folder.mkdir()
    rclone = Path(shutil.which("rclone")).resolve()
    (folder / "rclone").write_text(BREAKING.format(rclone=rclone, count=count))
    (folder / "rclone").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")

    def break_at(call):
        count.unlink(missing_ok=True)
        monkeypatch.setenv("BREAKS_AT", str(call))

    return break_at


@pytest.mark.slow
def test_wherever_a_publication_breaks_off_one_whole_site_stands(target, kept, site, break_at):
    seen = []
    for call in range(1, NEVER):
        break_at(NEVER)
        target.publish(site(OLD), "1")
        break_at(call)
        try:
            target.publish(site(NEW), "2")
        except PublishingError:
            seen.append(_shown(kept))
        else:
            break
    assert seen == sorted(seen)
    assert set(seen) == {"alt", "neu"}
    assert _shown(kept) == "neu"
    assert names(kept) == sorted(["bestand.txt", *NEW])


def _shown(kept):
    """The one word of both pages; what they lead to must be there."""
    (word,) = {(kept / name).read_text() for name in ("index.html", "a.html")}
    assert (kept / {"alt": "weg.html", "neu": "theme/b.css"}[word]).exists()
    return word


def test_rclone_hardly_waits_between_two_files_of_webdav(target, site, tmp_path, monkeypatch):
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "rclone").write_text(
        f"#!/bin/sh\necho $RCLONE_WEBDAV_PACER_MIN_SLEEP >> '{tmp_path}/seen'\n"
    )
    (folder / "rclone").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    target.publish(site({"index.html": "neu"}), "1")
    assert set((tmp_path / "seen").read_text().splitlines()) == {"1ms"}
    flags = subprocess.run([OUR_RCLONE, "help", "flags"], check=True, capture_output=True)
    assert b"--webdav-pacer-min-sleep Duration" in flags.stdout


def test_a_folder_with_other_things_is_left_alone(target, kept, site, tmp_path):
    (tmp_path / "fotos.zip").write_text("x")
    copying = ["rclone", "copy", str(tmp_path / "fotos.zip"), target.remote]
    subprocess.run(copying, check=True)
    with pytest.raises(PublishingError, match=r"keine Datei „bestand\.txt“ von hier"):
        target.publish(site({}), "1")
    assert names(kept) == ["fotos.zip"]


def test_a_storage_keeps_no_earlier_release(tmp_path):
    with pytest.raises(
        PublishingError, match="Dieses Ziel behält keinen früheren Stand"
    ) as refusal:
        target_of("rclone:ziel:x", tmp_path).roll_back()
    assert refusal.value.is_wrong_use
