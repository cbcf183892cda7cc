"""The language model that a province asks: set up by its administrator on a page, off until then.

Two things are the server's own and stand in its environment: `PRASAN_OPINION_LOCAL=1` lets a model inside this network be asked,
`PRASAN_OPINION_TIMEOUT` is how many seconds an answer may take (30; at most 120).
"""

import os

from prasan.accounts.secrets import opened
from prasan.classification.asking import TIMEOUT, Endpoint
from prasan.classification.models import OpinionSettings
from prasan.classification.queries import opinion_settings
from prasan.common.errors import Refusal

KEY_PURPOSE = "second opinion"
_SLOWEST = 120.0


def endpoint(province_code: str) -> Endpoint | None:
    """What the province asks; None while it is off."""
    one = opinion_settings(province_code)
    return endpoint_of(one) if one and one.is_on else None


def endpoint_of(one: OpinionSettings) -> Endpoint | None:
    """The model that is set, whether on or off; None where something is missing or its key can no longer be read."""
    key = opened(one.sealed_key, KEY_PURPOSE) if one.sealed_key else ""
    if not (one.url and one.model) or key is None:
        return None
    return Endpoint(one.url, one.model, key, float(one.price_in), float(one.price_out), _timeout(), may_be_inside())


def may_be_inside() -> bool:
    """Whether the server lets a model inside its own network be asked."""
    return os.environ.get("PRASAN_OPINION_LOCAL", "") == "1"


def opinion_is_off() -> Refusal:
    """Nobody has switched a language model on."""
    return Refusal(
        "no_opinion",
        "ความเห็นที่สองปิดอยู่ ผู้ดูแลระบบของจังหวัดเปิดได้ในหน้าตั้งค่าความเห็นที่สอง",
        "Second opinions are off; the province's administrator can switch them on.",
    )


def _timeout() -> float:
    try:
        return min(_SLOWEST, float(os.environ.get("PRASAN_OPINION_TIMEOUT", "") or TIMEOUT))
    except ValueError:
        return TIMEOUT
