"""Readers of the data files that documents are made with: topics of the plan book, rubrics of evaluation. Pure: no Django."""
