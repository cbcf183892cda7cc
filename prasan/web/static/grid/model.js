// The rows in the browser: what the server said last (base), what stands in the cells now, and what is not yet sent.
import { arabic, read, shown } from "./cells.js";

const MOST_ROWS = 2500;
const MOST_LETTERS = 1_000_000;
let made = 0;
const newKey = () => (crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random()}-${(made += 1)}`);

export class Model {
  constructor(columns, texts) {
    this.columns = columns;
    this.texts = texts;
    this.rows = [];
    this.removed = [];
    this.restored = [];
    this.undone = [];
    this.done = [];
    this.filters = {};
    this.visible = [];
    this.changed = () => {};
  }

  column(field) { return this.columns.find((one) => one.field === field); }

  load(rows) {
    this.rows = rows.map((one) => ({ id: one.id, v: one.v, base: one.c, cells: { ...one.c }, faults: {}, meta: one.m }));
    this.filter();
  }

  blank() {
    const cells = Object.fromEntries(this.columns.map((one) => [one.field, this.nothing(one.field)]));
    const row = { id: 0, v: 0, key: newKey(), base: {}, cells, faults: {}, meta: null };
    this.rows.push(row);
    this.visible.push(row);
    return row;
  }

  nothing(field) { return field === "kind" ? "own" : this.column(field)?.kind === "amount" ? null : ""; }

  dirty(row) {
    return Object.keys(row.cells).filter((field) => row.cells[field] !== row.base[field]
      && !(row.id === 0 && !(row.cells[field])));
  }

  put(row, field, text) {
    const column = this.column(field);
    const answer = read(column, text, this.texts);
    if ("fault" in answer) { row.faults[field] = answer.fault; row.cells[field] = String(text); }
    else { delete row.faults[field]; row.cells[field] = answer.value; }
  }

  // One step that can be undone: [row, field, text] each.
  edit(changes) {
    if (this.closed) return false;
    const step = [];
    for (const [row, field, text] of changes) {
      const before = row.cells[field], fault = row.faults[field];
      this.put(row, field, text);
      if (row.cells[field] !== before || row.faults[field] !== fault) {
        step.push({ row, field, before, after: row.cells[field] });
      }
    }
    return this.keep({ cells: step, rows: [], gone: [] });
  }

  keep(step) {
    if (!step.cells.length && !step.rows.length && !step.gone.length) return false;
    this.done.push(step);
    this.undone = [];
    this.changed();
    return true;
  }

  append(count) {
    if (this.closed) return [];
    const rows = Array.from({ length: count }, () => this.blank());
    this.keep({ cells: [], rows, gone: [] });
    return rows;
  }

  remove(rows) {
    if (this.closed) return;
    rows.forEach((row) => this.takeOut(row));
    this.keep({ cells: [], rows: [], gone: rows });
  }

  takeOut(row) {
    row.place = this.rows.indexOf(row);
    this.rows = this.rows.filter((one) => one !== row);
    this.visible = this.visible.filter((one) => one !== row);
    this.restored = this.restored.filter((one) => one !== row);
    row.gone = true;
    if (row.id) this.removed.push(row);
  }

  putIn(row) {
    row.gone = false;
    if (this.removed.includes(row)) this.removed = this.removed.filter((one) => one !== row);
    else if (row.id) this.restored.push(row);
    this.rows.splice(Math.min(row.place ?? this.rows.length, this.rows.length), 0, row);
    this.filter();
  }

  // Undo and redo are one walk: a step is turned round and put on the other pile.
  undo() { return this.turn(this.done, this.undone, "before"); }
  redo() { return this.turn(this.undone, this.done, "after"); }

  turn(from, to, side) {
    const step = from.pop();
    if (!step) return null;
    const back = side === "before";
    for (const one of back ? [...step.cells].reverse() : step.cells) this.put(one.row, one.field, this.text(one.field, one[side]));
    (back ? step.rows : step.gone).forEach((row) => this.takeOut(row));
    (back ? step.gone : step.rows).forEach((row) => this.putIn(row));
    to.push(step);
    this.changed();
    return step.cells[0] || { row: (back ? step.gone : step.rows)[0] };
  }

  text(field, value) { return value === null || value === undefined ? "" : shown(this.column(field), value); }

  filter() {
    const wanted = Object.entries(this.filters).filter(([, text]) => text).map(([field, text]) => [field, arabic(text).toLowerCase()]);
    this.visible = this.rows.filter((row) => wanted.every(([field, text]) =>
      arabic(field === "guideline" ? (row.meta && row.meta.guideline) || "" : this.text(field, row.cells[field])).toLowerCase().includes(text)));
  }

  sum(field) {
    return this.visible.reduce((all, row) => all + (typeof row.cells[field] === "number" ? row.cells[field] : 0), 0);
  }

  // ── to and from the server ──
  block() {
    const sent = { changed: [], added: [], removed: [], restored: [] }, rows = new Map();
    let letters = 0;
    for (const row of this.rows) {
      if (row.conflict) continue;
      // What one request may hold; the rest follows in the next.
      if (rows.size >= MOST_ROWS || letters > MOST_LETTERS) break;
      const fields = this.dirty(row).filter((field) => !row.faults[field]);
      const cells = Object.fromEntries(fields.map((field) => [field, row.cells[field]]));
      if (row.id && fields.length) sent.changed.push({ project: row.id, seen: row.v, cells });
      else if (!row.id && cells.name) sent.added.push({ key: row.key, cells });
      else continue;
      letters += Object.values(cells).reduce((all, one) => all + String(one ?? "").length, 0);
      rows.set(row.id ? String(row.id) : row.key, { row, cells });
    }
    sent.removed = this.removed.map((row) => ({ project: row.id, seen: row.v }));
    sent.restored = this.restored.map((row) => row.id);
    const removed = [...this.removed], restored = [...this.restored];
    const empty = !rows.size && !removed.length && !restored.length;
    return empty ? null : { sent, rows, removed, restored };
  }

  saved(block, answer) {
    for (const [key, id] of Object.entries(answer.added)) {
      const held = block.rows.get(key);
      if (!held) continue;
      held.row.id = id;
      block.rows.set(String(id), held);
      // Undone while it was on its way: it is stored by now, so it has to be taken out there too.
      if (held.row.gone) this.removed.push(held.row);
    }
    for (const one of answer.rows) {
      const held = block.rows.get(String(one.id));
      const row = held ? held.row : this.rows.find((some) => some.id === one.id);
      if (row) this.accept(row, one, held ? held.cells : {});
    }
    this.removed = this.removed.filter((row) => !block.removed.includes(row));
    this.restored = this.restored.filter((row) => !block.restored.includes(row));
  }

  // Take the server's word for every cell that was not typed in since it was sent.
  accept(row, one, sent) {
    for (const field of Object.keys(one.c)) {
      const before = field in sent ? sent[field] : row.v ? row.base[field] : this.nothing(field);
      if (row.cells[field] === before && !row.faults[field]) row.cells[field] = one.c[field];
    }
    row.v = one.v;
    row.base = one.c;
    row.meta = one.m || row.meta;
  }

  unsent() {
    const rows = this.rows.filter((row) => this.dirty(row).length || Object.keys(row.faults).length).map((row) => {
      const fields = [...new Set([...this.dirty(row), ...Object.keys(row.faults)])];
      const of = (cells) => Object.fromEntries(fields.map((field) => [field, cells[field]]));
      return { id: row.id, v: row.v, key: row.key, base: of(row.base), cells: of(row.cells) };
    });
    return rows.length || this.removed.length ? { rows, removed: this.removed.map((row) => ({ id: row.id, v: row.v })) } : null;
  }

  // What was kept in this browser comes back on top of what the server says now; `seen` stays what was read then.
  revive(kept) {
    for (const one of kept.rows) {
      let row = one.id ? this.rows.find((some) => some.id === one.id) : null;
      if (one.id && !row) continue;
      if (!row) { row = this.blank(); row.key = one.key; }
      else if (row.v !== one.v) { row.v = one.v; Object.assign(row.base = { ...row.base }, one.base); }
      for (const [field, value] of Object.entries(one.cells)) if (this.column(field)) this.put(row, field, this.text(field, value));
    }
    for (const one of kept.removed) {
      const row = this.rows.find((some) => some.id === one.id);
      if (row) { row.v = one.v; this.takeOut(row); }
    }
  }
}
