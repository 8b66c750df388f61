"""What is published tells nothing of the machine that built it, of its users, or of the history."""

import getpass
import re
import socket
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLAIN = (".html", ".ics", ".xml", ".json", ".txt", ".css", ".js", ".svg", ".webmanifest")
SYSTEM = re.compile(rb"/(?:home|Users|root|tmp|var|usr|opt|srv)/[A-Za-z]|file://|[A-Z]:\\\\Users")
COMMIT = re.compile(rb"(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])")


def git(*words: str) -> list[str]:
    done = subprocess.run(["git", *words], cwd=ROOT, check=False, capture_output=True, text=True)
    return [line for line in dict.fromkeys(done.stdout.splitlines()) if line]


def published(site: Path) -> dict[str, bytes]:
    paths = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


def test_no_folder_of_the_machine_is_named(reference_site: Path) -> None:
    own = [str(ROOT), str(Path.home()), str(reference_site)]
    words = [one.encode() for one in own if len(one) > 5]
    found = [
        (name, one)
        for name, content in published(reference_site).items()
        for one in (*words, *(SYSTEM.findall(content) if name.endswith(PLAIN) else ()))
        if one in content
    ]
    assert found == []


def test_nobody_who_wrote_is_named(reference_site: Path) -> None:
    people = [*git("log", "--format=%ae"), *git("log", "--format=%ce")]
    people += [*git("log", "--format=%an"), *git("log", "--format=%cn")]
    people += [name for name in (getpass.getuser(), socket.gethostname()) if len(name) > 5]
    content = b"".join(published(reference_site).values())
    assert [one for one in dict.fromkeys(people) if one.encode() in content] == []


def test_nothing_of_the_history_but_the_published_commit_is_told(reference_site: Path) -> None:
    """The state for monitoring names the commit on purpose; nothing else has one."""
    found = {
        name
        for name, content in published(reference_site).items()
        if name.endswith(PLAIN) and COMMIT.search(content)
    }
    assert found <= {"stand.json"}
    assert not any(name.split("/")[0].startswith(".git") for name in published(reference_site))


def test_only_files_of_the_site_are_published(reference_site: Path) -> None:
    hidden = [name for name in published(reference_site) if "/." in f"/{name}"]
    assert [name for name in hidden if not name.startswith(".well-known/")] == []
    sources = (".py", ".md", ".yaml", ".toml", ".pyc", ".map", ".orig", ".bak", "~")
    assert [name for name in published(reference_site) if name.endswith(sources)] == []
