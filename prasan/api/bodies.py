"""What is sent and answered, as the schema that programs are written against."""

from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import ConfigDict, StringConstraints

from prasan.connections.rules import MOST_PROJECTS

MOST = 10**15
Amount = (
    Annotated[int, Field(ge=-MOST, le=MOST)] | Annotated[float, Field(allow_inf_nan=False, ge=-MOST, le=MOST)] | str
)
Text = Annotated[str, StringConstraints(max_length=20_000)]
Degrees = Annotated[float, Field(allow_inf_nan=False, ge=-MOST, le=MOST)]


class Strict(Schema):
    """A body in which a misspelt name is refused rather than passed over."""

    model_config = ConfigDict(extra="forbid")


class PushedProject(Strict):
    """One project. `key` (P123) names a project that the plan has; without it the project is found by its texts, or new."""

    key: Text = ""
    name: Text
    objective: Text = ""
    target: Text = ""
    amounts: dict[str, Amount | None] = Field(default_factory=dict, description="fiscal year (B.E.) → whole baht")
    ordinance_amounts: dict[str, Amount | None] = Field(default_factory=dict)
    kpi: Text = ""
    expected_result: Text = ""
    unit: Text = ""
    budget_class: Text = Field("", description="one of the 12 แผนงาน")
    kind: Text = Field("", description="own, community, beyond_capacity, subsidy, equipment; or ผ.02, ผ.02/1 …")
    revision: Text = ""
    group: Text = Field("", description="the issue (or strategy) under which the plan prints it")
    reason: Text = ""
    note: Text = ""
    guideline: Text = Field("", description="code of the framework's guideline, confirmed by the token's maker")
    village_no: Text = ""
    tambon: Text = ""
    district: Text = ""
    lat: Degrees | None = None
    lon: Degrees | None = None
    end_lat: Degrees | None = None
    end_lon: Degrees | None = None
    origin: Text = ""


class PushBody(Strict):
    """Projects to bring in. Projects that are not sent stay as they are; nothing is ever taken out."""

    projects: Annotated[list[PushedProject], Field(min_length=1, max_length=MOST_PROJECTS)]
    apply: bool = Field(False, description="false: look only; the preview waits in the plan's history of imports")
    leave_out_errors: bool = Field(False, description="bring the other rows in where some have errors")


class CellPlace(Schema):
    sheet: str
    row: int | None
    column: str | None


class FindingAnswer(Schema):
    """One finding, in the words that a person who sends a file reads. `project`: its number in what was sent, from 0."""

    code: str
    severity: Literal["error", "warning", "note"]
    place: CellPlace
    message_th: str
    message_en: str
    project: int | None


class PushAnswer(Schema):
    """`applied`: written. `previewed`: waits as `import`. `refused` (422): rows have errors and nothing was kept."""

    state: Literal["applied", "previewed", "refused"]
    import_: int | None = Field(None, alias="import")
    added: int
    changed: int
    same: int
    left_out: int
    findings: list[FindingAnswer]


class PlanLine(Schema):
    """One of the organisation's plans."""

    first_year: int
    last_year: int
    format: str
    projects: int


class ImportAnswer(Schema):
    """What became of an import."""

    id: int
    state: str
    file_name: str
    summary: dict[str, int | None]


class Refused(Schema):
    """Why something was not done. `code` never changes its meaning."""

    code: str
    message_th: str
    message_en: str
