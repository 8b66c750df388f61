"""A branch of a Git repository, from which Pages of a forge are shown.

Written with git's own plumbing: every publication is one commit on top of the one before, so git
itself sends only what is new, shows all of it at once, and refuses two publications at a time.
"""

import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from .transfer import PACKED, STATE_FILE, Answer, Published, PublishingError, bare, run

USUAL_BRANCH = "gh-pages"
_BRANCH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._/-]*")
_ADDRESS = re.compile(r"(https|ssh|file)://[^\s#]+")
_PUBLISHED = "refs/published"
_DOMAIN_FILE = "CNAME"
"""Where a forge keeps the domain of its pages."""

_NO_JEKYLL = ".nojekyll"
"""GitHub leaves out `.well-known` where this empty file is missing."""

_SETTINGS = (
    "core.autocrlf=false",
    f"core.attributesFile={os.devnull}",
    f"core.excludesFile={os.devnull}",
    f"core.hooksPath={os.devnull}",
    "commit.gpgSign=false",
    "gc.auto=0",
    "user.name=Veröffentlichung",
    "user.email=website@localhost",
)


@dataclass(frozen=True, slots=True)
class Branch:
    """The branch `name` of the repository at `address`; `cache` is a bare repository of ours."""

    address: str
    name: str
    cache: Path

    @classmethod
    def of(cls, text: str, cache: Path) -> "Branch":
        """What `https://host/repository.git#branch` means; raises ValueError."""
        address, _, name = text.partition("#")
        name = name or USUAL_BRANCH
        if not _ADDRESS.fullmatch(address) or not _BRANCH.fullmatch(name):
            raise ValueError(text)
        own = hashlib.sha256(text.encode()).hexdigest()[:12]
        return cls(address, name, cache / f"zweig-{own}.git")

    @property
    def label(self) -> str:
        """`https://host/repository.git#branch`."""
        return f"{bare(self.address)}#{self.name}"

    def read(self, path: str) -> bytes | None:
        """See Target."""
        if not self._fetched():
            return None
        answer = self._git("show", f"{_PUBLISHED}:{path}", expected=(0, 128))
        return None if answer.code else answer.output

    def publish(self, folder: Path, release: str) -> Published:
        """See Target. A branch that holds anything but a site of ours is left alone."""
        before = self._fetched()
        state = f"{_PUBLISHED}:{STATE_FILE}"
        if before and self._git("cat-file", "-e", state, expected=(0, 128)).code:
            raise PublishingError("branch-foreign", name=self.name)
        tree = self._tree(folder.resolve(), before)
        if before and tree == self._line("rev-parse", f"{before}^{{tree}}"):
            return Published(0, 0)
        parent = ("-p", before) if before else ()
        message = f"Website {release}".encode()
        commit = self._line("commit-tree", tree, *parent, stdin=message)
        self._git("push", "--quiet", self.address, f"{commit}:refs/heads/{self.name}")
        return self._difference(before, tree)

    def roll_back(self) -> str:
        """See Target. The branch goes back by one commit."""
        now = self._fetched()
        before = self._git("rev-parse", "--verify", "--quiet", f"{now}^", expected=(0, 1, 128))
        if not now or before.code:
            raise PublishingError("nothing-before", label=self.label)
        lease = f"--force-with-lease=refs/heads/{self.name}:{now}"
        self._git("push", "--quiet", lease, self.address, f"{before.text}:refs/heads/{self.name}")
        subject = self._line("show", "--no-patch", "--format=%s", before.text)
        return subject.removeprefix("Website ")

    def _fetched(self) -> str:
        """The newest commit of the branch, empty where there is no such branch."""
        if not (self.cache / "HEAD").exists():
            self.cache.mkdir(parents=True, exist_ok=True)
            run(("git", "init", "--quiet", "--bare", str(self.cache)))
        for left in (*self.cache.glob("*.lock"), *self.cache.glob("refs/*.lock")):
            left.unlink(missing_ok=True)  # by a publication that was killed
        reference = f"refs/heads/{self.name}"
        if not self._line("ls-remote", self.address, reference):
            return ""
        form = ("--quiet", "--no-tags", "--depth=2")
        self._git("fetch", *form, self.address, f"+{reference}:{_PUBLISHED}")
        return self._line("rev-parse", _PUBLISHED)

    def _tree(self, folder: Path, before: str) -> str:
        """The folder as a tree of git, without packed copies."""
        exclude = self.cache / "info" / "exclude"
        exclude.parent.mkdir(exist_ok=True)
        exclude.write_text("".join(f"*{ending}\n" for ending in PACKED), "utf-8")
        with TemporaryDirectory(dir=self.cache) as scratch:
            index = f"{scratch}/index"
            self._git("--work-tree", str(folder), "add", "--all", str(folder), index=index)
            empty = self._line("hash-object", "-w", "--stdin")
            rows = [f"100644 {empty}\t{_NO_JEKYLL}"]
            if before:
                domain = self._line("ls-tree", before, "--", _DOMAIN_FILE)
                rows += domain.replace(" blob ", " ").splitlines()
            stdin = "\n".join(rows).encode() + b"\n"
            self._git("update-index", "--add", "--index-info", stdin=stdin, index=index)
            return self._git("write-tree", index=index).text

    def _difference(self, before: str, tree: str) -> Published:
        words = ("-r", "--name-status", "--no-renames", before or self._line("mktree"), tree)
        states = [row[0] for row in self._line("diff-tree", *words).splitlines()]
        removed = states.count("D")
        return Published(len(states) - removed, removed)

    def _line(self, *words: str, stdin: bytes = b"") -> str:
        return self._git(*words, stdin=stdin).text

    def _git(
        self, *words: str, stdin: bytes = b"", expected: Sequence[int] = (0,), index: str = ""
    ) -> Answer:
        settings = tuple(part for one in _SETTINGS for part in ("-c", one))
        return run(
            ("git", "--git-dir", str(self.cache.resolve()), *settings, *words),
            stdin=stdin,
            expected=expected,
            variables={"GIT_TERMINAL_PROMPT": "0"} | ({"GIT_INDEX_FILE": index} if index else {}),
        )
