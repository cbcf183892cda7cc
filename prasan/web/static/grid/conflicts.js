// Two people changed the same cell: both texts side by side, and the second chooses. Nothing is lost either way.
export class Chooser {
  constructor(dialog, texts, decided) {
    Object.assign(this, { dialog, texts, decided });
    this.waiting = [];
    dialog.addEventListener("close", () => { this.row = null; this.next(); });
  }

  ask(rows) {
    for (const row of rows) if (row !== this.row && !this.waiting.includes(row)) this.waiting.push(row);
    this.next();
  }

  next() {
    if (this.dialog.open) return;
    this.row = this.waiting.shift();
    if (!this.row || !this.row.conflict) return;
    this.draw(this.row.conflict);
    this.dialog.showModal();
  }

  draw(conflict) {
    const { dialog, texts } = this;
    const make = (tag, text, props = {}) => Object.assign(document.createElement(tag), { textContent: text }, props);
    const form = make("form", "", { method: "dialog" });
    form.append(make("h2", texts.conflict_title), make("p", `${conflict.name}`, { className: "soft" }));
    for (const cell of conflict.cells) {
      const set = make("fieldset", "", { className: "both" });
      set.append(make("legend", cell.label), make("p", `${texts.was}: ${cell.base}`, { className: "small soft" }));
      const who = conflict.by ? `${texts.theirs} (${conflict.by} ${conflict.at})` : texts.theirs;
      for (const [side, label, text] of [["theirs", who, cell.theirs], ["mine", texts.mine, cell.mine]]) {
        const choice = make("label", "", { className: "one-side" });
        const radio = make("input", "", { type: "radio", name: cell.field, value: side, required: true });
        choice.append(radio, make("b", label), make("span", text));
        set.append(choice);
      }
      form.append(set);
    }
    const button = make("button", texts.use_chosen, { className: "btn main" });
    form.append(button);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = new FormData(form);
      this.decide(this.row, Object.fromEntries(conflict.cells.map((cell) => [cell.field, chosen.get(cell.field)])));
      dialog.close();
    });
    dialog.replaceChildren(form);
  }

  decide(row, sides) {
    const { conflict } = row;
    // What nobody else touched stays as typed; what only they changed is taken over.
    for (const [field, theirs] of Object.entries(conflict.c)) {
      if (row.cells[field] === row.base[field] || sides[field] === "theirs") row.cells[field] = theirs;
    }
    row.base = conflict.c;
    row.v = conflict.seen;
    row.conflict = null;
    this.decided(row);
  }
}
