// The work of `benchmarks/grid.py`: milliseconds of script, the best of the rounds.
async ({columns, texts, rows, rounds}) => {
  const [{ Model }, exchange, { parseText }] = await Promise.all(["model", "exchange", "blocks"].map((one) => import(`/grid/${one}.js`)));
  const best = {};
  const time = (name, work) => {
    const start = performance.now(), answer = work();
    best[name] = Math.min(best[name] ?? Infinity, performance.now() - start);
    return answer;
  };
  const cells = Object.fromEntries(columns.map((one) => [one.field, one.kind === "amount" ? null : one.field === "kind" ? "own" : ""]));
  const stored = (at) => ({ id: at + 1, v: at + 1, c: { ...cells, name: `โครงการที่ ${at}`, amount_2571: at * 1000 }, m: { share: 50, missing: [], findings: [], guideline: "" } });
  const line = (at) => [`ก่อสร้างถนน คสล. หมู่ที่ ${at % 20} สายที่ ${at}`, "เพื่อให้ประชาชนสัญจรสะดวก", `ยาว ${at} เมตร`, `${at % 90}0,000`, "-", "", `๕๐${at}`, String(at)].join("\t");
  const text = Array.from({ length: rows }, (_, at) => line(at)).join("\n");
  for (let round = 0; round < rounds; round += 1) {
    const model = new Model(columns, texts), made = Array.from({ length: rows }, (_, at) => stored(at));
    time("open: rows taken in", () => model.load(made));
    const block = time("paste: clipboard read", () => parseText(text));
    time("paste: 8 cells a row checked and kept", () => model.edit(block.flatMap((row, at) => row.map((one, on) => [model.visible[at], columns[on].field, one]))));
    time("paste: kept in the browser", () => localStorage.setItem("bench", JSON.stringify(exchange.unsentOf(model))));
    const sent = time("save: block put together", () => exchange.blockOf(model));
    time("save: block written", () => JSON.stringify(sent.sent));
    const answer = { added: {}, rows: [...sent.rows.values()].map(({ row, cells: said }) => ({ id: row.id, v: row.v + 1e6, c: { ...row.base, ...said }, m: row.meta })) };
    time("save: answer taken in", () => exchange.takeAnswer(model, sent, answer));
    time("undo", () => model.undo());
    time("redo", () => model.redo());
    model.filters = { name: "สายที่ 1" };
    time("filter", () => model.filter());
    model.filters = {};
    model.sort = { field: "name" };
    time("sort by text", () => model.filter());
    model.sort = null;
    model.filter();
    time("sums of five years", () => columns.filter((one) => one.field.startsWith("amount_")).forEach((one) => model.sum(one.field)));
    time("all rows in another order", () => model.arrange([...model.rows].reverse()));
  }
  localStorage.removeItem("bench");
  return best;
}
