"""What comes in an address or a form is read, or refused with a sentence; nothing of it breaks a page."""

import pytest
from django.test import RequestFactory

from prasan.common.errors import InputRefused
from prasan.web.requests import line_in, number_in, paragraphs_in, reason_in, whole_number


@pytest.mark.parametrize("written", ["000000001" + "9" * 20, "0" * 5000, "1" * 19, "x", "-1", "๑", "²", "1e3", "11"])
def test_what_is_no_number_within_the_bounds_is_refused(written: str) -> None:
    with pytest.raises(InputRefused):
        number_in(RequestFactory().get("/", {"page": written}), "page", 1, most=10)


def test_a_number_is_read_and_none_is_the_default() -> None:
    assert number_in(RequestFactory().get("/", {"page": "007"}), "page", 1) == 7
    assert number_in(RequestFactory().get("/"), "page", 3) == 3


def test_a_number_too_long_for_any_row_is_none() -> None:
    assert whole_number("9" * 18) == 999_999_999_999_999_999
    assert whole_number("9" * 19) is None


def test_a_reason_is_one_line_without_what_no_database_keeps() -> None:
    sent = RequestFactory().post("/", {"why": " ส่งผิด\x00ไฟล์\r\nแก้แล้ว\u202e "})
    assert reason_in(sent) == "ส่งผิดไฟล์ แก้แล้ว"


def test_a_text_of_several_lines_keeps_them() -> None:
    sent = RequestFactory().post("/", {"minutes": "\nเปิดประชุม\r\n\n\n\nปิด\x00ประชุม\n"})
    assert paragraphs_in(sent, "minutes", 100) == "เปิดประชุม\n\nปิดประชุม"


def test_a_text_that_is_too_long_is_refused_and_never_cut() -> None:
    sent = RequestFactory().post("/", {"why": "ก" * 501, "signer": "ก" * 300})
    assert line_in(sent, "signer") == "ก" * 300
    with pytest.raises(InputRefused, match="501"):
        reason_in(sent)
    with pytest.raises(InputRefused, match="500"):
        paragraphs_in(sent, "why", 500)
