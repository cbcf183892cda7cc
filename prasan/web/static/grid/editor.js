// The editor over a cell: text, or a list to choose from by typing and arrows. As in Excel, what was begun by typing is
// left with any arrow; what was begun with F2 is left with Enter, Tab and Escape.
import { read, shown } from "./cells.js";

const OFFERED = new Set(["unit", "group", "tambon", "district"]);
const MOST = 60;
const steps = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };

export class Editor {
  constructor(view, model, texts, on) {
    Object.assign(this, { view, model, texts, on, now: null });
  }

  open(start) {
    const { view, model } = this, row = model.visible[view.here.r], { left, top, width, column } = view.place();
    if (!row || column.kind === "meta" || row.conflict || model.closed) return;
    this.close(false);
    view.reveal();
    const text = model.text(column.field, row.cells[column.field]);
    const strict = column.kind === "choice", listed = strict || (OFFERED.has(column.field) && !text.includes("\n"));
    const input = document.createElement(listed ? "input" : "textarea");
    input.className = "sheet-editor";
    input.setAttribute("aria-label", column.label);
    input.spellcheck = false;
    input.autocomplete = "off";
    input.value = start ?? text;
    Object.assign(input.style, { left: `${left}px`, top: `${top}px`, width: `${Math.max(width, column.kind === "long" || strict ? 280 : 0)}px` });
    const note = Object.assign(document.createElement("div"), { className: "cellnote", hidden: true, id: "cell-note" });
    note.setAttribute("role", "alert");
    Object.assign(note.style, { left: `${left}px`, top: `${top + 58}px` });
    view.middle.append(input, note);
    this.now = { input, note, row, column, strict, over: start !== undefined, list: null, at: -1 };
    if (listed) this.offer(left, top);
    input.focus({ preventScroll: true });
    if (strict && start === undefined) input.select();
    else input.setSelectionRange(input.value.length, input.value.length);
    this.grow();
    input.addEventListener("input", () => { this.grow(); this.narrow(true); this.validate(); });
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close(true));
    this.validate();
  }

  grow() {
    const { input } = this.now;
    if (input.tagName !== "TEXTAREA") return;
    input.style.height = "auto";
    input.style.height = `${Math.max(46, Math.min(260, input.scrollHeight + 2))}px`;
  }

  validate() {
    const { input, note, column, strict } = this.now;
    // While somebody is still typing towards an entry of the list, it is not wrong yet.
    const answer = strict && this.now.at >= 0 ? {} : read(column, input.value, this.texts);
    note.hidden = !answer.fault;
    note.textContent = answer.fault || "";
    input.toggleAttribute("aria-invalid", Boolean(answer.fault));
    if (answer.fault) input.setAttribute("aria-describedby", "cell-note"); else input.removeAttribute("aria-describedby");
  }

  // ── the list under the editor ──
  offer(left, top) {
    const { input, column, strict } = this.now, list = document.createElement("ul");
    list.className = "cell-list";
    list.id = "cell-list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", column.label);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", "cell-list"], ["aria-expanded", "false"]]) input.setAttribute(name, value);
    list.addEventListener("mousedown", (event) => {
      const one = event.target.closest("[role=option]");
      event.preventDefault();
      if (one) { input.value = one.textContent; this.close(true); this.view.root.focus(); }
    });
    Object.assign(list.style, { left: `${left}px`, top: `${top + 46}px` });
    this.view.middle.append(list);
    this.now.list = list;
    this.now.said = strict ? column.choices.map(([, label]) => label) : [...new Set(this.model.rows.map((row) => row.cells[column.field]).filter((text) => text && !text.includes("\n")))].sort((a, b) => a.localeCompare(b, "th"));
    this.narrow(this.now.over && input.value !== "");
    if (!strict) this.unfold(false);
    else if (this.now.at < 0) this.point(this.now.said.indexOf(shown(column, this.now.row.cells[column.field])));
  }

  // `typed`: only what holds the typed text, the first of it chosen where nothing else can stand in the cell.
  narrow(typed) {
    const { list, said, input, strict } = this.now;
    if (!list) return;
    const wanted = input.value.trim().toLowerCase();
    const found = typed && wanted ? said.filter((one) => one.toLowerCase().includes(wanted)) : said;
    list.replaceChildren(...found.slice(0, MOST).map((text, at) => {
      const one = Object.assign(document.createElement("li"), { textContent: text, id: `cell-list-${at}` });
      one.setAttribute("role", "option");
      return one;
    }));
    this.now.at = -1;
    this.unfold(found.length > 0 && (strict || typed));
    if (typed && strict) this.point(wanted && found.length ? 0 : -1);
  }

  unfold(open) {
    const { list, input } = this.now;
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) return;
    Object.assign(list.style, { top: `${parseFloat(input.style.top) + 46}px`, bottom: "auto" });
    const { root } = this.view, under = list.getBoundingClientRect().bottom > root.getBoundingClientRect().bottom - 40;
    if (under) { list.style.top = "auto"; list.style.bottom = `${this.view.middle.clientHeight - parseFloat(input.style.top)}px`; }
  }

  point(at) {
    const { list, input } = this.now;
    list.querySelector("[aria-selected]")?.removeAttribute("aria-selected");
    this.now.at = at;
    const one = list.children[at];
    if (!one) { input.removeAttribute("aria-activedescendant"); return; }
    one.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", one.id);
    one.scrollIntoView({ block: "nearest" });
  }

  chosen() {
    const { list, at, input } = this.now;
    return list && !list.hidden && list.children[at] ? list.children[at].textContent : input.value;
  }

  close(keep, everywhere = false) {
    if (!this.now) return;
    const { input, note, list, row, column } = this.now, text = this.chosen();
    this.now = null;
    for (const one of [input, note, list]) one?.remove();
    if (keep && everywhere) this.on.everywhere(text);
    else if (keep) this.model.edit([[row, column.field, text]]);
    this.view.body();
  }

  key(event) {
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event, { input, list, over } = this.now, open = list && !list.hidden;
    event.stopPropagation();
    if (event.isComposing || event.keyCode === 229) return;
    const leave = (keep, everywhere) => { event.preventDefault(); this.close(keep, everywhere); this.view.root.focus({ preventScroll: true }); };
    if (key === "Escape") { leave(false); return; }
    if (key === "F2") { event.preventDefault(); this.now.over = !over; return; }
    if (key === "Enter" && altKey) {
      event.preventDefault();
      if (input.tagName === "TEXTAREA") { input.setRangeText("\n", input.selectionStart, input.selectionEnd, "end"); this.grow(); }
      return;
    }
    if (key === "Enter" && (ctrlKey || metaKey)) { leave(true, true); return; }
    if (list && (key === "ArrowDown" || key === "ArrowUp")) {
      event.preventDefault();
      if (!open) { this.narrow(false); this.unfold(true); }
      const last = list.children.length - 1, down = key === "ArrowDown";
      this.point(down ? Math.min(last, this.now.at + 1) : Math.max(0, this.now.at - 1));
      this.validate();
      return;
    }
    if (key === "Enter" || key === "Tab") {
      leave(true);
      this.on.left(key === "Enter" ? [shiftKey ? -1 : 1, 0] : [0, shiftKey ? -1 : 1], key);
    } else if (over && steps[key] && !shiftKey && !ctrlKey) { leave(true); this.on.left(steps[key], key); }
  }
}
