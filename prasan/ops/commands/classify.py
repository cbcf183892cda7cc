"""`prasan classify FILE`: project names → ranked guidelines with evidence; no database."""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from prasan.classification.loading import NamedProject, NamedProjects, load_vocabulary, read_names
from prasan.classification.rules import Classifier, Decision, Proposal
from prasan.classification.rules.carrying import Link, carried
from prasan.common.places import province_folder
from prasan.framework.loading.alignments import read_alignments
from prasan.framework.rules import Kind

HELP = "เสนอแนวทางการพัฒนาของโครงการแต่ละรายการจากชื่อ วัตถุประสงค์ เป้าหมาย และแผนงาน พร้อมคำที่ใช้ตัดสิน"
_VOCABULARY_FOLDER = "vocabulary"
_LINKS, _PREVIOUS = "alignments.toml", "previous-framework"
_DECISIONS_TH = {
    Decision.SURE: "แน่ใจ",
    Decision.LIKELY: "น่าจะใช่",
    Decision.CANNOT_TELL: "บอกไม่ได้",
    Decision.NO_PROJECT: "ไม่ใช่โครงการพัฒนา",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, help="สมุดงานแผน (.xlsx) หรือ CSV ที่มีหัวตาราง name[,objective,target,budget_class]"
    )
    parser.add_argument("--vocabulary", type=Path, metavar="DIR", help="โฟลเดอร์คลังคำ (ปกติใช้ของจังหวัด)")
    parser.add_argument("--json", action="store_true", help="พิมพ์ผลเป็น JSON")
    parser.add_argument("--strategies", action="store_true", help="ใน JSON บอกยุทธศาสตร์ของกรอบฉบับก่อนด้วย")


def run(arguments: argparse.Namespace) -> int:
    names = read_names(arguments.file)
    classifier = Classifier(load_vocabulary(arguments.vocabulary or province_folder() / _VOCABULARY_FOLDER))
    asked = tqdm(names.projects, desc="จัดเข้าแนวทาง", unit="โครงการ", disable=None, delay=1)
    answers = [(project, classifier.classify(project.text)) for project in asked]
    if arguments.json:
        links = _links_to_strategies(province_folder()) if arguments.strategies else None
        print(json.dumps(_as_json(names, answers, links), ensure_ascii=False))
    else:
        _print(names, answers)
    return 0


def _links_to_strategies(folder: Path) -> tuple[Link, ...]:
    """What each guideline stands for among the strategies of the period before, by the province's file of links."""
    file = folder / _LINKS
    drafts = read_alignments(file) if file.is_file() else ()
    return tuple(
        Link(one.from_element.code, one.to_element.code)
        for one in drafts
        if one.from_element.kind is Kind.GUIDELINE and _PREVIOUS in one.to_element.edition
    )


def _as_json(
    names: NamedProjects, answers: list[tuple[NamedProject, Proposal]], links: Sequence[Link] | None
) -> dict[str, object]:
    return {
        "projects": [
            {
                "sheet": project.sheet,
                "row": project.row,
                "name": project.text.name,
                "decision": str(proposal.decision),
                "ranked": [
                    {"guideline": one.guideline, "probability": one.probability, "evidence": list(one.evidence)}
                    for one in proposal.ranked
                ],
                **_strategies_of(proposal, links),
            }
            for project, proposal in answers
        ],
        "findings": [finding.as_json() for finding in names.findings],
    }


def _strategies_of(proposal: Proposal, links: Sequence[Link] | None) -> dict[str, object]:
    if links is None:
        return {}
    found = carried(proposal.ranked, links)
    return {"strategies": [{"strategy": one.target, "probability": one.probability} for one in found]}


def _print(names: NamedProjects, answers: list[tuple[NamedProject, Proposal]]) -> None:
    for project, proposal in answers:
        place = f"{project.sheet} {project.row}" if project.sheet else str(project.row)
        print(f"{place}\t{project.text.name}")
        best = proposal.ranked[0] if proposal.ranked and proposal.decision is not Decision.NO_PROJECT else None
        told = f"แนวทาง {best.guideline} ({best.probability:.0%}) · {' · '.join(best.evidence)}" if best else ""
        print(f"\t{_DECISIONS_TH[proposal.decision]}\t{told}".rstrip())
    counted = Counter(proposal.decision for _, proposal in answers)
    sums = " · ".join(f"{_DECISIONS_TH[decision]} {counted[decision]:,}" for decision in Decision)
    print(f"{len(answers):,} โครงการ: {sums} · ข้อสังเกต {len(names.findings):,}")
    for finding in names.findings:
        print(f"{finding.place}: {finding.message_th}")
