"""A small province and its few people, built from files and actions; every test knows who is where."""

from collections.abc import Mapping
from pathlib import Path

ORGANISATION_COLUMNS = (
    "code", "name_th", "name_en", "kind", "district_code", "tambon_codes",
    "lat", "lon", "point_kind", "population", "valid_from", "valid_to",
)  # fmt: skip
FILES: Mapping[str, str] = {
    "province.toml": """
code = "lakeland"
name_th = "ทะเลสาบ"
name_en = "Lakeland"
framework_code = "lakeland-2571-2575"
pao_code = "1"
[published_count]
total = 4
pao = 1
subdistrict_municipality = 1
sao = 2
[tiles]
01 = [1, 1]
02 = [1, 2]
""",
    "districts.csv": """code,name_th,name_en,lat,lon,population
01,เหนือ,Nuea,16.5,102.5,1000
02,ใต้,Tai,16.1,102.6,
""",
    "tambons.csv": """code,name_th,name_en,district_code,lat,lon,population
0101,บึงใหญ่,Bueng Yai,01,16.5,102.5,700
0201,บึงน้อย,Bueng Noi,02,16.1,102.6,300
""",
    "organisations.csv": ",".join(ORGANISATION_COLUMNS)
    + """
1,องค์การบริหารส่วนจังหวัดทะเลสาบ,Lakeland,pao,01,,16.5,102.5,office,1000,2017-03-01,
2,เทศบาลตำบลบึงใหญ่,Bueng Yai,subdistrict_municipality,01,0101,16.5,102.5,office,500,2017-03-01,
3,องค์การบริหารส่วนตำบลบึงใหญ่,Bueng Yai,sao,01,0101,16.52,102.5,tambon_centroid,200,2017-03-01,
4,องค์การบริหารส่วนตำบลบึงน้อย,Bueng Noi,sao,02,0201,16.1,102.6,office,300,2017-03-01,
""",
}


def write_province(folder: Path, replace: Mapping[str, tuple[str, str]] | None = None) -> Path:
    """The small province as a folder; `replace` names a file and the text in it to replace."""
    for name, text in FILES.items():
        old, new = (replace or {}).get(name, ("", ""))
        assert old in text
        (folder / name).write_text(text.replace(old, new) if old else text, encoding="utf-8")
    return folder
