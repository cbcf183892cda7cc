"""How fast projects are classified, and how well, on titles that people labelled.

    python -m benchmarks.classify LABELLED.csv [--vocabulary DIR] [--out FILE] [--errors]

The figures of quality stand in docs/reference/classification.md (`prasan evaluate-classifier`); here is their short form beside
the speed. The titles are split in two halves by their ids: the errors of the dev half may be looked at (`--errors`).
"""

import argparse
import json
import resource
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from prasan.classification.loading import Labelled, load_vocabulary, read_labelled
from prasan.classification.rules import Classifier, ProjectText
from prasan.classification.rules.measures import Judged, measure
from prasan.common.places import province_folder

_TIMED_TITLES = 20_000


def titles_per_second(classifier: Classifier, texts: Sequence[ProjectText]) -> float:
    """Titles per second of one core (processor time), each text asked as often as it takes to fill the run."""
    asked = [texts[number % len(texts)] for number in range(_TIMED_TITLES)]
    start = time.process_time()
    for text in asked:
        classifier.classify(text)
    return round(len(asked) / (time.process_time() - start))


def print_table(result: dict[str, dict[str, object]]) -> None:
    names = ["titles", "issue", "first", "within_three", "sure_right", "sure_share", "no_project_found"]
    names += ["no_project_right", "macro_average"]
    print(f"{'':20}" + "".join(f"{half:>9}" for half in result))
    for name in names:
        cells = ("-" if result[half][name] is None else str(result[half][name]) for half in result)
        print(f"{name:20}" + "".join(f"{cell:>9}" for cell in cells))


def print_errors(rows: Sequence[tuple[Labelled, Judged]]) -> None:
    for labelled, one in rows:
        if not one.is_right:
            best = [f"{ranked.guideline} {ranked.probability:.2f}" for ranked in one.proposal.ranked[:3]]
            why = one.proposal.ranked[0].evidence if one.proposal.ranked else ()
            print(f"{'/'.join(sorted(one.accepted)):8} {one.proposal.decision} {best} {labelled.text.name} {why}")


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
    rows = [(one, Judged(one.accepted, classifier.classify(one.text))) for one in labelled]
    halves = {half: [row for row in rows if row[0].half == half] for half in ("dev", "test")}
    result = {half: asdict(measure([one for _, one in of])) for half, of in {**halves, "all": rows}.items()}
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
