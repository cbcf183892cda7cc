"""The field for a day: what is typed is read, said in words, kept as that day; what is no day is told."""

from datetime import date

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from prasan.common.errors import InputRefused
from prasan.web.requests import day_in, day_needed
from prasan.web.templatetags.ui import day_field

pytestmark = pytest.mark.django_db


def said(client: Client, written: str, **more: str) -> dict[str, str]:
    return dict(client.get("/day/", {"written": written, **more}).json())


def test_a_day_is_said_in_words_and_a_year_of_the_common_era_is_told(client: Client) -> None:
    assert said(client, "๒๙ พ.ย. ๒๕๖๙") == {"words": "วันอาทิตย์ที่ 29 พฤศจิกายน 2569", "day": "2026-11-29"}
    assert "ปี 2026 อ่านเป็น ค.ศ." in said(client, "29/11/2026")["words"]
    client.cookies["django_language"] = "en"
    assert said(client, "29/11/2569")["words"] == "Sunday 29 November 2026 (B.E. 2569)"


def test_what_is_no_day_and_what_has_not_come_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2026, 11, 28))
    assert "ไม่ใช่วันที่" in said(client, "<b>พรุ่งนี้")["fault"]
    assert "ยังมาไม่ถึง" in said(client, "29/11/2569", past="1")["fault"]
    assert said(client, "28/11/2569", past="1")["day"] == "2026-11-28"
    assert "ใส่วันที่" in said(client, "")["fault"]


def test_the_field_of_a_form_or_an_address_is_a_day_none_or_a_refusal() -> None:
    sent = RequestFactory().get("/", {"on": " 29 พ.ย. 2569 ", "empty": " ", "wrong": "29/11/69"}).GET
    assert day_in(sent, "on") == day_needed(sent, "on") == date(2026, 11, 29)
    assert day_in(sent, "empty") is None
    for name in ("empty", "missing"):
        with pytest.raises(InputRefused, match="ใส่วันที่"):
            day_needed(sent, name)
    with pytest.raises(InputRefused, match="ครบสี่หลัก"):
        day_in(sent, "wrong")


def test_a_field_shows_its_day_in_the_buddhist_era() -> None:
    shown = day_field("on", "on", "วันที่", date(2026, 7, 1))
    assert (shown["written"], shown["words"]) == ("01/07/2569", "วันพุธที่ 1 กรกฎาคม 2569")
