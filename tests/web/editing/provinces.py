"""The invented province as a folder of data: what the map on which a place is picked is drawn from."""

from pathlib import Path

from tests.build import EDITION, PROVINCE


def write_province(folder: Path) -> None:
    """Samut Thong with two districts and two tambons."""
    (folder / PROVINCE).mkdir()
    files = {
        "province.toml": f'code = "{PROVINCE}"\nname_th = "สมุทรทอง"\nname_en = "Samut Thong"\nframework_code = "{EDITION}"\n'
        'pao_code = "5001"\n[published_count]\ntotal = 1\nsao = 1\n[tiles]\n5101 = [1, 1]\n5102 = [1, 2]\n',
        "districts.csv": "code,name_th,name_en,lat,lon,population\n5101,เมืองสมุทรทอง,Mueang,13.5,100.1,50000\n"
        "5102,คลองเงิน,Khlong Ngoen,13.6,100.2,30000\n",
        "tambons.csv": "code,name_th,name_en,district_code,lat,lon,population\n510101,บ้านเอ,Ban A,5101,13.5,100.1,9000\n"
        "510201,บ้านซี,Ban C,5102,13.6,100.2,9000\n",
        "organisations.csv": "code,name_th,name_en,kind,district_code,tambon_codes,lat,lon,point_kind,population,valid_from,"
        "valid_to,note\n5003,องค์การบริหารส่วนตำบลบ้านบี,Ban B,sao,5101,510101,13.5,100.1,office,9000,2000-01-01,,\n",
    }
    for name, text in files.items():
        (folder / PROVINCE / name).write_text(text, encoding="utf-8")
