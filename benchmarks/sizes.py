"""How large a site becomes: files, bytes, memory and time, and the largest file of each kind.

    python3 -m benchmarks.sizes [--size middle|large|huge] [--folder DIR]

Run by hand, in the environment of the tests. Sizes do not depend on how busy the machine is, so
they are compared with LIMITS: one line says what has grown beyond, and the exit code is 1.
"""

import argparse
import resource
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from . import content
from .measuring import peak_memory

ROOT = Path(__file__).resolve().parents[1]

HUGE = content.Size("huge", 5_000, 800, 10, 2_000)
"""Nearly as many dates as a site may have (`TERMINE_HOECHSTENS`)."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Files of one kind: those that fit `pattern`, with the most bytes that one may have."""

    name: str
    pattern: str
    most: int


LIMITS = (
    Kind("home page", "index.html", 60_000),
    Kind("list of the next dates", "termine/index.html", 80_000),
    Kind("page of a month", "termine/[12][0-9][0-9][0-9]/[01][0-9]/index.html", 150_000),
    Kind("page of a year's archive", "termine/archiv/[12][0-9][0-9][0-9]/index.html", 150_000),
    Kind("page of an event", "termine/*/index.html", 80_000),
    Kind("list of articles", "aktuelles/index.html", 20_000),
    Kind("articles of a year or month", "aktuelles/jahr/**/index.html", 80_000),
    Kind("past dates of an event in a year", "termine/*/jahr/*/index.html", 150_000),
    Kind("page of an article", "aktuelles/*/index.html", 12_000),
    Kind("calendar to subscribe to", "kalender/[!a]*.ics", 600_000),
    Kind("calendar of all dates", "kalender/alle.ics", 600_000),
    Kind("calendar of a past year", "kalender/archiv-*.ics", 2_200_000),
    Kind("JSON of all dates", "kalender/alle.json", 3_500_000),
    Kind("Atom feed", "feeds/*.xml", 20_000),
    Kind("sitemap", "sitemap*.xml", 6_000_000),
)
"""What the large size needs, and a tenth or two more; no page may have more than 150 kB."""


def main() -> int:
    """Build a size once, print its figures, and say which limits are passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    sizes = {size.name: size for size in (*content.SIZES, HUGE)}
    parser.add_argument("--size", choices=sizes, default="large")
    parser.add_argument("--folder", type=Path, help="keep the site here")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.folder or Path(scratch)
        content.write(folder / "content", content.material(sizes[given.size]))
        print(given.size, *_built(folder), sep="\n  ", flush=True)
        print("", *_sizes(folder / "output"), sep="\n  ")
        faults = list(beyond(folder / "output"))
    print(*faults, sep="\n", file=sys.stderr)
    return 1 if faults else 0


def _built(folder: Path) -> Iterator[str]:
    """Time and memory of a cold build with the search, and what it left."""
    command = (sys.executable, "tasks.py", "build", "--today", content.TODAY.isoformat())
    folders = ("--content", str(folder / "content"), "--output", str(folder / "output"))
    start, before = perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    memory = peak_memory((*command, *folders), ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    files = [path.stat().st_size for path in (folder / "output").rglob("*") if path.is_file()]
    dates = len(list((folder / "output/termine").glob("*/*-*-*.ics")))
    yield f"{dates:,} dates, {len(files):,} files, {sum(files):,} bytes"
    wall = perf_counter() - start
    yield f"{used:.0f} s of processors, {wall:.0f} s on the wall, {memory:,} bytes of memory"


def _sizes(output: Path) -> Iterator[str]:
    for kind in LIMITS:
        sizes = [path.stat().st_size for path in output.glob(kind.pattern)]
        yield f"{kind.name}: {max(sizes, default=0):,} bytes of at most {kind.most:,}"


def beyond(output: Path, limits: tuple[Kind, ...] = LIMITS) -> Iterator[str]:
    """A line for each file that is larger than its kind may be."""
    for kind in limits:
        for path in sorted(output.glob(kind.pattern)):
            if (size := path.stat().st_size) > kind.most:
                name = path.relative_to(output).as_posix()
                yield f"{name}: {size:,} bytes, more than {kind.most:,} ({kind.name})"


if __name__ == "__main__":
    sys.exit(main())
