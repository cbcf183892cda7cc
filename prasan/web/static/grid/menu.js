// What can be done with the rows and the column of a cell, by the right button or Shift+F10: an ARIA menu.
export class Menu {
  constructor(box, root, does) {
    Object.assign(this, { box, root, does });
    box.addEventListener("click", (event) => { const one = event.target.closest("[role=menuitem]"); if (one) this.run(one.dataset.do); });
    box.addEventListener("keydown", (event) => this.key(event));
    box.addEventListener("focusout", (event) => { if (!box.contains(event.relatedTarget)) box.hidden = true; });
  }

  open(x, y) {
    const { box } = this;
    box.hidden = false;
    const { width, height } = box.getBoundingClientRect();
    Object.assign(box.style, { left: `${Math.max(4, Math.min(x, innerWidth - width - 4))}px`, top: `${Math.max(4, Math.min(y, innerHeight - height - 4))}px` });
    this.items()[0].focus();
  }

  items() { return [...this.box.querySelectorAll("[role=menuitem]")]; }

  run(what) {
    this.box.hidden = true;
    this.root.focus({ preventScroll: true });
    this.does[what]();
  }

  key(event) {
    const items = this.items(), at = items.indexOf(document.activeElement);
    const to = { ArrowDown: (at + 1) % items.length, ArrowUp: (at - 1 + items.length) % items.length, Home: 0, End: items.length - 1 }[event.key];
    event.stopPropagation();
    if (to !== undefined) items[to].focus();
    else if (event.key === "Escape" || event.key === "Tab") { this.box.hidden = true; this.root.focus({ preventScroll: true }); }
    else if (event.key === "Enter" || event.key === " ") this.run(items[at].dataset.do);
    else return;
    event.preventDefault();
  }
}
