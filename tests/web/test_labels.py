"""Printed labels of revisions and meetings in the language of the page."""

import pytest
from django.utils.translation import override

from prasan.web.templatetags.ui import numbered


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("เพิ่มเติม เปลี่ยนแปลง ครั้งที่ 1/2569", "Addition, change no. 1/2569"),
        ("เพิ่มเติม (ฉบับที่ 2)", "Addition edition 2"),
        ("จัดทำแผน", "The plan as first made"),
        ("ครั้งที่ 2/2570", "No. 2/2570"),
        ("แก้ไข", "Correction"),
        ("2571–2575", "2571–2575"),
        ("ฉบับปรับปรุงของเทศบาล", "ฉบับปรับปรุงของเทศบาล"),
        ("", ""),
    ],
)
def test_a_label_is_english_word_by_word_and_untouched_in_thai(printed: str, told: str) -> None:
    assert numbered(printed) == printed
    with override("en"):
        assert numbered(printed) == told
