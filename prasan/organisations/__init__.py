"""Organisations: provinces, districts, local governments with their validity and history, and who works where.

Owns which organisations exist in which fiscal year. Refuses to know frameworks, plans or projects.
"""
