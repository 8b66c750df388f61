"""How a target is written, and how it is not."""

import pytest

from plugins.publishing import PublishingError, target_of
from plugins.publishing.storage import Keeping, keeping


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("ssh://web@herne.example/srv/www/site", "herne.example:/srv/www/site"),
        ("ssh://web@herne.example:2222/srv/www/site/", "herne.example:/srv/www/site"),
        ("file:///srv/www/site", "/srv/www/site"),
        ("git+ssh://git@forge.example/a/b.git", "ssh://forge.example/a/b.git#gh-pages"),
        ("git+https://t:geheim@forge.example/b.git#x", "https://forge.example/b.git#x"),
        ("rclone:speicher:eimer/ordner", "speicher:eimer/ordner"),
    ],
)
def test_a_target_is_known_by_a_name_without_secrets(text, label, tmp_path):
    assert target_of(text, tmp_path).label == label


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ftp://herne.example/x",
        "/srv/www",
        "ssh://web@herne.example",
        "ssh://web@herne.example/",
        "ssh://web:geheim@herne.example/srv",
        "ssh://-oProxyCommand=x/srv",
        "ssh://web@herne.example/srv/../etc",
        "ssh://web@herne.example/srv/$(id)",
        "ssh://web@herne.example:viel/srv",
        "file://herne.example/srv",
        "git+ftp://forge.example/a.git",
        "git+https://forge.example/a.git#-x",
        "rclone:ordner",
        "rclone::s3,secret_access_key=geheim:eimer",
        "rclone:speicher:../x",
    ],
)
def test_what_is_no_target_is_refused(text, tmp_path):
    with pytest.raises(PublishingError) as refusal:
        target_of(text, tmp_path)
    assert refusal.value.is_wrong_use
    assert "ist nicht zu verstehen. Möglich sind: ssh://" in str(refusal.value)
    assert "geheim" not in str(refusal.value)


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("theme/site.493a02db8b.css", Keeping.FOREVER),
        ("pagefind/fragment/de_bc6596d.pf_fragment", Keeping.FOREVER),
        ("pagefind/2025/fragment/de_bc6596d.pf_fragment", Keeping.FOREVER),
        ("pagefind/2025/pagefind.de_81ebd05f88.pf_meta", Keeping.FOREVER),
        ("pagefind/2025/pagefind-entry.json", Keeping.NEVER),
        ("pagefind/pagefind.js", Keeping.NEVER),
        ("bilder/tisch-0123456789ab-640.avif", Keeping.FOREVER),
        ("theme/icon-192.png", Keeping.A_DAY),
        ("kalender/alle.ics", Keeping.A_QUARTER),
        ("feeds/aktuelles.atom.xml", Keeping.A_QUARTER),
        ("index.html", Keeping.NEVER),
        ("stand.json", Keeping.NEVER),
    ],
)
def test_only_a_name_with_a_digest_is_kept_for_ever(path, kept):
    assert keeping(path) is kept
