"""What the classifier is told of a project, and what people have decided."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProjectText:
    """The words of one project as its plan prints them; everything but the name may be empty."""

    name: str
    objective: str = ""
    target: str = ""
    budget_class: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A person's decision: this project fits this guideline (its code) most."""

    text: ProjectText
    guideline: str
