"""The papers that officers sign, print and bind: built purely from frozen facts, rendered as DOCX, PDF, XLSX and HTML, frozen
when issued.

Owns officers' templates and publications. Refuses to know requests, and what a number means: it prints what the subject apps say.
How a document is written: docs/reference/documents.md.
"""
