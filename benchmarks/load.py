"""How much a small server carries: nginx with our example, wrk in front of it, this machine only.

    python3 -m benchmarks.load output [--seconds 60]

Run by hand, in the environment of the tests; it needs the Debian packages nginx-light, wrk and
rsync. Pages and a calendar are asked for as fast as they come; then all kinds of files at 200
connections while twenty releases are published underneath; then 10,000 subscribers ask, each on a
connection of its own, whether their calendar has changed.
"""

import argparse
import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

from plugins.publishing import target_of
from tests.deploy.web_servers import WEB_SERVERS
from tooling.debian import programs

CONNECTIONS = 200
RELEASES = 20
SUBSCRIBERS = 10_000
AT_A_TIME = 100
PORT = 18777
_ADDRESS = f"http://127.0.0.1:{PORT}"
_FEED = "/kalender/alle.ics"
_ROUND = """\
local paths = {{ {paths} }}
local number = 0
request = function()
    number = number % #paths + 1
    return wrk.format("GET", paths[number])
end
"""


def main() -> int:
    """Measure, print one line for each figure, and end with 1 if any answer was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="a folder built with --production")
    parser.add_argument("--seconds", type=int, default=60)
    given = parser.parse_args()
    needed = dict(programs("nginx", "wrk", "rsync"))
    with tempfile.TemporaryDirectory() as folder, _served(given.site, Path(folder), needed) as top:
        short = max(3, given.seconds // 6)
        faults = [
            _told("Seiten", _wrk(needed["wrk"], ["/"], short)),
            _told("Kalender", _wrk(needed["wrk"], [_FEED], short)),
            _switching(given, top, needed["wrk"]),
            _subscribers(),
        ]
    return 1 if any(faults) else 0


@contextmanager
def _served(site: Path, folder: Path, needed: dict[str, str]) -> Iterator[Path]:
    folder.chmod(0o755)
    top, work = folder / "www", folder / "nginx"
    work.mkdir(mode=0o755)
    target_of(f"file://{top}", folder).publish(site, "20260101T000000Z")
    command = WEB_SERVERS[0].command(needed["nginx"], top, work, PORT)
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    try:
        time.sleep(1)
        yield top
    finally:
        process.terminate()
        process.wait()


def _wrk(program: str, paths: list[str], seconds: int) -> str:
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(_ROUND.format(paths=", ".join(f'"{path}"' for path in paths)))
        script.flush()
        options = [f"-t2 -c{CONNECTIONS} -d{seconds}s", "--latency", "-s", script.name]
        words = " ".join(options).split()
        done = subprocess.run(
            [program, *words, "-H", "Accept-Encoding: gzip", f"{_ADDRESS}/"],
            check=True,
            capture_output=True,
            text=True,
        )
    return done.stdout


def _told(name: str, said: str) -> bool:
    """One line of figures; whether anything went wrong."""
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    slow = re.search(r"99%\s+(\S+)", said)
    wrong = re.findall(r"(Socket errors.*|Non-2xx.*)", said)
    sent = re.search(r"Transfer/sec:\s+(\S+)", said)
    figures = [found[1] if found else "?" for found in (rate, sent, slow)]
    print("{}: {}/s, {}/s, 99 % in {}".format(name, *figures), *wrong)
    return bool(wrong)


def _switching(given: argparse.Namespace, top: Path, wrk: str) -> bool:
    """Everything is asked for while releases are published; each has another home page."""
    styles = next((given.site / "theme").glob("site.*.css")).name
    paths = ["/", "/termine/", "/kalender/", _FEED, "/stand.json", f"/theme/{styles}"]
    releases = threading.Thread(target=_publish, args=(given.site, top, given.seconds))
    releases.start()
    said = _wrk(wrk, paths, given.seconds)
    releases.join()
    return _told(f"{RELEASES} Veröffentlichungen in {given.seconds} s", said)


def _publish(site: Path, top: Path, seconds: int) -> None:
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        changed = Path(scratch, "site")
        shutil.copytree(site, changed)
        target = target_of(f"file://{top}", Path(scratch))
        for number in range(1, RELEASES + 1):
            page = (site / "index.html").read_text("utf-8")
            (changed / "index.html").write_text(f"{page}<!-- {number} -->", "utf-8")
            (changed / "index.html.gz").unlink(missing_ok=True)
            target.publish(changed, f"202601{number + 1:02}T000000Z")
            due = start + number * seconds / (RELEASES + 1)
            time.sleep(max(0.0, due - time.monotonic()))
    print(f"Letzte Veröffentlichung nach {time.monotonic() - start:.0f} s")


def _subscribers() -> bool:
    with closing(HTTPConnection("127.0.0.1", PORT)) as connection:
        connection.request("GET", _FEED)
        etag = connection.getresponse().headers["ETag"]
    start = time.perf_counter()
    answers = asyncio.run(_polls(etag))
    seconds = time.perf_counter() - start
    print(f"{SUBSCRIBERS} Abonnenten in {seconds:.1f} s: {dict(answers)}")
    return set(answers) != {304}


async def _polls(etag: str) -> Counter[int]:
    gate = asyncio.Semaphore(AT_A_TIME)
    request = (
        f"GET {_FEED} HTTP/1.1\r\nHost: 127.0.0.1\r\nIf-None-Match: {etag}\r\n"
        "Connection: close\r\n\r\n"
    ).encode()

    async def poll() -> int:
        async with gate:
            reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
            writer.write(request)
            head = await reader.read()
            writer.close()
            return int(head.split(b" ", 2)[1])

    return Counter(await asyncio.gather(*(poll() for _ in range(SUBSCRIBERS))))


if __name__ == "__main__":
    sys.exit(main())
