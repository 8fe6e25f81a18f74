"""Does the score's momentum tell which ranks will be good later? A back-test on real series of lists.

Run it as it is or with ``--quick`` (fewer resamplings); ``--json`` adds one object as the last line. It reads
the series beside the project (``../shared/amazon/series``), or ``--series FOLDER`` with the same layout:
``NAME.index.csv`` (file, observed_at, kind) for saved pages, ``NAME.csv.gz`` (date, category, rank, asin) for
ranks. Predicted is the rank 7 days later, 3 in series shorter than a month; a product that has left counts as
the rank after the last; products that came meanwhile are left out. Baselines: the current rank, and the
change since yesterday.

The constants in ``research/momentum.py`` were chosen on the first 60 % of each series' dates, targets
included; ``--training`` shows that choice and nothing else. Every other run scores the rest, or what begins
at ``--from DATE``. docs/benchmarks.md keeps the figures.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import fmean
from typing import Any, Literal

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from pinflow.research.backtest_momentum import (  # noqa: E402
    Figures,
    Interval,
    Predictor,
    Series,
    Visit,
    bootstrap,
    current_rank,
    days_of,
    differences,
    evaluate,
    expected_rank,
    first_date_of_rest,
    slope_alone,
    yesterdays_change,
)
from pinflow.research.momentum import (  # noqa: E402
    HISTORY_WINDOW,
    MEMORY_DAYS,
    SLOPE_WINDOW_DAYS,
    RankDay,
    expected_log_rank,
    rank_slope,
)
from pinflow.research.score_models import Weights  # noqa: E402
from pinflow.scraping.parse_saved_page import parse_saved_page  # noqa: E402
from pinflow.scraping.sources.amazon.parse_models import ListPage  # noqa: E402

SERIES = ROOT.parent / "shared" / "amazon" / "series"
LONG_SERIES = timedelta(days=30)
SEED = 20261126
FIGURES: tuple[Literal["precision", "correlation"], ...] = ("precision", "correlation")
NAMES = {"precision": "precision@10", "correlation": "rank correlation"}
BASELINES: dict[str, Predictor] = {"current_rank": current_rank, "yesterdays_change": yesterdays_change}
COMPARED: dict[str, Predictor] = {"momentum": expected_rank, **BASELINES, "slope_alone": slope_alone}


def read_series(folder: Path) -> list[Series]:
    """Every series in the folder, by name."""
    found = [_read_pages(folder, index) for index in sorted(folder.glob("*.index.csv"))]
    return found + [_read_ranks(file) for file in sorted(folder.glob("*.csv.gz"))]


def _read_pages(folder: Path, index: Path) -> Series:
    visits = []
    with index.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["kind"] != "list":
                continue
            page = parse_saved_page((folder / row["file"]).read_bytes())
            if not isinstance(page, ListPage):
                raise SystemExit(f"{row['file']} is no list: {page}")
            ranks = {item.asin: item.rank for item in page.deferred}
            ranks |= {item.asin: item.rank for item in page.items}
            visits.append(Visit(datetime.fromisoformat(row["observed_at"]), ranks))
    return _series(index.name.removesuffix(".index.csv"), [visits])


def _read_ranks(file: Path) -> Series:
    lists: defaultdict[str, defaultdict[datetime, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    with gzip.open(file, "rt", encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            at = datetime.fromisoformat(row["date"]).replace(tzinfo=UTC)
            lists[row["category"]][at][row["asin"]] = int(row["rank"])
    visits = [[Visit(at, ranks) for at, ranks in sorted(days.items())] for _, days in sorted(lists.items())]
    return _series(file.name.removesuffix(".csv.gz"), visits)


def _series(name: str, lists: Iterable[Iterable[Visit]]) -> Series:
    kept = tuple(
        tuple(sorted((visit for visit in visits if visit.ranks), key=lambda visit: visit.at))
        for visits in lists
    )
    moments = [visit.at for visits in kept for visit in visits]
    long = max(moments) - min(moments) >= LONG_SERIES
    return Series(name, timedelta(days=7 if long else 3), kept)


def measure(all_series: Sequence[Series], *, rounds: int, rest_from: date | None) -> dict[str, Any]:
    """Everything that is printed."""
    evaluated = {
        series.name: {
            name: evaluate(series, predict, "rest", rest_from) for name, predict in COMPARED.items()
        }
        for series in all_series
    }
    result: dict[str, Any] = {
        "constants": {
            "memory_days": MEMORY_DAYS,
            "history_days": HISTORY_WINDOW / timedelta(days=1),
            "slope_window_days": SLOPE_WINDOW_DAYS,
        },
        "weights": {"outlook": Weights().outlook, "momentum": Weights().momentum},
        "bootstrap_rounds": rounds,
        "series": {},
    }
    for series in all_series:
        result["series"][series.name] = {
            "lists": len(series.lists),
            "horizon_days": series.horizon / timedelta(days=1),
            "rest_from": (rest_from or first_date_of_rest(series)).isoformat(),
            **_figures([evaluated[series.name]], rounds),
        }
    result["pooled"] = _figures(list(evaluated.values()), rounds)
    return result


def _figures(evaluated: Sequence[Mapping[str, Mapping[date, Figures]]], rounds: int) -> dict[str, Any]:
    """Means over dates, and ours minus each baseline; each series' dates are resampled by themselves."""
    shown: dict[str, Any] = {"dates": sum(len(one["momentum"]) for one in evaluated)}
    better = True
    for figure in FIGURES:
        shown[figure] = {
            name: _round(_mean(getattr(day, figure) for one in evaluated for day in one[name].values()))
            for name in COMPARED
        }
        for baseline in BASELINES:
            groups = [differences(one["momentum"], one[baseline], figure) for one in evaluated]
            found = bootstrap([group for group in groups if group], rounds=rounds, seed=SEED)
            shown[f"{figure}_minus_{baseline}"] = None if found is None else _interval(found)
            better = better and found is not None and found.mean > 0
    return {**shown, "better_than_both": better}


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _interval(found: Interval) -> dict[str, float]:
    return {"mean": round(found.mean, 4), "low": round(found.low, 4), "high": round(found.high, 4)}


def show(result: Mapping[str, Any]) -> None:
    for name, figures in [*result["series"].items(), ("pooled", result["pooled"])]:
        where = (
            f", {figures['lists']} lists, {figures['horizon_days']:g} days ahead"
            if "lists" in figures
            else ""
        )
        print(f"{name}: {figures['dates']} dates{where}")
        for figure in FIGURES:
            values = ", ".join(
                f"{one.replace('_', ' ')} {'–' if value is None else f'{value:.3f}'}"
                for one, value in figures[figure].items()
            )
            print(f"  {NAMES[figure]}: {values}")
            for baseline in BASELINES:
                gain = figures[f"{figure}_minus_{baseline}"]
                if gain:
                    print(
                        f"    over {baseline.replace('_', ' ')}: {gain['mean']:+.3f} "
                        f"[{gain['low']:+.3f}, {gain['high']:+.3f}]"
                    )
        verdict = "better than both baselines" if figures["better_than_both"] else "NOT better than both"
        print(f"  {verdict} by its means")


def candidates() -> dict[str, Predictor]:
    """What the constants were chosen among."""
    tried: dict[str, Predictor] = dict(COMPARED)
    for memory in (1.0, 3.0, 5.0, 7.0, 10.0, 14.0):
        tried[f"level, memory {memory:g} days"] = _by_days(partial(expected_log_rank, memory_days=memory))
    for share in (0.3, 0.6, 0.85):
        tried[f"{share:g} level, rest current rank"] = _by_days(partial(_mixed_with_newest, share))
    for ahead in (-1.0, 1.0, 2.0, 5.0):
        tried[f"level + {ahead:g} days of slope"] = _by_days(partial(_carried_on, ahead))
    return tried


def _mixed_with_newest(share: float, days: Sequence[RankDay]) -> float:
    return share * expected_log_rank(days) + (1 - share) * math.log(days[0].rank)


def _carried_on(ahead: float, days: Sequence[RankDay]) -> float:
    slope = rank_slope(days) or 0.0
    return expected_log_rank(days) + ahead * slope * len(days) / (len(days) + 7)


def _by_days(value: Callable[[Sequence[RankDay]], float]) -> Predictor:
    def predict(history: Sequence[Visit]) -> Mapping[str, float]:
        days = days_of(history)
        return {asin: value(days(asin, rank)) for asin, rank in history[-1].ranks.items()}

    return predict


def show_training(all_series: Sequence[Series]) -> None:
    print("Training part only: precision@10 / rank correlation; " + ", ".join(s.name for s in all_series))
    for name, predict in candidates().items():
        cells = []
        for series in all_series:
            found = evaluate(series, predict, "training").values()
            pair = [_mean(getattr(day, figure) for day in found) for figure in FIGURES]
            cells.append(" / ".join("–" if value is None else f"{value:.3f}" for value in pair))
        print(f"{name:34s} " + "   ".join(cells))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="200 resamplings instead of 5,000")
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--series", type=Path, default=SERIES, metavar="FOLDER", help="other series")
    parser.add_argument("--from", type=date.fromisoformat, dest="rest_from", metavar="DATE")
    parser.add_argument("--training", action="store_true", help="what the constants were chosen by")
    arguments = parser.parse_args()
    all_series = read_series(arguments.series)
    if not all_series:
        print(f"There are no series in {arguments.series.name}: nothing is measured.")
        if arguments.json:
            print(json.dumps({"series": {}, "pooled": None}))
        return
    if arguments.training:
        show_training(all_series)
        return
    rounds = 200 if arguments.quick else 5000
    result = measure(all_series, rounds=rounds, rest_from=arguments.rest_from)
    show(result)
    if arguments.json:
        print(json.dumps(result))


if __name__ == "__main__":
    main()
