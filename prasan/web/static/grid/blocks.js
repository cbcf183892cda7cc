// Blocks as Excel, LibreOffice and Word put them on the clipboard, and back: as text (tabs between cells, lines between
// rows, cells with either in quotes) and as a table, which also says what a number is when it is shown as ####.
export function parseText(text) {
  const rows = [[]];
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  let at = 0;
  for (;;) {
    const quoted = source[at] === '"' && quotedCell(source, at);
    const end = quoted ? quoted.end : endOfCell(source, at);
    rows[rows.length - 1].push(quoted ? quoted.text : source.slice(at, end));
    if (end >= source.length) return rows;
    if (source[end] === "\n") rows.push([]);
    at = end + 1;
  }
}

function endOfCell(source, at) {
  while (at < source.length && source[at] !== "\t" && source[at] !== "\n") at += 1;
  return at;
}

// A cell in quotes ends at a quote with a tab, a line or nothing behind it; otherwise its first quote is only a letter.
function quotedCell(source, start) {
  let text = "";
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] !== '"') text += source[at];
    else if (source[at + 1] === '"') { text += '"'; at += 1; }
    else return at + 1 >= source.length || source[at + 1] === "\t" || source[at + 1] === "\n" ? { text, end: at + 1 } : null;
  }
  return null;
}

// The first table of the clipboard's HTML, or null. A merged cell has its text in its first place, as in Excel.
export function parseTable(html) {
  if (!/<t[dh][\s>]/i.test(html)) return null;
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (!table) return null;
  const grid = [];
  [...table.rows].forEach((line, r) => {
    grid[r] = grid[r] || [];
    let c = 0;
    for (const cell of line.cells) {
      while (grid[r][c] !== undefined) c += 1;
      const text = textOf(cell);
      for (let down = 0; down < Math.min(cell.rowSpan || 1, table.rows.length - r); down += 1) {
        grid[r + down] = grid[r + down] || [];
        for (let right = 0; right < cell.colSpan; right += 1) grid[r + down][c + right] = down || right ? "" : text;
      }
      c += cell.colSpan;
    }
  });
  const rows = grid.map((row) => Array.from(row, (text) => text ?? ""));
  return rows.length ? rows : null;
}

function textOf(cell) {
  const number = cell.getAttribute("x:num") || cell.getAttribute("sdval");
  if (number && /^\d+(\.\d+)?$/.test(number)) return number;
  const copy = cell.cloneNode(true);
  for (const one of copy.querySelectorAll("style,script")) one.remove();
  for (const one of copy.querySelectorAll("br")) one.replaceWith("\u2028");
  const parts = [...copy.querySelectorAll("p,div,li")];
  parts.slice(1).forEach((one) => one.prepend("\u2028"));
  return copy.textContent.replace(/[ \t\r\n\u00a0]+/g, " ").split("\u2028").map((line) => line.trim()).join("\n").trim();
}

const quote = (text) => (/[\t\n"]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
export const writeText = (rows) => rows.map((row) => row.map(quote).join("\t")).join("\n");

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
// Excel takes 1/2 for a day and 0812 for 812 unless it is told that a cell is text.
export function writeTable(rows, isAmount) {
  const cell = (text, c) => (isAmount[c]
    ? `<td>${escaped(text)}</td>`
    : `<td style='mso-number-format:"\\@"'>${escaped(text).replace(/\n/g, '<br style="mso-data-placement:same-cell">')}</td>`);
  return `<table>${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("")}</table>`;
}
