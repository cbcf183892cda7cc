"""Loading a province: what the sentence says, and that the same data again changes nothing."""

import shutil
from pathlib import Path

import pytest

from prasan.common.places import province_folder
from prasan.framework.models import Alignment
from prasan.ops.reference import load_reference

pytestmark = pytest.mark.django_db


def test_the_links_of_a_province_are_proposed_once_and_counted() -> None:
    assert load_reference("khonkaen").endswith("เสนอความเชื่อมโยง 342 รายการ (ใหม่หรือแก้ถ้อยคำ 342)")
    assert load_reference("khonkaen").endswith("เสนอความเชื่อมโยง 342 รายการ (ใหม่หรือแก้ถ้อยคำ 0)")
    assert Alignment.objects.count() == 342
    assert not Alignment.objects.exclude(status="proposed").exists()


def test_a_province_without_links_loads_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(province_folder("khonkaen"), tmp_path / "khonkaen", ignore=shutil.ignore_patterns("align*"))
    monkeypatch.setenv("PRASAN_DATA", str(tmp_path))
    assert load_reference("khonkaen").endswith("องค์ประกอบ")
    assert not Alignment.objects.exists()
