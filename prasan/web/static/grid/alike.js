// Whether the project of the current row looks like announced ones elsewhere: asked when somebody stays on a row, told as
// a link to the project's form, which lists them.
import { token } from "./token.js";

const AFTER = 800;
const SAID = ["name", "target", "kind", "tambon", "district"];

export class Alike {
  constructor(link, place, told) {
    Object.assign(this, { link, place, told, known: new Map() });
  }

  look(row) {
    clearTimeout(this.timer);
    this.asked = "";
    this.link.hidden = true;
    if (!row?.id) return;
    this.href = `${this.place.form.replace("P0", `P${row.id}`)}#alike`;
    const cells = Object.entries(row.cells).filter(([field, value]) => value && (SAID.includes(field) || field.startsWith("amount_")));
    const asked = new URLSearchParams([["project", row.id], ...cells]).toString();
    if (this.known.has(asked)) this.show(this.known.get(asked));
    else this.timer = setTimeout(() => this.ask(asked), AFTER);
  }

  async ask(asked) {
    this.asked = asked;
    try {
      const answer = await fetch(this.place.alike, {
        method: "POST", body: new URLSearchParams(asked),
        headers: { Accept: "application/json", "X-CSRFToken": token() },
      });
      if (!answer.ok || answer.redirected) return;
      const { count } = await answer.json();
      this.known.set(asked, count);
      // Somebody has gone on meanwhile: this row's answer is at hand when they come back.
      if (this.asked === asked) this.show(count);
    } catch { /* without a connection nothing is told */ }
  }

  show(count) {
    this.link.hidden = !count;
    this.link.href = this.href;
    this.link.textContent = this.told.replace("{n}", count);
  }
}
