// Copy, cut and paste, to and from any program of tables.
import { byHeads, withoutNumbers } from "./heads.js";
import { parseTable, parseText, writeTable, writeText } from "./blocks.js";

export function listen(view, model, change, told) {
  addEventListener("copy", (event) => copy(event, false));
  addEventListener("cut", (event) => copy(event, true));
  addEventListener("paste", (event) => {
    if (document.activeElement !== view.root) return;
    event.preventDefault();
    const block = parseTable(event.clipboardData.getData("text/html")) || parseText(event.clipboardData.getData("text/plain"));
    if (!model.closed) paste(block);
  });

  function copy(event, cut) {
    if (document.activeElement !== view.root) return;
    const { r, s, c, d } = view.box(), columns = view.columns.slice(c, d + 1);
    const rows = model.visible.slice(r, s + 1).map((row) => columns.map((one) => model.said(row, one.field)));
    event.clipboardData.setData("text/plain", writeText(rows));
    event.clipboardData.setData("text/html", writeTable(rows, columns.map((one) => one.kind === "amount" || one.field === "total")));
    event.preventDefault();
    if (cut) change(() => "");
  }

  function paste(copied) {
    const box = view.box(), heads = byHeads(copied, model.columns);
    const block = heads ? heads.rows : view.columns[box.c].field === "name" ? withoutNumbers(copied) : copied;
    if (!block.length) return;
    const tall = block.length, wide = Math.max(...block.map((line) => line.length));
    // A block smaller than the selection fills it, when it goes into it evenly; a single cell fills any.
    const again = !heads && (box.s - box.r + 1) % tall === 0 && (box.d - box.c + 1) % wide === 0;
    const down = again ? box.s - box.r + 1 : tall, right = again ? box.d - box.c + 1 : wide;
    const fields = heads ? heads.fields : Array.from({ length: right }, (_, on) => { const column = view.columns[box.c + on]; return column && column.kind !== "meta" ? column.field : ""; });
    const missing = Math.max(0, box.r + down - model.visible.length);
    const added = Array.from({ length: missing }, () => model.blank());
    const rows = [...model.visible, ...added], changes = [];
    let cut = 0;
    for (let at = 0; at < down; at += 1) {
      const line = block[at % tall], row = rows[box.r + at];
      for (let on = 0; on < right; on += 1) {
        const text = line[on % wide] ?? "";
        if (!fields[on]) cut += !heads && text.trim() ? 1 : 0;
        else if (!row.conflict) changes.push([row, fields[on], text]);
      }
    }
    model.edit(changes, added.length ? [...model.rows, ...added] : null);
    const seen = heads ? view.columns.map((one, c) => (heads.fields.includes(one.field) ? c : -1)).filter((c) => c >= 0) : [box.c, box.c + right - 1];
    view.select({ r: box.r, c: seen[0] ?? box.c }, { r: box.r + down - 1, c: seen[seen.length - 1] ?? box.c });
    view.body();
    told({ rows: down, added: missing, cut, skipped: heads ? heads.skipped : 0 });
  }
}
