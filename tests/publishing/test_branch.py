"""Publishing to a branch: a real git and a bare repository on this machine."""

import subprocess

import pytest

from plugins.publishing import Published, PublishingError, target_of


@pytest.fixture
def forge(tmp_path):
    """A bare repository, as a forge keeps it."""
    folder = tmp_path / "forge.git"
    subprocess.run(["git", "init", "--quiet", "--bare", folder], check=True)
    return folder


@pytest.fixture
def target(forge, tmp_path):
    """Its branch for pages."""
    return target_of(f"git+file://{forge}#seiten", tmp_path / "cache")


def git(folder, *words):
    done = subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def files(forge):
    return git(forge, "ls-tree", "-r", "--name-only", "seiten").split("\n")


def test_a_site_becomes_a_commit_without_packed_copies(target, forge, site):
    assert target.read("stand.json") is None
    folder = site({"index.html": "eins", "index.html.gz": "x", ".well-known/a": "", "ö.html": ""})
    assert target.publish(folder, "20261122T010000Z") == Published(changed=5, removed=0)
    assert files(forge) == [
        *(".nojekyll", ".well-known/a", "index.html", "stand.json", '"\\303\\266.html"')
    ]
    assert target.read("stand.json") == b"{}\n"
    assert git(forge, "log", "--format=%s %an %ae", "seiten") == (
        "Website 20261122T010000Z Veröffentlichung website@localhost"
    )


def test_the_next_one_is_a_commit_on_top_and_the_domain_stays(target, forge, site, tmp_path):
    target.publish(site({"index.html": "eins", "weg.html": ""}), "20261122T010000Z")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--branch", "seiten", str(forge), str(clone))
    (clone / "CNAME").write_text("familie.example\n")
    git(clone, "add", "CNAME")
    git(clone, "-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "Domain")
    git(clone, "push", "--quiet")
    folder = site({"index.html": "zwei"})
    assert target.publish(folder, "20261123T010000Z") == Published(changed=1, removed=1)
    assert git(forge, "show", "seiten:CNAME") == "familie.example"
    assert git(forge, "rev-list", "--count", "seiten") == "3"
    assert target.publish(folder, "20261124T010000Z") == Published(changed=0, removed=0)


def test_rolling_back_moves_the_branch(target, forge, site):
    target.publish(site({"index.html": "eins"}), "20261122T010000Z")
    target.publish(site({"index.html": "zwei"}), "20261123T010000Z")
    assert target.roll_back() == "20261122T010000Z"
    assert git(forge, "show", "seiten:index.html") == "eins"
    with pytest.raises(PublishingError, match="gibt es keinen früheren Stand"):
        target.roll_back()


def test_a_branch_with_other_things_is_left_alone(target, forge, site, tmp_path):
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(forge), str(clone))
    (clone / "code.py").write_text("1\n")
    git(clone, "add", ".")
    git(clone, "-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "Code")
    git(clone, "push", "--quiet", "origin", "HEAD:seiten")
    with pytest.raises(PublishingError, match="enthält anderes als eine gebaute Website"):
        target.publish(site({}), "20261122T010000Z")
    assert files(forge) == ["code.py"]


def test_a_password_in_the_address_is_not_repeated(tmp_path):
    target = target_of("git+https://x:geheim@127.0.0.1:1/seite.git#seiten", tmp_path / "cache")
    with pytest.raises(PublishingError) as failure:
        target.read("stand.json")
    assert "127.0.0.1" in str(failure.value)
    assert "geheim" not in str(failure.value) + target.label
