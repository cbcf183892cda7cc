// What is done with chosen cells and rows: filled, cleared, added, taken out, doubled, moved, sorted.
import { grouped } from "./cells.js";

export function rowsOf(view, model, say, texts) {
  const chosen = () => { const { r, s } = view.box(); return model.visible.slice(r, s + 1); };
  const last = () => view.columns.length - 1;

  // Change every cell of the selection that can be written; `textOf` answers null for one that stays.
  function change(textOf) {
    const { r, s, c, d } = view.box(), changes = [];
    for (let at = r; at <= s; at += 1) {
      const row = model.visible[at];
      for (let on = c; on <= d; on += 1) {
        const column = view.columns[on];
        if (!row || column.kind === "meta" || row.conflict) continue;
        const text = textOf(row, column, at, on);
        if (text !== null) changes.push([row, column.field, text]);
      }
    }
    model.edit(changes);
    view.body();
  }
  const said = (at, on) => { const column = view.columns[on]; return column.kind === "meta" ? "" : model.text(column.field, model.visible[at].cells[column.field]); };

  function put(rows, at, shown) {
    if (!model.insert(rows, at)) return;
    const r = model.visible.indexOf(rows[0]);
    view.body();
    view.go(r, shown ?? 0);
    if (rows.length > 1) view.select({ r, c: 0 }, { r: r + rows.length - 1, c: last() });
  }

  // In a sorted or filtered grid the order of the plan is not what is seen.
  function moved(to) {
    const rows = chosen();
    if (!rows.length) return;
    if (model.sort) { say(texts.sorted_no_move); return; }
    if (!model.move(rows, to)) return;
    const r = model.visible.indexOf(rows[0]), { c } = view.here;
    view.select({ r, c }, { r: r + rows.length - 1, c });
    view.reveal();
    view.body();
    say(texts.moved_to.replace("{n}", grouped(model.rows.indexOf(rows[0]) + 1)));
  }
  const placeOf = (row) => model.rows.indexOf(row);

  const does = {
    change,
    // A project keeps its name and kind; what has neither is a row to take out.
    clear() {
      const kept = (column) => column.field === "name" || column.field === "kind";
      change((row, column) => (kept(column) ? null : ""));
      const { c, d } = view.box();
      if (view.columns.slice(c, d + 1).some(kept)) say(texts.not_cleared);
    },
    fillDown() { const { r, s } = view.box(), from = s > r ? r : r - 1; if (from >= 0) change((row, column, at, on) => (at === from ? null : said(from, on))); },
    fillRight() {
      const { c, d } = view.box(), from = d > c ? c : c - 1;
      if (from >= 0) change((row, column, at, on) => (on === from ? null : said(at, from)));
    },
    // The handle at the corner was drawn further: what was chosen is repeated.
    extend({ r, s, c, d }, to) {
      const tall = s - r + 1, wide = d - c + 1;
      view.anchor = view.here = { r, c };
      view.end = to;
      change((row, column, at, on) => (at <= s && on <= d ? null : said(r + ((at - r) % tall), c + ((on - c) % wide))));
    },
    append: () => put([model.blank()], model.rows.length),
    above() { const rows = chosen(); put(rows.length ? rows.map(() => model.blank()) : [model.blank()], rows.length ? placeOf(rows[0]) : 0); },
    below() { const rows = chosen(); put(rows.length ? rows.map(() => model.blank()) : [model.blank()], rows.length ? placeOf(rows[rows.length - 1]) + 1 : 0); },
    duplicate() {
      const rows = chosen();
      if (!rows.length || model.closed) return;
      const copies = rows.map((row) => { const made = model.blank(); made.cells = { ...row.cells }; made.faults = { ...row.faults }; return made; });
      put(copies, placeOf(rows[rows.length - 1]) + 1);
    },
    remove() {
      const { r } = view.box(), rows = chosen();
      if (!model.remove(rows)) return;
      view.body();
      view.go(r, view.here.c);
      say(texts.taken_out.replace("{n}", grouped(rows.length)));
    },
    up() { const { r } = view.box(); if (r > 0) moved(placeOf(model.visible[r - 1])); },
    down() { const { s } = view.box(); if (s + 1 < model.visible.length) moved(placeOf(model.visible[s + 1]) + 1); },
    to() {
      const typed = Number.parseInt(prompt(texts.move_to, "") || "", 10);
      if (typed > 0) {
        const rows = new Set(chosen()), left = model.rows.filter((row) => !rows.has(row)), before = left[Math.min(typed, left.length + 1) - 1];
        moved(before ? placeOf(before) : model.rows.length);
      }
    },
    sort(field, down) {
      model.sort = field ? { field, down } : null;
      model.filter();
      view.here = view.anchor = view.end = { r: 0, c: view.here.c };
      view.draw();
      view.go(0, view.here.c);
      say(field ? texts.sorted : texts.unsorted);
    },
    sortNext(field) {
      const now = model.sort?.field === field ? model.sort : null;
      if (!now) does.sort(field, false); else if (!now.down) does.sort(field, true); else does.sort(null);
    },
    rising: () => does.sort(view.columns[view.here.c].field, false),
    falling: () => does.sort(view.columns[view.here.c].field, true),
    unsorted: () => does.sort(null),
    // The order that is seen becomes the order of the plan, as its forms print it.
    keepOrder() {
      if (!model.sort) { say(texts.sort_first); return; }
      const shown = [...model.visible];
      if (shown.length !== model.rows.length) { say(texts.filtered_no_order); return; }
      model.sort = null;
      model.edit([], shown);
      view.draw();
    },
    only() {
      const column = view.columns[view.here.c], row = model.visible[view.here.r];
      if (row && column.field !== "share") { view.seek(column.field, `=${model.said(row, column.field).toLowerCase()}`); view.draw(); }
    },
    all() { model.filters = {}; model.filter(); view.draw(); view.go(0, view.here.c); },
  };
  return does;
}
