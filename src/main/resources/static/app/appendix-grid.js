// The grid of an appendix: drawing, keyboard, clipboard and dragging by Tabulator; what the rows
// say lives in the model, and Tabulator holds only their ids.
import { TabulatorFull } from '/vendor/tabulator-tables/6.5.3/tabulator_esm.min.js';
import { isKnown, named, namesIn, picked } from './agencies.js';
import { following, blankRow } from './appendix-model.js';
import { combo } from './combo.js';
import { understand } from './deadlines.js';
import { h, icon, plain } from './dom.js';
import { agencyChips } from './draft-form.js';
import { understood } from './draft-text.js';
import { cellsOf, textOf } from './table-text.js';

const orNull = (value) => (value.trim() === '' ? null : value.trim());
const names = (refs) => (refs ?? []).map((r) => r.name).join('; ');
const NARROW = matchMedia('(max-width: 900px)');

/** A step of a row's number within its group, as people say it: "IV.2". */
export const whereOf = (group, row) => [group.ordinal, row.ordinal].filter(Boolean).join('.') || '–';

/** Chips of agencies in a cell. */
function chip(ref, kind = '') {
  const known = isKnown(ref);
  return h('span', {
    class: 'chip ' + kind + (known ? '' : ' unknown'),
    title: known ? null : 'Chưa có trong danh mục; in như đã ghi',
  }, ref.name, !known && h('span', { class: 'vh' }, ' (chưa có trong danh mục)'));
}

/**
 * @param options `page`; `model`; `last` what the last column shows (`budget` or `assignment`);
 *     `label`; `open(id)` opens the whole row; `marks(id)` the findings of a row by field;
 *     `needsLook(place)`; `chosen(ids)`; `understandRow(id)`; `told(message)`
 */
export function grid(options) {
  const { page, model, last } = options;
  const holder = h('div', { class: 'appendix-grid' });
  const checked = new Set();
  let table = null;
  let onlyLook = false;
  let typed = null;
  let ready = false;

  const FIELDS = ['ordinal', 'task', 'product', 'lead', 'coordinators', 'time', last];
  const text = {
    ordinal: (r) => r.ordinal ?? '', task: (r) => r.task ?? '', product: (r) => r.product ?? '',
    lead: (r) => r.lead?.name ?? '', coordinators: (r) => names(r.coordinators), time: (r) => r.time ?? '',
    budget: (r) => r.budget ?? '', assignment: (r) => r.assignment ?? '',
  };
  /** What a typed or pasted text changes in a row. */
  const patchOf = (field, value) => {
    switch (field) {
      case 'ordinal':
      case 'task': return { [field]: value.trim() };
      case 'lead': {
        const name = value.trim();
        return name ? { lead: named(name, page.options()), proposedLeads: [] } : { lead: null };
      }
      case 'coordinators': return { coordinators: namesIn(value, page.options()) };
      case 'time': return { time: orNull(value), deadline: null };
      case 'budget': return { budget: orNull(value), budgetVnd: null };
      default: return { [field]: orNull(value) };
    }
  };

  const shown = () => [...model.places.values()].filter((p) => !onlyLook || options.needsLook(p));
  const data = () => [...model.places.values()].map((p) => ({ id: p.id, g: p.group.key }));

  /** Writes into one cell and understands a time that was written. */
  function write(id, field, value) {
    const { row } = model.places.get(id);
    if (typeof value === 'string' && text[field](row) === value.trim()) return;
    model.edit(new Map([[id, typeof value === 'string' ? patchOf(field, value) : value]]));
    if (field === 'time') options.understandRows([id]);
  }

  // ---- drawing

  const mark = (content, id, field) => {
    const found = options.marks(id)?.[field];
    if (!found?.length) return content;
    const worst = found.some((f) => f.severity === 'ERROR') ? 'bad' : found.some((f) => f.severity === 'WARNING') ? 'warn' : 'info';
    return h('div', { class: 'cell-found ' + worst, title: found.map((f) => f.message).join('\n') }, content,
      h('span', { class: 'vh' }, ' Cần xem: ' + found.map((f) => f.message).join(' ')));
  };
  const cellContent = (id, field) => {
    const { row, group } = model.places.get(id);
    switch (field) {
      case 'ordinal': return h('b', { class: 'nw' }, whereOf(group, row));
      case 'task': return row.task ? h('div', { class: 'pre' }, row.task) : h('span', { class: 'muted' }, '(chưa ghi nhiệm vụ)');
      case 'lead':
        if (row.lead) return h('div', { class: 'chips' }, chip(row.lead, 'lead'));
        return h('div', { class: 'chips' }, (row.proposedLeads ?? []).length
          ? row.proposedLeads.map((ref) => h('button', {
            class: 'chip ask', type: 'button', tabindex: '-1', disabled: page.readOnly,
            title: 'Bấm để xác nhận ' + ref.name + ' chủ trì',
            onmousedown: (e) => e.stopPropagation(),
            onclick: (e) => {
              e.stopPropagation();
              model.edit(new Map([[id, { lead: { ...ref }, proposedLeads: [] }]]));
            },
          }, ref.name + ' ?'))
          : h('span', { class: 'muted' }, '–'));
      case 'coordinators':
        return h('div', { class: 'chips' }, row.coordinators?.length ? row.coordinators.map((r) => chip(r)) : h('span', { class: 'muted' }, '–'));
      case 'time': {
        const as = h('span', { class: 'as' });
        const say = (words) => { as.textContent = words ? 'hiểu là ' + words : ''; };
        if (row.deadline) say(understood(row.deadline));
        else if (row.time) {
          understand(row.time, page.year).then((answer) => {
            if (answer) say(understood(answer.spec) ?? answer.understood);
          });
        }
        return h('div', { class: 'pre' }, row.time ?? '', as);
      }
      default: return h('div', { class: 'pre' }, row[field] ?? '');
    }
  };
  const formatter = (field) => (cell) => mark(cellContent(cell.getData().id, field), cell.getData().id, field);

  const pencil = (id) => {
    const { group, row } = model.places.get(id);
    return h('button', {
      class: 'rowlink iconbtn', type: 'button', tabindex: '-1', 'aria-label': 'Mở dòng ' + whereOf(group, row) + ' để xem đủ và sửa', title: 'Mở dòng',
      onmousedown: (e) => e.stopPropagation(),
      onclick: (e) => { e.stopPropagation(); options.open(id); },
    }, icon('pen'));
  };
  const box = (id) => h('label', { class: 'pick', onmousedown: (e) => e.stopPropagation() }, h('input', {
    type: 'checkbox', checked: checked.has(id), tabindex: '-1', 'aria-label': 'Chọn dòng ' + whereOf(model.places.get(id).group, model.places.get(id).row),
    onclick: (e) => e.stopPropagation(),
    onchange: (e) => {
      if (e.target.checked) checked.add(id);
      else checked.delete(id);
      options.chosen(checked);
    },
  }));

  /** A row as a card, where the screen is narrow. */
  const card = (id) => {
    const { group, row } = model.places.get(id);
    const line = (label, field) => text[field](row) || (field === 'lead' && row.proposedLeads?.length)
      ? h('div', { class: 'card-line' }, h('span', { class: 'small muted' }, label), h('div', null, mark(cellContent(id, field), id, field)))
      : null;
    return h('div', { class: 'row-card' },
      h('div', { class: 'row between nowrap' }, h('b', null, whereOf(group, row)),
        h('div', { class: 'row nowrap' }, !page.readOnly && box(id),
          h('button', { class: 'btn sm quiet', type: 'button', onclick: (e) => { e.stopPropagation(); options.open(id); } }, icon('pen'), page.readOnly ? 'Xem đủ' : 'Xem đủ, sửa'))),
      mark(cellContent(id, 'task'), id, 'task'),
      line('Chủ trì', 'lead'), line('Phối hợp', 'coordinators'), line('Tiến độ', 'time'));
  };

  // ---- editors

  // while a cell is being written nothing else is drawn, because drawing would close it
  let writing = false;
  let waiting = new Set();
  /** Leaves the cell without Tabulator writing anything, then says what was typed. */
  const leave = (cancel, then) => {
    writing = false;
    model.letGo();
    cancel();
    then?.();
    sync();
    const late = waiting;
    waiting = new Set();
    redraw(late);
  };
  const textEditor = (field) => (cell, onRendered, success, cancel) => {
    const { id } = cell.getData();
    const begin = typed;
    typed = null;
    let done = false;
    const area = h('textarea', { class: 'cell-edit', rows: 1, 'aria-label': cell.getColumn().getDefinition().title, value: begin ?? text[field](model.places.get(id).row) });
    const settle = (way) => {
      if (done) return;
      done = true;
      leave(cancel, () => {
        write(id, field, area.value);
        if (way) step(id, field, way);
      });
    };
    area.addEventListener('keydown', (e) => {
      e.stopPropagation();
      if (e.isComposing) return;
      if (e.key === 'Enter' && !e.shiftKey && !e.altKey) { e.preventDefault(); settle('down'); }
      else if (e.key === 'Enter') { e.preventDefault(); area.setRangeText('\n', area.selectionStart, area.selectionEnd, 'end'); }
      else if (e.key === 'Tab') { e.preventDefault(); settle(e.shiftKey ? 'prev' : 'next'); }
      else if (e.key === 'Escape') { e.preventDefault(); done = true; leave(cancel); }
    });
    area.addEventListener('mousedown', (e) => e.stopPropagation());
    area.addEventListener('input', () => model.hold(id, patchOf(field, area.value)));
    area.addEventListener('blur', () => settle());
    writing = true;
    if (begin !== null) model.hold(id, patchOf(field, begin));
    onRendered(() => {
      area.focus({ preventScroll: true });
      area.setSelectionRange(area.value.length, area.value.length);
    });
    return area;
  };

  /** An editor around a field that proposes agencies; leaves when the focus does. */
  const agencyEditor = (build) => (cell, onRendered, success, cancel) => {
    const { id } = cell.getData();
    const field = cell.getField();
    let done = false;
    const settle = (way) => {
      if (done) return;
      done = true;
      const patch = editor.value();
      leave(cancel, () => {
        if (patch) model.edit(new Map([[id, patch]]));
        if (way) step(id, field, way);
      });
    };
    const editor = build(id, settle);
    const wrap = h('div', { class: 'cell-edit agency' }, editor.element);
    wrap.addEventListener('keydown', (e) => {
      const taken = e.defaultPrevented;
      e.stopPropagation();
      if (e.key === 'Tab') { e.preventDefault(); editor.settle?.(); settle(e.shiftKey ? 'prev' : 'next'); }
      else if (e.key === 'Escape' && !taken) { e.preventDefault(); done = true; leave(cancel); }
      else if (e.key === 'Enter' && editor.enterLeaves) settle('down');
    });
    wrap.addEventListener('mousedown', (e) => e.stopPropagation());
    wrap.addEventListener('input', (e) => model.hold(id, editor.inHand(e.target.value)));
    wrap.addEventListener('focusout', (e) => {
      if (!wrap.contains(e.relatedTarget)) setTimeout(() => { if (!wrap.contains(document.activeElement)) settle(); });
    });
    writing = true;
    onRendered(() => {
      const input = wrap.querySelector('input');
      input.focus({ preventScroll: true });
      if (typed !== null) {
        input.value = typed;
        typed = null;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      } else input.select();
    });
    return wrap;
  };
  const leadEditor = agencyEditor((id) => {
    const { row } = model.places.get(id);
    let patch = null;
    const proposed = (row.proposedLeads ?? []).map((r) => ({ ...r, code: r.agency, note: 'đề xuất', words: plain(r.name) }));
    const element = combo({
      label: 'Cơ quan chủ trì', placeholder: 'Gõ vài chữ, không dấu cũng được', value: row.lead?.name ?? '',
      options: () => [...proposed, ...page.options().filter((o) => !proposed.some((p) => p.name === o.name))],
      onpick: (choice) => { patch = choice ? { lead: picked(choice), proposedLeads: [] } : { lead: null }; },
    });
    return {
      element, enterLeaves: true, settle: () => element.querySelector('input').blur(), value: () => patch, inHand: (words) => patchOf('lead', words),
    };
  });
  const coordinatorsEditor = agencyEditor((id) => {
    const refs = [...(model.places.get(id).row.coordinators ?? [])];
    let touched = false;
    const element = agencyChips(page, refs, 'Cơ quan phối hợp', () => {
      touched = true;
      model.hold(id, { coordinators: [...refs] });
    });
    return {
      element, enterLeaves: false, settle: () => element.querySelector('input').blur(), value: () => (touched ? { coordinators: refs } : null),
      inHand: (words) => ({ coordinators: [...refs, ...namesIn(words, page.options())] }),
    };
  });

  // ---- moving about

  const range = () => table?.getRanges?.()[0];
  /** The cell that the keyboard is at; Tabulator forgets its own whenever it draws anew. */
  let cursor = null;
  function current() {
    if (cursor && !model.places.has(cursor.id)) cursor = null;
    return cursor;
  }
  const cellAt = ({ id, field }) => table?.getRow(id)?.getCell(field);
  function show() {
    const at = current();
    if (!table || !ready || writing || NARROW.matches || !at) return;
    const cell = cellAt(at);
    if (!cell) return;
    range()?.setBounds(cell, cell);
    const element = cell.getElement();
    element.id = 'o-' + at.id + '-' + at.field;
    // tells readers of the screen where the cursor stands
    holder.querySelector('.tabulator-tableholder')?.setAttribute('aria-activedescendant', element.id);
  }
  function go(id, field) {
    cursor = { id, field };
    if (!table || NARROW.matches) return;
    reveal(table.getRow(id));
    show();
  }
  /** Brings a row into the visible part of the grid. */
  function reveal(row) {
    if (!row) return;
    const body = holder.querySelector('.tabulator-tableholder');
    const element = row.getElement();
    if (!element.isConnected) table.scrollToRow(row, 'top', true).catch(() => {});
    const { top, bottom } = element.getBoundingClientRect();
    const frame = body.getBoundingClientRect();
    if (top < frame.top) body.scrollTop -= frame.top - top;
    else if (bottom > frame.bottom) body.scrollTop += Math.min(bottom - frame.bottom, top - frame.top);
  }
  /** To the neighbouring cell; says whether there is one. */
  function step(id, field, way) {
    const rows = shown();
    const at = rows.findIndex((p) => p.id === id);
    const column = FIELDS.indexOf(field);
    let [r, c] = [at, column];
    if (way === 'down') r++;
    else if (way === 'up') r--;
    else if (way === 'left') c--;
    else if (way === 'right') c++;
    else if (way === 'next' && ++c >= FIELDS.length) { c = 0; r++; }
    else if (way === 'prev' && --c < 0) { c = FIELDS.length - 1; r--; }
    c = Math.min(Math.max(c, 0), FIELDS.length - 1);
    if (!rows[r]) return false;
    go(rows[r].id, FIELDS[c]);
    return true;
  }
  const WAYS = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };
  function onKey(e) {
    if (e.target !== holder.querySelector('.tabulator-tableholder') || e.isComposing) return;
    const at = current();
    const ctrl = e.ctrlKey || e.metaKey;
    const take = () => { e.preventDefault(); e.stopPropagation(); };
    if (ctrl && e.key.toLowerCase() === 'z' && !e.shiftKey) { take(); page.undo(model); return; }
    if (ctrl && (e.key.toLowerCase() === 'y' || (e.key.toLowerCase() === 'z' && e.shiftKey))) { take(); page.redo(model); return; }
    if (!at) return;
    const { field } = at;
    if (e.altKey && (e.key === 'ArrowUp' || e.key === 'ArrowDown')) {
      take();
      if (!page.readOnly && model.shift(at.id, e.key === 'ArrowUp' ? -1 : 1)) go(at.id, field);
    } else if (WAYS[e.key] && !e.shiftKey && !ctrl) {
      take();
      step(at.id, field, WAYS[e.key]);
    } else if (e.key === 'Tab') {
      // at the first and the last cell the key leaves the grid, as everywhere
      if (step(at.id, field, e.shiftKey ? 'prev' : 'next')) take();
      else e.stopPropagation();
    } else if (e.key === 'Escape') {
      take();
      options.leave();
    } else if (page.readOnly) {
      if (e.key === 'Enter') { take(); options.open(at.id); }
    } else if (e.key === 'Enter' || e.key === 'F2') {
      take();
      edit(at.id, field);
    } else if (e.key === 'Delete' || e.key === 'Backspace') {
      take();
      clear();
    } else if (e.key === ' ' && e.shiftKey) {
      take();
      if (checked.has(at.id)) checked.delete(at.id);
      else checked.add(at.id);
      table.getRow(at.id)?.reformat();
      options.chosen(checked);
    } else if (e.key.length === 1 && !ctrl && !e.altKey) {
      take();
      typed = e.key;
      edit(at.id, field);
      typed = null;
    }
  }
  function edit(id, field) {
    if (page.readOnly) return;
    table.getRow(id)?.getCell(field)?.edit(true);
  }
  /** Ids and fields that the selection covers. */
  function covered() {
    const at = current();
    const cells = (range()?.getStructuredCells() ?? [])
      .map((row) => row.map((c) => ({ id: c.getData().id, field: c.getField() })).filter((c) => FIELDS.includes(c.field))).filter((r) => r.length);
    return !at || cells.flat().some((c) => c.id === at.id && c.field === at.field) ? cells : [[at]];
  }
  function clear() {
    const patches = new Map();
    for (const row of covered()) {
      const patch = Object.assign({}, ...row.map((c) => patchOf(c.field, '')));
      patches.set(row[0].id, patch);
    }
    model.edit(patches);
  }

  // ---- clipboard

  const HEADINGS = {
    ordinal: ['stt', 'so', 'tt', 'so tt'], task: ['nhiem vu', 'noi dung', 'noi dung nhiem vu', 'ten nhiem vu', 'nhiem vu cu the'],
    product: ['ket qua', 'san pham', 'ket qua san pham', 'ket qua/san pham', 'san pham ket qua'],
    lead: ['chu tri', 'co quan chu tri', 'don vi chu tri'], coordinators: ['phoi hop', 'co quan phoi hop', 'don vi phoi hop'],
    time: ['thoi gian', 'tien do', 'thoi gian thuc hien', 'thoi gian hoan thanh', 'thoi han'], [last]: ['kinh phi', 'ghi chu', 'phan cong'],
  };
  const headingOf = (cell) => FIELDS.find((f) => HEADINGS[f]?.includes(plain(cell).replace(/\s*\/\s*/g, '/')));

  function onCopy(e) {
    if (e.target.closest?.('input,textarea')) return;
    const rows = covered();
    if (!rows.length) return;
    e.preventDefault();
    e.clipboardData.setData('text/plain', textOf(rows.map((row) => row.map((c) => text[c.field](model.places.get(c.id).row)))));
  }

  function onPaste(e) {
    if (page.readOnly || e.target.closest?.('input,textarea')) return;
    const at = current();
    const source = e.clipboardData.getData('text/plain');
    if (!at || !source) return;
    e.preventDefault();
    paste(at.id, at.field, source);
  }

  /** Writes cells over the rows from one on to the end of its group, and adds rows for the rest. */
  function paste(id, field, source) {
    let rows = cellsOf(source);
    let fields = FIELDS.slice(FIELDS.indexOf(field));
    const headings = rows[0].map(headingOf);
    if (rows.length > 1 && headings.filter(Boolean).length >= 2) {
      rows = rows.slice(1);
      fields = headings;
    }
    rows = rows.filter((row) => row.some(Boolean));
    if (!rows.length) return;
    const { group, index } = model.places.get(id);
    const patch = (cells) => Object.assign({}, ...cells.slice(0, fields.length).map((value, i) => (fields[i] ? patchOf(fields[i], value) : {})));
    const over = group.items.slice(index, index + rows.length);
    const patches = new Map(over.map((item, i) => [item.id, patch(rows[i])]));
    let ordinal = group.items.at(-1)?.row.ordinal;
    const added = rows.slice(over.length).map((cells) => {
      ordinal = following(ordinal);
      const row = { ...blankRow(ordinal), ...patch(cells) };
      ordinal = row.ordinal;
      return row;
    });
    const ids = model.editAndAppend(patches, group.key, added);
    options.understandRows([...patches.keys(), ...ids]);
    options.told('Đã dán ' + rows.length + ' dòng: ghi lên ' + over.length + ' dòng, thêm ' + added.length + ' dòng.');
    go(id, field);
  }

  // ---- groups

  const groupHead = (key) => {
    const group = model.group(key);
    if (!group) return h('span');
    const at = model.groups.indexOf(group);
    const name = group.ordinal || at + 1;
    const field = (value, write, properties) => h('input', {
      type: 'text', value: value ?? '', disabled: page.readOnly,
      oninput: (e) => model.hold(key, write(e.target.value)),
      onchange: (e) => model.retitle(key, write(e.target.value)),
      onblur: () => model.letGo(),
      ...properties,
    });
    const tool = (id, label, off, onclick) => h('button', {
      class: 'iconbtn', type: 'button', 'aria-label': label + ' nhóm ' + name, title: label + ' nhóm', disabled: off, onclick,
    }, icon(id));
    return h('div', {
      class: 'group-head', onkeydown: (e) => e.stopPropagation(), onmousedown: (e) => e.stopPropagation(), onclick: (e) => e.stopPropagation(),
    },
    field(group.ordinal, (v) => ({ ordinal: orNull(v) }), { class: 'ord', 'aria-label': 'Số của nhóm ' + (at + 1) }),
    field(group.title, (v) => ({ title: v.trim() }), { class: 'title', 'aria-label': 'Tên nhóm ' + (at + 1), placeholder: 'Tên nhóm nhiệm vụ' }),
    h('span', { class: 'count' }, group.items.length + ' nhiệm vụ'),
    !page.readOnly && h('button', {
      class: 'btn sm quiet', type: 'button',
      onclick: () => addRow(key, group.items.at(-1)?.id ?? null),
    }, icon('plus'), 'Thêm dòng'),
    !page.readOnly && group.items.length > 1 && h('button', {
      class: 'btn sm quiet', type: 'button', title: 'Ghi lại số 1, 2, 3 … cho các dòng của nhóm',
      onclick: () => { model.renumber(key); options.told('Đã đánh lại số nhóm ' + name + '.'); },
    }, 'Đánh lại số'),
    !page.readOnly && h('div', { class: 'tools3' },
      tool('up', 'Chuyển lên', at === 0, () => model.moveGroup(key, -1)),
      tool('low', 'Chuyển xuống', at === model.groups.length - 1, () => model.moveGroup(key, 1)),
      tool('x', 'Bỏ', false, () => {
        model.removeGroup(key);
        options.told('Đã xóa nhóm ' + name + ' với ' + group.items.length + ' dòng.');
      })));
  };

  /** Adds a row and begins to write its task; where the screen is narrow, opens it. */
  function addRow(key, after) {
    const group = model.group(key);
    const before = group.items.find((i) => i.id === after)?.row.ordinal;
    const [id] = model.insert(key, after, [blankRow(group.items.length ? following(before) : '1')]);
    if (NARROW.matches) options.open(id);
    else {
      go(id, 'task');
      setTimeout(() => edit(id, 'task'), 60);
    }
    return id;
  }

  // ---- the table

  const column = (field, title, editor, grow, minWidth) => ({
    field, title, formatter: formatter(field), editor: page.readOnly ? undefined : editor,
    widthGrow: grow, minWidth, variableHeight: true, headerSort: false, cssClass: 'c-' + field,
  });
  const columns = () => (NARROW.matches
    ? [{ field: 'card', title: 'Nhiệm vụ', formatter: (cell) => card(cell.getData().id), variableHeight: true, headerSort: false, widthGrow: 1 }]
    : [
      ...(page.readOnly ? [] : [
        { field: 'grip', title: '', rowHandle: true, width: 24, minWidth: 24, resizable: false, headerSort: false, cssClass: 'c-grip', formatter: () => h('span', { class: 'grip', title: 'Kéo để chuyển dòng', 'aria-hidden': 'true' }, '⋮⋮') },
        { field: 'pick', title: '', width: 34, minWidth: 34, resizable: false, headerSort: false, cssClass: 'c-pick', formatter: (cell) => box(cell.getData().id) },
      ]),
      { ...column('ordinal', 'Số', textEditor('ordinal'), 0, 56), width: 62 },
      column('task', 'Nhiệm vụ', textEditor('task'), 7, 180),
      column('product', 'Kết quả, sản phẩm', textEditor('product'), 4, 110),
      column('lead', 'Chủ trì', leadEditor, 4, 120),
      column('coordinators', 'Phối hợp', coordinatorsEditor, 4, 120),
      column('time', 'Tiến độ', textEditor('time'), 4, 110),
      column(last, last === 'budget' ? 'Kinh phí' : 'Phân công', textEditor(last), last === 'budget' ? 2 : 4, 80),
      { field: 'tools', title: '', width: 44, minWidth: 44, resizable: false, headerSort: false, cssClass: 'c-tools', formatter: (cell) => pencil(cell.getData().id) },
    ]);

  const structure = (groups) => groups.map((g) => g.key + ':' + g.items.map((i) => i.id).join(',')).join('|');
  let drawn = null;
  let drawnShape = '';

  function build() {
    model.settle();
    table?.destroy();
    ready = false;
    writing = false;
    const narrow = NARROW.matches;
    drawn = model.groups;
    drawnShape = structure(drawn);
    const made = new TabulatorFull(holder.firstChild ?? holder.appendChild(h('div')), {
      data: data(), index: 'id', columns: columns(), layout: 'fitColumns',
      maxHeight: 'calc(100vh - 9rem)', renderVerticalBuffer: 600,
      groupBy: 'g', groupValues: [model.groups.map((g) => g.key)], groupToggleElement: false, groupStartOpen: true,
      groupHeader: (key) => groupHead(key),
      movableRows: !narrow && !page.readOnly,
      selectableRange: narrow ? false : 1, selectableRangeAutoFocus: false, selectableRangeInitializeDefault: true,
      editTriggerEvent: 'dblclick', headerVisible: !narrow, dataLoader: false, placeholder: 'Chưa có nhiệm vụ nào.',
      columnDefaults: { headerSort: false },
      // drawing anew forgets where one was; see `resized`
      autoResize: false,
    });
    table = made;
    made.on('tableBuilt', () => {
      if (table !== made) return;
      ready = true;
      width = holder.clientWidth;
      made.element.setAttribute('aria-label', options.label);
      if (onlyLook) applyFilter();
      sync();
      // the cursor begins on what is written, not on the handle of the row
      const first = shown()[0];
      if (!current() && first) cursor = { id: first.id, field: 'task' };
      show();
    });
    made.on('cellMouseDown', (e, cell) => {
      cursor = { id: cell.getData().id, field: FIELDS.includes(cell.getField()) ? cell.getField() : 'task' };
    });
    made.on('dataProcessed', () => queueMicrotask(show));
    made.on('renderComplete', show);
    made.on('rowMoved', (row) => {
      const { id, g } = row.getData();
      const before = row.getPrevRow();
      const after = before && before.getData().g === g ? before.getData().id : null;
      model.move(new Set([id]), g, after);
      go(id, 'task');
    });
  }

  /** Brings the table to where the model is. */
  function sync() {
    for (const id of checked) if (!model.places.has(id)) checked.delete(id);
    if (!ready || writing) return;
    const before = drawn;
    drawn = model.groups;
    const shape = structure(drawn);
    if (shape === drawnShape) {
      if (before === drawn) return;
      const old = new Map(before.flatMap((g) => g.items.map((i) => [i.id, i.row])));
      const oldGroups = new Map(before.map((g) => [g.key, g]));
      for (const group of drawn) {
        const was = oldGroups.get(group.key);
        const renamed = was.ordinal !== group.ordinal;
        if (was === group) continue;
        if (renamed || was.title !== group.title) {
          const element = table.getGroups().find((g) => g.getKey() === group.key)?.getElement();
          if (element && !element.contains(document.activeElement)) element.replaceChildren(groupHead(group.key));
        }
        for (const item of group.items) if (renamed || old.get(item.id) !== item.row) table.getRow(item.id)?.reformat();
      }
      return;
    }
    drawnShape = shape;
    const body = holder.querySelector('.tabulator-tableholder');
    const top = body?.scrollTop ?? 0;
    const keys = drawn.map((g) => g.key);
    const old = before.map((g) => g.key).join();
    if (keys.join() !== old) table.setGroupValues([keys]);
    table.replaceData(data()).then(() => {
      if (body?.isConnected) body.scrollTop = top;
      show();
    }).catch(() => {});
  }

  /** Draws rows anew whose marks changed. */
  function redraw(ids) {
    if (!ready) return;
    if (writing) {
      for (const id of ids) waiting.add(id);
      return;
    }
    for (const id of ids) if (model.places.has(id)) table.getRow(id)?.reformat();
  }

  function applyFilter() {
    if (!ready) return;
    if (onlyLook) table.setFilter((item) => model.places.has(item.id) && options.needsLook(model.places.get(item.id)));
    else table.clearFilter();
  }

  holder.addEventListener('keydown', onKey, true);
  holder.addEventListener('copy', onCopy);
  holder.addEventListener('paste', onPaste);
  const rebuild = () => { if (holder.isConnected) build(); };
  NARROW.addEventListener('change', rebuild);
  let width = 0;
  /** Fits the columns to another width, and only then. */
  const resized = new ResizeObserver(() => {
    const now = holder.clientWidth;
    if (!ready || !now || now === width) return;
    const first = width === 0;
    width = now;
    if (first || writing) return;
    const body = holder.querySelector('.tabulator-tableholder');
    const top = body.scrollTop;
    table.redraw(true);
    body.scrollTop = top;
    show();
  });
  resized.observe(holder);

  return {
    element: holder,
    build,
    sync,
    redraw,
    addRow,
    go: (id, field = 'task') => {
      if (NARROW.matches) reveal(table.getRow(id));
      else {
        holder.scrollIntoView({ block: 'nearest' });
        go(id, field);
        holder.querySelector('.tabulator-tableholder')?.focus({ preventScroll: true });
      }
    },
    current: () => current()?.id ?? null,
    stay() {
      const at = current();
      if (at) go(at.id, at.field);
    },
    checked,
    uncheck() {
      const ids = [...checked];
      checked.clear();
      redraw(ids);
      options.chosen(checked);
    },
    filter(on) {
      onlyLook = on;
      applyFilter();
    },
    destroy() {
      NARROW.removeEventListener('change', rebuild);
      resized.disconnect();
      table?.destroy();
      table = null;
    },
  };
}
