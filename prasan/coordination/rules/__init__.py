"""Overlaps, joint proposals and price sense. Pure: no Django, no clock, no files."""
