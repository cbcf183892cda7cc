"""How well and how fast projects are classified, on titles that people labelled.

    python benchmarks/classify.py LABELLED.csv [--vocabulary DIR] [--out FILE] [--errors]

The CSV has the columns id, name, objective, target, budget_class, guideline, accepted, also; `accepted` holds every
guideline (or X) that a title may rightly be put under. The titles are split in two halves by their ids: the errors of
the dev half may be looked at (`--errors`), of the test half only the numbers are shown.
"""

import argparse
import csv
import hashlib
import json
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from prasan.classification.loading import load_vocabulary
from prasan.classification.rules import Classifier, Decision, ProjectText, Proposal
from prasan.classification.rules.vocabulary import NO_PROJECT
from prasan.common.places import province_folder

_TIMED_TITLES = 20_000
_BINS = 10


@dataclass(frozen=True, slots=True)
class Labelled:
    """A title, where it may rightly be put, and in which half it is."""

    text: ProjectText
    accepted: frozenset[str]
    half: str


def read_labelled(file: Path) -> list[Labelled]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return [
            Labelled(
                ProjectText(row["name"], row["objective"], row["target"], row["budget_class"]),
                frozenset(row["accepted"].split()),
                "dev" if hashlib.sha256(f"split 1 {row['id']}".encode()).digest()[0] % 2 else "test",
            )
            for row in csv.DictReader(lines)
        ]


def answer_of(proposal: Proposal) -> str:
    """The one answer: the first guideline, X where it is no project, "" where nothing is proposed."""
    if proposal.decision is Decision.NO_PROJECT:
        return NO_PROJECT
    return proposal.ranked[0].guideline if proposal.ranked else ""


def share(rows: Sequence[tuple[Labelled, Proposal]], is_right: Callable[[Labelled, Proposal], bool]) -> float | None:
    """Per cent of the rows that are right; None of none."""
    return round(100 * sum(is_right(*row) for row in rows) / len(rows), 1) if rows else None


def right_first(one: Labelled, proposal: Proposal) -> bool:
    return answer_of(proposal) in one.accepted


def right_issue(one: Labelled, proposal: Proposal) -> bool:
    return answer_of(proposal).split(".")[0] in {code.split(".")[0] for code in one.accepted}


def within_three(one: Labelled, proposal: Proposal) -> bool:
    return right_first(one, proposal) or any(ranked.guideline in one.accepted for ranked in proposal.ranked[:3])


def measured(rows: Sequence[tuple[Labelled, Proposal]]) -> dict[str, object]:
    sure = [row for row in rows if row[1].decision is Decision.SURE]
    no_project = [row for row in rows if NO_PROJECT in row[0].accepted]
    called_none = [row for row in rows if row[1].decision is Decision.NO_PROJECT]
    of_guideline: defaultdict[str, list[tuple[Labelled, Proposal]]] = defaultdict(list)
    for row in rows:
        for code in row[0].accepted:
            of_guideline[code].append(row)
    per_guideline = {
        code: {"titles": len(of), "right": share(of, right_first)} for code, of in sorted(of_guideline.items())
    }
    recalls = [share(of, right_first) or 0.0 for of in of_guideline.values()]
    return {
        "titles": len(rows),
        "issue": share(rows, right_issue),
        "guideline_first": share(rows, right_first),
        "within_three": share(rows, within_three),
        "sure_right": share(sure, right_first),
        "sure_share": round(100 * len(sure) / len(rows), 1) if rows else None,
        "no_project_recall": share(no_project, right_first),
        "no_project_right": share(called_none, right_first),
        "macro_average": round(sum(recalls) / len(recalls), 1) if recalls else None,
        "reliability": reliability(rows),
        "per_guideline": per_guideline,
    }


def reliability(rows: Sequence[tuple[Labelled, Proposal]]) -> list[dict[str, object]]:
    """For each tenth of probability: how many first guidelines had it, and how many of them were right (per cent)."""
    bins: defaultdict[int, list[tuple[Labelled, Proposal]]] = defaultdict(list)
    for row in rows:
        if row[1].ranked:
            bins[min(int(row[1].ranked[0].probability * _BINS), _BINS - 1)].append(row)
    return [
        {
            "from": number / _BINS,
            "titles": len(bins[number]),
            "right": share(bins[number], lambda one, proposal: proposal.ranked[0].guideline in one.accepted),
        }
        for number in sorted(bins)
    ]


def titles_per_second(classifier: Classifier, texts: Sequence[ProjectText]) -> float:
    """Titles per second of one core (processor time), each text asked as often as it takes to fill the run."""
    asked = [texts[number % len(texts)] for number in range(_TIMED_TITLES)]
    start = time.process_time()
    for text in asked:
        classifier.classify(text)
    return round(len(asked) / (time.process_time() - start))


def print_table(result: dict[str, dict[str, object]]) -> None:
    names = ["titles", "issue", "guideline_first", "within_three", "sure_right", "sure_share", "no_project_recall"]
    names += ["no_project_right", "macro_average"]
    print(f"{'':20}" + "".join(f"{half:>9}" for half in result))
    for name in names:
        cells = ("-" if result[half][name] is None else str(result[half][name]) for half in result)
        print(f"{name:20}" + "".join(f"{cell:>9}" for cell in cells))


def print_errors(rows: Sequence[tuple[Labelled, Proposal]]) -> None:
    for one, proposal in rows:
        if not right_first(one, proposal):
            best = [f"{ranked.guideline} {ranked.probability:.2f}" for ranked in proposal.ranked[:3]]
            why = proposal.ranked[0].evidence if proposal.ranked else ()
            print(f"{'/'.join(sorted(one.accepted)):8} {proposal.decision} {best} {one.text.name} {why}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("--vocabulary", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("results") / "classify.json")
    parser.add_argument("--errors", action="store_true", help="print the wrong answers of the dev half")
    arguments = parser.parse_args()
    labelled = read_labelled(arguments.labelled)
    start = time.process_time()
    classifier = Classifier(load_vocabulary(arguments.vocabulary or province_folder() / "vocabulary"))
    seconds = round(time.process_time() - start, 2)
    rows = [(one, classifier.classify(one.text)) for one in labelled]
    halves = {half: [row for row in rows if row[0].half == half] for half in ("dev", "test")}
    result = {half: measured(of) for half, of in {**halves, "all": rows}.items()}
    names = titles_per_second(classifier, [ProjectText(one.text.name) for one in labelled])
    speed = titles_per_second(classifier, [one.text for one in labelled])
    megabytes = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print_table(result)
    print(f"titles/s {names:,.0f}, with objective and target {speed:,.0f} · start {seconds} s · memory {megabytes} MB")
    if arguments.errors:
        print_errors(halves["dev"])
    cost = {
        "titles_per_second": names,
        "projects_per_second": speed,
        "start_seconds": seconds,
        "memory_mb": megabytes,
        "version": classifier.version,
    }
    arguments.out.parent.mkdir(exist_ok=True)
    arguments.out.write_text(
        json.dumps({**result, "cost": cost}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
