"""The pages of the main documents look as they looked: compared as pictures, tolerant of antialiasing."""

import pytest
from django.conf import settings
from PIL import ImageChops

from tests.reports.pages import DOCUMENTS, FOLDER, difference, drawn, kept

pytestmark = pytest.mark.skipif(not settings.HAS_TYPEFACE, reason="the typeface is not installed (make install)")
MOST_MEAN, MOST_BLOCK = 0.25, 9.0


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_page_looks_as_it_was_kept(name: str) -> None:
    mean, most = difference(drawn(name), kept(name))
    assert mean <= MOST_MEAN, f"{name}: mean {mean:.2f} %, most {most:.1f} %; python -m scripts.page_pictures if wanted"
    assert most <= MOST_BLOCK, (
        f"{name}: mean {mean:.2f} %, most {most:.1f} %; python -m scripts.page_pictures if wanted"
    )


def test_every_kept_page_is_one_that_is_compared() -> None:
    assert {file.stem for file in FOLDER.glob("*.png")} == set(DOCUMENTS)


def test_a_row_that_moved_is_seen_and_a_hair_is_not() -> None:
    page = kept("p02-issue")
    moved = ImageChops.offset(page, 0, 6)
    assert difference(page, moved)[1] > MOST_BLOCK
    lighter = page.point(lambda value: min(255, value + 3))
    mean, most = difference(page, lighter)
    assert mean <= MOST_MEAN * 5
    assert most <= MOST_BLOCK
