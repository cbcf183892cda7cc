"""The demonstration province: plausible plans and progress for real organisations, made up from a seed.

Pure: no Django, no clock; the only randomness comes from the seed, so the same seed always makes the same province.
Nothing here knows a province: titles, guidelines and headings come from the province's folder of data.
"""
