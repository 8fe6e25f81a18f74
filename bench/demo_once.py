"""How long does the whole line take, from an empty database to twelve pins on the stand-in?

Runs ``pinflow demo --once --json`` as it ships, each time on a database of its own: once to draw the product
pictures, which are kept (cold), then warm three times. ``--quick`` stops after the cold one; ``--json`` adds
one object as the last line.

The floor is what politeness alone costs: the requests to the marketplace at the demo's spacing of one a
second, in one line. No code can make the line shorter than that without being less polite.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
# Two visits to each of four lists, and one to robots.txt; the last one is followed by no wait.
POLITE_REQUESTS = 9
SPACING_SECONDS = 1.0
FLOOR_SECONDS = (POLITE_REQUESTS - 1) * SPACING_SECONDS
PROMISED_SECONDS = 40


def run(data_dir: Path) -> dict[str, Any]:
    """One run; its own report with ``total``, the seconds that the command took in all."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PINFLOW_")}
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "pinflow.entrypoints", "demo", "--once", "--json"],
        env={**environ, "PINFLOW_DATA_DIR": str(data_dir), "PYTHONPATH": str(ROOT / "src")},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(f"the line failed:\n{done.stderr}{done.stdout}")
    report: dict[str, Any] = json.loads(done.stdout)
    return {**report, "total": time.perf_counter() - began}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="One cold run, no warm ones.")
    parser.add_argument("--json", action="store_true", help="One JSON object as the last line.")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="pinflow-bench-") as folder:
        cold = run(Path(folder))
        print(f"cold, product pictures drawn anew: {cold['total']:.1f} s")
        warm = [cold] if options.quick else [run(Path(folder)) for _ in range(3)]
    totals = [one["total"] for one in warm]
    typical = statistics.median(totals)
    last = warm[-1]
    which = "the same" if options.quick else "warm"
    print(f"{which}: {typical:.1f} s (lowest {min(totals):.1f}, highest {max(totals):.1f})")
    print(f"  by stage: {', '.join(f'{name} {seconds:g}' for name, seconds in last['seconds'].items())}")
    print(f"  floor, polite requests alone: {FLOOR_SECONDS:.0f} s; {typical / FLOOR_SECONDS:.1f} times that")
    print(f"  promised on 2 cores: under {PROMISED_SECONDS} s; load average at the start {load:.1f}")
    print(
        f"  {last['drafts']} drafts, {last['blocked_by_rules']} blocked, {last['published']} published on "
        f"{last['accounts']} accounts, {last['duplicates']} duplicates; peak {last['peak_rss_mb']:.0f} MB"
    )
    if options.json:
        print(
            json.dumps(
                {
                    "cold_seconds": round(cold["total"], 2),
                    "seconds": round(typical, 2),
                    "warm": not options.quick,
                    "floor_seconds": FLOOR_SECONDS,
                    "ratio_to_floor": round(typical / FLOOR_SECONDS, 2),
                    "promised_seconds": PROMISED_SECONDS,
                    "load_average": round(load, 2),
                    "published": last["published"],
                    "duplicates": last["duplicates"],
                    "peak_rss_mb": last["peak_rss_mb"],
                    "stages": last["seconds"],
                }
            )
        )


if __name__ == "__main__":
    main()
