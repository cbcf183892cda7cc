"""What learning from an installation's decisions costs: time, memory, and speed afterwards; no database.

    python -m benchmarks.learn [--counts 2000 20000 67500] [--seed 1] [--out FILE]

The decisions are made up from typical titles, two of one guideline joined, with an objective of a third: all of them different,
which is the worst case (forty roads of one plan are one lesson). Each count is measured in a process of its own.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

from prasan.classification.loading import load_vocabulary
from prasan.classification.rules import Confirmation, ProjectText, Vocabulary
from prasan.classification.rules.reading import Reader
from prasan.classification.rules.training import Knowledge, changes, digest_of, distinct, pack, unpack
from prasan.common.places import province_folder

_TIMED = 2000


def decisions(vocabulary: Vocabulary, count: int, seed: int) -> list[Confirmation]:
    """So many different decisions, the same for the same seed."""
    rng = random.Random(seed)
    told = [one for one in vocabulary.guidelines if len(one.titles) > 1]
    made: dict[str, Confirmation] = {}
    while len(made) < count:
        words = rng.choice(told)
        first, second, objective = (rng.choice(words.titles) for _ in range(3))
        name = f"{first} {second}"
        made[name] = Confirmation(ProjectText(name, f"เพื่อ{objective}"), words.code)
    return list(made.values())


def measure(count: int, seed: int) -> dict[str, object]:
    """Seconds of processor time and megabytes of this process for one count."""
    vocabulary = load_vocabulary(province_folder() / "vocabulary")
    made = decisions(vocabulary, count, seed)
    before = time.process_time()
    lessons = tuple(distinct(made, Reader(vocabulary.abbreviations, vocabulary.spellings)).values())
    read = time.process_time()
    classifier = Knowledge(vocabulary, lessons).classifier()
    built = time.process_time()
    more = decisions(vocabulary, 1, seed + 2)
    begun = time.process_time()
    classifier.updated(*changes(lessons, (*lessons, more[0])))
    learnt_one = time.process_time() - begun
    content = pack(Knowledge(vocabulary, lessons))
    packed = time.process_time() - learnt_one
    assert digest_of(pack(unpack(content))) == digest_of(content)
    asked = [one.text for one in decisions(vocabulary, _TIMED, seed + 1)]
    start = time.process_time()
    for text in asked:
        classifier.classify(text)
    answered = time.process_time()
    return {
        "decisions": count,
        "learnt": len(lessons),
        "read_seconds": round(read - before, 1),
        "build_seconds": round(built - read, 1),
        "one_more_seconds": round(learnt_one, 3),
        "pack_seconds": round(packed - built, 1),
        "model_mb": round(len(content) / 1_000_000, 1),
        "projects_per_second": round(_TIMED / (answered - start)),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "version": classifier.version,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="+", default=[2000, 20_000, 67_500])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("results") / "learn.json")
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(measure(arguments.one, arguments.seed)))
        return
    rows = []
    for count in arguments.counts:
        command = [sys.executable, "-m", "benchmarks.learn", "--one", str(count), "--seed", str(arguments.seed)]
        told = subprocess.run(command, check=True, capture_output=True, text=True)
        rows.append(json.loads(told.stdout))
        print(rows[-1], flush=True)
    arguments.out.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
