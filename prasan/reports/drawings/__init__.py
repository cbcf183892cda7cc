"""Drawings as SVG, made from plain values: for pages and for the plan book. Pure: no Django, no clock, no files."""
