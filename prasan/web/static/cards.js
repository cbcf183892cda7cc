// Cards gone through by key. Every key presses a control that stands on the page; without scripts the controls do it.
export class Cards {
  constructor(selector) {
    this.selector = selector;
    document.addEventListener("focusin", (event) => this.choose(event.target.closest(selector), false));
    this.choose(this.all()[0], false);
  }

  all() { return [...document.querySelectorAll(this.selector)]; }

  current() { return document.querySelector(`${this.selector}[aria-current]`) || this.all()[0]; }

  choose(card, focus) {
    if (!card) return;
    for (const one of this.all()) one.removeAttribute("aria-current");
    card.setAttribute("aria-current", "true");
    if (focus) {
      card.focus({ preventScroll: true });
      card.scrollIntoView({ block: "nearest" });
    }
  }

  move(step) {
    const all = this.all();
    this.choose(all[Math.min(Math.max(all.indexOf(this.current()) + step, 0), all.length - 1)], true);
  }

  // Press what a selector finds in the current card.
  press(selector) { press(selector, this.current()); }

  // Keys act on the current card, those of `anywhere` without one too; a control that is in use keeps its own keys.
  listen(keys, anywhere = {}) {
    const steps = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
    document.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest("select, textarea, input:not([type=checkbox])")) return;
      if (event.key === "Enter" && event.target.closest("button, a, summary")) return;
      const step = steps[event.key];
      const act = anywhere[event.key] || (this.all().length ? keys[event.key] || (step && (() => this.move(step))) : null);
      if (!act) return;
      event.preventDefault();
      act();
    });
  }
}

export function press(selector, within = document) {
  const found = within && within.querySelector(selector);
  if (found) found.click();
}
