// Draws the rows that are in sight, the selection, the heads with their filters, the sums. Knows nothing of the server.
import { grouped, shown } from "./cells.js";

export const ROW = 46;
const EXTRA = 8;
const NUMBER = 46;
const NARROWEST = 60;

const make = (cls, role) => { const one = document.createElement("div"); one.className = cls; if (role) one.setAttribute("role", role); return one; };

export class View {
  constructor(root, model, texts) {
    Object.assign(this, { root, model, texts, hidden: new Set(), widths: {}, lines: new Map() });
    this.here = this.anchor = this.end = { r: 0, c: 0 };
    // One handle for as long as the page stands: whoever has gripped it keeps it when rows are drawn anew.
    this.handle = make("fill-handle");
    root.addEventListener("scroll", () => this.later(), { passive: true });
    addEventListener("resize", () => this.later());
  }

  later() {
    if (this.asked) return;
    this.asked = requestAnimationFrame(() => { this.asked = 0; this.lay(false); });
  }

  // The columns in sight: the cells, then what only the server says and sums, out of the way of pasted blocks.
  layout() {
    const meta = [["total", this.texts.total, 120], ["share", this.texts.complete, 96], ["guideline", this.texts.guideline, 84]];
    const cells = this.model.columns.filter((one) => one.field === "name" || !this.hidden.has(one.field));
    // The column that stays in sight leaves room for the others where there is little, as at 200 %.
    const most = Math.max(140, Math.round(this.root.clientWidth * 0.4)), widest = (one) => (one.field === "name" ? Math.min(one.width, most) : one.width);
    this.columns = [...cells, ...meta.map(([field, label, width]) => ({ field, label, width, kind: "meta" }))].map((one) => ({ ...one, width: this.widths[one.field] || widest(one) }));
    let left = NUMBER;
    for (const one of this.columns) { one.left = left; left += one.width; }
    this.width = left;
  }

  draw() {
    this.layout();
    this.head = make("sheet-head", "rowgroup");
    this.middle = make("sheet-body", "rowgroup");
    this.foot = make("sheet-foot", "rowgroup");
    const names = make("sheet-row", "row"), filters = make("sheet-row seek", "row");
    names.setAttribute("aria-rowindex", "1");
    filters.setAttribute("aria-rowindex", "2");
    names.append(this.cell("columnheader", "rn", NUMBER, "#", 1));
    filters.append(this.cell("gridcell", "rn", NUMBER, "", 1));
    this.columns.forEach((one, index) => {
      names.append(this.heading(one, index));
      filters.append(this.seeker(one, index));
    });
    this.head.append(names, filters);
    for (const one of [this.head, this.middle, this.foot]) one.style.width = `${this.width}px`;
    this.root.replaceChildren(this.head, this.middle, this.foot);
    this.body();
  }

  heading(column, index) {
    const { sort } = this.model, box = this.cell("columnheader", this.sides(column), column.width, "", index + 2);
    box.dataset.h = index;
    box.setAttribute("aria-label", column.label);
    if (sort?.field === column.field) box.setAttribute("aria-sort", sort.down ? "descending" : "ascending");
    const name = Object.assign(document.createElement("span"), { textContent: column.label, title: column.label });
    const button = Object.assign(document.createElement("button"), { type: "button", className: "sorter", tabIndex: -1, textContent: sort?.field !== column.field ? "↕" : sort.down ? "▼" : "▲" });
    button.setAttribute("aria-label", `${this.texts.sort} ${column.label}`);
    button.dataset.sort = column.field;
    const edge = make("edge");
    edge.dataset.edge = column.field;
    box.append(name, button, edge);
    return box;
  }

  seeker(column, index) {
    const box = this.cell("gridcell", this.sides(column), column.width, "", index + 2), input = document.createElement("input");
    Object.assign(input, { type: "search", value: this.model.filters[column.field] || "", tabIndex: -1 });
    input.dataset.filter = column.field;
    input.setAttribute("aria-label", `${this.texts.filter} ${column.label}`);
    input.addEventListener("input", () => this.seek(column.field, input.value));
    box.append(input);
    return box;
  }

  seek(field, text) {
    this.model.filters[field] = text;
    this.model.filter();
    this.here = this.anchor = this.end = { r: 0, c: this.here.c };
    this.root.scrollTop = 0;
    this.body();
  }

  // A column wider or narrower, without drawing everything anew at every step of the mouse.
  widen(field, width) {
    this.widths[field] = Math.max(NARROWEST, Math.round(width));
    this.draw();
  }

  sides(column) { return `${column.field === "name" ? "nm " : ""}${column.kind === "amount" || column.field === "total" ? "num" : ""}`; }

  cell(role, cls, width, text, index) {
    const one = make(`sheet-cell ${cls}`, role);
    one.setAttribute("aria-colindex", String(index));
    one.style.width = `${width}px`;
    one.textContent = text;
    return one;
  }

  // Something that is shown may have changed: the rows in sight are drawn anew.
  body() {
    this.lay(true);
    this.sums();
  }

  lay(anew) {
    const rows = this.model.visible;
    const top = Math.max(0, Math.floor(this.root.scrollTop / ROW) - EXTRA);
    const end = Math.min(rows.length, top + Math.ceil(this.root.clientHeight / ROW) + 2 * EXTRA);
    this.middle.style.height = `${rows.length * ROW}px`;
    this.root.setAttribute("aria-rowcount", String(rows.length + 3));
    this.root.setAttribute("aria-colcount", String(this.columns.length + 1));
    for (const [r, line] of this.lines) if (anew || r < top || r >= end) { line.remove(); this.lines.delete(r); }
    const piece = document.createDocumentFragment();
    for (let r = top; r < end; r += 1) {
      if (this.lines.has(r)) continue;
      const line = this.row(rows[r], r);
      this.lines.set(r, line);
      piece.append(line);
    }
    this.middle.prepend(piece);
    this.mark();
  }

  row(row, r) {
    const line = make(`sheet-row${row.conflict ? " conflict" : ""}${row.id ? "" : " new"}`, "row");
    line.setAttribute("aria-rowindex", String(r + 3));
    line.style.transform = `translateY(${r * ROW}px)`;
    line.dataset.r = r;
    const number = this.cell("rowheader", "rn", NUMBER, String(r + 1), 1);
    number.dataset.n = r;
    // Whoever listens hears the project with its number, in whatever column they are.
    number.setAttribute("aria-label", `${r + 1} ${String(row.cells.name).slice(0, 80)}`);
    if (row.meta) { number.classList.add("meter-cell"); number.style.setProperty("--v", row.meta.share); }
    line.append(number);
    this.columns.forEach((column, c) => {
      const one = this.cell("gridcell", this.sides(column), column.width, "", c + 2);
      one.id = `cell-${r}-${c}`;
      one.dataset.c = c;
      one.setAttribute("aria-selected", "false");
      this.fill(one, row, column);
      line.append(one);
    });
    return line;
  }

  fill(box, row, column) {
    const { field } = column;
    if (column.kind === "meta") {
      box.classList.add("lock");
      box.setAttribute("aria-readonly", "true");
      if (field !== "share") { box.textContent = this.model.said(row, field) || "–"; return; }
      if (!row.meta) return;
      const doubts = row.meta.findings.length;
      box.textContent = `${row.meta.share}%${doubts ? ` ⚑${doubts}` : ""}`;
      box.style.setProperty("--v", row.meta.share);
      box.classList.add("meter-cell");
      return;
    }
    const value = row.cells[field], fault = row.faults[field];
    box.textContent = fault ? String(value) : shown(column, value);
    if (this.model.closed) box.setAttribute("aria-readonly", "true");
    const found = row.meta?.findings.find((one) => one.field === field);
    if (fault) { box.classList.add("e"); box.setAttribute("aria-invalid", "true"); box.setAttribute("aria-description", fault); }
    else if (row.conflict && row.conflict.cells.some((one) => one.field === field)) box.classList.add("e");
    else if (row.id && row.cells[field] !== row.base[field]) box.classList.add("c");
    else if (found) { box.classList.add("w"); box.setAttribute("aria-description", found.text); }
    if (row.news?.has(field)) { box.classList.add("news"); box.setAttribute("aria-description", this.texts.changed_by.replace("{who}", row.by || this.texts.somebody)); }
  }

  sums() {
    const line = make("sheet-row", "row"), { model, texts } = this;
    line.setAttribute("aria-rowindex", String(model.visible.length + 3));
    line.append(this.cell("rowheader", "rn", NUMBER, "Σ", 1));
    this.columns.forEach((column, c) => {
      const text = column.field === "name" ? texts.of.replace("{shown}", grouped(model.visible.length)).replace("{all}", grouped(model.rows.length))
        : column.kind === "amount" || column.field === "total" ? grouped(model.sum(column.field)) : "";
      const one = this.cell("gridcell", this.sides(column), column.width, text, c + 2);
      one.setAttribute("aria-readonly", "true");
      line.append(one);
    });
    this.foot.replaceChildren(line);
  }

  box() {
    const [r, s] = [this.anchor.r, this.end.r].sort((a, b) => a - b);
    const [c, d] = [this.anchor.c, this.end.c].sort((a, b) => a - b);
    return { r: Math.max(0, r), s: Math.min(s, this.model.visible.length - 1), c, d: Math.min(d, this.columns.length - 1) };
  }

  mark() {
    const { r, s, c, d } = this.box();
    for (const one of this.middle.querySelectorAll(".sel,.here")) {
      one.classList.remove("sel", "here");
      one.setAttribute("aria-selected", "false");
    }
    for (const [at, line] of this.lines) {
      const inside = at >= r && at <= s;
      line.setAttribute("aria-selected", String(inside && c === 0 && d === this.columns.length - 1));
      if (!inside) continue;
      for (let on = c; on <= d; on += 1) { const one = line.children[on + 1]; one.classList.add("sel"); one.setAttribute("aria-selected", "true"); }
    }
    const active = this.lines.get(this.here.r)?.children[this.here.c + 1];
    if (active) { active.classList.add("here"); this.root.setAttribute("aria-activedescendant", active.id); }
    else this.root.removeAttribute("aria-activedescendant");
    const corner = this.model.closed ? null : this.lines.get(s)?.children[d + 1];
    if (!corner) this.handle.remove(); else if (this.handle.parentNode !== corner) corner.append(this.handle);
    this.moved(this.model.visible[this.here.r], this.columns[this.here.c]);
  }

  moved() {}

  inside({ r, c }) {
    return { r: Math.max(0, Math.min(this.model.visible.length - 1, r)), c: Math.max(0, Math.min(this.columns.length - 1, c)) };
  }

  // Go somewhere; with `extend` the selection grows from the active cell, which stays.
  go(r, c, extend) {
    const to = this.inside({ r, c });
    if (extend) { this.anchor = this.here; this.end = to; } else this.here = this.anchor = this.end = to;
    this.reveal(to);
    this.lay(false);
  }

  select(anchor, end) {
    this.here = this.anchor = this.inside(anchor);
    this.end = this.inside(end);
    this.lay(false);
  }

  // Inside a chosen block, Enter and Tab go round in it.
  step(down, right) {
    const { r, s, c, d } = this.box(), { here } = this;
    if ((r === s && c === d) || here.r < r || here.r > s || here.c < c || here.c > d) { this.go(here.r + down, here.c + right); return; }
    const wide = d - c + 1, tall = s - r + 1, all = wide * tall;
    const at = right ? (here.r - r) * wide + here.c - c : (here.c - c) * tall + here.r - r;
    const next = (at + down + right + all) % all;
    this.here = right ? { r: r + Math.floor(next / wide), c: c + (next % wide) } : { r: r + (next % tall), c: c + Math.floor(next / tall) };
    this.reveal(this.here);
    this.lay(false);
  }

  reveal({ r, c } = this.here) {
    const column = this.columns[c], { root } = this;
    const seen = root.clientHeight - this.head.offsetHeight - this.foot.offsetHeight, top = r * ROW;
    if (top < root.scrollTop) root.scrollTop = top;
    else if (top + ROW > root.scrollTop + seen) root.scrollTop = top + ROW - seen;
    if (c === 0) { root.scrollLeft = 0; return; }
    const fixed = NUMBER + this.columns[0].width;
    if (column.left - fixed < root.scrollLeft) root.scrollLeft = column.left - fixed;
    else if (column.left + column.width > root.scrollLeft + root.clientWidth) root.scrollLeft = column.left + column.width - root.clientWidth;
  }

  // Where the editor lies over the active cell, inside the body.
  place() {
    const column = this.columns[this.here.c];
    const left = this.here.c === 0 ? this.root.scrollLeft + NUMBER : column.left;
    return { left, top: this.here.r * ROW, width: column.width, column };
  }
}
