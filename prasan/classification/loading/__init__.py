"""Vocabulary files and tables of project names → frozen rows and findings. Pure: reads files, no Django, no clock."""

from prasan.classification.loading.tables import NamedProject, NamedProjects, read_names
from prasan.classification.loading.vocabulary import load_vocabulary

__all__ = ["NamedProject", "NamedProjects", "load_vocabulary", "read_names"]
