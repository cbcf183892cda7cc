"""Neighbours that plan the same kind of thing in the same years."""

from prasan.coordination.rules.joint import joint_proposals
from tests.coordination.listing import listed

TRAINING = "อบรมอาสาสมัครสาธารณสุขประจำหมู่บ้าน จำนวน {} คน"
NEAR, NEAR_TOO, FAR = (16.40, 102.80), (16.45, 102.82), (16.90, 102.10)


def test_neighbours_with_a_like_training_in_one_year_are_proposed() -> None:
    proposals = joint_proposals(
        [
            listed(1, TRAINING.format(100), "A", amounts={2571: 50_000}, point=NEAR),
            listed(2, TRAINING.format(50), "B", amounts={2571: 50_000}, point=NEAR_TOO),
            listed(3, TRAINING.format(50), "C", amounts={2571: 30_000}, point=FAR),
            listed(4, TRAINING.format(50), "D", amounts={2574: 30_000}, point=NEAR),
        ]
    )
    assert [sorted(one.members) for one in proposals] == [[1, 2]]
    assert proposals[0].saving_baht == 25_000
    assert {"distance", "years", "money", "unit_price"} <= {reason.code for reason in proposals[0].reasons}


def test_one_organisation_joins_nobody_with_itself() -> None:
    ones = [listed(key, TRAINING.format(50), "A", amounts={2571: 1}, point=NEAR) for key in (1, 2)]
    assert joint_proposals(ones) == []


def test_roads_join_only_where_they_meet() -> None:
    one = listed(1, "ก่อสร้างถนน คสล. สายบ้านโนนสว่าง - บ้านหนองไผ่", "A", amounts={2571: 1}, point=NEAR)
    joins = listed(2, "ก่อสร้างถนน คสล. สายบ้านหนองไผ่ - บ้านโคกสี", "B", amounts={2571: 1}, point=NEAR_TOO)
    elsewhere = listed(3, "ก่อสร้างถนน คสล. สายบ้านดงเค็ง - บ้านโสกแดง", "C", amounts={2571: 1}, point=NEAR_TOO)
    assert [sorted(p.members) for p in joint_proposals([one, joins, elsewhere])] == [[1, 2]]


def test_the_same_work_is_no_joint_proposal() -> None:
    ones = [
        listed(1, TRAINING.format(50), "A", amounts={2571: 1}, district="1"),
        listed(2, TRAINING.format(50), "B", amounts={2571: 1}, district="1"),
    ]
    assert len(joint_proposals(ones)) == 1
    assert joint_proposals(ones, overlapping=[(1, 2)]) == []
