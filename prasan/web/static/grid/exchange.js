// What goes to the server and comes back: blocks that are sent, rows that are answered, what is kept for later, news.
const MOST_ROWS = 2500;
const MOST_LETTERS = 1_000_000;

const which = (row) => row.id || row.key;

// Everything that can be sent now, in one request; null where there is nothing. What is too much follows in the next.
export function blockOf(model) {
  if (!model.touched.size && !model.removed.size && !model.restored.size) return null;
  const sent = { changed: [], added: [], removed: [], restored: [], placed: [] }, rows = new Map();
  let letters = 0, after = 0;
  for (const row of model.rows) {
    if (model.touched.has(row) && !row.conflict && rows.size < MOST_ROWS && letters < MOST_LETTERS) {
      const fields = model.dirty(row).filter((field) => !row.faults[field]);
      const cells = Object.fromEntries(fields.map((field) => [field, row.cells[field]]));
      const isNew = !row.id && Boolean(cells.name);
      if (row.id && fields.length) sent.changed.push({ project: row.id, seen: row.v, cells });
      if (isNew) sent.added.push({ key: row.key, cells });
      if (isNew || (row.id && row.moved)) sent.placed.push({ project: which(row), after });
      if (isNew || (row.id && (fields.length || row.moved))) {
        for (const one of Object.values(cells)) letters += one === null ? 0 : String(one).length;
        rows.set(String(which(row)), { row, cells, moved: row.moved });
      }
    }
    if (row.id || rows.has(row.key)) after = which(row);
  }
  const removed = [...model.removed], restored = [...model.restored];
  sent.removed = removed.map((row) => ({ project: row.id, seen: row.v }));
  sent.restored = restored.map((row) => row.id);
  return rows.size || removed.length || restored.length ? { sent, rows, removed, restored } : null;
}

export function takeAnswer(model, block, answer) {
  for (const [key, id] of Object.entries(answer.added)) {
    const held = block.rows.get(key);
    if (!held) continue;
    held.row.id = id;
    model.byId.set(id, held.row);
    block.rows.set(String(id), held);
    // Undone while it was on its way: it is stored by now, so it has to be taken out there too.
    if (held.row.gone) model.removed.add(held.row);
  }
  for (const one of answer.rows) {
    const held = block.rows.get(String(one.id)), row = held ? held.row : model.byId.get(one.id);
    if (row) accept(model, row, one, held ? held.cells : {});
    if (held && held.row.moved === held.moved) held.row.moved = 0;
  }
  for (const row of block.removed) model.removed.delete(row);
  for (const row of block.restored) model.restored.delete(row);
  for (const row of model.touched) settle(model, row);
}

// The server's word for every cell that was not typed in since it was sent.
export function accept(model, row, one, sent) {
  for (const field of Object.keys(one.c)) {
    const before = field in sent ? sent[field] : row.v ? row.base[field] : model.nothing(field);
    if (row.cells[field] === before && !row.faults[field]) row.cells[field] = one.c[field];
  }
  row.v = one.v;
  row.base = one.c;
  row.meta = one.m || row.meta;
}

function settle(model, row) {
  if (row.gone || (row.id && !row.moved && !row.conflict && !Object.keys(row.faults).length && !model.dirty(row).length)) model.touched.delete(row);
}

// ── what stays in this browser until it has arrived ──
export function unsentOf(model) {
  const rows = [];
  let after = 0, cells = 0;
  for (const row of model.touched.size ? model.rows : []) {
    if (model.touched.has(row)) {
      const fields = [...new Set([...model.dirty(row), ...Object.keys(row.faults)])];
      const of = (some) => Object.fromEntries(fields.map((field) => [field, some[field]]));
      if (fields.length || row.moved) {
        rows.push({ id: row.id, v: row.v, key: row.key, base: of(row.base), cells: of(row.cells), ...(row.moved || !row.id ? { after } : {}) });
        cells += fields.length || 1;
      }
    }
    after = which(row);
  }
  const removed = [...model.removed].map((row) => ({ id: row.id, v: row.v }));
  return rows.length || removed.length ? { rows, removed, cells: cells + removed.length } : null;
}

// What was kept comes back on top of what the server says now; `seen` stays what was read then.
export function revive(model, kept) {
  const byKey = new Map(model.rows.map((row) => [which(row), row])), changes = [];
  const gone = new Set(kept.removed.map((one) => model.byId.get(one.id)).filter(Boolean));
  let next = model.rows;
  for (const one of kept.rows) {
    const row = one.id ? model.byId.get(one.id) : byKey.get(one.key) || model.blank(one.key);
    if (!row) continue;
    if (row.id && row.v !== one.v) { row.v = one.v; Object.assign(row.base = { ...row.base }, one.base); }
    if ("after" in one) {
      next = next.filter((some) => some !== row);
      const at = one.after ? next.indexOf(byKey.get(one.after)) : -1;
      next.splice(one.after && at < 0 ? next.length : at + 1, 0, row);
      byKey.set(which(row), row);
    }
    for (const [field, value] of Object.entries(one.cells)) if (model.column(field)) changes.push([row, field, model.text(field, value)]);
  }
  for (const one of kept.removed) { const row = model.byId.get(one.id); if (row) row.v = one.v; }
  next = next.filter((row) => !gone.has(row));
  model.edit(changes, next === model.rows ? null : next);
}

// ── what others wrote meanwhile ──
// → the projects whose cells have to be fetched: new here, or newer there and untouched here.
export function wantedOf(model, pairs) {
  return pairs.filter(([id, v]) => {
    const row = model.byId.get(id);
    return row ? row.v !== v && !model.touched.has(row) && !row.gone : true;
  }).map(([id]) => id);
}

// Take over what was fetched, what left the plan, and the plan's order. → how many rows are other than before
export function takeNews(model, pairs, fetched) {
  let count = 0;
  for (const one of fetched) {
    const row = model.byId.get(one.id);
    if (!row) Object.assign(model.stored(one), { news: new Set(["name"]), by: one.by });
    else if (row.gone || model.touched.has(row)) continue;
    else {
      row.news = new Set([...(row.news || []), ...Object.keys(one.c).filter((field) => row.base[field] !== one.c[field])]);
      row.by = one.by;
      accept(model, row, one, {});
    }
    count += 1;
  }
  const there = new Set(pairs.map(([id]) => id));
  const left = model.rows.filter((row) => row.id && !there.has(row.id) && !model.touched.has(row) && !model.restored.has(row));
  // While own moves are on their way, the order is one's own.
  if (!model.removed.size && !model.restored.size && ![...model.touched].some((row) => row.moved)) place(model, pairs, new Set(left));
  return count + left.length;
}

// The server's order; rows that it does not know yet stay behind the row that they stand behind here.
function place(model, pairs, left) {
  const next = pairs.map(([id]) => model.byId.get(id)).filter((row) => row && !row.gone), known = new Set(next), shown = new Set(model.visible), before = new Set(model.rows);
  model.rows.forEach((row, at) => { if (!known.has(row) && !left.has(row)) next.splice(next.indexOf(model.rows[at - 1]) + 1, 0, row); });
  for (const row of left) { row.gone = true; model.byId.delete(row.id); }
  if (next.length === model.rows.length && next.every((row, at) => row === model.rows[at])) return;
  model.rows = next;
  if (model.sort) model.filter();
  else model.visible = next.filter((row) => shown.has(row) || !before.has(row));
}
