// The keyboard of the grid, as in Excel.
const ROWS_PER_PAGE = (view) => Math.max(1, Math.floor(view.root.clientHeight / 46) - 3);
const arrows = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };

export class Keys {
  constructor(view, model, does) {
    Object.assign(this, { view, model, does, released: false, began: null });
    view.root.addEventListener("keydown", (event) => this.press(event));
  }

  press(event) {
    const { view, does } = this, { root } = view, { key, shiftKey, altKey } = event, far = event.ctrlKey || event.metaKey;
    if (event.target !== root) {
      if (event.target.type === "search" && (key === "Enter" || key === "Escape")) { root.focus(); event.preventDefault(); }
      return;
    }
    if (key === "Tab") {
      // Escape first, then Tab leaves the grid: nobody is held in it.
      if (this.released) { this.released = false; return; }
      this.left([0, shiftKey ? -1 : 1], key);
    } else if (key === "Escape") { this.released = true; view.select(view.here, view.here); return; }
    else if (arrows[key] && altKey && shiftKey) does.rows[key === "ArrowUp" ? "up" : "down"]?.();
    else if (altKey && key === "ArrowDown") does.edit();
    else if (this.move(key, far, shiftKey, altKey)) this.began = null;
    else if (key === "ContextMenu" || (key === "F10" && shiftKey)) this.menu();
    else if (far || (key === " " && shiftKey)) { if (!this.command(event, far)) return; }
    else if (key === "Enter" && view.box().r !== view.box().s) view.step(shiftKey ? -1 : 1, 0);
    else if (key === "Enter" || key === "F2") does.edit();
    else if (key === "F3") does.finder.next(shiftKey ? -1 : 1);
    else if (key === "Delete") does.rows.clear();
    else if (key === "Backspace") does.edit("");
    // The key itself goes into the editor that opens; so does what an input method begins to compose.
    else if ((key.length === 1 && !altKey) || key === "Process" || key === "Dead") { does.edit(""); this.released = false; return; }
    else return;
    this.released = false;
    event.preventDefault();
  }

  move(key, far, shiftKey, altKey) {
    const { view } = this, { r, c } = shiftKey ? view.end : view.here, page = ROWS_PER_PAGE(view);
    if (altKey) return false;
    const to = arrows[key] ? (far ? this.edge(r, c, ...arrows[key]) : [r + arrows[key][0], c + arrows[key][1]])
      : { PageDown: [r + page, c], PageUp: [r - page, c], Home: [far ? 0 : r, 0], End: [far ? Infinity : r, Infinity] }[key];
    if (!to) return false;
    view.go(...to, shiftKey);
    return true;
  }

  // To the end of what is filled, or over what is empty to the next filled cell.
  edge(r, c, down, right) {
    const { view, model } = this, rows = model.visible.length, columns = view.columns.length;
    const within = (at, on) => at >= 0 && on >= 0 && at < rows && on < columns;
    const full = (at, on) => within(at, on) && model.said(model.visible[at], view.columns[on].field) !== "";
    let at = r + down, on = c + right;
    if (!within(at, on)) return [r, c];
    const run = full(r, c) && full(at, on);
    while (within(at + down, on + right) && (run ? full(at + down, on + right) : !full(at, on))) { at += down; on += right; }
    return [at, on];
  }

  command(event, far) {
    const { view, model, does } = this, { r, s, c, d } = view.box(), last = view.columns.length - 1;
    if (event.code === "Space") {
      if (event.shiftKey) view.select({ r, c: 0 }, { r: s, c: last }); else view.select({ r: 0, c }, { r: model.visible.length - 1, c: d });
      return true;
    }
    const one = {
      KeyZ: () => does.turn(event.shiftKey ? "redo" : "undo"), KeyY: () => does.turn("redo"), KeyD: () => does.rows.fillDown(), KeyR: () => does.rows.fillRight(),
      KeyF: () => does.finder.open(false), KeyH: () => does.finder.open(true), KeyA: () => view.select({ r: 0, c: 0 }, { r: model.visible.length - 1, c: last }),
      KeyL: () => event.shiftKey && this.filter(), KeyS: () => {},
    }[far && event.code];
    if (!one || (event.shiftKey && !["KeyZ", "KeyL"].includes(event.code))) return false;
    one();
    return true;
  }

  filter() {
    const { view } = this;
    view.reveal();
    view.head.querySelector(`[data-filter="${view.columns[view.here.c].field}"]`)?.focus();
  }

  menu() {
    const { view } = this, active = view.root.querySelector(".here");
    const { left, bottom } = (active || view.root).getBoundingClientRect();
    this.does.menu.open(left + 8, bottom);
  }

  // After a cell was typed: Tab goes on along the row, Enter goes back under the cell where the row was begun.
  left([down, right], key) {
    const { view } = this, { r, c } = view.here, one = view.box();
    if (one.r !== one.s || one.c !== one.d) { view.step(down, right); return; }
    if (key === "Tab" && this.began === null) this.began = c;
    if (key === "Enter" && this.began !== null) { view.go(r + down, this.began); this.began = null; } else view.go(r + down, c + right);
  }
}
