"""`province.toml`, `districts.csv`, `tambons.csv` and `organisations.csv` of one folder → a `ProvinceDraft`. Pure."""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from prasan.common.errors import FileRefused
from prasan.common.findings import CellPlace, Finding, Severity
from prasan.organisations.loading.drafts import DistrictDraft, OrganisationDraft, ProvinceDraft, TambonDraft
from prasan.organisations.loading.tables import THAILAND_LAT, THAILAND_LON, Row, rows_of
from prasan.organisations.rules.kinds import KIND_LABEL_TH, OrganisationKind, PointKind
from prasan.organisations.rules.moves import why_not_name

_Kind = TypeVar("_Kind", OrganisationKind, PointKind)

PROVINCE_FILE = "province.toml"
_DISTRICT_COLUMNS = ("code", "name_th", "name_en", "lat", "lon", "population")
_TAMBON_COLUMNS = (*_DISTRICT_COLUMNS, "district_code")
_ORGANISATION_COLUMNS = (*_TAMBON_COLUMNS, "kind", "tambon_codes", "point_kind", "valid_from", "valid_to")


@dataclass(frozen=True, slots=True)
class _Settings:
    """What `province.toml` says."""

    code: str
    name_th: str
    name_en: str
    framework_code: str
    pao_code: str
    published_count: Mapping[OrganisationKind, int]
    published_total: int
    tiles: Mapping[str, tuple[int, int]]


def read_province(folder: Path) -> ProvinceDraft:
    """Read a province's folder. Raises `FileRefused` where a file is missing or cannot be read at all.

    Everything else that is wrong is a finding at its cell: duplicate codes, unknown kinds and districts, points outside
    Thailand, tiles that are missing or used twice, a count that differs from the published one (errors); names that
    occur twice (notes). A row with an error gives no draft.
    """
    settings = _read_settings(folder / PROVINCE_FILE)
    findings: list[Finding] = []
    districts = {draft.code: draft for draft in _districts(folder, settings.tiles, findings)}
    tambons = {draft.code: draft for draft in _tambons(folder, set(districts), findings)}
    organisations = tuple(_organisations(folder, set(districts), set(tambons), findings))
    findings += _tile_findings(settings.tiles, set(districts))
    findings += _name_findings(organisations)
    findings += _count_findings(settings, organisations)
    return ProvinceDraft(
        code=settings.code,
        name_th=settings.name_th,
        name_en=settings.name_en,
        framework_code=settings.framework_code,
        pao_code=settings.pao_code,
        published_count=settings.published_count,
        districts=tuple(districts.values()),
        tambons=tuple(tambons.values()),
        organisations=organisations,
        findings=tuple(findings),
    )


def _read_settings(path: Path) -> _Settings:
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        published = {str(kind): int(count) for kind, count in told["published_count"].items()}
        return _Settings(
            code=str(told["code"]),
            name_th=str(told["name_th"]),
            name_en=str(told["name_en"]),
            framework_code=str(told["framework_code"]),
            pao_code=str(told["pao_code"]),
            published_total=published.pop("total"),
            published_count={OrganisationKind(kind): count for kind, count in published.items()},
            tiles={str(code): (int(row), int(column)) for code, (row, column) in told["tiles"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise FileRefused(
            "province_settings_unreadable",
            f"อ่าน {path.name} ในโฟลเดอร์ {path.parent.name} ไม่ได้ ({fault}) "
            "ไฟล์ต้องมี code, name_th, name_en, framework_code, pao_code, [published_count] และ [tiles]",
            f"{path.name} in {path.parent.name} cannot be read ({fault}); it needs code, name_th, name_en, "
            "framework_code, pao_code, [published_count] and [tiles]",
        ) from fault


def _first_of_each_code(rows: Iterable[Row], findings: list[Finding]) -> Iterator[Row]:
    """Rows with a code that did not come before; the others are findings."""
    seen: dict[str, int] = {}
    for row in rows:
        code = row.text("code")
        if code in seen:
            row.fault(
                "code",
                "code_twice",
                f"รหัส {code} ซ้ำกับบรรทัด {seen[code]} รหัสต้องไม่ซ้ำ แก้รหัสหรือลบบรรทัด",
                f"code {code} already stands in line {seen[code]}; mend or remove one",
            )
            findings += row.faults
            continue
        seen[code] = row.line
        yield row


def _districts(folder: Path, tiles: Mapping[str, tuple[int, int]], findings: list[Finding]) -> Iterator[DistrictDraft]:
    for row in _first_of_each_code(rows_of(folder / "districts.csv", _DISTRICT_COLUMNS), findings):
        code = row.cells["code"].strip()
        tile_row, tile_column = tiles.get(code, (0, 0))
        if not tile_row:
            row.fault(
                "code",
                "district_without_tile",
                f"อำเภอ {code} ไม่มีกระเบื้อง เพิ่มใน [tiles] ของ {PROVINCE_FILE}",
                f"district {code} has no tile; add it to [tiles] in {PROVINCE_FILE}",
            )
        draft = DistrictDraft(
            code,
            row.text("name_th"),
            row.text("name_en"),
            tile_row,
            tile_column,
            row.degrees("lat", THAILAND_LAT),
            row.degrees("lon", THAILAND_LON),
            row.count("population"),
        )
        findings += row.faults
        if not row.faults:
            yield draft


def _tambons(folder: Path, districts: set[str], findings: list[Finding]) -> Iterator[TambonDraft]:
    for row in _first_of_each_code(rows_of(folder / "tambons.csv", _TAMBON_COLUMNS), findings):
        draft = TambonDraft(
            row.cells["code"].strip(),
            row.text("name_th"),
            row.text("name_en"),
            _district_of(row, districts),
            row.degrees("lat", THAILAND_LAT),
            row.degrees("lon", THAILAND_LON),
            row.count("population"),
        )
        findings += row.faults
        if not row.faults:
            yield draft


def _organisations(
    folder: Path, districts: set[str], tambons: set[str], findings: list[Finding]
) -> Iterator[OrganisationDraft]:
    for row in _first_of_each_code(rows_of(folder / "organisations.csv", _ORGANISATION_COLUMNS), findings):
        draft = _organisation(row, districts, tambons)
        findings += row.faults
        if draft is not None and not row.faults:
            yield draft


def _organisation(row: Row, districts: set[str], tambons: set[str]) -> OrganisationDraft | None:
    """One organisation, or None where a cell that it cannot be without does not read."""
    kind = _one_of(row, "kind", OrganisationKind)
    point_kind = _one_of(row, "point_kind", PointKind)
    valid_from, valid_to = row.day("valid_from"), row.day("valid_to")
    name = row.text("name_th")
    if kind and (refusal := why_not_name(name, kind)):
        row.fault("name_th", refusal.code, refusal.message_th, refusal.message_en)
    if valid_from is None:
        row.text("valid_from")
    elif valid_to and valid_to < valid_from:
        row.fault("valid_to", "ends_before_it_begins", "วันสิ้นสุดมาก่อนวันเริ่ม แก้วันใดวันหนึ่ง", "it ends before it begins")
    codes = tuple(row.cells["tambon_codes"].split())
    for code in codes:
        if code not in tambons:
            row.fault(
                "tambon_codes",
                "unknown_tambon",
                f"ไม่รู้จักตำบลรหัส {code} เพิ่มใน tambons.csv หรือแก้รหัส",
                f"subdistrict {code} is not in tambons.csv; add it or mend the code",
            )
    name_en, district = row.text("name_en"), _district_of(row, districts)
    lat, lon = row.degrees("lat", THAILAND_LAT), row.degrees("lon", THAILAND_LON)
    people = row.count("population")
    if kind is None or point_kind is None or valid_from is None:
        return None
    return OrganisationDraft(
        row.cells["code"].strip(),
        name,
        name_en,
        kind,
        district,
        codes,
        lat,
        lon,
        point_kind,
        people,
        valid_from,
        valid_to,
    )


def _one_of(row: Row, column: str, kinds: type[_Kind]) -> _Kind | None:
    written = row.text(column)
    try:
        return kinds(written)
    except ValueError:
        if written:
            row.fault(
                column,
                f"unknown_{column}",
                f"ไม่รู้จัก {column} “{written}” ใช้ค่าใดค่าหนึ่งคือ {', '.join(kinds)}",
                f"unknown {column} “{written}”; use one of {', '.join(kinds)}",
            )
        return None


def _district_of(row: Row, districts: set[str]) -> str:
    code = row.text("district_code")
    if code and code not in districts:
        row.fault(
            "district_code",
            "unknown_district",
            f"ไม่รู้จักอำเภอรหัส {code} เพิ่มใน districts.csv หรือแก้รหัส",
            f"district {code} is not in districts.csv; add it or mend the code",
        )
    return code


def _tile_findings(tiles: Mapping[str, tuple[int, int]], districts: set[str]) -> Iterator[Finding]:
    """Tiles on one cell, before the first row or column, or of no district."""
    place = CellPlace(PROVINCE_FILE)
    on_cell: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for code, tile in tiles.items():
        on_cell[tile].append(code)
        if min(tile) < 1 or code not in districts:
            yield Finding(
                "tile_of_nothing",
                Severity.ERROR,
                place,
                f"กระเบื้อง {code} = {list(tile)} ใน [tiles] ต้องเป็นของอำเภอใน districts.csv และนับแถวกับคอลัมน์จาก 1",
                f"tile {code} = {list(tile)} must be of a district in districts.csv, rows and columns from 1",
            )
    for tile, codes in on_cell.items():
        if len(codes) > 1:
            yield Finding(
                "tile_used_twice",
                Severity.ERROR,
                place,
                f"อำเภอ {', '.join(codes)} อยู่ช่องเดียวกัน {list(tile)} ใน [tiles] ย้ายให้เหลือช่องละหนึ่งอำเภอ",
                f"districts {', '.join(codes)} share the cell {list(tile)} in [tiles]; give each its own",
            )


def _name_findings(organisations: tuple[OrganisationDraft, ...]) -> Iterator[Finding]:
    """Names that several organisations bear: allowed, and the reason why nothing may be keyed on a name."""
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for organisation in organisations:
        bearers[organisation.name_th].append(organisation.code)
    for name, codes in bearers.items():
        if len(codes) > 1:
            yield Finding(
                "name_twice",
                Severity.NOTE,
                CellPlace("organisations.csv"),
                f"ชื่อ “{name}” เป็นของ {len(codes)} แห่ง ({', '.join(codes)}) แยกกันด้วยรหัส",
                f"“{name}” is the name of {len(codes)} organisations ({', '.join(codes)}); the code tells them apart",
            )


def _count_findings(settings: _Settings, organisations: tuple[OrganisationDraft, ...]) -> Iterator[Finding]:
    """The list against what its source says it counts, by kind and in all, and its PAO."""
    place = CellPlace(PROVINCE_FILE)
    counted = Counter(organisation.kind for organisation in organisations if organisation.valid_to is None)
    told = [(KIND_LABEL_TH[kind], counted[kind], settings.published_count.get(kind, 0)) for kind in OrganisationKind]
    for label, found, published in (*told, ("ทั้งหมด", counted.total(), settings.published_total)):
        if found != published:
            yield Finding(
                "count_differs_from_published",
                Severity.ERROR,
                place,
                f"{label}: organisations.csv มี {found} แห่ง แต่ต้นฉบับนับ {published} แห่ง แก้รายการหรือ [published_count]",
                f"{label}: organisations.csv has {found}, its source counts {published}; mend one of them",
            )
    pao = [organisation.code for organisation in organisations if organisation.kind is OrganisationKind.PAO]
    if settings.pao_code not in pao:
        yield Finding(
            "pao_not_in_list",
            Severity.ERROR,
            place,
            f"pao_code {settings.pao_code} ไม่ใช่ อบจ. ใน organisations.csv แก้ให้ตรงกัน",
            f"pao_code {settings.pao_code} is not a PAO in organisations.csv; make them agree",
        )
