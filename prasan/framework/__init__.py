"""Owns what is published: editions of every plan level, their elements, goals, targets, coverage and alignment.

Refuses to know organisations, plans and projects: an edition says what is wanted, never who did it.
"""
