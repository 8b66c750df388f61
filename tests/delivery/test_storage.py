"""Publishing through rclone, to a WebDAV server that rclone itself provides.

Debian 12 has rclone 1.60; `rclone serve s3` came with 1.65.
"""

import hashlib

import pytest

from plugins.delivery import Delivered, DeliveryError, TargetError, target_of


@pytest.fixture
def target(webdav, tmp_path):
    """A folder of the server that does not exist yet."""
    return target_of(f"rclone:ziel:{tmp_path.name}", tmp_path)


@pytest.fixture
def kept(webdav, tmp_path):
    """Where the server keeps that folder."""
    return webdav / tmp_path.name


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))


def test_what_changed_travels_and_what_is_gone_goes(target, kept, site):
    assert target.read("stand.json") is None
    folder = site({"index.html": "eins", "index.html.br": "x", "kalender/a.ics": "i", "w.txt": ""})
    assert target.publish(folder, "1") == Delivered(changed=4, removed=0)
    assert names(kept) == ["bestand.txt", "index.html", "kalender/a.ics", "stand.json", "w.txt"]
    before = (kept / "kalender" / "a.ics").stat()
    assert target.publish(site({"index.html": "zwei", "kalender/a.ics": "i"}), "2") == Delivered(
        changed=1, removed=1
    )
    assert (kept / "index.html").read_text() == "zwei"
    assert (kept / "kalender" / "a.ics").stat().st_mtime_ns == before.st_mtime_ns
    assert names(kept) == ["bestand.txt", "index.html", "kalender/a.ics", "stand.json"]
    assert target.read("stand.json") == b"{}\n"
    assert (
        f"{hashlib.sha256(b'zwei').hexdigest()}  index.html\n"
        in target.read("bestand.txt").decode()
    )


def test_an_interrupted_publication_is_mended_by_the_next(target, kept, site, monkeypatch):
    target.publish(site({"index.html": "eins", "weg.html": "w"}), "1")
    sent = type(target)._send

    def interrupted(self, folder, found):
        sent(self, folder, [name for name in found if name == "neu.html"])
        raise DeliveryError("Verbindung weg")

    with monkeypatch.context() as patch:
        patch.setattr(type(target), "_send", interrupted)
        with pytest.raises(DeliveryError):
            target.publish(site({"index.html": "zwei", "neu.html": "n", "neu2.html": "n"}), "2")
    assert (kept / "weg.html").exists()
    assert (kept / "index.html").read_text() == "eins"
    assert target.publish(site({"index.html": "eins"}), "3") == Delivered(changed=1, removed=3)
    assert names(kept) == ["bestand.txt", "index.html", "stand.json"]


def test_a_folder_with_other_things_is_left_alone(target, kept, site):
    kept.mkdir()
    (kept / "fotos.zip").write_text("x")
    with pytest.raises(DeliveryError, match=r"keine Datei „bestand\.txt“ von hier"):
        target.publish(site({}), "1")
    assert names(kept) == ["fotos.zip"]


def test_a_storage_keeps_no_earlier_release(tmp_path):
    with pytest.raises(TargetError, match="Dieses Ziel behält keinen früheren Stand"):
        target_of("rclone:ziel:x", tmp_path).roll_back()
