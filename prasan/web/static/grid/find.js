// Find and replace in what is in sight of the grid: rows that pass the filter, columns that are chosen.
import { arabic, grouped } from "./cells.js";

export class Finder {
  constructor(box, view, model, texts) {
    Object.assign(this, { box, view, model, texts });
    this.input = box.querySelector("[name=find]");
    this.other = box.querySelector("[name=replace]");
    this.told = box.querySelector("output");
    this.input.addEventListener("input", () => this.count());
    box.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Escape") { event.preventDefault(); this.close(); }
      else if (event.key === "Enter" && event.target === this.input) { event.preventDefault(); this.next(event.shiftKey ? -1 : 1); }
    });
    const does = { next: () => this.next(1), back: () => this.next(-1), one: () => this.replace(false), all: () => this.replace(true), close: () => this.close() };
    box.addEventListener("click", (event) => { const one = event.target.closest("[data-find]"); if (one) does[one.dataset.find](); });
    box.addEventListener("submit", (event) => event.preventDefault());
  }

  open(replacing) {
    this.box.hidden = false;
    (replacing && this.input.value ? this.other : this.input).focus();
    this.input.select();
    this.count();
  }

  close() {
    this.box.hidden = true;
    this.view.root.focus({ preventScroll: true });
  }

  holds(row, column) {
    return arabic(this.model.said(row, column.field)).toLowerCase().includes(this.wanted());
  }

  wanted() { return arabic(this.input.value).toLowerCase(); }

  // Every place where it stands: [r, c] each.
  places() {
    if (!this.wanted()) return [];
    const found = [], { columns } = this.view;
    this.model.visible.forEach((row, r) => columns.forEach((column, c) => { if (this.holds(row, column)) found.push([r, c]); }));
    return found;
  }

  count() {
    const found = this.places();
    this.told.textContent = this.input.value ? this.texts.found.replace("{n}", grouped(found.length)) : "";
    return found;
  }

  next(way) {
    const found = this.count(), { r, c } = this.view.here;
    if (!found.length) return;
    const later = ([a, b]) => a > r || (a === r && b > c), before = ([a, b]) => a < r || (a === r && b < c);
    const at = way > 0 ? found.find(later) || found[0] : found.filter(before).pop() || found[found.length - 1];
    this.view.go(...at);
    this.told.textContent = this.texts.found_at.replace("{at}", grouped(found.indexOf(at) + 1)).replace("{n}", grouped(found.length));
  }

  replace(all) {
    const { view, model } = this, { r, c } = view.here, typed = this.input.value;
    if (!typed) return;
    const here = model.visible[r] && this.holds(model.visible[r], view.columns[c]);
    if (!all && !here) { this.next(1); return; }
    const every = new RegExp(typed.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "giu"), changes = [];
    for (const [at, on] of all ? this.places() : [[r, c]]) {
      const row = model.visible[at], column = view.columns[on];
      if (column.kind === "meta" || row.conflict) continue;
      const text = model.text(column.field, row.cells[column.field]), next = text.replace(every, () => this.other.value);
      if (next !== text) changes.push([row, column.field, next]);
    }
    model.edit(changes);
    view.body();
    if (all) this.told.textContent = this.texts.replaced.replace("{n}", grouped(changes.length));
    else this.next(1);
  }
}
