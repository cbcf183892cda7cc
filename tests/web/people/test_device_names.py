"""Browsers are told as planners call their machines, never as the browser calls itself."""

import pytest
from django.utils import translation

from prasan.web.templatetags.people import browser_name

TOLD = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0": "คอมพิวเตอร์ Windows · Edge",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1": "โทรศัพท์ iPhone · Safari",
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36": "โทรศัพท์ Android · Chrome",
    "Mozilla/5.0 (Linux; Android 15; SM-X200) AppleWebKit/537.36 Chrome/140.0 Safari/537.36": "แท็บเล็ต Android · Chrome",
    "Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36": "คอมพิวเตอร์ Chromebook · Chrome",
    "curl/8.5.0": "เครื่องที่ไม่รู้จัก",
    "": "เครื่องที่ไม่รู้จัก",
}


@pytest.mark.parametrize(("said", "told"), TOLD.items(), ids=TOLD.values())
def test_a_browser_is_told_in_thai(said: str, told: str) -> None:
    with translation.override("th"):
        assert browser_name(said) == told


def test_a_browser_is_told_in_english() -> None:
    with translation.override("en"):
        assert browser_name(next(iter(TOLD))) == "Windows computer · Edge"
