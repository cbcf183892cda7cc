"""What may be set for second opinions, and when the month's money is spent. Pure."""

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlsplit

from prasan.common.errors import InputRefused, Refusal

MOST_BAHT, MOST_PRICE = 1_000_000, Decimal(10_000)
LONGEST_URL, LONGEST_MODEL, LONGEST_KEY = 300, 120, 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the administrator asks for. Prices are baht per 1,000 tokens, `monthly_cap` in baht (None: no limit)."""

    is_on: bool
    url: str
    model: str
    price_in: Decimal
    price_out: Decimal
    monthly_cap: int | None


def why_not_set(one: Wanted) -> Refusal | None:
    """What is wrong with the settings as a whole, in words; an address may be kept while the second opinion is off."""
    if one.is_on and not (one.url and one.model):
        return InputRefused(
            "opinion_unset", "จะเปิดใช้ต้องกรอกที่อยู่และชื่อแบบจำลอง", "To switch it on, give the address and the model."
        )
    if len(one.url) > LONGEST_URL or len(one.model) > LONGEST_MODEL:
        return InputRefused("opinion_long", "ที่อยู่หรือชื่อแบบจำลองยาวเกินไป", "The address or the model's name is too long.")
    if one.url and _where(one.url) is None:
        return InputRefused(
            "opinion_address",
            "ที่อยู่ต้องขึ้นต้นด้วย https:// หรือ http:// มีชื่อเครื่อง และไม่มีชื่อผู้ใช้หรือรหัสผ่าน",
            "The address must begin with https:// or http://, name a server, and hold no user name or password.",
        )
    if not (0 <= one.price_in <= MOST_PRICE and 0 <= one.price_out <= MOST_PRICE):
        return InputRefused(
            "opinion_price",
            f"ราคาต่อ 1,000 โทเคนต้องอยู่ระหว่าง 0–{MOST_PRICE:,} บาท",
            f"A price must be 0–{MOST_PRICE:,} baht.",
        )
    if one.monthly_cap is not None and one.monthly_cap > MOST_BAHT:
        return InputRefused(
            "opinion_cap", f"เพดานต่อเดือนต้องไม่เกิน {MOST_BAHT:,} บาท", f"The monthly cap is at most {MOST_BAHT:,} baht."
        )
    return None


def keeps_key(before: str, after: str) -> bool:
    """Whether a key may go on to the new address: only to the same server. A key is never sent where it was not meant for."""
    return bool(before) and _where(before) == _where(after)


def why_not_ask(spent: float, monthly_cap: int | None, *, costs: bool) -> Refusal | None:
    """Nothing that costs is asked once the month's baht are spent; one question may go over, the next is refused."""
    if not costs or monthly_cap is None or spent < monthly_cap:
        return None
    return Refusal(
        "opinion_spent",
        f"เดือนนี้ใช้ความเห็นที่สองไปแล้ว {spent:,.2f} บาท ครบเพดาน {monthly_cap:,} บาท รอเดือนหน้า หรือให้ผู้ดูแลเพิ่มเพดาน",
        f"{spent:,.2f} baht were spent on second opinions this month, the cap is {monthly_cap:,}; wait, or have it raised.",
    )


def _where(url: str) -> tuple[str, str, int | None] | None:
    try:
        address = urlsplit(url)
        port = address.port
    except ValueError:
        return None
    if address.scheme not in ("http", "https") or not address.hostname or "@" in address.netloc:
        return None
    return address.scheme, address.hostname, port
