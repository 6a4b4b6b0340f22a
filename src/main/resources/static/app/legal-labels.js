// The labels of a text (I., 1., 1.1, a), -, Điều 1.): what stands under what, which label comes next,
// and what changes when labels are written anew. Nothing here changes a text by itself.

const LETTERS = 'abcdđeghiklmnopqrstuvxy';
const DIGITS = [['X', 10], ['IX', 9], ['V', 5], ['IV', 4], ['I', 1]];

export function roman(number) {
  let out = '';
  for (const [sign, value] of [['L', 50], ['XL', 40], ...DIGITS]) {
    while (number >= value) { out += sign; number -= value; }
  }
  return out;
}
const fromRoman = (text) => [...text].reduce((sum, c, at) => {
  const value = { I: 1, V: 5, X: 10, L: 50 };
  return sum + (value[c] < (value[text[at + 1]] ?? 0) ? -value[c] : value[c]);
}, 0);

const KINDS = [
  ['article', 1, /^(Điều\s+)(\d{1,4})([.:])\s/, (v) => Number(v), (n) => String(n), 'Điều'],
  ['roman', 1, /^()([IVXL]{1,7})([.)])\s/, fromRoman, roman, 'mục'],
  ['decimal', 3, /^(\d{1,2}(?:\.\d{1,2})*\.)(\d{1,2})([.)]?)\s/, (v) => Number(v), (n) => String(n), 'khoản'],
  ['number', 2, /^(\(?)(\d{1,3})([.)])\s/, (v) => Number(v), (n) => String(n), 'khoản'],
  ['letter', 4, /^()([a-zđ])(\))\s/, (v) => LETTERS.indexOf(v) + 1, (n) => LETTERS[n - 1] ?? null, 'điểm'],
  ['dash', 5, /^()([-–—•])()\s/, () => 0, () => '-', 'gạch đầu dòng'],
  ['plus', 6, /^()(\+)()\s/, () => 0, () => '+', 'dấu cộng'],
];

/**
 * The lines of a text with their labels.
 *
 * @returns list of `{from, to, text, label, kind, level, number, labelFrom, before, after, word, parent}`; `label`
 *     is null for a paragraph without one, `level` then 0; `parent` is the line it stands under
 */
export function linesOf(text) {
  const out = [];
  const open = [];
  let from = 0;
  for (const line of text.split('\n')) {
    const stars = /^(?:\*{1,2})?\s*/.exec(line)[0].length;
    const rest = line.slice(stars);
    let item = { from, to: from + line.length, text: line, label: null, kind: null, level: 0, number: 0, parent: open.at(-1) ?? null };
    for (const [kind, level, pattern, read, , word] of KINDS) {
      const found = pattern.exec(rest + ' ');
      if (!found) continue;
      const number = read(found[2]);
      if (kind === 'letter' && number === 0) break;
      const depth = kind === 'decimal' ? level + (found[1].split('.').length - 2) / 10 : level;
      while (open.length && open.at(-1).level >= depth) open.pop();
      item = {
        ...item, label: (found[1] + found[2] + found[3]).trim(), kind, level: depth, number, word,
        labelFrom: from + stars + found[1].length, labelTo: from + stars + found[1].length + found[2].length,
        before: line.slice(0, stars) + found[1], after: found[3], parent: open.at(-1) ?? null,
      };
      open.push(item);
      break;
    }
    out.push(item);
    from += line.length + 1;
  }
  return out;
}

/** What a label of this kind is written as for a number, or null when there is none. */
export const written = (kind, number) => KINDS.find(([k]) => k === kind)[4](number);

/** The text of a line without its label and stars. */
export const titleOf = (line) =>
  line.text.slice((line.label ? line.labelTo - line.from + line.after.length : 0)).replace(/\*/g, '').trim();

/** The labelled line that a position belongs to, or null. */
export function itemAt(lines, position) {
  const at = lines.findIndex((l) => position <= l.to);
  for (let i = at < 0 ? lines.length - 1 : at; i >= 0; i--) if (lines[i].label) return lines[i];
  return null;
}

/** Where an item with everything under it ends: its last line. */
function lastLineOf(lines, item) {
  let at = lines.indexOf(item);
  while (lines[at + 1] && (!lines[at + 1].label || lines[at + 1].level > item.level)) at++;
  return lines[at];
}

const siblings = (lines, item) => lines.filter((l) => l.parent === item.parent && l.kind === item.kind && l.before.replace(/\*/g, '').trim() === item.before.replace(/\*/g, '').trim());

/**
 * Where and how an item of the same kind is added after another.
 *
 * @returns `{at, insert, taken}`; `taken` tells that a later item has this label already; null when
 *     the alphabet of labels is at its end
 */
export function nextItem(lines, item) {
  const value = written(item.kind, item.number + 1);
  if (value === null) return null;
  const end = lastLineOf(lines, item);
  const plainBefore = item.before.replace(/\*/g, '');
  return {
    at: end.to,
    insert: '\n' + plainBefore + value + item.after + ' ',
    taken: !['dash', 'plus'].includes(item.kind) && siblings(lines, item).some((l) => l.number === item.number + 1),
  };
}

/** The labels from the outermost to a line: `[{kind, number}]`, numbered kinds only. */
const pathOf = (line, numbers) => {
  const path = [];
  for (let at = line; at; at = at.parent) {
    if (!['dash', 'plus'].includes(at.kind)) path.unshift({ kind: at.kind, number: numbers?.get(at) ?? at.number, word: at.word });
  }
  return path;
};
const keyOf = (path) => path.map((p) => p.kind + p.number).join('/');

/**
 * What changes when the items beside this one are counted on from it.
 *
 * @returns `{labels: [{from, to, was, becomes, line}], moved}`; `moved` maps the path of every line
 *     that gets another one, itself or through what it stands under
 */
export function renumbering(lines, item) {
  const numbers = new Map();
  const labels = [];
  const all = siblings(lines, item);
  let expected = item.number;
  for (const line of all.slice(all.indexOf(item))) {
    const becomes = written(item.kind, expected);
    if (becomes === null) break;
    if (line.number !== expected) {
      numbers.set(line, expected);
      labels.push({ from: line.labelFrom, to: line.labelTo, was: line.label, becomes: line.label.replace(written(item.kind, line.number) ?? '', becomes), insert: becomes, line });
    }
    expected++;
  }
  const moved = new Map();
  for (const line of lines) {
    if (!line.label || ['dash', 'plus'].includes(line.kind)) continue;
    const before = pathOf(line);
    const after = pathOf(line, numbers);
    // where a label stood twice, what referred to it meant the first of them
    if (keyOf(before) !== keyOf(after) && !lines.some((l) => l !== line && !numbers.has(l) && l.label && keyOf(pathOf(l)) === keyOf(before) && !changesThrough(l, numbers))) moved.set(keyOf(before), after);
  }
  return { labels, moved };
}
const changesThrough = (line, numbers) => {
  for (let at = line; at; at = at.parent) if (numbers.has(at)) return true;
  return false;
};

const ELSEWHERE = /^[\s,]*(?:của\s+)?(?:này\s+)?(?:Điều|Luật|Bộ luật|Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Chương trình|Đề án|Hướng dẫn|Kế hoạch (?!này)|Phụ lục)/;
const REFERENCE = new RegExp(
  '(?:(điểm)\\s+([a-zđ])(?![\\p{L}\\d]))?(?:\\s*,?\\s*(khoản)\\s+(\\d{1,3})(?![\\d]))?(?:\\s*,?\\s*(mục|phần)\\s+([IVXL]{1,7})(?:\\.(\\d{1,3})(?!\\d))?(?![\\p{L}\\d]))?', 'giu');

/**
 * References in a text to lines that get other labels.
 *
 * @param within the line of the body where the text stands, which a reference without "mục" counts
 *     from; null outside the body
 * @returns list of `{from, to, was, becomes, sure}`; `sure` is false where the words that follow
 *     may mean another act
 */
export function references(text, moved, within) {
  const out = [];
  for (const found of text.matchAll(REFERENCE)) {
    const whole = found[0];
    if (!whole.trim()) continue;
    const [, , point, , clause, , section, dotted] = found;
    const path = [];
    const number = (kind, value) => path.push({ kind, number: value });
    const around = pathOf(within ?? null);
    if (section) number('roman', fromRoman(section.toUpperCase()));
    else if (around[0] && (clause || point)) path.push(around[0]);
    else if (clause || point) continue;
    const clauseNumber = clause ?? dotted;
    if (clauseNumber) number('number', Number(clauseNumber));
    else if (point && !section && around[1]) path.push(around[1]);
    if (point) number('letter', LETTERS.indexOf(point.toLowerCase()) + 1);
    const becomes = moved.get(keyOf(path));
    if (!becomes) continue;
    const at = (kind) => becomes.find((p) => p.kind === kind)?.number;
    let changed = whole;
    if (section) changed = changed.replace(new RegExp('((?:mục|phần)\\s+)' + section, 'iu'), (_, w) => w + roman(at('roman')));
    if (dotted) changed = changed.replace(/\.\d+$/, '.' + at('number'));
    if (clause) changed = changed.replace(/(khoản\s+)\d+/iu, (_, w) => w + at('number'));
    if (point) changed = changed.replace(/(điểm\s+)[a-zđ]/iu, (_, w) => w + written('letter', at('letter')));
    if (changed === whole) continue;
    const lead = /^[\s,]*/.exec(whole)[0].length;
    out.push({
      from: found.index + lead, to: found.index + whole.length, was: whole.slice(lead), becomes: changed.slice(lead),
      sure: !ELSEWHERE.test(text.slice(found.index + whole.length)),
    });
  }
  return out;
}
