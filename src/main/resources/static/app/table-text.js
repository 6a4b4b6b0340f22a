// Tables as text, the way spreadsheets put them on the clipboard.

/** Rows and cells of a text with tabs between cells; a quoted cell may hold tabs and line ends. */
export function cellsOf(text) {
  const rows = [[]];
  let cell = '';
  let quoted = false;
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let at = 0; at < source.length; at++) {
    const c = source[at];
    if (quoted) {
      if (c === '"' && source[at + 1] === '"') { cell += '"'; at++; }
      else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === '\t') { rows.at(-1).push(cell); cell = ''; }
    else if (c === '\n') { rows.at(-1).push(cell); cell = ''; rows.push([]); }
    else cell += c;
  }
  rows.at(-1).push(cell);
  return rows.map((row) => row.map((one) => one.normalize('NFC').trim()));
}

/** The other way round. */
export function textOf(rows) {
  const cell = (value) => /["\t\n]/.test(value) ? '"' + value.replaceAll('"', '""') + '"' : value;
  return rows.map((row) => row.map((value) => cell(value ?? '')).join('\t')).join('\n');
}
