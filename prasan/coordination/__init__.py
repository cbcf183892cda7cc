"""Owns what concerns several plans at once: overlaps and what was decided of them, joint requests, price sense.

Refuses to know: how plans are written. It reads published plans, and an organisation's own draft for its own planners.
"""
