// The appendices: each a sheet with its grid, the tools above it, and the form of a whole row.
import { isKnown, named, namesIn, picked } from './agencies.js';
import { grid, whereOf } from './appendix-grid.js';
import { AppendixModel, blankRow, following } from './appendix-model.js';
import { combo } from './combo.js';
import { understand } from './deadlines.js';
import { h, icon, plain } from './dom.js';
import { agencyChips, area, choose, field, movers, text } from './draft-form.js';
import { same, understood } from './draft-text.js';

const KINDS = [['ORDINAL', 'Số thứ tự', 'STT'], ['TASK', 'Nhiệm vụ', 'Nhiệm vụ'], ['PRODUCT', 'Kết quả, sản phẩm', 'Kết quả/sản phẩm'],
  ['LEAD', 'Chủ trì', 'Cơ quan chủ trì'], ['COORDINATORS', 'Phối hợp', 'Cơ quan phối hợp'], ['TIME', 'Tiến độ', 'Thời gian thực hiện'],
  ['BUDGET', 'Kinh phí', 'Kinh phí'], ['ASSIGNMENT', 'Phân công ghi chung một ô', 'Phân công'], ['GROUP', 'Nhóm nhiệm vụ', 'Nội dung']];
const column = (kind) => ({ kind, heading: KINDS.find(([k]) => k === kind)[2] });
const orNull = (value) => (value.trim() === '' ? null : value.trim());
const groupName = (group, at) => [group.ordinal, group.title].filter(Boolean).join('. ') || 'Nhóm ' + (at + 1);

let open = [];

const lastColumn = ({ columns }) => (columns.some((c) => c.kind === 'BUDGET') || !columns.some((c) => c.kind === 'ASSIGNMENT') ? 'budget' : 'assignment');

function proposed(page) {
  const collectives = collectiveNames(page, page.draft.appendices);
  page.options = () => [...page.agencies, ...collectives];
}

/**
 * Takes what the draft now says into the sheets that are open, as one step of each.
 *
 * @returns false when these are other sheets, so that they have to be drawn anew
 */
export function takeAppendices(page) {
  const list = page.draft.appendices;
  if (list.length !== open.length || list.some((one, at) => open[at].last !== lastColumn(one))) return false;
  proposed(page);
  open.forEach((one, at) => one.become(list[at]));
  return true;
}

/** The sheets of all appendices; those of before are given up. */
export function appendices(page) {
  open.forEach((one) => one.destroy());
  const list = page.draft.appendices;
  proposed(page);
  open = list.map((appendix, index) => appendixSheet(page, appendix, index));
  page.grids = open;
  const out = open.map((one) => one.element);
  if (!list.length) {
    out.push(h('section', { class: 'sheet', id: 'phu-luc', 'data-outline': 'Phụ lục' },
      h('header', null, h('h2', null, 'Phụ lục'), !page.readOnly && h('button', {
        class: 'btn sm', type: 'button',
        onclick: () => {
          list.push({
            title: 'NHIỆM VỤ',
            columns: ['ORDINAL', 'TASK', 'PRODUCT', 'LEAD', 'COORDINATORS', 'TIME'].map(column),
            groups: [{ ordinal: 'I', title: '', rows: [blankRow('1')] }],
          });
          page.redrawAppendices();
          page.changed();
        },
      }, icon('plus'), 'Thêm phụ lục nhiệm vụ')),
      h('div', { class: 'body soft' }, 'Kế hoạch chưa có phụ lục.')));
  }
  return out;
}

/** Collective names of the catalogue, and those that the draft already uses in other words. */
function collectiveNames(page, list) {
  const found = new Map(page.collectives.map((c) => [c.name, c]));
  for (const a of list) for (const g of a.groups ?? []) for (const r of g.rows ?? []) {
    for (const ref of [r.lead, ...(r.proposedLeads ?? []), ...(r.coordinators ?? [])]) {
      if (ref?.collective && !found.has(ref.name)) found.set(ref.name, { name: ref.name, collective: ref.collective, note: 'tên chung', words: plain(ref.name) });
    }
  }
  return [...found.values()];
}

/** Fields of a row as paths of the draft name them, and where the grid shows them. */
const SHOWN_IN = { proposedLeads: 'lead', deadline: 'time', budgetVnd: 'budget' };

function appendixSheet(page, appendix, number) {
  const has = (kind) => appendix.columns.some((c) => c.kind === kind);
  const last = lastColumn(appendix);
  const section = h('section', { class: 'sheet', id: 'phu-luc-' + (number + 1) });
  const title = 'Phụ lục' + (page.draft.appendices.length > 1 ? ' ' + (number + 1) : '');
  const printed = new Map(); // id → how its time was printed and understood when the page opened
  let marks = new Map();

  const tally = h('span', { class: 'count' });
  const leadless = h('span');
  const notice = h('div', { class: 'inline-finding told-step', role: 'status', hidden: true });
  const told = (message) => {
    notice.replaceChildren(h('span', { class: 'grow' }, message),
      h('button', { class: 'btn sm', type: 'button', onclick: () => { page.undo(model); notice.hidden = true; } }, 'Hoàn tác'),
      h('button', { class: 'iconbtn', type: 'button', 'aria-label': 'Đóng thông báo', onclick: () => { notice.hidden = true; } }, icon('x')));
    notice.hidden = false;
  };

  const model = new AppendixModel(appendix.groups, () => {
    appendix.groups = model.plain();
    sheetGrid.sync();
    count();
    dialogStale?.();
    page.changed();
  }, () => {
    appendix.groups = model.plain();
    page.changed();
  });
  for (const { id, row } of model.places.values()) printed.set(id, { time: row.time, deadline: row.deadline });

  const unknownIn = (row) => [row.lead, ...(row.coordinators ?? [])].some((r) => r && !isKnown(r));
  const needsLook = ({ id, row }) => !row.lead || unknownIn(row) || marks.has(id);

  /** Asks how the times of these rows are understood and writes the answer where they still stand. */
  async function understandRows(ids) {
    for (const id of ids) {
      const time = model.places.get(id)?.row.time;
      const first = printed.get(id);
      const answer = !time ? null : first?.time === time && first.deadline ? { spec: first.deadline } : await understand(time, page.year);
      const row = model.places.get(id)?.row;
      if (answer?.spec && row && row.time === time && !row.deadline) model.amend(new Map([[id, { deadline: answer.spec }]]));
    }
  }

  const sheetGrid = grid({
    page, model, last, label: title + ': bảng nhiệm vụ', needsLook, understandRows, told,
    open: openRow,
    marks: (id) => marks.get(id),
    chosen: drawBulk,
    leave: () => (undo.disabled ? look : undo).focus(),
  });

  // ---- tools above the grid

  const look = h('button', {
    class: 'btn sm', type: 'button', 'aria-pressed': 'false',
    onclick: () => {
      const on = look.getAttribute('aria-pressed') !== 'true';
      look.setAttribute('aria-pressed', String(on));
      sheetGrid.filter(on);
      count();
    },
  });
  const undo = h('button', { class: 'iconbtn', type: 'button', 'aria-label': 'Hoàn tác', title: 'Hoàn tác (Ctrl+Z)', onclick: () => page.undo(model) }, icon('undo'));
  const redo = h('button', { class: 'iconbtn', type: 'button', 'aria-label': 'Làm lại', title: 'Làm lại (Ctrl+Y)', onclick: () => page.redo(model) }, icon('redo'));
  const bulk = h('div', { class: 'bulk row', role: 'group', 'aria-label': 'Các dòng đã chọn', hidden: true });

  function count() {
    const rows = [...model.places.values()];
    section.dataset.outline = title;
    section.dataset.count = String(rows.length || '');
    tally.textContent = rows.length + ' nhiệm vụ, ' + model.groups.length + ' nhóm';
    const open = rows.filter((p) => !p.row.lead).length;
    const unknown = rows.filter((p) => unknownIn(p.row)).length;
    leadless.textContent = (open ? open + ' dòng chưa xác nhận cơ quan chủ trì.' : 'Mọi dòng đã có cơ quan chủ trì.') +
      (unknown ? ' ' + unknown + ' dòng có tên chưa có trong danh mục.' : '');
    const waiting = rows.filter(needsLook).length;
    look.replaceChildren(icon('filter'), look.getAttribute('aria-pressed') === 'true' ? 'Xem mọi dòng' : 'Chỉ dòng cần xem', ' (' + waiting + ')');
    undo.disabled = !model.canUndo;
    redo.disabled = !model.canRedo;
  }

  /** What can be done with all chosen rows at once. */
  function drawBulk() {
    const ids = sheetGrid.checked;
    bulk.hidden = !ids.size;
    if (!ids.size) return;
    const all = (patch) => model.edit(new Map([...ids].map((id) => [id, typeof patch === 'function' ? patch(id) : patch])));
    const time = h('input', {
      type: 'text', 'aria-label': 'Tiến độ cho các dòng đã chọn', placeholder: 'Tiến độ, ví dụ Quý I/2022',
      onkeydown: (e) => { if (e.key === 'Enter') setTime(); },
    });
    const setTime = () => {
      const value = orNull(time.value);
      if (!value) return;
      all({ time: value, deadline: null });
      understandRows([...ids]);
      told('Đã ghi tiến độ cho ' + ids.size + ' dòng.');
    };
    const lead = combo({
      label: 'Cơ quan chủ trì cho các dòng đã chọn', placeholder: 'Chủ trì', keep: false, options: page.options,
      onpick: (choice) => {
        if (!choice) return;
        all({ lead: picked(choice), proposedLeads: [] });
        told('Đã ghi ' + choice.name + ' chủ trì ' + ids.size + ' dòng.');
      },
    });
    bulk.replaceChildren(
      h('b', { class: 'small' }, ids.size + ' dòng đã chọn'), lead,
      h('span', { class: 'row nowrap' }, time, h('button', { class: 'btn sm', type: 'button', onclick: setTime }, 'Ghi tiến độ')),
      model.groups.length > 1 && h('select', {
        'aria-label': 'Chuyển các dòng đã chọn sang nhóm',
        onchange: (e) => {
          const group = model.groups[Number(e.target.value)];
          model.move(new Set(ids), group.key, undefined);
          told('Đã chuyển ' + ids.size + ' dòng sang nhóm ' + groupName(group, Number(e.target.value)) + '.');
        },
      }, h('option', { value: '' }, 'Chuyển sang nhóm …'), model.groups.map((g, i) => h('option', { value: String(i) }, groupName(g, i)))),
      h('button', { class: 'btn sm', type: 'button', onclick: () => { model.duplicate(new Set(ids)); told('Đã nhân đôi ' + ids.size + ' dòng.'); } }, 'Nhân đôi'),
      h('button', {
        class: 'btn sm danger', type: 'button',
        onclick: () => {
          const gone = new Set(ids);
          model.remove(gone);
          told('Đã xóa ' + gone.size + ' dòng.');
          drawBulk();
        },
      }, 'Xóa các dòng'),
      h('button', { class: 'btn sm quiet', type: 'button', onclick: () => sheetGrid.uncheck() }, 'Bỏ chọn'));
  }

  // ---- the whole row

  let dialogStale = null;
  function openRow(id) {
    const dialog = h('dialog', { class: 'dialog row-form', 'aria-label': 'Một dòng của phụ lục' });
    let at = id;
    const order = () => [...model.places.keys()];
    const set = (patch) => model.edit(new Map([[at, patch]]));
    const draw = () => {
      const place = model.places.get(at);
      if (!place) { dialog.close(); return; }
      const { row, group } = place;
      const ids = order();
      const next = ids[ids.indexOf(at) + 1];
      const to = (other) => { settle(); at = other; draw(); dialog.querySelector('textarea')?.focus(); };
      const how = h('p', { class: 'hint' });
      const explain = () => {
        const words = understood(model.places.get(at)?.row.deadline);
        how.textContent = words ? 'Hệ thống hiểu là ' + words : 'Ghi như sẽ in, ví dụ: Quý I/2022';
      };
      explain();
      // while a field is being written its words are in hand; they become a step when it is left
      const bound = (patch) => ({
        oninput: (e) => model.hold(at, patch(e.target.value)), onchange: (e) => set(patch(e.target.value)), onblur: () => model.letGo(),
      });
      const none = () => {};
      const typing = (element, patch) => {
        element.addEventListener('input', (e) => model.hold(at, patch(e.target.value)));
        element.addEventListener('focusout', () => model.letGo());
        return element;
      };
      const coordinators = [...(row.coordinators ?? [])];
      const time = field('Tiến độ (như in)', area(row.time, none, {
        ...bound((v) => ({ time: orNull(v), deadline: null })),
        onchange: (e) => {
          set({ time: orNull(e.target.value), deadline: null });
          understandRows([at]).then(explain);
        },
      }), null, 'w3');
      time.append(how);
      const found = Object.values(marks.get(at) ?? {}).flat();
      dialog.replaceChildren(
        h('div', { class: 'row between nowrap' }, h('h2', null, 'Dòng ' + whereOf(group, row)),
          h('button', { class: 'btn sm', type: 'button', onclick: () => dialog.close() }, 'Xong')),
        found.map((f) => h('p', { class: 'inline-finding ' + (f.severity === 'ERROR' ? 'bad' : '') }, f.message)),
        h('div', { class: 'form-grid', inert: page.readOnly },
          field('Số', text(row.ordinal, none, bound((v) => ({ ordinal: v.trim() }))), null, 'w1'),
          field('Nhiệm vụ', area(row.task, none, bound((v) => ({ task: v.trim() }))), null, 'w5'),
          field('Kết quả, sản phẩm', area(row.product, none, bound((v) => ({ product: orNull(v) }))), null, 'w3'),
          time,
          row.proposedLeads?.length && !row.lead ? h('div', { class: 'inline-finding span' },
            h('span', { class: 'grow' }, 'Câu phân công chưa ghi “chủ trì”. Chọn một cơ quan chịu trách nhiệm.'),
            row.proposedLeads.map((ref) => h('button', {
              class: 'btn sm', type: 'button', onclick: () => { set({ lead: { ...ref }, proposedLeads: [] }); draw(); },
            }, ref.name + ' chủ trì'))) : null,
          field('Chủ trì', typing(h('div', null, combo({
            label: 'Cơ quan chủ trì', placeholder: 'Chọn một cơ quan', value: row.lead?.name ?? '', options: page.options,
            onpick: (choice) => set(choice ? { lead: picked(choice), proposedLeads: [] } : { lead: null }),
          })), (v) => (v.trim() ? { lead: named(v, page.options()), proposedLeads: [] } : { lead: null })), row.lead && !isKnown(row.lead) ? 'Chưa có trong danh mục; in như đã ghi' : null, 'w3'),
          h('div', { class: 'field w3' }, h('p', { class: 'label' }, 'Phối hợp'),
            typing(agencyChips(page, coordinators, 'Cơ quan phối hợp', () => set({ coordinators: [...coordinators] })),
              (v) => ({ coordinators: [...coordinators, ...namesIn(v, page.options())] }))),
          has('ASSIGNMENT') || row.assignment ? field('Phân công (như in)', area(row.assignment, none, bound((v) => ({ assignment: orNull(v) }))), null, 'w3') : null,
          has('BUDGET') || row.budget ? field('Kinh phí (như in)', text(row.budget, none, bound((v) => ({ budget: orNull(v), budgetVnd: null }))), null, 'w3') : null,
          has('BUDGET') || row.budgetVnd ? field('Số tiền (đồng)', text(row.budgetVnd, none, {
            inputmode: 'numeric',
            ...bound((v) => {
              const digits = v.replace(/[.\s]/g, '');
              return { budgetVnd: /^\d{1,15}$/.test(digits) ? Number(digits) : null };
            }),
          }), null, 'w3') : null,
          model.groups.length > 1 ? field('Nhóm', choose(String(place.groupIndex), model.groups.map((g, i) => [String(i), groupName(g, i)]),
            (v) => model.move(new Set([at]), model.groups[Number(v)].key, undefined)), null, 'w3') : null),
        h('div', { class: 'row between gap-above' },
          h('div', { class: 'row' },
            next ? h('button', { class: 'btn sm primary', type: 'button', onclick: () => to(next) }, 'Dòng tiếp theo')
              : !page.readOnly && h('button', { class: 'btn sm primary', type: 'button', onclick: () => insert() }, 'Thêm dòng tiếp theo')),
          page.readOnly ? null : h('div', { class: 'row' },
            h('button', { class: 'btn sm quiet', type: 'button', onclick: () => insert() }, icon('plus'), 'Thêm dòng dưới'),
            h('button', { class: 'btn sm quiet', type: 'button', onclick: () => { settle(); model.shift(at, -1); draw(); } }, icon('up'), 'Lên'),
            h('button', { class: 'btn sm quiet', type: 'button', onclick: () => { settle(); model.shift(at, 1); draw(); } }, icon('low'), 'Xuống'),
            h('button', {
              class: 'btn sm danger', type: 'button',
              onclick: () => {
                const name = whereOf(group, row);
                dialog.close();
                model.remove(new Set([at]));
                told('Đã xóa dòng ' + name + '.');
              },
            }, 'Xóa dòng'))));
      function insert() {
        settle();
        const now = model.places.get(at);
        [at] = model.insert(now.group.key, at, [blankRow(following(now.row.ordinal))]);
        draw();
        dialog.querySelector('textarea')?.focus();
      }
    };
    // a field that is still in hand is written before another row comes
    const settle = () => document.activeElement?.blur?.();
    dialog.addEventListener('close', () => {
      dialog.remove();
      dialogStale = null;
      // a field that vanishes is not always left first
      const written = model.settle();
      if (written) understandRows([written]);
      if (model.places.has(at)) sheetGrid.go(at);
    });
    dialogStale = () => { if (!model.places.has(at) && dialog.open) dialog.close(); };
    section.append(dialog);
    draw();
    dialog.showModal();
    dialog.querySelector('textarea')?.focus();
  }

  // ---- the printed columns

  const columns = h('details', { class: 'help' }, h('summary', null, 'Các cột in trong phụ lục'));
  const drawColumns = () => {
    columns.replaceChildren(columns.firstChild,
      h('ul', { class: 'rows' }, appendix.columns.map((c, i) => h('li', null,
        h('div', { class: 'pair2' }, h('span', { class: 'soft' }, KINDS.find(([k]) => k === c.kind)?.[1] ?? c.kind),
          text(c.heading, (v) => { c.heading = v; page.changed(); }, { 'aria-label': 'Đầu cột ' + (i + 1) })),
        movers(appendix.columns, i, 'cột ' + c.heading, () => { drawColumns(); page.changed(); })))),
      h('div', { class: 'row' }, KINDS.filter(([k]) => !has(k)).map(([k, label]) => h('button', {
        class: 'btn sm quiet', type: 'button',
        onclick: () => { appendix.columns.push(column(k)); drawColumns(); page.changed(); },
      }, icon('plus'), label))));
  };
  drawColumns();
  const titled = h('div');
  const drawTitle = () => titled.replaceChildren(
    field('Tên phụ lục', area(appendix.title, (v) => { appendix.title = v; page.changed(); }), 'Chữ in hoa, in dưới chữ “Phụ lục”'));
  drawTitle();

  section.append(
    h('header', null, h('h2', null, title, ' ', tally),
      h('div', { class: 'row' }, look, !page.readOnly && undo, !page.readOnly && redo,
        !page.readOnly && h('button', {
          class: 'btn sm', type: 'button',
          onclick: () => {
            const here = model.places.get(sheetGrid.current());
            const group = here?.group ?? model.groups.at(-1) ?? model.addGroup('I', []);
            sheetGrid.addRow(group.key, here?.id ?? group.items.at(-1)?.id ?? null);
          },
        }, icon('plus'), 'Thêm dòng'),
        !page.readOnly && h('button', {
          class: 'btn sm', type: 'button',
          onclick: () => {
            const group = model.addGroup(null, [blankRow('1')]);
            sheetGrid.go(group.items[0].id);
          },
        }, icon('plus'), 'Thêm nhóm'))),
    h('div', { class: 'body', inert: page.readOnly }, titled,
      h('div', { class: 'gap-above' }, columns)),
    h('div', { class: 'grid-legend row small soft' },
      h('span', { class: 'chip lead' }, 'Chủ trì'), h('span', { class: 'chip' }, 'Phối hợp'),
      h('span', { class: 'chip ask' }, 'Chủ trì đề xuất, cần xác nhận ?'), h('span', { class: 'chip unknown' }, 'Chưa có trong danh mục'),
      !page.readOnly && h('details', { class: 'help keys' }, h('summary', null, 'Phím tắt'),
        h('p', null, 'Mũi tên, Tab để đi; Enter, F2 hoặc gõ chữ để sửa; Enter ghi và xuống dòng; Esc bỏ sửa, Esc lần nữa ra khỏi bảng. ',
          'Alt + mũi tên chuyển dòng; Shift + dấu cách chọn dòng; Delete xóa nội dung ô; Ctrl+Z hoàn tác, Ctrl+Y làm lại. ',
          'Dán được nhiều ô từ Excel hoặc Word.'))),
    notice, bulk, sheetGrid.element,
    h('footer', null, leadless));
  count();
  queueMicrotask(() => { if (section.isConnected) sheetGrid.build(); });

  return {
    element: section,
    model,
    last,
    /** What the row says that one is in, or null. */
    here: () => model.places.get(sheetGrid.current())?.row ?? null,
    /** Brings the cell that one is in back into sight. */
    stay: () => sheetGrid.stay(),
    /** Shows a cell of the draft, by the indexes of group and row. */
    show(groupIndex, rowIndex, name) {
      const id = model.groups[groupIndex]?.items[rowIndex]?.id;
      section.scrollIntoView({ block: 'start' });
      if (id) sheetGrid.go(id, SHOWN_IN[name] ?? name);
    },
    /** Takes what this appendix now says in the draft; what is different in its rows is one step. */
    become(next) {
      const { title: oldTitle, columns: oldColumns } = appendix;
      appendix = next;
      if (oldTitle !== next.title) drawTitle();
      if (!same(oldColumns, next.columns)) drawColumns();
      const before = model.places;
      model.become(next.groups);
      appendix.groups = model.plain();
      // a time that reads otherwise is understood anew
      const times = [...model.places.values()].filter(({ id, row }) => before.get(id)?.row.time !== row.time && same(before.get(id)?.row.deadline, row.deadline));
      model.amend(new Map(times.map(({ id }) => [id, { deadline: null }])));
      understandRows(times.map(({ id }) => id));
    },
    /** Marks cells. @param found list of `{id, field, finding}` */
    mark(found) {
      const before = marks;
      marks = new Map();
      for (const { id, field: name, finding } of found) {
        const of = marks.get(id) ?? {};
        const shownIn = SHOWN_IN[name] ?? name ?? 'task';
        (of[shownIn] ??= []).push(finding);
        marks.set(id, of);
      }
      const said = (of) => JSON.stringify(Object.entries(of ?? {}).map(([k, list]) => [k, list.map((f) => f.message)]));
      sheetGrid.redraw([...new Set([...before.keys(), ...marks.keys()])].filter((id) => said(before.get(id)) !== said(marks.get(id))));
      count();
    },
    destroy: () => sheetGrid.destroy(),
  };
}

