// The grid of a plan: its parts put together. Without scripts, and on a phone, the cards and the form of each project do
// the same.
import { Alike } from "./grid/alike.js";
import { grouped } from "./grid/cells.js";
import * as clipboard from "./grid/clipboard.js";
import { Chooser } from "./grid/conflicts.js";
import { Editor } from "./grid/editor.js";
import { revive } from "./grid/exchange.js";
import { Finder } from "./grid/find.js";
import { Keys } from "./grid/keys.js";
import { Menu } from "./grid/menu.js";
import { Model } from "./grid/model.js";
import { mouse } from "./grid/mouse.js";
import { News } from "./grid/news.js";
import { rowsOf } from "./grid/rows.js";
import { Saver } from "./grid/saving.js";
import { View } from "./grid/view.js";
import { Keeper } from "./keeping.js";

const byId = (id) => document.getElementById(id);
const page = byId("sheet-page"), root = byId("sheet"), stateBox = byId("save-state"), live = byId("sheet-live");
const texts = JSON.parse(byId("grid-texts").textContent), columns = JSON.parse(byId("grid-columns").textContent);
const bar = { name: byId("cell-name"), text: byId("cell-text"), told: byId("cell-told"), sum: byId("cell-sum"), form: byId("open-form") };
const place = { ...page.dataset, user: Number(page.dataset.user) };
const filled = (text, values) => Object.entries(values).reduce((all, [name, value]) => all.replace(`{${name}}`, value), text);

const model = new Model(columns, texts), view = new View(root, model, texts);
model.closed = "closed" in page.dataset;
const keeper = new Keeper(`prasan.grid.${place.user}.${place.plan}`);
const saver = new Saver(model, place, keeper, { state: showState, rows: () => view.body(), conflicts: (rows) => chooser.ask(rows), news: () => news.ask() });
const chooser = new Chooser(byId("chooser"), texts, (row) => { model.touched.add(row); view.body(); saver.soon(0); root.focus(); });
const alike = new Alike(byId("open-alike"), place, texts.alike);
const news = new News(model, place, { busy: () => saver.busy || Boolean(editor.now), sent: () => saver.sent, people: showPeople, changed: (count, who) => { view.body(); say(filled(texts.news, { n: count, who: who.join(", ") || texts.somebody })); } });
const rows = rowsOf(view, model, say, texts);
const editor = new Editor(view, model, texts, { left: (step, key) => keys.left(step, key), everywhere: (text) => rows.change(() => text) });
const finder = new Finder(byId("finder"), view, model, texts);
const menu = new Menu(byId("sheet-menu"), root, rows);
const keys = new Keys(view, model, { edit: (text) => editor.open(text), turn, finder, menu, rows });
model.changed = () => saver.soon();

// ── what is told ──
function say(text) {
  live.textContent = "";
  requestAnimationFrame(() => { live.textContent = text; });
}

function showState(state, { cells, faults, conflicts, at, message }) {
  const words = {
    saved: at ? `${texts.saved} ${at}` : texts.nothing_unsent, saving: texts.saving, offline: filled(texts.offline, { n: cells }),
    conflict: filled(texts.conflict, { n: conflicts }), faults: filled(texts.faults, { n: faults }), refused: message || texts.refused,
    signed_out: filled(texts.signed_out, { n: cells }), other_user: filled(texts.other_user, { n: cells }),
  };
  if (stateBox.dataset.state === state && stateBox.firstElementChild.textContent === words[state]) return;
  stateBox.dataset.state = state;
  stateBox.firstElementChild.textContent = words[state];
  stateBox.querySelector("button").hidden = !["conflict", "refused", "faults"].includes(state);
  stateBox.querySelector("a").hidden = state !== "signed_out";
}
stateBox.querySelector("button").addEventListener("click", () => {
  const { state } = stateBox.dataset;
  if (state === "conflict") chooser.ask(model.rows.filter((row) => row.conflict));
  else if (state === "refused") { saver.stopped = ""; saver.soon(0); } else toFault();
});

// From one faulty cell to the next.
function toFault() {
  const found = [];
  model.visible.forEach((row, r) => view.columns.forEach((one, c) => { if (row.faults[one.field]) found.push([r, c]); }));
  const { r, c } = view.here, at = found.find(([a, b]) => a > r || (a === r && b > c)) || found[0];
  if (at) view.go(...at);
  root.focus({ preventScroll: true });
}

function showPeople(people) {
  const box = byId("sheet-people"), told = people.length ? filled(texts.people, { who: people.join(", ") }) : "";
  if (box.textContent !== told) box.textContent = told;
}

view.moved = (row, column) => {
  bar.sum.textContent = summary();
  bar.form.hidden = !row?.id;
  alike.look(row);
  if (!row || !column) { bar.name.textContent = bar.text.textContent = ""; bar.told.textContent = model.rows.length ? texts.none_shown : texts.empty; return; }
  bar.name.textContent = column.label;
  const meta = row.meta || { missing: [], findings: [] }, fault = row.faults[column.field];
  const found = meta.findings.filter((one) => one.field === column.field).concat(meta.findings.filter((one) => one.field !== column.field));
  const changed = row.news?.has(column.field) ? [filled(texts.changed_by, { who: row.by || texts.somebody })] : [];
  bar.text.textContent = column.field === "share" && meta.missing.length ? `${texts.missing}: ${meta.missing.join(", ")}` : model.said(row, column.field) || (column.kind === "meta" ? "–" : "");
  bar.told.textContent = fault || [...changed, ...found.map((one) => one.text)].join(" · ");
  bar.told.className = fault ? "msg" : "soft";
  if (row.id) bar.form.href = place.form.replace("P0", `P${row.id}`);
};

// What Excel says at its foot: how many cells are chosen, and of amounts their sum and average.
function summary() {
  const { r, s, c, d } = view.box();
  if (r === s && c === d) return "";
  let sum = 0, count = 0;
  for (let on = c; on <= d; on += 1) {
    const { field, kind } = view.columns[on];
    if (kind !== "amount") continue;
    for (let at = r; at <= s; at += 1) { const value = model.visible[at].cells[field]; if (typeof value === "number") { sum += value; count += 1; } }
  }
  const chosen = filled(texts.chosen, { n: grouped(s - r + 1), m: d - c + 1 });
  return count ? `${chosen} · ${filled(texts.sum, { sum: grouped(sum), average: grouped(Math.round(sum / count)), n: grouped(count) })}` : chosen;
}

function turn(which) {
  const at = model[which]();
  if (!at) return;
  const r = model.visible.indexOf(at.row), c = view.columns.findIndex((one) => one.field === at.field);
  view.go(r < 0 ? view.here.r : r, c < 0 ? view.here.c : c);
  view.body();
  if (at.kept) say(filled(texts.undo_kept, { n: at.kept }));
}

// ── the tools above the grid ──
const tools = { add: () => rows.append(), remove: () => rows.remove(), duplicate: () => rows.duplicate(), undo: () => turn("undo"), redo: () => turn("redo"), find: () => finder.open(true) };
document.querySelectorAll("[data-tool]").forEach((one) => one.addEventListener("click", () => { tools[one.dataset.tool](); if (one.dataset.tool !== "find") root.focus({ preventScroll: true }); }));
clipboard.listen(view, model, rows.change, ({ rows: count, added, cut, skipped }) => {
  const told = [filled(texts.pasted, { n: grouped(count), added: grouped(added) })];
  if (cut) told.push(filled(texts.cut_off, { n: grouped(cut) }));
  if (skipped) told.push(filled(texts.skipped, { n: grouped(skipped) }));
  say(told.join(" · "));
});
mouse(view, { edit: () => editor.open(), menu, editing: () => Boolean(editor.now), rows, remember });

// ── how the columns are arranged, remembered in this browser ──
const remembered = "prasan.grid.layout";
function remember() {
  try { localStorage.setItem(remembered, JSON.stringify({ hidden: [...view.hidden], widths: view.widths })); } catch { /* it holds for this page */ }
}
let layout = null;
try { layout = JSON.parse(localStorage.getItem(remembered)); } catch { /* as it begins */ }
view.hidden = new Set(layout?.hidden || columns.filter((one) => !one.shown).map((one) => one.field));
view.widths = layout?.widths || {};
for (const one of columns.slice(1)) {
  const label = Object.assign(document.createElement("label"), { className: "check" });
  const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: !view.hidden.has(one.field) });
  box.addEventListener("change", () => {
    if (box.checked) view.hidden.delete(one.field); else view.hidden.add(one.field);
    remember();
    view.here = view.anchor = view.end = { r: view.here.r, c: 0 };
    view.draw();
  });
  label.append(box, one.label);
  byId("column-choice").append(label);
}

async function begin() {
  const answer = await fetch(place.rows, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  const said = await answer.json();
  model.load(said.rows);
  news.state = said.state;
  page.classList.add("on");
  view.draw();
  const kept = await keeper.open();
  const take = (left) => { if (model.closed) return false; revive(model, left); view.body(); return true; };
  if (kept) take(kept);
  keeper.inherit(take);
  model.done = [];
  view.body();
  saver.soon(0);
  news.soon(0);
  root.dataset.ready = "yes";
}
// A phone keeps its cards; whoever has a mouse has the grid on half a screen, or at 200 %, too.
const wide = matchMedia("(min-width: 48rem), (min-width: 40rem) and (pointer: fine)");
const start = () => {
  page.classList.toggle("on", wide.matches && Boolean(root.dataset.ready));
  if (wide.matches && !root.dataset.ready) begin().catch(() => page.classList.remove("on"));
  else if (wide.matches) view.draw();
};
wide.addEventListener("change", start);
start();
