"""How well and how fast overlaps are found among made-up projects, and what common ways would find in the same list.

    python -m benchmarks.overlaps [--count 100000] [--seed 7] [--side-by-side 4000] [--real TITLES.csv ...]

The planter (`benchmarks/planting`) writes each title again as another planner would: short forms, Thai digits, another
order, slips, renamed villages, phases, and beside them hard likenesses (the same title with another village, segment or length).
The ways `spaced`, `shortened`, `procured`, `mistyped` are kept apart by name. A second planter (`second`, `second_hand`)
writes in another spirit and begins at other titles: the demonstration's, its own, and real ones where `--real` names CSV
files with a column `name`. A third (`third`) writes records in the house styles of offices and hands in files: with names and
subdistricts, with codes alone, with Thai headings, and with names alone. MinHash-LSH needs `datasketch`, no part of prasan:
where it is not installed its row says so.
The others' thresholds are those that give each its best F1 on the list.
"""

import argparse
import resource
import sqlite3
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from rapidfuzz import fuzz, process

from benchmarks.planting.planter import Province, plant
from benchmarks.planting.second import plant_second, real_titles
from benchmarks.planting.third import Table, plant_third
from benchmarks.planting.writing import HELD_OUT
from benchmarks.tables import report
from prasan.coordination.loading import read_listed
from prasan.coordination.rules.finding import Index, find_overlaps
from prasan.coordination.rules.listed import Listed
from prasan.plans.rules.works.reading import written_out

Pair = tuple[int, int]
Scored = dict[Pair, float]
_NEW_PROJECTS = 300


def ours(province: Province) -> tuple[dict[str, object], set[Pair]]:
    """Reading, index and finding, each timed by the processor's clock (the machine may be shared) and by the wall's."""
    wall = time.perf_counter()
    steps = [time.process_time()]
    listed = province.listed()
    steps.append(time.process_time())
    index = Index(listed)
    steps.append(time.process_time())
    found = {one.pair: one.kind for one in index.all_overlaps()}
    steps.append(time.process_time())
    wall = time.perf_counter() - wall
    read, built, compared = (after - before for before, after in pairwise(steps))
    hit = [pair for pair in province.truth if pair in found]
    times = _new_project_times(index, listed)
    row: dict[str, object] = {
        "projects": len(listed),
        "planted pairs": len(province.truth),
        "recall %": round(100 * len(hit) / len(province.truth), 1),
        "precision %": round(100 * len(hit) / max(1, len(found)), 1),
        "kind right %": round(100 * sum(found[pair] is province.truth[pair] for pair in hit) / max(1, len(hit)), 1),
        "read s": round(read, 1),
        "index s": round(built, 1),
        "find s": round(compared, 1),
        "processor s": round(read + built + compared, 1),
        "wall s": round(wall, 1),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "new p50 ms": round(1000 * times[len(times) // 2], 1),
        "new p95 ms": round(1000 * times[int(len(times) * 0.95)], 1),
    }
    return row, set(found)


def _new_project_times(index: Index, listed: list[Listed]) -> list[float]:
    chosen = Random(5).sample(listed, min(_NEW_PROJECTS, len(listed)))
    times = []
    for one in chosen:
        start = time.perf_counter()
        index.overlaps_of(one)
        times.append(time.perf_counter() - start)
    return sorted(times)


def by_way(province: Province, found: set[Pair]) -> list[dict[str, object]]:
    """Recall for each way of writing again; a pair written in several ways counts in each."""
    ways: dict[str, list[bool]] = {}
    for pair in province.truth:
        for way in province.how[pair].split("+"):
            ways.setdefault(way, []).append(pair in found)
    return [
        {
            "way": way + (" (held out)" if way in HELD_OUT else ""),
            "pairs": len(hits),
            "recall %": round(100 * sum(hits) / len(hits), 1),
        }
        for way, hits in sorted(ways.items())
    ]


def minhash(titles: list[str]) -> Scored | None:
    """datasketch: MinHash-LSH over pieces of four letters, 128 permutations, threshold 0.5; scored by estimated Jaccard."""
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        return None
    lsh = MinHashLSH(threshold=0.5, num_perm=128)
    hashes = []
    for place, title in enumerate(titles):
        one = MinHash(num_perm=128)
        one.update_batch([title[at : at + 4].encode() for at in range(max(1, len(title) - 3))])
        hashes.append(one)
        lsh.insert(place, one)
    return {
        (min(place, other), max(place, other)): one.jaccard(hashes[other])
        for place, one in enumerate(hashes)
        for other in lsh.query(one)
        if other != place
    }


def trigram_search(titles: list[str]) -> Scored:
    """SQLite FTS5 with its trigram tokenizer: each title's ten nearest by bm25, scored by the likeness of the texts."""
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table titles using fts5(title, tokenize='trigram')")
    connection.executemany("insert into titles(rowid, title) values (?, ?)", enumerate(titles))
    found: Scored = {}
    for place, title in enumerate(titles):
        pieces = [title[at : at + 3] for at in range(0, len(title) - 2, 3)]
        asked = " OR ".join('"' + piece.replace('"', '""') + '"' for piece in pieces if piece.strip())
        rows = connection.execute(
            "select rowid from titles where titles match ? order by rank limit 11", (asked,)
        ).fetchall()
        for (other,) in rows:
            if other != place:
                found[min(place, other), max(place, other)] = fuzz.ratio(title, titles[other]) / 100
    return found


def all_pairs(titles: list[str]) -> Scored:
    """rapidfuzz: token_sort_ratio of every pair."""
    found: Scored = {}
    for place, title in enumerate(titles):
        others = titles[:place]
        for _, score, other in process.extract(
            title, others, scorer=fuzz.token_sort_ratio, score_cutoff=70, limit=None
        ):
            found[other, place] = score / 100
    return found


def best(scored: Scored, truth: set[Pair]) -> tuple[float, float, float]:
    """Recall, precision and threshold at the best F1."""
    ranked = sorted(scored.items(), key=lambda item: -item[1])
    outcome, hits = (0.0, 0.0, 0.0), 0
    best_f1 = 0.0
    for count, (pair, score) in enumerate(ranked, start=1):
        hits += pair in truth
        recall, precision = hits / len(truth), hits / count
        if recall + precision and 2 * recall * precision / (recall + precision) > best_f1:
            best_f1 = 2 * recall * precision / (recall + precision)
            outcome = (recall, precision, score)
    return outcome


def side_by_side(province: Province) -> Iterator[dict[str, object]]:
    """Every way on the same list, in this process."""
    row, _ = ours(province)
    yield {
        "way": "prasan",
        "recall %": row["recall %"],
        "precision %": row["precision %"],
        "threshold": "0.5 (fixed)",
        "processor s": row["processor s"],
    }
    # The peers get the titles as prasan's reader writes them out, without which they fare far worse.
    titles = [written_out(one.title).replace(" ", "") for one in province.projects]
    ways: tuple[tuple[str, Callable[[list[str]], Scored | None]], ...] = (
        ("MinHash-LSH (datasketch)", minhash),
        ("trigram search (SQLite FTS5)", trigram_search),
        ("all pairs (rapidfuzz)", lambda _: all_pairs([written_out(one.title) for one in province.projects])),
    )
    for name, way in ways:
        start = time.process_time()
        scored = way(titles)
        spent = time.process_time() - start
        if scored is None:
            yield {"way": name, "recall %": "not installed", "precision %": "", "threshold": "", "processor s": ""}
            continue
        recall, precision, threshold = best(scored, set(province.truth))
        yield {
            "way": name,
            "recall %": round(100 * recall, 1),
            "precision %": round(100 * precision, 1),
            "threshold": round(threshold, 2),
            "processor s": round(spent, 1),
        }


def second(count: int, laos: int, seed: int, real: list[str]) -> None:
    """The second planter: ways that were mended for, and ways that were never looked at."""
    rows = []
    for unseen in (False, True):
        province = plant_second(count, laos=laos, seed=seed, unseen=unseen, real=real)
        row, found = ours(province)
        rows.append({"ways": "never looked at" if unseen else "mended for", **row})
        name = "overlaps_second_unseen_by_way" if unseen else "overlaps_second_by_way"
        report(name, by_way(province, found), seed=seed)
    report("overlaps_second", rows, seed=seed, real_titles=len(real))


def third(count: int, seed: int, real: list[str]) -> None:
    """The third planter, through a file as the command reads it; recall by the way in which each copy was made."""
    rows, ways = [], []
    for columns in ("full", "codes", "thai", "names"):
        table = plant_third(
            count, laos=max(12, count * 224 // 100_000), seed=seed, real=real, area_said=columns == "names"
        )
        row, by_way = _through_file(table, columns)
        rows.append(row)
        ways += by_way
    report("overlaps_third_by_way", ways, seed=seed)
    report("overlaps_third", rows, seed=seed, real_titles=len(real))


def _through_file(table: Table, columns: str) -> tuple[dict[str, object], list[dict[str, object]]]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{columns}.csv"
        table.write(file, columns)
        start = time.process_time()
        found = {one.pair: one.kind for one in find_overlaps(read_listed(file).listed)}
        spent = time.process_time() - start
    hit = [pair for pair in table.truth if pair in found]
    ways: dict[str, list[bool]] = {}
    for pair in table.truth:
        for way in table.how[pair].split("+"):
            ways.setdefault(way, []).append(pair in found)
    row: dict[str, object] = {
        "columns": columns,
        "projects": len(table.rows),
        "planted pairs": len(table.truth),
        "recall %": round(100 * len(hit) / len(table.truth), 1),
        "precision %": round(100 * len(hit) / max(1, len(found)), 1),
        "kind right %": round(100 * sum(found[pair] == table.truth[pair] for pair in hit) / max(1, len(hit)), 1),
        "processor s": round(spent, 1),
    }
    by_way = [
        {"columns": columns, "way": way, "pairs": len(hits), "recall %": round(100 * sum(hits) / len(hits), 1)}
        for way, hits in sorted(ways.items())
    ]
    return row, by_way


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--side-by-side", type=int, default=4_000)
    parser.add_argument("--real", type=Path, nargs="*", default=[])
    arguments = parser.parse_args()
    laos = max(12, arguments.count * 225 // 100_000)
    small = plant(arguments.side_by_side, laos=max(9, arguments.side_by_side * 225 // 100_000), seed=arguments.seed + 1)
    report("overlaps_side_by_side", list(side_by_side(small)), projects=arguments.side_by_side, pairs=len(small.truth))
    province = plant(arguments.count, laos=max(9, arguments.count * 225 // 100_000), seed=arguments.seed)
    row, found = ours(province)
    report("overlaps", [row], seed=arguments.seed)
    report("overlaps_by_way", by_way(province, found), seed=arguments.seed)
    del province, found
    real = list(dict.fromkeys(title for file in arguments.real for title in real_titles(file)))
    second(arguments.count, laos, arguments.seed, real)
    third(arguments.count, arguments.seed, real)


if __name__ == "__main__":
    main()
