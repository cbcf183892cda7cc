// Blocks as Excel puts them on the clipboard: tabs between cells, lines between rows, cells with either in quotes.
export function parseBlock(text) {
  const rows = [[]];
  let cell = "", quoted = false, at = 0;
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const end = () => { rows[rows.length - 1].push(cell); cell = ""; };
  while (at < source.length) {
    const one = source[at];
    if (quoted) {
      if (one === '"' && source[at + 1] === '"') { cell += '"'; at += 1; }
      else if (one === '"') quoted = false;
      else cell += one;
    } else if (one === '"' && cell === "") quoted = true;
    else if (one === "\t") end();
    else if (one === "\n") { end(); rows.push([]); }
    else cell += one;
    at += 1;
  }
  end();
  return rows;
}

const quote = (text) => (/[\t\n"]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
export const writeBlock = (rows) => rows.map((row) => row.map(quote).join("\t")).join("\n");
