"""`./run bench`: pages at two sizes of the network, as ratios to a floor of the same run."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

GOAL_GROWTH = 1.5
CHILD = "import django; django.setup(); from bench import pages; pages.main({size}, {times})"


def main() -> int:
    """Measure each size in a process of its own data; print the table; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[350, 25_000])
    parser.add_argument("--times", type=int, default=60)
    parser.add_argument("--keep", type=Path, help="folder that keeps the generated networks")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as fresh:
        folder = asked.keep or Path(fresh)
        found = {size: _in_child(folder, size, asked.times) for size in asked.sizes}
    return _report(found)


def _in_child(folder: Path, size: int, times: int) -> list[str]:
    """One size: its own database, its own process (Django reads its settings once)."""
    name = f"bench{size}"
    (folder / name).mkdir(parents=True, exist_ok=True)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "parvis.config.settings.demo",
        "PARVIS_VAR": str(folder / name),
    }
    if os.environ.get("DATABASE_URL"):
        environment["DATABASE_URL"] = f"{os.environ['DATABASE_URL'].rstrip('/')}_{name}"
    answer = subprocess.run(
        [sys.executable, "-c", CHILD.format(size=size, times=times)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return answer.stdout.splitlines()


def _report(found: dict[int, list[str]]) -> int:
    heading = f"{'page':<24}{'size':>8}{'rows':>6}{'SQL':>5}{'p50':>9}{'p95':>9}"
    print(heading + f"{'floor p50':>11}{'floor p95':>11}{'ratio':>7}{'p95':>6}{'growth':>8}")
    missed = 0
    smallest: dict[str, float] = {}
    for size, lines in found.items():
        for line in lines:
            row = json.loads(line)
            growth = row["ratio"] / smallest.setdefault(row["page"], row["ratio"])
            is_missed = row["ratio"] > row["goal"] or growth > GOAL_GROWTH
            missed += is_missed
            print(
                f"{row['page']:<24}{size:>8}{row['rows']:>6}{row['queries']:>5}"
                f"{row['p50']:>7.1f}ms{row['p95']:>7.1f}ms{row['floor_p50']:>9.1f}ms"
                f"{row['floor_p95']:>9.1f}ms{row['ratio']:>7.2f}{row['ratio_p95']:>6.2f}"
                f"{growth:>8.2f}{'  missed' if is_missed else ''}"
            )
    goals = f"goals: ratio ≤ 3 (files ≤ 1.5), growth ≤ {GOAL_GROWTH}"
    print(f"{goals}: {'all reached' if not missed else f'{missed} missed'}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
