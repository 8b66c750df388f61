"""Many offices side by side: each is a site and a build of its own, and a portal follows them all.

    python3 -m benchmarks.offices [--offices 20] [--processes 4] [--size small]

Run by hand, in the environment of the tests. Offices share nothing, not even a cache, so what all
of them cost grows with their number; the table shows whether that is so. The portal has no content
of its own but `abos.yaml` and a copy of each office's calendar, as `abgleichen` would fetch it.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

from . import content
from .measuring import Measured, measured

ROOT = Path(__file__).resolve().parents[1]
_BUILD = """\
import sys
from datetime import date
from plugins.website.run import run
folder = sys.argv[1]
run({
    "PATH": f"{folder}/content", "OUTPUT_PATH": f"{folder}/output", "CACHE_PATH": f"{folder}/cache",
    "TERMINE_HEUTE": date.fromisoformat(sys.argv[2]), "TERMINE_PROZESSE": 1,
})
"""


def main() -> int:
    """Write the offices, build the first quarter, half and all of them, then the portal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offices", type=int, default=20)
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--size", choices=[one.name for one in content.SIZES], default="small")
    given = parser.parse_args()
    size = next(one for one in content.SIZES if one.name == given.size)
    with tempfile.TemporaryDirectory() as scratch:
        offices = [Path(scratch) / f"amt-{number}" for number in range(given.offices)]
        for number, office in enumerate(offices):
            content.write(office / "content", content.material(size, seed=number))
        print("offices | processes | s of processors each | s on the wall | files | bytes")
        for count in (given.offices // 4, given.offices // 2, given.offices):
            print(_side_by_side(offices[: max(count, 1)], given.processes), flush=True)
        portal = Path(scratch) / "portal"
        write_portal(portal / "content", offices)
        print(f"portal: {_side_by_side([portal], 1)}")
    return 0


def _side_by_side(offices: Sequence[Path], processes: int) -> str:
    """A row of the table: cold builds, so many at the same time."""
    for office in offices:
        for name in ("output", "cache"):
            if (office / name).exists():
                (office / name).rename(office / f"{name}-before-{perf_counter()}")
    start = perf_counter()
    with ThreadPoolExecutor(processes) as pool:
        used = [one.cpu for one in pool.map(_built, offices)]
    wall = perf_counter() - start
    sizes = [size for office in offices for size in _sizes(office / "output")]
    each = sum(used) / len(used)
    row = (
        len(offices),
        processes,
        f"{each:.1f}",
        f"{wall:.0f}",
        f"{len(sizes):,}",
        f"{sum(sizes):,}",
    )
    return " | ".join(map(str, row))


def _built(office: Path) -> Measured:
    os.environ.setdefault("PYTHONPATH", str(ROOT))
    today = content.TODAY.isoformat()
    return measured((sys.executable, "-c", _BUILD, str(office), today), office)


def _sizes(output: Path) -> Iterator[int]:
    return (path.stat().st_size for path in output.rglob("*") if path.is_file())


def write_portal(folder: Path, offices: Sequence[Path]) -> None:
    """A content folder that follows the calendars of these offices."""
    (folder / "abos").mkdir(parents=True)
    entries = []
    for office in offices:
        calendar = (office / "output" / "kalender" / "alle.ics").read_bytes()
        (folder / "abos" / f"{office.name}.ics").write_bytes(calendar)
        entries.append(
            f"- id: {office.name}\n  name: Familienbüro {office.name}\n"
            f"  adresse: https://{office.name}.example/kalender/alle.ics\n"
        )
    (folder / "abos.yaml").write_text("".join(entries), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
