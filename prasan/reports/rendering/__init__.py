"""Draws one content in every form: DOCX to be edited, PDF to be printed, XLSX where it is a table, HTML to be looked at."""
