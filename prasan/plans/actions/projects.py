"""Projects entered and changed by hand: a cell, a form or a whole block, in one transaction, each taken back as easily.

Every change is a new version. What a person changed is said with the id of the version that they read (`seen`): where
somebody else wrote in between, different cells are joined and the same cell is refused with both versions.
"""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.common.errors import NotFound
from prasan.plans import queries
from prasan.plans.actions.blocks import (
    Addition,
    Block,
    Change,
    Conflict,
    EditConflict,
    Place,
    ProjectRemoved,
    Removal,
    Saved,
)
from prasan.plans.actions.ordering import places_of
from prasan.plans.actions.plans import check_may_edit, lock_plan
from prasan.plans.actions.versions import open_revision, store, version_of
from prasan.plans.exporting import KIND_CODES
from prasan.plans.models import Edit, Plan, Project, ProjectVersion, Revision
from prasan.plans.rules import editing
from prasan.plans.rules.editing import CellFault, CellsRefused, EditKind
from prasan.plans.rules.positions import FIRST, Placing
from prasan.plans.rules.rows import ProjectKind, ProjectRow


@transaction.atomic
def save_block(*, plan_id: int, block: Block, by: User) -> Saved:
    """Write a block of cells, new rows, removals and restorations in one transaction.

    Raises `CellsRefused` (what was typed does not fit), `EditConflict` (the same cell was changed by another),
    `NotFound` (a project that is not in this plan).
    """
    # Whoever writes in the same plan waits here, so heads read below are still heads when they are followed.
    plan = lock_plan(plan_id)
    check_may_edit(by, plan.organisation)
    writing = _Writing(plan, by, block.why)
    named = [one.project_id for some in (block.changed, block.removed) for one in some]
    moved = [one.project for one in block.placed if isinstance(one.project, int)]
    writing.read([*named, *block.restored, *moved])
    writing.change(block.changed)
    writing.add(block.added)
    writing.remove(block.removed)
    writing.restore(block.restored)
    writing.arrange(block.placed)
    return writing.store()


def add_project(*, plan_id: int, cells: Mapping[str, object], by: User, sent_key: str = "", why: str = "") -> Saved:
    """A new project at the end of the plan."""
    return save_block(plan_id=plan_id, block=Block(added=(Addition(cells, sent_key),), why=why), by=by)


def change_project(
    *, plan_id: int, project_id: int, seen: int, cells: Mapping[str, object], by: User, why: str = ""
) -> Saved:
    """Some cells of a project, as a new version of it."""
    return save_block(plan_id=plan_id, block=Block(changed=(Change(project_id, seen, cells),), why=why), by=by)


def remove_project(*, plan_id: int, project_id: int, seen: int, by: User, why: str = "") -> Saved:
    """Mark a project as taken out of the plan; everything that was said of it is kept."""
    return save_block(plan_id=plan_id, block=Block(removed=(Removal(project_id, seen),), why=why), by=by)


def restore_project(*, plan_id: int, project_id: int, by: User, why: str = "") -> Saved:
    """Put a project that was taken out back into the plan, as it was."""
    return save_block(plan_id=plan_id, block=Block(restored=(project_id,), why=why), by=by)


@transaction.atomic
def take_back(*, edit_id: int, by: User, why: str = "") -> Saved:
    """Undo one edit: its cells become what they were, its new projects go, its removed ones return.

    It is an edit of its own, so taking back can be taken back.
    """
    edit = Edit.objects.filter(pk=edit_id).first()
    if edit is None:
        raise NotFound("no_such_edit", "ไม่มีรายการแก้ไขนี้", "There is no such edit.")
    plan = lock_plan(edit.plan_id)
    check_may_edit(by, plan.organisation)
    writing = _Writing(plan, by, why, takes_back=edit)
    versions = list(
        queries.with_amounts(edit.versions.all()).select_related("previous").prefetch_related("previous__year_amounts")
    )
    writing.read([one.project_id for one in versions] + [*edit.removed, *edit.restored])
    changed_since = writing.put_back(versions)
    refusal = editing.why_not_take_back(
        at=edit.at,
        now=timezone.now(),
        is_taken_back=Edit.objects.filter(takes_back=edit).exists(),
        is_announced=edit.revision.announced_on is not None,
        changed_since=changed_since,
    )
    if refusal:
        raise refusal
    writing.restore(edit.removed)
    writing.remove([Removal(pk, writing.heads[pk].pk) for pk in edit.restored])
    return writing.store()


class _Writing:
    """One edit in the making, inside the lock on its plan."""

    def __init__(self, plan: Plan, by: User, why: str, takes_back: Edit | None = None) -> None:
        self.plan, self.by, self.why, self.takes_back = plan, by, why, takes_back
        self.heads: dict[int, ProjectVersion] = {}
        self.rows: dict[int, ProjectRow] = {}
        self.new: list[tuple[Project, ProjectRow]] = []
        self.known: dict[str, int] = {}
        self.removed: list[int] = []
        self.restored: list[int] = []
        self.places: dict[str, float] = {}

    def read(self, project_ids: Sequence[int]) -> None:
        """The newest versions of the projects that the edit names. Raises `NotFound` for one of another plan."""
        found = ProjectVersion.objects.filter(project__plan=self.plan, project__in=project_ids, is_latest=True)
        self.heads = {one.project_id: one for one in queries.with_amounts(found)} if project_ids else {}
        if missing := [pk for pk in project_ids if pk not in self.heads]:
            raise NotFound(
                "no_such_project",
                f"ไม่มีโครงการ P{missing[0]} ในแผนนี้ เปิดหน้านี้ใหม่",
                f"There is no project P{missing[0]} in this plan; open the page again.",
            )

    def change(self, changes: Sequence[Change]) -> None:
        """Join what was typed with what the projects have become."""
        faults: dict[str, tuple[CellFault, ...]] = {}
        conflicts: list[Conflict] = []
        for one in changes:
            head = self.heads[one.project_id]
            row = self.rows.get(one.project_id) or queries.row_of(head)
            theirs = editing.cells_of(row, self.plan.years)
            mine, wrong = editing.read_cells(one.cells, self.plan.years)
            base = self._cells(head if one.seen == head.pk else self._seen(one))
            joined = editing.join(base, theirs, mine)
            wrong = wrong or editing.place_faults({**theirs, **joined.changes})
            if wrong:
                faults[str(one.project_id)] = wrong
            elif joined.conflicts:
                conflicts.append(Conflict(one.project_id, head, joined.conflicts))
            elif joined.changes:
                if head.project.removed_at is not None:
                    raise ProjectRemoved(head)
                self.rows[one.project_id] = editing.with_cells(row, joined.changes)
        if faults:
            raise CellsRefused(faults)
        if conflicts:
            raise EditConflict(conflicts)

    def add(self, additions: Sequence[Addition]) -> None:
        """New projects; one whose key is already stored came before, and its answer was lost on the way."""
        keys = [one.sent_key for one in additions if one.sent_key]
        stored = Project.objects.filter(plan=self.plan, sent_key__in=keys) if keys else ()
        self.known = {one.sent_key: one.pk for one in stored}
        faults: dict[str, tuple[CellFault, ...]] = {}
        for at, one in enumerate(additions):
            if one.sent_key in self.known:
                continue
            cells, wrong = editing.read_cells({"name": "", **one.cells}, self.plan.years)
            wrong = wrong or editing.place_faults(cells)
            if wrong:
                faults[one.sent_key or str(at)] = wrong
                continue
            sheet = KIND_CODES[ProjectKind(str(cells.get("kind") or ProjectKind.OWN))]
            row = editing.with_cells(ProjectRow(sheet=sheet, row=0, number="", name=""), cells)
            self.new.append((Project(plan=self.plan, sent_key=one.sent_key), row))
        if faults:
            raise CellsRefused(faults)

    def arrange(self, placed: Sequence[Place]) -> None:
        """Where what is added or moved stands. Whoever moves last has it; nobody has to choose."""
        standing = {one.key for one in (head.project for head in self.heads.values()) if one.removed_at is None}
        movable = {_key(project) for project, _ in self.new} | standing - {f"P{pk}" for pk in self.removed}
        wanted = [(self._key_of(one.project), self._key_of(one.after)) for one in placed]
        self.places |= places_of(self.plan, [Placing(key, after) for key, after in wanted if key in movable])
        # Where there was no room, all were numbered anew.
        now = queries.positions_of(self.plan) if self.places else {}
        for head in self.heads.values():
            head.position = now.get(head.project.key, head.position)

    def _key_of(self, project: int | str) -> str:
        stored = self.known.get(project) if isinstance(project, str) else project
        return f"+{project}" if stored is None else f"P{stored}" if stored else FIRST

    def remove(self, removals: Sequence[Removal]) -> None:
        """Take projects out; one that somebody changed since it was read is shown first."""
        for one in removals:
            head = self.heads[one.project_id]
            if head.pk != one.seen:
                raise EditConflict([Conflict(one.project_id, head, ())])
            if head.project.removed_at is None:
                self.removed.append(one.project_id)

    def restore(self, project_ids: Sequence[int]) -> None:
        """Put projects back."""
        self.restored += [pk for pk in project_ids if self.heads[pk].project.removed_at is not None]

    def put_back(self, versions: Sequence[ProjectVersion]) -> list[str]:
        """The cells of an edit as they were before it; the names of projects that were changed there afterwards."""
        changed_since = []
        for version in versions:
            head = self.heads[version.project_id]
            if version.previous is None:
                if head.pk != version.pk:
                    changed_since.append(head.name)
                elif head.project.removed_at is None:
                    self.removed.append(head.project_id)
                continue
            wrote, before, now = (self._cells(one) for one in (version, version.previous, head))
            cells = {name: before[name] for name in editing.differing_cells(before, wrote)}
            if version.position != version.previous.position:
                self.places[head.project.key] = version.previous.position
            if any(now[name] != wrote[name] for name in cells):
                changed_since.append(head.name)
            else:
                self.rows[head.project_id] = editing.with_cells(queries.row_of(head), cells)
        return changed_since

    def store(self) -> Saved:
        """Write all of it, with one entry in the trail; nothing where nothing differs."""
        added: dict[str, int] = dict(self.known)
        if not (self.rows or self.new or self.removed or self.restored or self.places):
            return Saved(self._answer({}, added), added)
        revision = open_revision(self.plan)
        edit = Edit.objects.create(
            plan=self.plan,
            revision=revision,
            kind=self._kind(),
            by=self.by,
            why=self.why,
            removed=self.removed,
            restored=self.restored,
            takes_back=self.takes_back,
        )
        written = self._write_versions(revision, edit)
        added |= {project.sent_key: project.pk for project, _ in self.new if project.sent_key}
        marks = Project.objects.filter(plan=self.plan)
        marks.filter(pk__in=self.removed).update(removed_at=timezone.now())
        marks.filter(pk__in=self.restored).update(removed_at=None, removed_by_import=None)
        self._record(edit, written)
        return Saved(self._answer({one.project_id: one for one in written}, added), added, edit)

    def _write_versions(self, revision: Revision, edit: Edit) -> list[ProjectVersion]:
        versions, rows = [], []
        moved = {pk: queries.row_of(head) for pk, head in self.heads.items() if _key(head.project) in self.places}
        for project_id, row in {**moved, **self.rows}.items():
            head = self.heads[project_id]
            version = version_of(head.project, row, revision, self.places.get(_key(head.project), head.position))
            version.previous = head
            versions.append(version)
            rows.append(row)
        ProjectVersion.objects.filter(project__in={**moved, **self.rows}, is_latest=True).update(is_latest=False)
        last = ProjectVersion.objects.filter(project__plan=self.plan).aggregate(last=Max("position"))["last"]
        start = 0 if last is None else last + 1
        places = [self.places.get(_key(project), start + at) for at, (project, _) in enumerate(self.new)]
        Project.objects.bulk_create([project for project, _ in self.new])
        for place, (project, row) in zip(places, self.new, strict=True):
            versions.append(version_of(project, row, revision, place))
            rows.append(row)
        for version in versions:
            version.edit = edit
        store(versions, rows)
        return versions

    def _kind(self) -> EditKind:
        if self.takes_back:
            return EditKind.TAKEN_BACK
        did = {EditKind.ADDED: self.new, EditKind.REMOVED: self.removed, EditKind.RESTORED: self.restored}
        kinds = [kind for kind, done in did.items() if done]
        if self.rows or len(kinds) > 1:
            return EditKind.CHANGED
        return kinds[0] if kinds else EditKind.MOVED

    def _record(self, edit: Edit, written: Sequence[ProjectVersion]) -> None:
        before, after, moved = {}, {}, []
        new = {project.pk: row for project, row in self.new}
        for version in written:
            row = self.rows.get(version.project_id)
            if row is None and version.project_id not in new:
                moved.append(version.project_id)
                continue
            said = editing.cells_of(row or new[version.project_id], self.plan.years)
            held = self._cells(self.heads[version.project_id]) if row else {}
            fields = editing.differing_cells(held, said)
            key = f"P{version.project_id}"
            before[key] = {name: held.get(name) for name in fields} if row else None
            after[key] = {name: said[name] for name in fields if row or said[name] not in (None, "")}
        names = [version.name for version in written] or [self.heads[pk].name for pk in (*self.removed, *self.restored)]
        record(
            by=self.by,
            did=f"projects.{edit.kind}",
            organisation_code=self.plan.organisation.code,
            target_type="plan",
            target_id=self.plan.pk,
            target_text=f"{names[0][:200]}{f' (+{len(names) - 1})' if len(names) > 1 else ''}",
            why=self.why,
            before={"changed": before} if before else None,
            after={
                "changed": after,
                "removed": self.removed,
                "restored": self.restored,
                "moved": moved,
                "edit": edit.pk,
            },
        )

    def _answer(self, written: Mapping[int, ProjectVersion], added: Mapping[str, int]) -> dict[int, ProjectVersion]:
        asked = {*self.heads, *written, *added.values()}
        found = ProjectVersion.objects.filter(project__in=asked, is_latest=True)
        return {one.project_id: one for one in queries.with_amounts(found)}

    def _cells(self, version: ProjectVersion) -> dict[str, editing.Value]:
        return editing.cells_of(queries.row_of(version), self.plan.years)

    def _seen(self, one: Change) -> ProjectVersion:
        found = queries.with_amounts(ProjectVersion.objects.filter(pk=one.seen, project=one.project_id)).first()
        if found is None:
            raise NotFound(
                "no_such_version",
                "ไม่พบรุ่นของโครงการที่เปิดไว้ เปิดหน้านี้ใหม่แล้วแก้อีกครั้ง",
                "The version that you opened is not known; open the page again and retry.",
            )
        return found


def _key(project: Project) -> str:
    """A project in the order of the plan; a new one has no number yet."""
    return project.key if project.pk else f"+{project.sent_key}"
