// The mouse: cells, rows and columns are chosen, filled, sorted, widened; near the edge the grid scrolls along.
export function mouse(view, { edit, menu, editing, rows, remember }) {
  const { root } = view;
  let drag = null, scrolling = 0;

  const at = (event) => {
    const frame = root.getBoundingClientRect(), left = frame.left + 1, top = frame.top + view.head.offsetHeight + 1;
    const x = Math.max(left, Math.min(event.clientX, frame.left + root.clientWidth - 2)), y = Math.max(top, Math.min(event.clientY, frame.top + root.clientHeight - view.foot.offsetHeight - 2));
    const cell = document.elementFromPoint(x, y)?.closest(".sheet-body [aria-colindex]");
    return cell ? { r: Number(cell.parentElement.dataset.r), c: Number(cell.dataset.c ?? 0) } : null;
  };

  root.addEventListener("mousedown", (event) => {
    const { target } = event, sorter = target.closest(".sorter"), edge = target.closest(".edge"), heading = target.closest("[data-h]");
    const cell = target.closest(".sheet-body [data-c]"), number = target.closest("[data-n]");
    if (event.button || target.closest("input,textarea,.cell-list") || sorter) return;
    if (!(edge || heading || cell || number)) return;
    event.preventDefault();
    root.focus({ preventScroll: true });
    const last = { r: view.model.visible.length - 1, c: view.columns.length - 1 };
    if (edge) drag = { edge: edge.dataset.edge, x: event.clientX, width: edge.parentElement.offsetWidth };
    else if (target.classList.contains("fill-handle")) drag = { fill: view.box(), to: null };
    else if (heading) {
      const c = Number(heading.dataset.h);
      view.select({ r: 0, c: event.shiftKey ? view.anchor.c : c }, { r: last.r, c });
      drag = null;
    } else if (number) {
      const r = Number(number.dataset.n);
      view.select({ r: event.shiftKey ? view.anchor.r : r, c: 0 }, { r, c: last.c });
      drag = { rows: true };
    } else {
      const r = Number(cell.parentElement.dataset.r), c = Number(cell.dataset.c);
      if (event.shiftKey) view.go(r, c, true); else view.select({ r, c }, { r, c });
      drag = { cells: true };
    }
  });

  addEventListener("mousemove", (event) => {
    if (!drag || editing()) return;
    if (event.buttons !== 1) { finish(); return; }
    if (drag.edge) { view.widen(drag.edge, drag.width + event.clientX - drag.x); return; }
    drag.event = event;
    if (!scrolling) scrolling = requestAnimationFrame(follow);
  });

  function follow() {
    scrolling = 0;
    if (!drag || !drag.event) return;
    const { event } = drag, frame = root.getBoundingClientRect(), near = 24;
    const down = event.clientY > frame.bottom - view.foot.offsetHeight - near ? 1 : event.clientY < frame.top + view.head.offsetHeight ? -1 : 0;
    const right = event.clientX > frame.right - near ? 1 : event.clientX < frame.left + 46 ? -1 : 0;
    if (down || right) { root.scrollBy(right * 24, down * 24); scrolling = requestAnimationFrame(follow); }
    const place = at(event);
    if (!place) return;
    if (drag.fill) {
      const { r, s, c, d } = drag.fill;
      // Along the longer way: down or right, never both.
      const below = place.r - s, beside = place.c - d;
      drag.to = below >= beside ? { r: Math.max(s, place.r), c: d } : { r: s, c: Math.max(d, place.c) };
      view.anchor = { r, c };
      view.end = drag.to;
    } else view.end = { r: place.r, c: drag.rows ? view.columns.length - 1 : place.c };
    view.lay(false);
  }

  function finish() {
    const { fill, to, edge } = drag;
    drag = null;
    if (edge) remember();
    if (fill && to) rows.extend(fill, to);
  }
  addEventListener("mouseup", () => { if (drag) finish(); });

  root.addEventListener("click", (event) => { const one = event.target.closest(".sorter"); if (one) { rows.sortNext(one.dataset.sort); root.focus({ preventScroll: true }); } });
  root.addEventListener("dblclick", (event) => { if (event.target.closest(".sheet-body [data-c]") && !event.target.closest(".sheet-editor,.fill-handle")) edit(); });
  root.addEventListener("contextmenu", (event) => {
    const cell = event.target.closest(".sheet-body [aria-colindex]");
    if (!cell || editing()) return;
    event.preventDefault();
    const r = Number(cell.parentElement.dataset.r), c = Number(cell.dataset.c ?? 0), box = view.box();
    if (r < box.r || r > box.s || (cell.dataset.c && (c < box.c || c > box.d))) view.select({ r, c }, { r, c });
    menu.open(event.clientX, event.clientY);
  });
}
