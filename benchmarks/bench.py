"""The race: every contestant in turn, again and again, so that a busy machine is busy for all."""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from . import content
from .contestants import ASIDE, Contestant, Race, contestants, put
from .expanded import dates_of
from .measuring import Measured, measured, peak_memory

PEERS = ("hugo", "eleventy", "pelican")
CASES = (
    *("cold", "none", "article", "article-title", "event-title", "event-time"),
    *("topic", "cancel", "template", "day"),
)
_NAMES = (
    *("cold", "no change", "text of an article", "title of an article", "title of an event"),
    *("time of an event", "topic of one date", "one date cancelled", "one template", "next day"),
)
LAYOUTS = ("one", "each")
Results = dict[tuple[str, str], list[Measured]]


@dataclass(frozen=True, slots=True)
class BenchOptions:
    """What is raced: a size and a case (`all` for every one), and how.

    `peers` are names of PEERS with commas between, `layout` is one of LAYOUTS.
    """

    size: str
    case: str
    runs: int
    peers: str
    layout: str
    has_search: bool


def bench(tools: Path, options: BenchOptions) -> int:
    """Measure and print the table."""
    size, case, runs = options.size, options.case, options.runs
    wanted = [one for one in content.SIZES if size in (one.name, "all")]
    cases = [one for one in CASES if case in (one, "all")]
    against = options.peers.lower().split(",")
    is_known = set(against) <= set(PEERS) and options.layout in LAYOUTS
    if not wanted or not cases or runs < 1 or not is_known:
        print(f"Größen: {', '.join(one.name for one in content.SIZES)}, all", file=sys.stderr)
        print(f"Fälle: {', '.join(CASES)}, all", file=sys.stderr)
        print(f"Andere: {','.join(PEERS)}", file=sys.stderr)
        print(f"Anordnung: {', '.join(LAYOUTS)}", file=sys.stderr)
        return 2
    for one in wanted:
        print(_raced(tools, one, cases, options), flush=True)
    return 0


def _raced(tools: Path, size: content.Size, cases: Sequence[str], options: BenchOptions) -> str:
    given = content.material(size)
    texts = tools / size.name / "content"
    put(texts, tools / size.name / ASIDE)
    content.write(texts, given, layout=options.layout)
    race = Race(given, dates_of(texts, given), options.layout, options.has_search)
    ours, *others = contestants(size, tools, race)
    peers = options.peers.lower().split(",")
    racing = [ours, *(one for one in others if one.name.partition(" ")[0].lower() in peers)]
    measured(ours.command(0), ours.folder)  # makes the environment, once
    results: Results = {}
    aside = tools / size.name / ASIDE
    try:
        for number in range(options.runs):
            for case in cases:
                for one in racing:
                    if one.is_warm or case in ("cold", "article"):
                        found = _once(one, case, number, aside)
                        results.setdefault((one.name, case), []).append(found)
                        print(f"{size.name} {number} {case} {one.name} {found}", file=sys.stderr)
        memory = {one.name: _memory(one, aside) for one in racing}
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return _table(size, racing, cases, (results, memory))


def _once(one: Contestant, case: str, number: int, aside: Path) -> Measured:
    if case == "cold":
        one.forget(aside)
    else:
        measured(one.command(0), one.folder)  # brings it up to date first
        if case in one.edits:
            one.edit(case, number + 1)
    return measured(one.command(1 if case == "day" else 0), one.folder)


def _memory(one: Contestant, aside: Path) -> int:
    one.forget(aside)
    return peak_memory(one.command(0), one.folder)


def _table(
    size: content.Size,
    racing: Sequence[Contestant],
    cases: Sequence[str],
    found: tuple[Results, dict[str, int]],
) -> str:
    """Medians; whoever has no warm build is as fast after any edit as after that of an article."""
    results, memory = found
    head = (
        f"\n### {size.name}: {size.articles:,} / {size.series} × {size.years} / {size.one_offs:,}"
    )
    lines = [
        head,
        "",
        "| case | " + " | ".join(one.name for one in racing) + f" | to {racing[1].name} |",
        "|---|" + "---|" * (len(racing) + 1),
    ]
    for case in cases:
        medians = [_median(results, one.name, case) for one in racing]
        cells = [f"{one.wall:.2f} s ({one.cpu:.2f} s CPU)" if one else "–" for one in medians]
        ours, peer = medians[:2]
        ratio = f"{ours.wall / peer.wall:.2f}" if ours and peer else "–"
        lines.append(f"| {_NAMES[CASES.index(case)]} | {' | '.join(cells)} | {ratio} |")
    held = [memory[one.name] / 2**20 for one in racing]
    shown = " | ".join(f"{megabytes:.0f} MB" for megabytes in held)
    lines.append(f"| memory, cold | {shown} | {held[0] / held[1]:.2f} |")
    return "\n".join(lines)


def _median(results: Results, name: str, case: str) -> Measured | None:
    found = results.get((name, case)) or results.get((name, "article")) or []
    if not found:
        return None
    return Measured(median(one.wall for one in found), median(one.cpu for one in found))
