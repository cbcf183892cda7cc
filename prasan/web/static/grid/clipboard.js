// Copy, cut and paste, to and from any program of tables.
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

  // The heads of the columns, where the block was copied with them: then each column goes to its own.
  function headed(line) {
    const plain = (text) => text.replace(/\s+/g, "").toLowerCase();
    const found = line.map((text) => view.columns.findIndex((one) => one.kind !== "meta" && plain(one.label) === plain(text)));
    return line.length > 1 && found.every((at, on) => at >= 0 || !line[on].trim()) && found.filter((at) => at >= 0).length > 1 ? found : null;
  }

  function paste(copied) {
    const box = view.box(), heads = headed(copied[0]), block = heads ? copied.slice(1) : copied;
    if (!block.length) return;
    const tall = block.length, wide = Math.max(...block.map((line) => line.length));
    // A block smaller than the selection fills it, when it goes into it evenly; a single cell fills any.
    const again = !heads && (box.s - box.r + 1) % tall === 0 && (box.d - box.c + 1) % wide === 0;
    const down = again ? box.s - box.r + 1 : tall, right = again ? box.d - box.c + 1 : wide;
    const missing = Math.max(0, box.r + down - model.visible.length);
    const added = Array.from({ length: missing }, () => model.blank());
    const rows = [...model.visible, ...added], changes = [];
    let cut = 0;
    for (let at = 0; at < down; at += 1) {
      const line = block[at % tall];
      for (let on = 0; on < right; on += 1) {
        const row = rows[box.r + at], text = line[on % wide] ?? "", c = heads ? heads[on] : box.c + on, column = view.columns[c];
        if (c < 0) continue;
        if (!column || column.kind === "meta") { if (text.trim()) cut += 1; continue; }
        if (!row.conflict) changes.push([row, column.field, text]);
      }
    }
    model.edit(changes, added.length ? [...model.rows, ...added] : null);
    view.anchor = view.here = { r: box.r, c: heads ? Math.min(...heads.filter((at) => at >= 0)) : box.c };
    view.end = view.inside({ r: box.r + down - 1, c: heads ? Math.max(...heads) : box.c + right - 1 });
    view.body();
    told({ rows: down, added: missing, cut });
  }
}
