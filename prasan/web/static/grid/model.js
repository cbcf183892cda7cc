// The rows in the browser: what the server said last (base), what stands in the cells now, their order, and the steps
// that can be undone. What is to be sent is found in `touched`, never by walking through three thousand rows.
import { arabic, grouped, read, shown } from "./cells.js";
import { kept as keptInOrder } from "./order.js";

let made = 0;
const newKey = () => (crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random()}-${(made += 1)}`);
const inThai = new Intl.Collator("th", { numeric: true });

export class Model {
  constructor(columns, texts) {
    Object.assign(this, { columns, texts, rows: [], visible: [], filters: {}, sort: null });
    this.known = new Map(columns.map((one) => [one.field, one]));
    this.byId = new Map();
    this.touched = new Set();
    this.removed = new Set();
    this.restored = new Set();
    this.done = [];
    this.undone = [];
    this.changed = () => {};
  }

  column(field) { return this.known.get(field); }

  // The cells of which nothing is said are left out of a whole plan.
  load(rows) {
    const nothing = this.blank().cells;
    this.rows = rows.map((one) => this.stored({ ...one, c: { ...nothing, ...one.c } }));
    this.filter();
  }

  stored(one) {
    const row = { id: one.id, v: one.v, base: one.c, cells: { ...one.c }, faults: {}, meta: one.m };
    this.byId.set(row.id, row);
    return row;
  }

  blank(key = newKey()) {
    const cells = Object.fromEntries(this.columns.map((one) => [one.field, this.nothing(one.field)]));
    return { id: 0, v: 0, key, base: {}, cells, faults: {}, meta: null };
  }

  nothing(field) { return field === "kind" ? "own" : this.column(field)?.kind === "amount" ? null : ""; }

  text(field, value) { return value === null || value === undefined ? "" : shown(this.column(field), value); }

  dirty(row) {
    const found = [];
    for (const { field } of this.columns) {
      const value = row.cells[field];
      if (value !== row.base[field] && (row.id || value)) found.push(field);
    }
    return found;
  }

  // ── what can be undone ──
  put(row, field, text) {
    const answer = read(this.column(field), text, this.texts);
    this.set(row, field, "fault" in answer ? String(text) : answer.value, answer.fault);
  }

  set(row, field, value, fault) {
    row.cells[field] = value;
    if (fault) row.faults[field] = fault; else delete row.faults[field];
    if (row.news) row.news.delete(field);
    this.touched.add(row);
  }

  // One step: cells as [row, field, text] each, and the rows of the plan in their new order where that changes too.
  edit(changes, rows = null) {
    if (this.closed) return false;
    const step = { cells: [], before: this.rows, after: rows || this.rows };
    if (rows) this.arrange(rows);
    for (const [row, field, text] of changes) {
      const before = row.cells[field], fault = row.faults[field];
      this.put(row, field, text);
      if (row.cells[field] !== before || row.faults[field] !== fault) step.cells.push({ row, field, before: [before, fault], after: [row.cells[field], row.faults[field]] });
    }
    if (!step.cells.length && !rows) return false;
    this.done.push(step);
    this.undone = [];
    this.changed();
    return true;
  }

  // Rows that are put in, taken out or moved: everything that follows from the new order.
  arrange(next) {
    const before = new Set(this.rows), now = new Set(next), seen = new Set(this.visible);
    const stay = keptInOrder(this.rows, next);
    for (const row of next) {
      if (!before.has(row)) {
        row.gone = false;
        if (!this.removed.delete(row) && row.id) this.restored.add(row);
      } else if (!stay.has(row)) row.moved = (row.moved || 0) + 1;
      else continue;
      this.touched.add(row);
    }
    for (const row of this.rows) {
      if (now.has(row)) continue;
      row.gone = true;
      if (!this.restored.delete(row) && row.id) this.removed.add(row);
    }
    this.rows = next;
    if (!this.sort) this.visible = next.filter((row) => seen.has(row) || !before.has(row));
    else this.visible = [...this.visible.filter((row) => now.has(row)), ...next.filter((row) => !before.has(row))];
  }

  insert(rows, at) { return this.edit([], [...this.rows.slice(0, at), ...rows, ...this.rows.slice(at)]); }

  remove(rows) {
    const out = new Set(rows);
    return this.edit([], this.rows.filter((row) => !out.has(row)));
  }

  // Some rows to where a row of the plan stands, in the order that they have.
  move(rows, to) {
    const moving = new Set(rows), left = this.rows.filter((row) => !moving.has(row));
    const at = this.rows.slice(0, to).filter((row) => !moving.has(row)).length;
    const next = [...left.slice(0, at), ...this.rows.filter((row) => moving.has(row)), ...left.slice(at)];
    return next.some((row, index) => row !== this.rows[index]) && this.edit([], next);
  }

  undo() { return this.turn(this.done, this.undone, "after", "before"); }
  redo() { return this.turn(this.undone, this.done, "before", "after"); }

  // A step is turned round and put on the other pile. What somebody else changed since stays theirs.
  turn(from, to, was, becomes) {
    if (this.closed) return null;
    const step = from.pop();
    if (!step) return null;
    const cells = step.cells.filter((one) => !one.row.gone || step.before !== step.after);
    let kept = 0;
    if (step.before !== step.after) this.arrange(this.joined(step[was], step[becomes]));
    for (const one of becomes === "before" ? [...cells].reverse() : cells) {
      if (one.row.cells[one.field] === one[was][0]) this.set(one.row, one.field, ...one[becomes]);
      else kept += 1;
    }
    to.push(step);
    this.changed();
    const rows = new Set(step[was]);
    return { ...(step.cells[0] || { row: step[becomes].find((row) => !rows.has(row)) }), kept };
  }

  // The rows of a step, with those that others added since and without those that they took out.
  joined(was, wanted) {
    if (this.rows === was) return wanted;
    const known = new Set(was), now = new Set(this.rows);
    const next = wanted.filter((row) => now.has(row) || !known.has(row));
    this.rows.forEach((row, at) => { if (!known.has(row)) next.splice(next.indexOf(this.rows[at - 1]) + 1, 0, row); });
    return next;
  }

  // ── what is looked at ──
  filter() {
    const wanted = Object.entries(this.filters).filter(([, text]) => text).map(([field, text]) => [field, arabic(text).toLowerCase()]);
    this.visible = this.rows.filter((row) => wanted.every(([field, text]) => {
      const said = arabic(this.said(row, field)).toLowerCase();
      return text.startsWith("=") ? said === text.slice(1) : said.includes(text);
    }));
    if (!this.sort) return;
    const { field, down } = this.sort, way = down ? -1 : 1;
    const value = (row) => (field === "total" ? this.total(row) : field === "share" ? row.meta?.share ?? -1 : row.cells[field] ?? (row.meta?.[field] || ""));
    const empty = (one) => one === "" || one === null;
    this.visible = this.visible.map((row) => [value(row), row]).sort(([a], [b]) => {
      if (empty(a) || empty(b)) return empty(a) - empty(b);
      return way * (typeof a === "number" && typeof b === "number" ? a - b : inThai.compare(String(a), String(b)));
    }).map(([, row]) => row);
  }

  said(row, field) {
    if (field === "guideline") return row.meta?.guideline || "";
    if (field === "share") return row.meta ? String(row.meta.share) : "";
    if (field === "total") return grouped(this.total(row));
    return this.text(field, row.cells[field]);
  }

  total(row) {
    let all = 0;
    for (const one of this.columns) if (one.field.startsWith("amount_") && typeof row.cells[one.field] === "number") all += row.cells[one.field];
    return all;
  }

  sum(field) {
    return this.visible.reduce((all, row) => all + (field === "total" ? this.total(row) : typeof row.cells[field] === "number" ? row.cells[field] : 0), 0);
  }
}
