// Sends what is unsent, a block at a time; without a connection it is kept in this browser and sent later.
export class Saver {
  constructor(model, place, on) {
    Object.assign(this, { model, place, on });
    this.timer = 0;
    this.busy = false;
    this.at = "";
    addEventListener("online", () => this.soon(0));
    addEventListener("offline", () => this.tell());
  }

  soon(wait = 500) {
    this.remember();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), wait);
    this.tell();
  }

  remember() {
    const unsent = this.model.unsent();
    try {
      if (unsent) localStorage.setItem(this.place.key, JSON.stringify(unsent));
      else localStorage.removeItem(this.place.key);
    } catch { /* a browser without storage still saves to the server */ }
  }

  recall() {
    try { return JSON.parse(localStorage.getItem(this.place.key) || "null"); } catch { return null; }
  }

  tell(state, message = "") {
    const unsent = this.model.unsent();
    const cells = unsent ? unsent.rows.reduce((all, row) => all + Object.keys(row.cells).length, 0) + unsent.removed.length : 0;
    const faults = this.model.rows.reduce((all, row) => all + Object.keys(row.faults).length, 0);
    const conflicts = this.model.rows.filter((row) => row.conflict).length;
    let now = state;
    if (!now) {
      if (conflicts) now = "conflict";
      else if (this.lost || !navigator.onLine) now = cells ? "offline" : "saved";
      else if (this.busy || this.model.block()) now = "saving";
      else now = faults ? "faults" : "saved";
    }
    this.on.state(now, { cells, faults, conflicts, at: this.at, message });
  }

  async send() {
    if (this.busy) return;
    const block = this.model.block();
    if (!block) { this.remember(); this.tell(); return; }
    this.busy = true;
    this.tell();
    let response, answer;
    try {
      response = await fetch(this.place.save, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.place.token },
        body: JSON.stringify(block.sent),
      });
      answer = response.headers.get("Content-Type")?.includes("json") ? await response.json() : null;
      this.lost = false;
    } catch {
      this.busy = false;
      this.lost = true;
      this.remember();
      this.tell();
      this.timer = setTimeout(() => this.send(), 5000);
      return;
    }
    this.busy = false;
    if (response.ok && answer) {
      this.at = answer.at;
      this.model.saved(block, answer);
      this.on.rows();
      this.soon(this.model.block() ? 300 : 0);
    } else this.refused(block, answer);
  }

  refused(block, answer) {
    const held = (key) => block.rows.get(String(key))?.row;
    if (answer && answer.faults) {
      for (const [key, faults] of Object.entries(answer.faults)) {
        for (const one of faults) { const row = held(key); if (row) row.faults[one.field] = one.text; }
      }
      this.on.rows();
      this.soon(0);
    } else if (answer && answer.conflicts) {
      for (const one of answer.conflicts) {
        const row = held(one.project) || block.removed.find((some) => some.id === one.project);
        if (row) row.conflict = one;
        if (block.removed.includes(row)) { this.model.putIn(row); row.conflict = null; row.v = one.seen; row.base = one.c; row.cells = { ...one.c }; }
      }
      this.on.rows();
      this.on.conflicts(this.model.rows.filter((row) => row.conflict));
      this.soon(0);
    } else if (answer && held(answer.project)) {
      const { row, cells } = block.rows.get(String(answer.project));
      for (const field of Object.keys(cells)) row.faults[field] = answer.message;
      this.on.rows();
      this.soon(0);
    } else {
      this.remember();
      this.tell("refused", answer ? answer.message : "");
    }
  }
}
