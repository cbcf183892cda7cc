"""Vocabulary files and tables of project names → frozen rows and findings. Pure: reads files, no Django, no clock."""

from prasan.classification.loading.labelled import Labelled, read_labelled
from prasan.classification.loading.tables import NamedProject, NamedProjects, read_names
from prasan.classification.loading.vocabulary import load_vocabulary

__all__ = ["Labelled", "NamedProject", "NamedProjects", "load_vocabulary", "read_labelled", "read_names"]
