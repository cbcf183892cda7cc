"""Every plan of a folder from the command line: matched and imported one by one, each by the same actions as elsewhere."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from prasan.common.errors import InputRefused, Refusal
from prasan.ops.importing import Outcome, import_plan
from prasan.organisations.models import Organisation
from prasan.plans.loading import read_plan
from prasan.plans.loading.folders import ENDINGS
from prasan.plans.rules.folders import match


@dataclass(frozen=True, slots=True)
class FileLine:
    """What became of one file."""

    name: str
    outcome: Outcome | None
    refusal: Refusal | None

    def sentence(self) -> str:
        """One Thai sentence for the person at the terminal."""
        if self.outcome:
            return f"{self.name}: {self.outcome.sentence()}"
        return f"{self.name}: {self.refusal.message_th if self.refusal else ''}"

    def as_json(self) -> dict[str, object]:
        """The form of `--json`."""
        refused = self.refusal and {
            "code": self.refusal.code,
            "message_th": self.refusal.message_th,
            "message_en": self.refusal.message_en,
        }
        return {"file": self.name, "refused": refused, "outcome": self.outcome.as_json() if self.outcome else None}


def import_folder(folder: Path, *, apply: bool, username: str) -> tuple[FileLine, ...]:
    """Read, match and compare (or apply) every plan file of a folder, in the order of their names."""
    if not folder.is_dir():
        raise InputRefused(
            "no_folder", f"ไม่มีโฟลเดอร์ {folder} ตรวจชื่อและที่อยู่", f"There is no folder {folder}; check its name."
        )
    names = dict(Organisation.objects.filter(province__code=settings.PROVINCE).values_list("code", "name_th"))
    paths = sorted(path for path in folder.iterdir() if path.name.lower().endswith(ENDINGS) and path.is_file())
    return tuple(_line(path, names, apply=apply, username=username) for path in paths if not path.name.startswith("~$"))


def _line(path: Path, names: dict[str, str], *, apply: bool, username: str) -> FileLine:
    try:
        document = read_plan(path, file_name=path.name)
        found = match(
            code=document.organisation_code, printed_name=document.organisation_name, file_name=path.name, names=names
        )
        if not found.code:
            raise _doubtful(found.candidates, names)
        outcome = import_plan(
            path, organisation_code=found.code, username=username, dry_run=not apply, leave_out_errors=False
        )
        return FileLine(path.name, outcome, None)
    except Refusal as refusal:
        return FileLine(path.name, None, refusal)


def _doubtful(candidates: tuple[str, ...], names: dict[str, str]) -> Refusal:
    like = ", ".join(f"{names[code]} ({code})" for code in candidates)
    return Refusal(
        "doubtful_organisation",
        f"ไม่แน่ใจว่าเป็นของ อปท. ใด{' อาจเป็น ' + like if like else ''} นำเข้าทีละไฟล์ด้วย import-plan --organisation",
        "It is not certain whose plan this is; import it alone with import-plan --organisation.",
    )
