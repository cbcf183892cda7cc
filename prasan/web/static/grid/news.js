// Who else is in this plan, and what they changed: asked again and again while the page is looked at.
import { takeNews, wantedOf } from "./exchange.js";

const EVERY = 12_000;
const MOST = 200;

export class News {
  constructor(model, place, on) {
    Object.assign(this, { model, place, on, state: "" });
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.soon(0); });
  }

  soon(wait = EVERY) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), wait);
  }

  async look() {
    try {
      if (!document.hidden && !this.on.busy()) await this.take(await this.ask());
    } catch { /* without a connection there is no news */ }
    this.soon();
  }

  // → the answer, null where nobody is signed in.
  async ask() {
    const answer = await fetch(`${this.place.news}&state=${this.state}`, { headers: { Accept: "application/json" } });
    return answer.ok && !answer.redirected && answer.headers.get("Content-Type")?.includes("json") ? answer.json() : null;
  }

  async take(news) {
    if (!news || news.user !== this.place.user) return;
    this.on.people(news.people);
    if (!news.order) return;
    const sent = this.on.sent(), wanted = wantedOf(this.model, news.order), rows = [];
    for (let at = 0; at < wanted.length; at += MOST) {
      const answer = await fetch(`${this.place.rows}&only=${wanted.slice(at, at + MOST).join("-")}`, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      rows.push(...(await answer.json()).rows);
    }
    // Something was sent meanwhile: what is at hand may be older than its answer.
    if (this.on.busy() || this.on.sent() !== sent) return;
    this.state = news.state;
    const count = takeNews(this.model, news.order, rows);
    if (count) this.on.changed(count, [...new Set(rows.map((one) => one.by).filter(Boolean))]);
  }
}
