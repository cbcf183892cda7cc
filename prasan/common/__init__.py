"""Words every app shares: refusals, findings, Thai text, fiscal years, baht.

Pure: no Django, no clock, no files. Refuses to know any subject app.
"""
