"""Small sites to publish, and the real programs at the other end: sshd, rclone."""

import os
import shlex
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.servers import OUR_RCLONE, debian_programs, free_port, running

Write = Callable[..., Path]
BUCKET = "seiten"


@pytest.fixture
def site(tmp_path: Path) -> Write:
    """`site({"index.html": "…"})` makes the folder of a built site anew and returns it."""

    def write(files: dict[str, str]) -> Path:
        folder = tmp_path / "site"
        for path in sorted(folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        for name, text in {"stand.json": "{}\n", **files}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        return folder

    return write


@dataclass(frozen=True)
class SshServer:
    """A real sshd of our own; `root` is where sites may lie, `log` what the server heard."""

    root: Path
    address: str
    command: str


@pytest.fixture(scope="session")
def rsync() -> None:
    """Skips where rsync neither is nor can be installed."""
    debian_programs("rsync")


@pytest.fixture(scope="session")
def ssh_server(tmp_path_factory: pytest.TempPathFactory, rsync: None) -> Iterator[SshServer]:
    """sshd on a port of this machine, with keys and settings that nobody else uses."""
    programs = debian_programs("sshd", "ssh", "ssh-keygen")
    folder = tmp_path_factory.mktemp("sshd")
    folder.chmod(0o700)
    for name in ("host", "client"):
        command = [programs["ssh-keygen"], "-q", "-t", "ed25519", "-N", "", "-f", folder / name]
        subprocess.run(command, check=True)
    (folder / "allowed").write_text((folder / "client.pub").read_text())
    (folder / "allowed").chmod(0o600)
    port = free_port()
    (folder / "sshd_config").write_text(
        f"ListenAddress 127.0.0.1:{port}\nHostKey {folder}/host\nPidFile none\n"
        f"AuthorizedKeysFile {folder}/allowed\nStrictModes no\nUsePAM no\n"
        "PasswordAuthentication no\nPermitRootLogin prohibit-password\n"
    )
    public = (folder / "host.pub").read_text()
    (folder / "known").write_text(f"[127.0.0.1]:{port} {public}")
    options = f"-F none -i {folder}/client -o UserKnownHostsFile={folder}/known"
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where sshd parts with its rights; Debian's path
    serving = [programs["sshd"], "-D", "-e", "-f", str(folder / "sshd_config")]
    with running(serving, port, folder / "log"):
        root = folder / "www"
        root.mkdir()
        yield SshServer(
            root, f"ssh://{getuser()}@127.0.0.1:{port}{root}", f"ssh {shlex.join(options.split())}"
        )


REMOTES = {
    "s3": "type = s3\nprovider = Other\nendpoint = {address}\nforce_path_style = true\n",
    "webdav": "type = webdav\nurl = {address}\nvendor = other\n",
}


@dataclass(frozen=True)
class StorageServer:
    """A real storage, which rclone knows as `ziel:`. `kept` is the folder of what it keeps."""

    kept: Path
    address: str
    remembers_headers: bool

    def asked_for(self, path: str) -> tuple[str, str | None, str | None]:
        """What a visitor gets: the text, its type, and how long it may be kept."""
        with urlopen(f"{self.address}/{path}") as answer:  # noqa: S310  # our own server
            headers = answer.headers
            return answer.read().decode(), headers["Content-Type"], headers["Cache-Control"]


@pytest.fixture(scope="session", params=["s3", "webdav", "s3 for Debian's rclone"])
def storage(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StorageServer]:
    """rclone's own servers, asked by the rclone of requirements/ and by that of Debian 12."""
    kind = request.param.split()[0]
    folder = tmp_path_factory.mktemp(kind)
    (folder / "kept" / BUCKET).mkdir(parents=True)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    settings = folder / "rclone.conf"
    settings.write_text(f"[ziel]\n{REMOTES[kind].format(address=address)}")
    client = debian_programs("rclone")["rclone"] if "Debian" in request.param else OUR_RCLONE
    (folder / "bin").mkdir()
    (folder / "bin" / "rclone").symlink_to(client)
    serving = [OUR_RCLONE, "serve", kind, folder / "kept", "--addr", f"127.0.0.1:{port}"]
    command = [*map(str, serving), "--config", str(settings)]
    with running(command, port, folder / "log"), pytest.MonkeyPatch.context() as patch:
        patch.setenv("RCLONE_CONFIG", str(settings))
        patch.setenv("PATH", f"{folder}/bin{os.pathsep}{os.environ['PATH']}")
        patch.delenv("AWS_CA_BUNDLE", raising=False)  # rclone 1.60 stumbles over it
        yield StorageServer(folder / "kept" / BUCKET, f"{address}/{BUCKET}", kind == "s3")
