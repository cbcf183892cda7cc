// Sends what is unsent, a block at a time. Without a connection, and while nobody is signed in, it is kept in this
// browser and sent later, by the same person only.
import { blockOf, takeAnswer, unsentOf } from "./exchange.js";
import { token } from "./token.js";

const AGAIN = 5000;
const MANY = 300;
// In these states the planner is told how much waits here.
const STOPPED = new Set(["offline", "signed_out", "other_user"]);

export class Saver {
  constructor(model, place, keeper, on) {
    Object.assign(this, { model, place, keeper, on, timer: 0, keeping: 0, busy: false, waiting: false, sent: 0, at: "", stopped: "" });
    addEventListener("online", () => this.soon(0));
    addEventListener("offline", () => this.tell());
    addEventListener("pagehide", () => { if (this.keeping) this.keep(); });
  }

  soon(wait = 500) {
    this.waiting = true;
    this.remember();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), wait);
    this.tell();
  }

  // A cell is kept at once; a pasted plan a moment later, so that typing need not wait for it.
  remember() {
    if (this.model.closed || !this.keeper.key) return;
    clearTimeout(this.keeping);
    if (this.model.touched.size > MANY) this.keeping = setTimeout(() => this.keep(), 100); else this.keep();
  }

  keep() {
    this.keeping = 0;
    this.keeper.keep(unsentOf(this.model));
  }

  // saved, saving, offline, conflict, faults; or why it stopped: refused, signed_out, other_user.
  tell(message = "") {
    let faults = 0, conflicts = 0;
    for (const row of this.model.touched) {
      if (row.gone) continue;
      if (row.conflict) conflicts += 1;
      for (const _ in row.faults) faults += 1;
    }
    let now = this.stopped;
    if (!now) {
      if (conflicts) now = "conflict";
      else if (this.lost || !navigator.onLine) now = unsentOf(this.model) ? "offline" : "saved";
      else if (this.busy || this.waiting) now = "saving";
      else now = faults ? "faults" : "saved";
    }
    const cells = STOPPED.has(now) ? unsentOf(this.model)?.cells || 0 : 0;
    this.on.state(now, { cells, faults, conflicts, at: this.at, message });
  }

  async send() {
    if (this.busy) return;
    const block = blockOf(this.model);
    this.waiting = Boolean(block);
    if (!block) { this.remember(); this.tell(); return; }
    this.busy = true;
    this.tell();
    let response, answer;
    const sentWith = token();
    try {
      response = await fetch(this.place.save, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": sentWith },
        body: JSON.stringify({ user: this.place.user, ...block.sent }),
      });
      answer = !response.redirected && response.headers.get("Content-Type")?.includes("json") ? await response.json() : null;
      this.lost = false;
    } catch {
      this.busy = false;
      this.lost = true;
      this.later();
      return;
    }
    this.busy = false;
    this.sent += 1;
    this.stopped = "";
    if (response.ok && answer) {
      this.at = answer.at;
      takeAnswer(this.model, block, answer);
      this.on.rows();
      this.soon(100);
    } else if (response.redirected || response.status === 403) await this.signedOut(sentWith);
    else this.refused(block, answer);
  }

  later() {
    this.remember();
    this.tell();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), AGAIN);
  }

  // The session ended, or somebody else signed in here. Once the same person is back, it goes on by itself.
  async signedOut(sentWith) {
    const news = await this.on.news().catch(() => null);
    if (news && news.user === this.place.user && token() !== sentWith) {
      this.soon(0);
      return;
    }
    this.stopped = news ? (news.user === this.place.user ? "refused" : "other_user") : "signed_out";
    this.later();
  }

  refused(block, answer) {
    const held = (key) => block.rows.get(String(key))?.row, { model } = this;
    if (answer && answer.faults) {
      for (const [key, faults] of Object.entries(answer.faults)) {
        for (const one of faults) { const row = held(key); if (row) row.faults[one.field] = one.text; }
      }
    } else if (answer && answer.conflicts) {
      for (const one of answer.conflicts) this.conflict(one, held(one.project), block);
      this.on.conflicts([...model.touched].filter((row) => row.conflict));
    } else if (answer && held(answer.project)) {
      const { row, cells } = block.rows.get(String(answer.project));
      for (const field of Object.keys(cells)) row.faults[field] = answer.message;
    } else if (answer?.code === "other_user") {
      this.stopped = "other_user";
      this.later();
      return;
    } else {
      this.stopped = "refused";
      this.remember();
      this.tell(answer ? answer.message : "");
      return;
    }
    this.on.rows();
    this.soon(0);
  }

  conflict(one, row, block) {
    if (row) { row.conflict = one; return; }
    // It was to be taken out, and somebody changed it since: it stays, and is shown as it is now.
    const out = block.removed.find((some) => some.id === one.project);
    if (!out) return;
    this.model.arrange([...this.model.rows, out]);
    Object.assign(out, { v: one.seen, base: one.c, cells: { ...one.c }, conflict: null, news: new Set(Object.keys(one.c)), by: one.by });
  }
}
