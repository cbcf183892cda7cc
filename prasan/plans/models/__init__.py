"""Plans, revisions, projects, what each revision says of a project, and the imports that brought it in."""

from prasan.plans.models.answers import NeedAnswer, RevisionHearing
from prasan.plans.models.edits import Edit
from prasan.plans.models.folders import FolderFile, ImportFolder
from prasan.plans.models.imports import Import, ImportQuerySet
from prasan.plans.models.plans import Plan, Revision
from prasan.plans.models.projects import Project, ProjectVersion, YearAmount
from prasan.plans.models.resolved import ResolvedProject
from prasan.plans.models.revisions import Paper, RevisionMove, Ruling

__all__ = [
    "Edit",
    "FolderFile",
    "Import",
    "ImportFolder",
    "ImportQuerySet",
    "NeedAnswer",
    "Paper",
    "Plan",
    "Project",
    "ProjectVersion",
    "ResolvedProject",
    "Revision",
    "RevisionHearing",
    "RevisionMove",
    "Ruling",
    "YearAmount",
]
