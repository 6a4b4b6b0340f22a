// The text of a plan in CodeMirror: labels in view, an outline to jump by, an item with the next
// label, and labels written anew only after a person has seen what would change.
import {
  Decoration, EditorState, EditorView, RangeSetBuilder, ViewPlugin, defaultKeymap, drawSelection, highlightActiveLine, history,
  historyKeymap, keymap, lintGutter, openSearchPanel, redo, search, searchKeymap, setDiagnostics, undo,
} from '/vendor/codemirror/6.43.15/codemirror.min.js';
import { h, icon } from './dom.js';
import { valueAt } from './draft-path.js';
import { copy, put } from './draft-text.js';
import { itemAt, linesOf, nextItem, references, renumbering, titleOf } from './legal-labels.js';

const PHRASES = {
  Find: 'Tìm', Replace: 'Thay bằng', next: 'tiếp', previous: 'trước', all: 'mọi chỗ', 'match case': 'phân biệt hoa, thường',
  regexp: 'biểu thức', 'by word': 'cả từ', replace: 'thay', 'replace all': 'thay tất cả', close: 'đóng',
  'current match': 'chỗ đang chọn', 'replaced match on line $': 'đã thay ở dòng $', 'replaced $ matches': 'đã thay $ chỗ',
  'on line': 'ở dòng', 'Go to line': 'Đến dòng', go: 'đến', Diagnostics: 'Chỗ cần xem', 'No diagnostics': 'Không có chỗ cần xem',
  'Selection deleted': 'Đã xóa phần chọn', 'Control character': 'Ký tự lạ',
};

const label = Decoration.mark({ class: 'lb' });
const strong = Decoration.mark({ class: 'st' });
const slanted = Decoration.mark({ class: 'sl' });
const LEVELS = [1, 2, 3, 4, 5, 6].map((level) => Decoration.line({ class: 'lv' + level }));
const LOOSE = Decoration.line({ class: 'lv0' });

/** Indents lines by their labels and shows what is printed bold or slanted. */
const dressed = ViewPlugin.fromClass(class {
  constructor(view) { this.decorations = dress(view); }
  update(update) { if (update.docChanged || update.viewportChanged) this.decorations = dress(update.view); }
}, { decorations: (plugin) => plugin.decorations });
function dress(view) {
  const builder = new RangeSetBuilder();
  const lines = linesOf(view.state.doc.toString());
  const { from: first, to: last } = view.viewport;
  for (const line of lines) {
    if (line.to < first || line.from > last) continue;
    builder.add(line.from, line.from, line.label ? LEVELS[Math.min(Math.floor(line.level), 6) - 1] : LOOSE);
    const marks = [];
    if (line.label && line.labelTo > line.from) marks.push([line.from, line.labelTo + line.after.length, label]);
    for (const found of line.text.matchAll(/\*\*[^*]+\*\*|\*[^*]+\*/g)) {
      marks.push([line.from + found.index, line.from + found.index + found[0].length, found[0].startsWith('**') ? strong : slanted]);
    }
    marks.sort((a, b) => a[0] - b[0] || a[1] - b[1]).forEach(([a, b, mark]) => builder.add(a, b, mark));
  }
  return builder.finish();
}

/**
 * What is different between two texts as changes of the first: line by line where they have as many
 * lines, else from the first to the last difference.
 */
function changesBetween(was, now) {
  const [before, after] = [was.split('\n'), now.split('\n')];
  const pairs = before.length === after.length ? before.map((line, n) => [line, after[n]]) : [[was, now]];
  const changes = [];
  let at = 0;
  for (const [one, other] of pairs) {
    if (one !== other) {
      let from = 0;
      let [end, to] = [one.length, other.length];
      while (from < end && from < to && one[from] === other[from]) from++;
      while (end > from && to > from && one[end - 1] === other[to - 1]) [end, to] = [end - 1, to - 1];
      changes.push({ from: at + from, to: at + end, insert: other.slice(from, to) });
    }
    at += one.length + 1;
  }
  return changes;
}

const SEVERITY = { ERROR: 'error', WARNING: 'warning', INFO: 'info' };

/**
 * @param page the drafting page
 * @returns `{element, tools, outline(), jump(line), take(text), undo(), redo(), follow(),
 *     mark(findings)}`; what is written goes into the draft that the page then has
 */
export function bodyEditor(page) {
  const holder = h('div', { class: 'body-editor' });
  const note = h('div', { class: 'inline-finding', role: 'status', hidden: true });
  const began = page.draft.plan.body ?? '';
  const followers = new Set();
  let lines = linesOf(began);
  let outlineTimer;

  const view = new EditorView({
    parent: holder,
    state: EditorState.create({
      doc: began,
      extensions: [
        history(), drawSelection(), highlightActiveLine(), EditorView.lineWrapping, search({ top: true }), lintGutter(), dressed,
        EditorState.readOnly.of(page.readOnly), EditorView.editable.of(!page.readOnly),
        EditorState.phrases.of(PHRASES), EditorState.lineSeparator.of('\n'),
        EditorView.contentAttributes.of({ 'aria-label': 'Nội dung', lang: 'vi', spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off' }),
        EditorView.scrollMargins.of(() => ({ top: 72, bottom: 24 })),
        keymap.of([
          { key: 'Mod-Enter', run: () => { add(); return true; } },
          // Tab goes on to the next field, as everywhere on the page
          ...searchKeymap, ...historyKeymap, ...defaultKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            page.draft.plan.body = update.state.doc.toString();
            for (const one of followers) one.changes = one.changes ? one.changes.composeDesc(update.changes.desc) : update.changes.desc;
            page.changed();
          }
          if (update.docChanged || update.selectionSet) {
            clearTimeout(outlineTimer);
            outlineTimer = setTimeout(() => {
              lines = linesOf(view.state.doc.toString());
              page.outline?.();
            }, 250);
          }
        }),
      ],
    }),
  });

  const say = (message, ...more) => {
    note.replaceChildren(h('span', { class: 'grow' }, message), ...more,
      h('button', { class: 'iconbtn', type: 'button', 'aria-label': 'Đóng thông báo', onclick: () => { note.hidden = true; } }, icon('x')));
    note.hidden = false;
  };
  const here = () => {
    lines = linesOf(view.state.doc.toString());
    return itemAt(lines, view.state.selection.main.head);
  };

  /** Adds an item after the one at the cursor, with the label that comes next. */
  function add() {
    const item = here();
    if (!item) {
      say('Đặt con trỏ vào một mục có nhãn (I., 1., a) hoặc gạch đầu dòng) rồi bấm lại.');
      return;
    }
    const next = nextItem(lines, item);
    if (!next) {
      say('Hết chữ cái để đặt nhãn. Hãy tách thành khoản mới.');
      return;
    }
    note.hidden = true;
    view.dispatch({ changes: { from: next.at, insert: next.insert }, selection: { anchor: next.at + next.insert.length }, scrollIntoView: true, userEvent: 'input' });
    view.focus();
    if (next.taken) {
      say('Mục sau đang có cùng nhãn ' + next.insert.trim() + '.',
        h('button', { class: 'btn sm', type: 'button', onclick: renumber }, 'Đánh lại số các nhãn sau …'));
    }
  }

  /** Shows what writing the labels anew would change, and changes it when that is agreed to. */
  function renumber() {
    const item = here();
    if (!item || ['dash', 'plus'].includes(item.kind)) {
      say('Đặt con trỏ vào một mục có số hoặc chữ cái rồi bấm lại: các nhãn sau được đánh tiếp từ nhãn đó.');
      return;
    }
    const body = view.state.doc.toString();
    const { labels, moved } = renumbering(lines, item);
    if (!labels.length) {
      say('Các nhãn sau ' + item.label + ' đã liền số, không có gì phải sửa.');
      return;
    }
    note.hidden = true;
    const places = [];
    const look = (text, name, steps, line = null) => {
      for (const ref of references(line ? line.text : text ?? '', moved, line)) {
        const from = line ? line.from : 0;
        places.push({ ...ref, name, steps, from: from + ref.from, to: from + ref.to });
      }
    };
    for (const line of lines) look(body, line.label ? 'Nội dung, ' + line.label : 'Nội dung', ['plan', 'body'], line);
    page.draft.articles.forEach((a, n) => look(a.text, a.label, ['articles', n, 'text']));
    page.draft.appendices.forEach((a, n) => a.groups.forEach((g, gi) => g.rows.forEach((row, ri) => {
      for (const name of ['task', 'assignment', 'budget']) {
        look(row[name], 'Phụ lục, ' + [g.ordinal, row.ordinal].filter(Boolean).join('.'), ['appendices', n, 'groups', gi, 'rows', ri, name]);
      }
    })));
    const chosen = new Set(places.filter((p) => p.sure));
    const dialog = h('dialog', { class: 'dialog renumber', 'aria-label': 'Đánh lại số các nhãn sau' });
    const apply = h('button', {
      class: 'btn primary', type: 'button',
      onclick: () => {
        dialog.close();
        const pieces = [
          ...labels.map((l) => ({ steps: ['plan', 'body'], from: l.from, to: l.to, was: body.slice(l.from, l.to), becomes: l.insert })),
          ...chosen,
        ];
        if (view.state.doc.toString() !== body || pieces.some((p) => valueAt(page.draft, p.steps)?.slice(p.from, p.to) !== p.was)) {
          say('Nội dung vừa thay đổi, chưa đánh lại số. Hãy bấm lại.');
          return;
        }
        const next = copy(page.draft);
        // from the end of each text, so that the places before stay right
        for (const p of pieces.sort((a, b) => b.from - a.from)) {
          const text = valueAt(next, p.steps);
          put(next, p.steps, text.slice(0, p.from) + p.becomes + text.slice(p.to));
        }
        page.step(next);
      },
    });
    const word = () => {
      apply.textContent = 'Đánh lại ' + labels.length + ' nhãn' + (places.length ? ', sửa ' + chosen.size + ' chỗ dẫn' : '');
    };
    word();
    dialog.append(h('div', null,
      h('h2', null, 'Đánh lại số các nhãn sau ' + item.label),
      h('p', { class: 'soft' }, 'Xem trước: chưa có gì thay đổi cho đến khi anh chị bấm nút dưới cùng.'),
      h('h3', { class: 'gap-above' }, 'Nhãn'),
      h('ul', { class: 'renumbered' }, labels.map((l) => h('li', null, h('del', null, l.was), ' → ', h('ins', null, l.becomes), ' ', h('span', { class: 'soft' }, titleOf(l.line).slice(0, 90))))),
      places.length > 0 && h('h3', { class: 'gap-above' }, 'Chỗ dẫn đến các nhãn này'),
      places.length > 0 && h('ul', { class: 'renumbered' }, places.map((p) => h('li', null, h('label', { class: 'check' },
        h('input', { type: 'checkbox', checked: p.sure, onchange: (e) => { if (e.target.checked) chosen.add(p); else chosen.delete(p); word(); } }),
        h('span', null, h('b', null, p.name), ': ', h('del', null, p.was), ' → ', h('ins', null, p.becomes),
          !p.sure && h('span', { class: 'soft' }, ' (có thể dẫn đến văn bản khác)')))))),
      !places.length && h('p', { class: 'soft gap-above' }, 'Không thấy chỗ nào dẫn đến các nhãn này.'),
      h('div', { class: 'actions gap-above' }, apply, h('button', { class: 'btn quiet', type: 'button', onclick: () => dialog.close() }, 'Để nguyên'))));
    dialog.addEventListener('close', () => { dialog.remove(); view.focus(); });
    document.body.append(dialog);
    dialog.showModal();
  }

  const tools = page.readOnly ? [] : [
    h('button', { class: 'btn sm', type: 'button', title: 'Ctrl+Enter', onclick: add }, icon('plus'), 'Thêm mục'),
    h('button', { class: 'btn sm', type: 'button', onclick: renumber }, 'Đánh lại số'),
    h('button', { class: 'btn sm quiet', type: 'button', onclick: () => openSearchPanel(view) }, icon('search'), 'Tìm trong nội dung'),
  ];

  return {
    element: h('div', null, note, holder),
    tools,
    view,
    /** The labelled lines of the two outer levels, and which of them the cursor is in. */
    outline() {
      const head = view.hasFocus ? view.state.selection.main.head : -1;
      const heads = lines.filter((l) => l.label && l.level <= 2);
      const current = head < 0 ? null : heads.filter((l) => l.from <= head).at(-1);
      return heads.map((line, at) => ({ line, to: (heads.slice(at + 1).find((l) => l.level <= line.level) ?? { from: Infinity }).from, level: line.level, text: line.label + ' ' + titleOf(line), current: line === current, parent: line.level === 2 ? line.parent : line, open: line.level === 1 || (current && (current === line.parent || current.parent === line.parent)) }));
    },
    jump(from, to = from) {
      const end = view.state.doc.length;
      view.dispatch({ selection: { anchor: Math.min(from, end), head: Math.min(to, end) }, effects: EditorView.scrollIntoView(Math.min(from, end), { y: 'start', yMargin: 90 }) });
      view.focus();
    },
    /** Takes another text as one step of its history. */
    take(text) {
      const changes = changesBetween(view.state.doc.toString(), text);
      if (changes.length) view.dispatch({ changes, userEvent: 'input' });
    },
    undo: () => undo(view),
    redo: () => redo(view),
    /** The line with the cursor. */
    line: () => view.state.doc.lineAt(view.state.selection.main.head).text,
    /** Remembers the places of the text as it is, until told to `end`. */
    follow() {
      const one = { changes: null };
      followers.add(one);
      return {
        /** Where a piece is now, without what was written at its edges. */
        now: (start, end) => (one.changes ? [one.changes.mapPos(start, 1), one.changes.mapPos(end, -1)] : [start, end]),
        end: () => followers.delete(one),
      };
    },
    /** Marks pieces of the text. @param found list of findings with `start` and `end` */
    mark(found) {
      const end = view.state.doc.length;
      view.dispatch(setDiagnostics(view.state, found.map((f) => ({
        from: Math.min(f.start ?? 0, end), to: Math.min(f.end ?? Math.max(f.start ?? 0, 1), end), severity: SEVERITY[f.severity] ?? 'info', message: f.message,
      }))));
    },
    destroy() {
      clearTimeout(outlineTimer);
      view.destroy();
    },
  };
}
