"""Servers that tests need: found, installed by whoever may, or told by their packages."""

import os

import pytest

from tooling import debian


def test_a_program_on_the_path_is_found(tmp_path, monkeypatch):
    program = tmp_path / "rsync"
    program.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert debian.programs("rsync") == {"rsync": str(program)}


def test_what_cannot_be_had_is_told_with_its_packages(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(debian, "_ALSO_IN", ())
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(debian.MissingProgramsError) as missing:
        debian.programs("ssh", "ssh-keygen", "sshd")

    assert str(missing.value) == (
        "ssh, ssh-keygen, sshd missing; on Debian: apt-get install openssh-client openssh-server"
    )


def test_root_on_debian_installs_what_is_missing_without_starting_it(tmp_path, monkeypatch, capsys):
    asked = tmp_path / "asked"
    policy = tmp_path / "policy-rc.d"
    apt = tmp_path / "apt-get"
    apt.write_text(f'#!/bin/sh\necho "$@" >> {asked}\ncp {policy} {tmp_path}/seen\n')
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(debian, "_ALSO_IN", ())
    monkeypatch.setattr(debian, "_POLICY", policy)
    monkeypatch.setattr(debian, "PACKAGES", {"gibt-es-nicht": "nirgends"})
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    with pytest.raises(debian.MissingProgramsError):
        debian.programs("gibt-es-nicht")

    assert asked.read_text().splitlines() == [
        "--quiet --quiet update",
        "--quiet --quiet install --yes --no-install-recommends nirgends",
    ]
    assert (tmp_path / "seen").read_text() == "#!/bin/sh\nexit 101\n"
    assert not policy.exists()
