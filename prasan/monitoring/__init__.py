"""Monitoring: how far each project has come in each fiscal year.

Owns delivery. Until organisations record it themselves, stages come from workbooks and from the demonstration.
"""
