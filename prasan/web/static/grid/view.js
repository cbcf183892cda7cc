// Draws the rows that are in sight, the selection, the heads with their filters, the sums. Knows nothing of the server.
import { shown } from "./cells.js";

export const ROW = 46;
const EXTRA = 8;
const NUMBER = 46;

export class View {
  constructor(root, model, texts) {
    Object.assign(this, { root, model, texts });
    this.here = { r: 0, c: 0 };
    this.from = { r: 0, c: 0 };
    this.hidden = new Set();
    this.root.addEventListener("scroll", () => this.later(), { passive: true });
    addEventListener("resize", () => this.later());
  }

  later() {
    if (this.asked) return;
    this.asked = requestAnimationFrame(() => { this.asked = 0; this.body(); });
  }

  // The columns in sight: the cells, then what only the server says, out of the way of pasted blocks.
  layout() {
    const meta = [{ field: "share", label: this.texts.complete, kind: "meta", width: 84 }, { field: "guideline", label: this.texts.guideline, kind: "meta", width: 84 }];
    const cells = this.model.columns.filter((one) => one.field === "name" || !this.hidden.has(one.field));
    this.columns = [...cells, ...meta];
    let left = NUMBER;
    for (const one of this.columns) { one.left = left; left += one.width; }
    this.width = left;
  }

  draw() {
    this.layout();
    const make = (cls, role) => { const one = document.createElement("div"); one.className = cls; one.setAttribute("role", role); return one; };
    this.head = make("sheet-head", "rowgroup");
    this.middle = make("sheet-body", "rowgroup");
    this.foot = make("sheet-foot", "rowgroup");
    const names = make("sheet-row", "row"), filters = make("sheet-row seek", "row");
    names.setAttribute("aria-rowindex", "1");
    filters.setAttribute("aria-rowindex", "2");
    names.append(this.cell("columnheader", "rn", NUMBER, "#", 1));
    filters.append(this.cell("gridcell", "rn", NUMBER, "", 1));
    this.columns.forEach((one, index) => {
      names.append(this.cell("columnheader", this.sides(one), one.width, one.label, index + 2));
      const box = this.cell("gridcell", this.sides(one), one.width, "", index + 2);
      if (one.field !== "share") {
        const input = document.createElement("input");
        input.type = "search";
        input.value = this.model.filters[one.field] || "";
        input.setAttribute("aria-label", `${this.texts.filter} ${one.label}`);
        input.addEventListener("input", () => {
          this.model.filters[one.field] = input.value;
          this.model.filter();
          this.here = { r: 0, c: this.here.c }; this.from = { ...this.here };
          this.body();
        });
        box.append(input);
      }
      filters.append(box);
    });
    this.head.append(names, filters);
    for (const one of [this.head, this.middle, this.foot]) one.style.width = `${this.width}px`;
    this.root.replaceChildren(this.head, this.middle, this.foot);
    this.body();
  }

  sides(column) { return `${column.field === "name" ? "nm " : ""}${column.kind === "amount" ? "num" : ""}`; }

  cell(role, cls, width, text, index) {
    const one = document.createElement("div");
    one.className = `sheet-cell ${cls}`;
    one.setAttribute("role", role);
    one.setAttribute("aria-colindex", String(index));
    one.style.width = `${width}px`;
    one.textContent = text;
    return one;
  }

  body() {
    const rows = this.model.visible;
    const top = Math.max(0, Math.floor(this.root.scrollTop / ROW) - EXTRA);
    const end = Math.min(rows.length, top + Math.ceil(this.root.clientHeight / ROW) + 2 * EXTRA);
    this.middle.style.height = `${rows.length * ROW}px`;
    this.root.setAttribute("aria-rowcount", String(rows.length + 2));
    this.root.setAttribute("aria-colcount", String(this.columns.length + 1));
    this.middle.querySelectorAll(".sheet-row").forEach((one) => one.remove());
    const piece = document.createDocumentFragment();
    for (let r = top; r < end; r += 1) piece.append(this.row(rows[r], r));
    this.middle.prepend(piece);
    this.sums();
    this.mark();
  }

  row(row, r) {
    const line = document.createElement("div");
    line.className = `sheet-row${row.conflict ? " conflict" : ""}${row.id ? "" : " new"}`;
    line.setAttribute("role", "row");
    line.setAttribute("aria-rowindex", String(r + 3));
    line.style.transform = `translateY(${r * ROW}px)`;
    line.dataset.r = r;
    const number = this.cell("rowheader", "rn", NUMBER, String(r + 1), 1);
    if (row.meta) { number.classList.add("meter-cell"); number.style.setProperty("--v", row.meta.share); }
    line.append(number);
    this.columns.forEach((column, c) => {
      const one = this.cell("gridcell", this.sides(column), column.width, "", c + 2);
      one.id = `cell-${r}-${c}`;
      one.dataset.c = c;
      this.fill(one, row, column);
      line.append(one);
    });
    return line;
  }

  fill(box, row, column) {
    if (column.kind === "meta") {
      box.classList.add("lock");
      box.setAttribute("aria-readonly", "true");
      if (column.field === "guideline") box.textContent = (row.meta && row.meta.guideline) || "–";
      else if (row.meta) {
        const doubts = row.meta.findings.length;
        box.textContent = `${row.meta.share}%${doubts ? ` ⚑${doubts}` : ""}`;
        box.style.setProperty("--v", row.meta.share);
        box.classList.add("meter-cell");
      }
      return;
    }
    const value = row.cells[column.field];
    box.textContent = row.faults[column.field] ? String(value) : shown(column, value);
    if (row.faults[column.field]) { box.classList.add("e"); box.setAttribute("aria-invalid", "true"); }
    else if (row.conflict && row.conflict.cells.some((one) => one.field === column.field)) box.classList.add("e");
    else if (row.id && row.cells[column.field] !== row.base[column.field]) box.classList.add("c");
    else if (row.meta && row.meta.findings.some((one) => one.field === column.field)) box.classList.add("w");
  }

  sums() {
    const line = document.createElement("div");
    line.className = "sheet-row";
    line.setAttribute("role", "row");
    line.append(this.cell("gridcell", "rn", NUMBER, "", 1));
    this.columns.forEach((column, c) => {
      const text = column.field === "name" ? this.texts.of.replace("{shown}", this.model.visible.length.toLocaleString("en-US")).replace("{all}", this.model.rows.length.toLocaleString("en-US"))
        : column.kind === "amount" ? this.model.sum(column.field).toLocaleString("en-US") : "";
      line.append(this.cell("gridcell", this.sides(column), column.width, text, c + 2));
    });
    this.foot.replaceChildren(line);
  }

  box() {
    const [r, s] = [this.here.r, this.from.r].sort((a, b) => a - b);
    const [c, d] = [this.here.c, this.from.c].sort((a, b) => a - b);
    return { r, s, c, d };
  }

  mark() {
    const { r, s, c, d } = this.box();
    this.middle.querySelectorAll(".sel,.here").forEach((one) => { one.classList.remove("sel", "here"); one.removeAttribute("aria-selected"); });
    for (const line of this.middle.querySelectorAll(".sheet-row")) {
      const at = Number(line.dataset.r);
      if (at < r || at > s) continue;
      for (const one of line.querySelectorAll("[data-c]")) {
        const column = Number(one.dataset.c);
        if (column >= c && column <= d) { one.classList.add("sel"); one.setAttribute("aria-selected", "true"); }
      }
    }
    const active = document.getElementById(`cell-${this.here.r}-${this.here.c}`);
    if (active) { active.classList.add("here"); this.root.setAttribute("aria-activedescendant", active.id); }
    else this.root.removeAttribute("aria-activedescendant");
    this.moved(this.model.visible[this.here.r], this.columns[this.here.c]);
  }

  moved() {}

  go(r, c, extend) {
    const rows = this.model.visible.length;
    this.here = { r: Math.max(0, Math.min(rows - 1, r)), c: Math.max(0, Math.min(this.columns.length - 1, c)) };
    if (!extend) this.from = { ...this.here };
    this.reveal();
    this.body();
  }

  reveal() {
    const column = this.columns[this.here.c], { root } = this;
    const head = this.head.offsetHeight, foot = this.foot.offsetHeight;
    const top = this.here.r * ROW, seen = root.clientHeight - head - foot;
    if (top < root.scrollTop) root.scrollTop = top;
    else if (top + ROW > root.scrollTop + seen) root.scrollTop = top + ROW - seen;
    if (this.here.c === 0) { root.scrollLeft = 0; return; }
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
