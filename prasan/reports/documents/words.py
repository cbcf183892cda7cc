"""Amounts in Thai words, as official papers write them (…บาทถ้วน). Pure."""

from pythainlp.util import bahttext


def baht_in_words(baht: int) -> str:
    """1,250 → หนึ่งพันสองร้อยห้าสิบบาทถ้วน. Whole baht, not negative."""
    return str(bahttext(baht))
