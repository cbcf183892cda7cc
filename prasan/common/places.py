"""Where the data of the provinces lies on this machine: reads the environment and looks at folders, nothing more."""

import os
from pathlib import Path

from prasan.common.errors import NotFound

_REPOSITORY_DATA = Path(__file__).resolve().parents[2] / "data"
# A province's folder is one that says so in this file; other folders beside it are left alone.
_PROVINCE_FILE = "province.toml"


def data_folder() -> Path:
    """The folder of reference data: the environment's PRASAN_DATA, or `data/` of the repository.

    Raises `NotFound` where there is none.
    """
    folder = Path(os.environ.get("PRASAN_DATA") or _REPOSITORY_DATA)
    if not folder.is_dir():
        raise NotFound(
            "data_folder_missing",
            f"ไม่พบโฟลเดอร์ข้อมูล {folder} ให้ตั้งค่า PRASAN_DATA เป็นโฟลเดอร์ที่มีข้อมูลจังหวัด",
            f"There is no data folder {folder}; set PRASAN_DATA to the folder that holds the provinces.",
        )
    return folder


def province_folder(code: str | None = None) -> Path:
    """The folder of one province's data.

    `code` is the folder's name; without it the environment's PRASAN_PROVINCE, and without that the first province
    there is. Raises `NotFound`, naming the provinces that there are.
    """
    provinces = {one.parent.name: one.parent for one in sorted(data_folder().glob(f"*/{_PROVINCE_FILE}"))}
    wanted = code or os.environ.get("PRASAN_PROVINCE") or next(iter(provinces), "")
    if wanted not in provinces:
        known = ", ".join(provinces) or "-"
        raise NotFound(
            "province_missing",
            f"ไม่พบข้อมูลจังหวัด “{wanted}” ใน {data_folder()} ที่มีคือ {known} ให้ตั้งค่า PRASAN_PROVINCE เป็นหนึ่งในนี้",
            f"There is no province “{wanted}” in {data_folder()}, only {known}; set PRASAN_PROVINCE to one of them.",
        )
    return provinces[wanted]


def common_file(name: str) -> Path:
    """A file of data that all provinces share: PRASAN_DATA's own where it has one, else the repository's."""
    own = data_folder() / name
    return own if own.is_file() else _REPOSITORY_DATA / name
