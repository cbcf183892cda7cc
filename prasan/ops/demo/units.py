"""What the same department is called in each kind of organisation, and how big organisations are. Pure."""

from prasan.organisations.rules.kinds import OrganisationKind

PAO, CITY, TOWN, SMALL, SAO = (
    OrganisationKind.PAO,
    OrganisationKind.CITY,
    OrganisationKind.TOWN,
    OrganisationKind.SUBDISTRICT_MUNICIPALITY,
    OrganisationKind.SAO,
)
_OFFICE = {PAO: "สำนักปลัดองค์การบริหารส่วนจังหวัด", CITY: "สำนักปลัดเทศบาล", TOWN: "สำนักปลัดเทศบาล", SMALL: "สำนักปลัดเทศบาล"}
_NAMES = {
    "ช่าง": {PAO: "สำนักช่าง", CITY: "สำนักช่าง"},
    "ศึกษา": {PAO: "สำนักการศึกษา ศาสนาและวัฒนธรรม", CITY: "สำนักการศึกษา", SAO: "กองการศึกษา ศาสนาและวัฒนธรรม"},
    "สาธารณสุข": {PAO: "กองสาธารณสุข", CITY: "สำนักสาธารณสุขและสิ่งแวดล้อม"},
    "ปลัด": _OFFICE,
    "สวัสดิการ": {},
    "ยุทธศาสตร์": {
        **_OFFICE,
        PAO: "สำนักยุทธศาสตร์และงบประมาณ",
        CITY: "กองยุทธศาสตร์และงบประมาณ",
        TOWN: "กองยุทธศาสตร์และงบประมาณ",
    },
    "เกษตร": {**_OFFICE, SAO: "กองส่งเสริมการเกษตร"},
    "คลัง": {},
}
_USUAL = {
    "ช่าง": "กองช่าง",
    "ศึกษา": "กองการศึกษา",
    "สาธารณสุข": "กองสาธารณสุขและสิ่งแวดล้อม",
    "ปลัด": "สำนักปลัด",
    "สวัสดิการ": "กองสวัสดิการสังคม",
    "ยุทธศาสตร์": "สำนักปลัด",
    "เกษตร": "สำนักปลัด",
    "คลัง": "กองคลัง",
}
# How many projects and how much money, against an SAO.
PROJECTS_AGAINST_SAO = {PAO: 2.6, CITY: 2.4, TOWN: 1.6, SMALL: 1.15, SAO: 1.0}
MONEY_AGAINST_SAO = {PAO: 4.0, CITY: 2.8, TOWN: 1.6, SMALL: 1.15, SAO: 1.0}


def unit_name(short: str, kind: OrganisationKind) -> str:
    """`ช่าง` → `กองช่าง`, in a city `สำนักช่าง`. Raises `KeyError` for a department that no organisation has."""
    return _NAMES[short].get(kind, _USUAL[short])
