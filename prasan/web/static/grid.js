// The grid of a plan: keys, mouse, clipboard and the editor over a cell. Without scripts, and on a phone, the cards and
// the form of each project do the same.
import { parseBlock, writeBlock } from "./grid/blocks.js";
import { read } from "./grid/cells.js";
import { Chooser } from "./grid/conflicts.js";
import { Model } from "./grid/model.js";
import { Saver } from "./grid/saving.js";
import { View } from "./grid/view.js";

const page = document.getElementById("sheet-page");
const texts = JSON.parse(document.getElementById("grid-texts").textContent);
const columns = JSON.parse(document.getElementById("grid-columns").textContent);
const root = document.getElementById("sheet");
const bar = { name: document.getElementById("cell-name"), text: document.getElementById("cell-text"), told: document.getElementById("cell-told") };
const stateBox = document.getElementById("save-state");
const model = new Model(columns, texts);
const view = new View(root, model, texts);
const saver = new Saver(model, { key: page.dataset.key, save: page.dataset.save, token: page.dataset.token }, {
  state: showState, rows: () => view.body(), conflicts: (rows) => chooser.ask(rows),
});
const chooser = new Chooser(document.getElementById("chooser"), texts, () => { view.body(); saver.soon(0); root.focus(); });
model.closed = "closed" in page.dataset;
let editor = null;
let released = false;

function showState(state, { cells, faults, conflicts, at, message }) {
  const words = {
    saved: at ? `${texts.saved} ${at}` : texts.nothing_unsent, saving: texts.saving, offline: texts.offline.replace("{n}", cells),
    conflict: texts.conflict.replace("{n}", conflicts), faults: texts.faults.replace("{n}", faults), refused: message || texts.refused,
  };
  stateBox.dataset.state = state;
  stateBox.querySelector("span").textContent = words[state];
  stateBox.querySelector("button").hidden = state !== "conflict" && state !== "refused";
}
stateBox.querySelector("button").addEventListener("click", () => {
  if (stateBox.dataset.state === "conflict") chooser.ask(model.rows.filter((row) => row.conflict));
  else saver.soon(0);
});

model.changed = () => saver.soon();
view.moved = (row, column) => {
  if (!row || !column) { bar.name.textContent = ""; bar.text.textContent = ""; bar.told.textContent = texts.empty; return; }
  bar.name.textContent = column.label;
  const meta = row.meta || { missing: [], findings: [], guideline: "" };
  const fault = row.faults[column.field];
  const found = meta.findings.filter((one) => one.field === column.field).concat(meta.findings.filter((one) => one.field !== column.field));
  bar.text.textContent = column.kind === "meta" ? (column.field === "share" && meta.missing.length ? `${texts.missing}: ${meta.missing.join(", ")}` : meta.guideline || "–") : model.text(column.field, row.cells[column.field]);
  bar.told.textContent = fault || found.map((one) => one.text).join(" · ");
  bar.told.className = fault ? "msg" : "soft";
  const link = document.getElementById("open-form");
  link.hidden = !row.id;
  if (row.id) link.href = page.dataset.form.replace("P0", `P${row.id}`);
};

// ── the editor over a cell ──
function edit(start) {
  const row = model.visible[view.here.r];
  const { left, top, width, column } = view.place();
  if (!row || column.kind === "meta" || row.conflict || model.closed) return;
  close(false);
  const list = column.kind === "choice";
  const input = document.createElement(list ? "select" : "textarea");
  input.className = "sheet-editor";
  input.setAttribute("aria-label", column.label);
  if (list) input.append(...column.choices.map(([value, label]) => new Option(label, value)));
  input.value = list ? row.cells[column.field] : start ?? model.text(column.field, row.cells[column.field]);
  Object.assign(input.style, { left: `${left}px`, top: `${top}px`, width: `${Math.max(width, column.kind === "long" ? 280 : 0)}px` });
  const note = Object.assign(document.createElement("div"), { className: "cellnote", hidden: true });
  note.setAttribute("role", "alert");
  Object.assign(note.style, { left: `${left}px`, top: `${top + 58}px` });
  view.middle.append(input, note);
  editor = { input, note, row, column, list };
  input.focus();
  if (!list) { input.setSelectionRange(input.value.length, input.value.length); grow(input); }
  input.addEventListener("input", () => { grow(input); validate(); });
  input.addEventListener("keydown", editorKey);
  input.addEventListener("blur", () => close(true));
  if (list) input.addEventListener("change", () => { close(true); root.focus(); });
  validate();
}

const grow = (input) => { if (input.tagName === "TEXTAREA") { input.style.height = "auto"; input.style.height = `${Math.max(46, Math.min(260, input.scrollHeight + 2))}px`; } };

function validate() {
  const answer = read(editor.column, editor.input.value, texts);
  editor.note.hidden = !answer.fault;
  editor.note.textContent = answer.fault || "";
  editor.input.toggleAttribute("aria-invalid", Boolean(answer.fault));
}

function close(keep) {
  if (!editor) return;
  const { input, note, row, column } = editor;
  editor = null;
  const text = input.value;
  input.remove();
  note.remove();
  if (keep) model.edit([[row, column.field, text]]);
  view.body();
}

function editorKey(event) {
  const { key, shiftKey, altKey } = event;
  event.stopPropagation();
  if (event.isComposing) return;
  if (key === "Escape") { event.preventDefault(); close(false); root.focus(); return; }
  if (key === "Enter" && altKey) {
    event.preventDefault();
    editor.input.setRangeText("\n", editor.input.selectionStart, editor.input.selectionEnd, "end");
    grow(editor.input);
    return;
  }
  if (key !== "Enter" && key !== "Tab") return;
  event.preventDefault();
  close(true);
  root.focus();
  const step = shiftKey ? -1 : 1;
  if (key === "Enter") view.go(view.here.r + step, view.here.c);
  else view.go(view.here.r, view.here.c + step);
}

// ── the keyboard of the grid ──
const seen = () => Math.max(1, Math.floor(root.clientHeight / 46) - 3);
const moves = {
  ArrowDown: (r, c, far) => [far ? Infinity : r + 1, c], ArrowUp: (r, c, far) => [far ? 0 : r - 1, c],
  ArrowRight: (r, c, far) => [r, far ? Infinity : c + 1], ArrowLeft: (r, c, far) => [r, far ? 0 : c - 1],
  PageDown: (r, c) => [r + seen(), c], PageUp: (r, c) => [r - seen(), c],
  Home: (r, c, far) => [far ? 0 : r, 0], End: (r, c, far) => [far ? Infinity : r, Infinity],
};

root.addEventListener("keydown", (event) => {
  if (event.target !== root) {
    if (event.target.type === "search" && (event.key === "Enter" || event.key === "Escape")) { root.focus(); event.preventDefault(); }
    return;
  }
  const far = event.ctrlKey || event.metaKey;
  const { key } = event;
  if (moves[key] && !event.altKey) {
    view.go(...moves[key](view.here.r, view.here.c, far), event.shiftKey);
  } else if (key === "Tab") {
    // Escape first, then Tab leaves the grid: nobody is held in it.
    if (released) { released = false; return; }
    view.go(view.here.r, view.here.c + (event.shiftKey ? -1 : 1));
  } else if (key === "Escape") { released = true; view.from = { ...view.here }; view.mark(); return; }
  else if (far) { if (!command(event)) return; }
  else if (key === "Enter" || key === "F2") edit();
  else if (key === "Delete" || key === "Backspace") change(() => "");
  else if (key.length === 1 && !event.altKey) { edit(""); released = false; return; }
  else return;
  released = false;
  event.preventDefault();
});

function command(event) {
  const one = event.code === "KeyZ" ? (event.shiftKey ? "redo" : "undo") : { KeyY: "redo", KeyD: "down", KeyA: "all" }[event.code];
  if (one === "undo" || one === "redo") turn(one);
  else if (one === "down") fillDown();
  else if (one === "all") { view.from = { r: 0, c: 0 }; view.here = { r: model.visible.length - 1, c: view.columns.length - 1 }; view.mark(); }
  return Boolean(one);
}

function turn(which) {
  const place = model[which]();
  if (!place) return;
  const r = model.visible.indexOf(place.row), c = view.columns.findIndex((one) => one.field === place.field);
  view.go(r < 0 ? view.here.r : r, c < 0 ? view.here.c : c);
}

// Change every cell of the selection that can be written.
function change(textOf) {
  const { r, s, c, d } = view.box(), changes = [];
  for (let at = r; at <= s; at += 1) {
    for (let on = c; on <= d; on += 1) {
      const row = model.visible[at], column = view.columns[on];
      if (!row || column.kind === "meta" || row.conflict) continue;
      const text = textOf(row, column, at, on);
      if (text !== null) changes.push([row, column.field, text]);
    }
  }
  if (model.edit(changes)) view.body();
}

function fillDown() {
  const { r, s, c, d } = view.box();
  const source = model.visible[s > r ? r : r - 1];
  if (!source) return;
  const first = view.columns.slice(c, d + 1).map((column) => (column.kind === "meta" ? "" : model.text(column.field, source.cells[column.field])));
  change((row, column, at, on) => (row === source ? null : first[on - c]));
}

// ── the clipboard ──
addEventListener("copy", (event) => copy(event, false));
addEventListener("cut", (event) => copy(event, true));
function copy(event, cut) {
  if (document.activeElement !== root) return;
  const { r, s, c, d } = view.box(), rows = [];
  for (let at = r; at <= s; at += 1) {
    const row = model.visible[at];
    if (row) rows.push(view.columns.slice(c, d + 1).map((one) => (one.kind === "meta" ? (row.meta && String(row.meta[one.field] ?? "")) || "" : model.text(one.field, row.cells[one.field]))));
  }
  event.clipboardData.setData("text/plain", writeBlock(rows));
  event.preventDefault();
  if (cut) change(() => "");
}

addEventListener("paste", (event) => {
  if (document.activeElement !== root) return;
  event.preventDefault();
  const block = parseBlock(event.clipboardData.getData("text/plain"));
  const { r, c, s, d } = view.box();
  if (block.length === 1 && block[0].length === 1) { change(() => block[0][0]); return; }
  if (model.closed) return;
  const missing = r + block.length - model.visible.length;
  const rows = missing > 0 ? Array.from({ length: missing }, () => model.blank()) : [];
  const changes = [];
  block.forEach((line, down) => line.forEach((text, right) => {
    const row = model.visible[r + down], column = view.columns[c + right];
    if (row && column && column.kind !== "meta" && !row.conflict) changes.push([row, column.field, text]);
  }));
  model.edit(changes);
  // New rows and what was pasted in them are one step.
  if (rows.length && model.done.length) { model.done[model.done.length - 1].rows = rows; saver.soon(); }
  view.from = { r, c };
  view.here = { r: Math.min(model.visible.length - 1, Math.max(s, r + block.length - 1)), c: Math.min(view.columns.length - 1, Math.max(d, c + Math.max(...block.map((line) => line.length)) - 1)) };
  view.body();
});

// ── the mouse ──
const cellOf = (event) => event.target.closest(".sheet-body [data-c]");
root.addEventListener("mousedown", (event) => {
  const one = cellOf(event);
  if (!one || event.button) return;
  const r = Number(one.parentElement.dataset.r), c = Number(one.dataset.c);
  event.preventDefault();
  root.focus({ preventScroll: true });
  view.here = { r, c };
  if (!event.shiftKey) view.from = { r, c };
  view.mark();
});
root.addEventListener("mousemove", (event) => {
  const one = event.buttons === 1 && !editor && cellOf(event);
  if (!one) return;
  view.here = { r: Number(one.parentElement.dataset.r), c: Number(one.dataset.c) };
  view.mark();
});
root.addEventListener("dblclick", (event) => { if (cellOf(event)) edit(); });

// ── the tools above the grid ──
const tools = {
  add: () => { const [row] = model.append(1); if (row) view.go(model.visible.indexOf(row), 0); root.focus(); },
  remove: () => {
    const { r, s } = view.box();
    model.remove(model.visible.slice(r, s + 1));
    view.go(Math.min(r, model.visible.length - 1), view.here.c);
    root.focus();
  },
  undo: () => { turn("undo"); root.focus(); }, redo: () => { turn("redo"); root.focus(); },
};
document.querySelectorAll("[data-tool]").forEach((one) => one.addEventListener("click", () => tools[one.dataset.tool]()));

const choice = document.getElementById("column-choice"), remembered = "prasan.grid.columns";
function chosenColumns() {
  try { return JSON.parse(localStorage.getItem(remembered)); } catch { return null; }
}
view.hidden = new Set(chosenColumns() || columns.filter((one) => !one.shown).map((one) => one.field));
for (const one of columns.slice(1)) {
  const label = Object.assign(document.createElement("label"), { className: "check" });
  const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: !view.hidden.has(one.field) });
  box.addEventListener("change", () => {
    if (box.checked) view.hidden.delete(one.field); else view.hidden.add(one.field);
    try { localStorage.setItem(remembered, JSON.stringify([...view.hidden])); } catch { /* the choice holds for this page */ }
    view.here = view.from = { r: view.here.r, c: 0 };
    view.draw();
  });
  label.append(box, one.label);
  choice.append(label);
}

async function begin() {
  const answer = await fetch(page.dataset.rows, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  model.load((await answer.json()).rows);
  page.classList.add("on");
  const kept = saver.recall();
  if (kept) model.revive(kept);
  model.filter();
  view.draw();
  saver.soon(0);
  root.dataset.ready = "yes";
}
// A phone keeps its cards; turned into something wider, it gets the grid too.
const wide = matchMedia("(min-width: 48rem)");
const start = () => { if (wide.matches && !root.dataset.ready) begin().catch(() => page.classList.remove("on")); };
wide.addEventListener("change", start);
start();
