"""Unit prices against like works."""

from hypothesis import given
from hypothesis import strategies as st

from prasan.coordination.rules.prices import PriceSettings, price_findings, unit_price
from tests.coordination.listing import listed

ROAD = "ก่อสร้างถนน คสล. หมู่ที่ {} กว้าง 5 เมตร ยาว 200 เมตร"
SETTINGS = PriceSettings(rise_percent=0)


def test_each_work_has_the_unit_that_fits_it() -> None:
    for title, unit, baht in (
        (ROAD.format(1), "ตารางเมตร", 100),
        ("ปรับปรุงถนนลูกรัง ยาว 500 เมตร", "กิโลเมตร", 200_000),
        ("ก่อสร้างรางระบายน้ำ ยาว 50 เมตร", "เมตร", 2_000),
        ("ขุดเจาะบ่อบาดาล จำนวน 2 แห่ง", "แห่ง", 50_000),
        ("อบรม อสม. จำนวน 50 คน 2 วัน", "คนต่อวัน", 1_000),
        ("ติดตั้งโคมไฟ จำนวน 10 จุด", "จุด", 10_000),
    ):
        price = unit_price(listed(1, title, amounts={2571: 100_000}))
        assert price is not None
        assert (price.unit, price.baht) == (unit, baht)


def test_a_training_of_several_years_costs_its_mean() -> None:
    price = unit_price(listed(1, "อบรม อสม. จำนวน 50 คน", amounts=dict.fromkeys(range(2571, 2576), 10_000)))
    assert price is not None
    assert price.baht == 200


def test_without_size_or_money_there_is_no_price() -> None:
    assert unit_price(listed(1, ROAD.format(1))) is None
    assert unit_price(listed(1, "ก่อสร้างถนน คสล.", amounts={2571: 5})) is None


def test_a_zero_too_many_is_told_and_like_prices_are_not() -> None:
    alike = [listed(n, ROAD.format(n), amounts={2571: 600_000 + 4_000 * n}) for n in range(1, 15)]
    far = listed(99, ROAD.format(99), amounts={2571: 6_200_000})
    found = price_findings([*alike, far], SETTINGS)
    assert [one.key for one in found] == [99]
    assert found[0].times > 5
    assert price_findings([*alike, far], SETTINGS, only=frozenset({1})) == ()


def test_prices_are_brought_to_one_year() -> None:
    rising = [listed(n, ROAD.format(n), amounts={2571 + n % 5: round(600_000 * 1.1 ** (n % 5))}) for n in range(1, 21)]
    levelled = price_findings(rising, PriceSettings(rise_percent=10, far_deviations=1, far_times=1.05))
    assert levelled == ()
    assert price_findings(rising, PriceSettings(rise_percent=0, far_deviations=1, far_times=1.05)) != ()


def test_few_like_works_say_nothing() -> None:
    few = [listed(n, ROAD.format(n), amounts={2571: 10 ** (n + 3)}) for n in range(1, 5)]
    assert price_findings(few, SETTINGS) == ()


@given(st.lists(st.integers(1, 10**9), min_size=8, max_size=30))
def test_any_prices_are_weighed_without_a_fault(sums: list[int]) -> None:
    works = [listed(n, ROAD.format(n), amounts={2571: baht}) for n, baht in enumerate(sums)]
    for finding in price_findings(works, SETTINGS):
        assert finding.median_baht > 0
        assert finding.sentence_th
