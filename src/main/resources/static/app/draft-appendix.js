// The appendix as a grid: groups and rows, one row opened at a time for editing.
import { combo } from './combo.js';
import { h, icon, plain } from './dom.js';
import { agencyChips, area, field, movers, text } from './draft-form.js';
import { copy, understood } from './draft-text.js';

const KINDS = [['ORDINAL', 'Số thứ tự', 'STT'], ['TASK', 'Nhiệm vụ', 'Nhiệm vụ'], ['PRODUCT', 'Kết quả, sản phẩm', 'Kết quả/sản phẩm'],
  ['LEAD', 'Chủ trì', 'Cơ quan chủ trì'], ['COORDINATORS', 'Phối hợp', 'Cơ quan phối hợp'], ['TIME', 'Tiến độ', 'Thời gian thực hiện'],
  ['BUDGET', 'Kinh phí', 'Kinh phí'], ['ASSIGNMENT', 'Phân công ghi chung một ô', 'Phân công'], ['GROUP', 'Nhóm nhiệm vụ', 'Nội dung']];
const column = (kind) => ({ kind, heading: KINDS.find(([k]) => k === kind)[2] });

const orNull = (value) => (value.trim() === '' ? null : value);
const blankRow = (ordinal) => ({
  ordinal, task: '', product: null, assignment: null, lead: null, proposedLeads: [], coordinators: [],
  time: null, deadline: null, budget: null, budgetVnd: null,
});
const next = (rows, at) => {
  const before = rows[at - 1]?.ordinal ?? '';
  const found = /^(.*?)(\d+)(\D*)$/.exec(before);
  return found ? found[1] + (Number(found[2]) + 1) + found[3] : rows.length ? '' : '1';
};

/** The sheets of all appendices. */
export function appendices(page) {
  const list = page.draft.appendices;
  page.options = () => [...page.agencies, ...collectives(page, list)];
  const out = list.map((appendix, index) => appendixSheet(page, appendix, index));
  if (!list.length) {
    out.push(h('section', { class: 'sheet', id: 'phu-luc', 'data-outline': 'Phụ lục' },
      h('header', null, h('h2', null, 'Phụ lục'), h('button', {
        class: 'btn sm', type: 'button',
        onclick: () => {
          list.push({
            title: 'NHIỆM VỤ',
            columns: ['ORDINAL', 'TASK', 'PRODUCT', 'LEAD', 'COORDINATORS', 'TIME'].map(column),
            groups: [{ ordinal: 'I', title: '', rows: [blankRow('1')] }],
          });
          page.redraw();
          page.changed();
        },
      }, icon('plus'), 'Thêm phụ lục nhiệm vụ')),
      h('div', { class: 'body soft' }, 'Kế hoạch chưa có phụ lục.')));
  }
  return out;
}

/** Collective names of the catalogue, and those that the draft already uses in other words. */
function collectives(page, list) {
  const found = new Map(page.collectives.map((c) => [c.name, c]));
  for (const a of list) for (const g of a.groups ?? []) for (const r of g.rows ?? []) {
    for (const ref of [r.lead, ...(r.proposedLeads ?? []), ...(r.coordinators ?? [])]) {
      if (ref?.collective && !found.has(ref.name)) found.set(ref.name, { name: ref.name, collective: ref.collective, note: 'tên chung', words: plain(ref.name) });
    }
  }
  return [...found.values()];
}

function appendixSheet(page, appendix, number) {
  const has = (kind) => appendix.columns.some((c) => c.kind === kind);
  const printed = new Map(); // row → how its time was printed and understood when the page opened
  const remember = (row) => {
    if (!printed.has(row)) printed.set(row, { time: row.time, deadline: row.deadline });
  };
  let open = null;
  let panel = null;

  const notice = h('div', { class: 'inline-finding', role: 'status', hidden: true });
  const section = h('section', { class: 'sheet', id: 'phu-luc-' + (number + 1) });
  const bodies = h('tbody');
  const span = 8;

  const count = () => {
    const rows = appendix.groups.reduce((n, g) => n + g.rows.length, 0);
    section.dataset.outline = 'Phụ lục' + (page.draft.appendices.length > 1 ? ' ' + (number + 1) : '');
    section.dataset.count = String(rows || '');
    tally.textContent = rows + ' nhiệm vụ, ' + appendix.groups.length + ' nhóm';
    const open = appendix.groups.flatMap((g) => g.rows).filter((r) => !r.lead).length;
    leadless.textContent = open ? open + ' dòng chưa xác nhận cơ quan chủ trì.' : 'Mọi dòng đã có cơ quan chủ trì.';
  };
  const tally = h('span', { class: 'count' });
  const leadless = h('span');

  const redo = (message, change) => {
    const before = copy(appendix.groups);
    change();
    draw();
    page.changed();
    notice.replaceChildren(h('span', { class: 'grow' }, message), h('button', {
      class: 'btn sm', type: 'button',
      onclick: () => {
        appendix.groups.splice(0, appendix.groups.length, ...before);
        notice.hidden = true;
        draw();
        page.changed();
      },
    }, 'Hoàn tác'));
    notice.hidden = false;
  };

  const chip = (ref, kind = '') => h('span', { class: 'chip ' + kind + (ref.agency || ref.collective ? '' : ' unknown') }, ref.name);
  const chips = (...content) => content.flat().length ? h('div', { class: 'chips' }, ...content) : h('span', { class: 'muted' }, '–');

  const cells = (group, row) => {
    const where = [group.ordinal, row.ordinal].filter(Boolean).join('.');
    const how = understood(row.deadline);
    return [
      h('td', { class: 'nw' }, h('b', null, where || '–')),
      h('td', null, row.task || h('span', { class: 'muted' }, '(chưa ghi nhiệm vụ)')),
      h('td', { 'data-l': 'Sản phẩm', class: 'pre' }, row.product ?? ''),
      h('td', { 'data-l': 'Chủ trì' }, chips(row.lead ? [chip(row.lead, 'lead')] : (row.proposedLeads ?? []).map((r) => chip({ ...r, name: r.name + ' ?' }, 'ask')))),
      h('td', { 'data-l': 'Phối hợp' }, chips((row.coordinators ?? []).map((r) => chip(r)))),
      h('td', { 'data-l': 'Tiến độ' }, row.time ?? '', how && h('span', { class: 'as' }, 'hiểu là ' + how)),
      h('td', { 'data-l': has('BUDGET') ? 'Kinh phí' : 'Phân công', class: 'pre' }, (has('BUDGET') ? row.budget : row.assignment) ?? ''),
      h('td', { class: 'tools-cell' }, h('button', {
        class: 'rowlink iconbtn', type: 'button', 'aria-expanded': String(open === row), 'aria-label': 'Sửa dòng ' + where, title: 'Sửa dòng',
      }, icon('pen'))),
    ];
  };

  const rowElement = (group, row) => {
    remember(row);
    const tr = h('tr', {
      class: open === row ? 'edit' : '',
      onclick: () => show(open === row ? null : row),
    }, cells(group, row));
    row_elements.set(row, tr);
    return tr;
  };
  const row_elements = new Map();

  const refresh = (group, row) => {
    row_elements.get(row)?.replaceChildren(...cells(group, row));
    count();
    page.changed();
  };

  function show(row, focus = true) {
    const before = open;
    open = row;
    for (const one of [before, row]) {
      const tr = one && row_elements.get(one);
      if (!tr) continue;
      tr.className = one === open ? 'edit' : '';
      tr.querySelector('.rowlink')?.setAttribute('aria-expanded', String(one === open));
    }
    panel?.remove();
    panel = null;
    if (!row) {
      row_elements.get(before)?.querySelector('.rowlink')?.focus();
      return;
    }
    const group = appendix.groups.find((g) => g.rows.includes(row));
    panel = rowPanel(group, row);
    row_elements.get(row).after(panel);
    if (focus) panel.querySelector('textarea')?.focus();
  }

  function rowPanel(group, row) {
    const done = () => refresh(group, row);
    const all = appendix.groups.flatMap((g) => g.rows);
    const index = group.rows.indexOf(row);
    const understoodAs = h('p', { class: 'hint' });
    const explain = () => {
      const how = understood(row.deadline);
      understoodAs.textContent = how ? 'Hệ thống hiểu là ' + how : 'Ghi như sẽ in, ví dụ: Quý I/2022';
    };
    explain();
    const lead = h('div', null, combo({
      label: 'Cơ quan chủ trì', placeholder: 'Chọn một cơ quan', value: row.lead?.name ?? '', options: page.options,
      onpick: (choice) => {
        row.lead = choice ? { name: choice.name, agency: choice.code ?? null, collective: choice.collective ?? null } : null;
        if (row.lead) row.proposedLeads = [];
        done();
        if (row.lead && proposed.isConnected) proposed.remove();
      },
    }));
    const proposed = h('div', { class: 'inline-finding span' },
      h('span', { class: 'grow' }, 'Câu phân công chưa ghi “chủ trì”. Chọn một cơ quan chịu trách nhiệm.'),
      row.proposedLeads.map((ref) => h('button', {
        class: 'btn sm', type: 'button',
        onclick: () => { row.lead = copy(ref); row.proposedLeads = []; done(); show(row); },
      }, ref.name + ' chủ trì')));
    const move = (by) => () => {
      group.rows.splice(index, 1);
      group.rows.splice(index + by, 0, row);
      draw();
      show(row, false);
      page.changed();
    };
    const insert = (at) => () => {
      const added = blankRow(next(group.rows, at));
      group.rows.splice(at, 0, added);
      draw();
      show(added);
      page.changed();
    };
    const following = all[all.indexOf(row) + 1];
    const toGroup = h('select', {
      'aria-label': 'Chuyển sang nhóm',
      onchange: (e) => {
        const target = appendix.groups[Number(e.target.value)];
        group.rows.splice(index, 1);
        target.rows.push(row);
        draw();
        show(row, false);
        page.changed();
      },
    }, appendix.groups.map((g, i) => h('option', { value: String(i), selected: g === group }, [g.ordinal, g.title].filter(Boolean).join('. ') || 'Nhóm ' + (i + 1))));

    return h('tr', { class: 'row-panel', onkeydown: (e) => { if (e.key === 'Escape') { e.preventDefault(); show(null); } } },
      h('td', { colspan: String(span) },
        h('div', { class: 'form-grid' },
          field('Số', text(row.ordinal, (v) => { row.ordinal = v; done(); }), null, 'w1'),
          field('Nhiệm vụ', area(row.task, (v) => { row.task = v; done(); }), null, 'w5'),
          field('Kết quả, sản phẩm', area(row.product, (v) => { row.product = orNull(v); done(); }), null, 'w3'),
          (() => {
            const f = field('Tiến độ (như in)', area(row.time, (v) => {
              row.time = orNull(v);
              const first = printed.get(row);
              row.deadline = row.time === first.time ? first.deadline : null; // read from another text
              explain();
              done();
            }), null, 'w3');
            f.append(understoodAs);
            return f;
          })(),
          row.proposedLeads.length && !row.lead ? proposed : null,
          field('Chủ trì', lead, null, 'w3'),
          h('div', { class: 'field w3' }, h('p', { class: 'label' }, 'Phối hợp'), agencyChips(page, row.coordinators, 'Cơ quan phối hợp', done)),
          has('ASSIGNMENT') || row.assignment ? field('Phân công (như in)', area(row.assignment, (v) => { row.assignment = orNull(v); done(); }), null, 'w3') : null,
          has('BUDGET') || row.budget ? field('Kinh phí (như in)', text(row.budget, (v) => { row.budget = orNull(v); done(); }), null, 'w3') : null,
          has('BUDGET') || row.budgetVnd ? field('Số tiền (đồng)', text(row.budgetVnd, (v) => {
            const digits = v.replace(/[.\s]/g, '');
            row.budgetVnd = /^\d{1,15}$/.test(digits) ? Number(digits) : null;
            done();
          }, { inputmode: 'numeric' }), null, 'w3') : null,
          h('div', { class: 'row between span' },
            h('div', { class: 'row' },
              following
                ? h('button', { class: 'btn sm primary', type: 'button', onclick: () => show(following) }, 'Dòng tiếp theo')
                : h('button', { class: 'btn sm primary', type: 'button', onclick: insert(index + 1) }, 'Thêm dòng tiếp theo'),
              h('button', { class: 'btn sm', type: 'button', onclick: () => show(null) }, 'Xong')),
            h('div', { class: 'row' },
              h('button', { class: 'btn sm quiet', type: 'button', onclick: insert(index + 1) }, icon('plus'), 'Thêm dòng dưới'),
              h('button', { class: 'btn sm quiet', type: 'button', disabled: index === 0, onclick: move(-1) }, icon('up'), 'Lên'),
              h('button', { class: 'btn sm quiet', type: 'button', disabled: index === group.rows.length - 1, onclick: move(1) }, icon('low'), 'Xuống'),
              appendix.groups.length > 1 ? h('label', { class: 'in-group' }, 'Nhóm ', toGroup) : null,
              h('button', {
                class: 'btn sm danger', type: 'button',
                onclick: () => redo('Đã xóa dòng ' + [group.ordinal, row.ordinal].filter(Boolean).join('.') + '.', () => { open = null; group.rows.splice(index, 1); }),
              }, 'Xóa dòng'))))));
  }

  const groupElement = (group, index) => h('tr', { class: 'group' }, h('th', { colspan: String(span), scope: 'rowgroup' },
    h('div', { class: 'group-head' },
      text(group.ordinal, (v) => { group.ordinal = orNull(v); page.changed(); group.rows.forEach((r) => row_elements.get(r)?.replaceChildren(...cells(group, r))); }, { class: 'ord', 'aria-label': 'Số của nhóm ' + (index + 1) }),
      text(group.title, (v) => { group.title = v; page.changed(); }, { class: 'title', 'aria-label': 'Tên nhóm ' + (index + 1), placeholder: 'Tên nhóm nhiệm vụ' }),
      h('span', { class: 'count' }, group.rows.length + ' nhiệm vụ'),
      h('button', {
        class: 'btn sm quiet', type: 'button',
        onclick: () => {
          const added = blankRow(next(group.rows, group.rows.length));
          group.rows.push(added);
          draw();
          show(added);
          page.changed();
        },
      }, icon('plus'), 'Thêm dòng'),
      group.rows.length > 1 && h('button', {
        class: 'btn sm quiet', type: 'button', title: 'Ghi lại số 1, 2, 3 … cho các dòng của nhóm',
        onclick: () => redo('Đã đánh lại số nhóm ' + (group.ordinal ?? index + 1) + '.', () => group.rows.forEach((r, i) => { r.ordinal = String(i + 1); })),
      }, 'Đánh lại số'),
      groupMovers(group, index))));

  const groupMovers = (group, index) => {
    const tools = movers(appendix.groups, index, 'nhóm ' + (group.ordinal ?? index + 1), () => { draw(); page.changed(); });
    const remove = tools.lastChild;
    const safe = remove.cloneNode(true);
    safe.addEventListener('click', () => redo(
      'Đã xóa nhóm ' + (group.ordinal ?? index + 1) + ' với ' + group.rows.length + ' dòng.', () => { open = null; appendix.groups.splice(index, 1); }));
    remove.replaceWith(safe);
    return tools;
  };

  function draw() {
    row_elements.clear();
    panel = null;
    open = null;
    bodies.replaceChildren(...appendix.groups.flatMap((group, index) =>
      [groupElement(group, index), ...group.rows.map((row) => rowElement(group, row))]));
    count();
  }

  const columns = h('details', { class: 'help' }, h('summary', null, 'Các cột in trong phụ lục'));
  const drawColumns = () => {
    columns.replaceChildren(columns.firstChild,
      h('ul', { class: 'rows' }, appendix.columns.map((c, i) => h('li', null,
        h('div', { class: 'pair2' }, h('span', { class: 'soft' }, KINDS.find(([k]) => k === c.kind)?.[1] ?? c.kind),
          text(c.heading, (v) => { c.heading = v; page.changed(); }, { 'aria-label': 'Đầu cột ' + (i + 1) })),
        movers(appendix.columns, i, 'cột ' + c.heading, () => { drawColumns(); draw(); page.changed(); })))),
      h('div', { class: 'row' }, KINDS.filter(([k]) => !has(k)).map(([k, label]) => h('button', {
        class: 'btn sm quiet', type: 'button',
        onclick: () => { appendix.columns.push(column(k)); drawColumns(); draw(); page.changed(); },
      }, icon('plus'), label))));
  };
  drawColumns();

  section.append(
    h('header', null, h('h2', null, page.draft.appendices.length > 1 ? 'Phụ lục ' + (number + 1) : 'Phụ lục', ' ', tally),
      h('div', { class: 'row' },
        h('button', {
          class: 'btn sm', type: 'button',
          onclick: () => {
            const waiting = appendix.groups.flatMap((g) => g.rows).filter((r) => !r.lead);
            const after = waiting.find((r) => r !== open);
            if (after) {
              show(after);
              row_elements.get(after).scrollIntoView({ block: 'center' });
            }
          },
        }, 'Dòng chưa có chủ trì'),
        h('button', {
          class: 'btn sm', type: 'button',
          onclick: () => { appendix.groups.push({ ordinal: null, title: '', rows: [blankRow('1')] }); draw(); page.changed(); bodies.lastElementChild.scrollIntoView({ block: 'center' }); },
        }, icon('plus'), 'Thêm nhóm'))),
    h('div', { class: 'body' }, field('Tên phụ lục', area(appendix.title, (v) => { appendix.title = v; page.changed(); }), 'Chữ in hoa, in dưới chữ “Phụ lục”'),
      h('div', { class: 'gap-above' }, columns)),
    notice,
    h('table', { class: 'grid cards' },
      h('thead', null, h('tr', null,
        h('th', { class: 'c-ord' }, 'Số'), h('th', { class: 'c-task' }, 'Nhiệm vụ'), h('th', null, 'Kết quả, sản phẩm'), h('th', null, 'Chủ trì'),
        h('th', null, 'Phối hợp'), h('th', { class: 'c-time' }, 'Tiến độ'), h('th', has('BUDGET') ? { class: 'c-budget' } : null, has('BUDGET') ? 'Kinh phí' : 'Phân công (như in)'),
        h('th', { class: 'c-tools' }, h('span', { class: 'vh' }, 'Sửa')))),
      bodies),
    h('footer', { class: 'row between' }, leadless, h('span', { class: 'row small' }, h('span', { class: 'chip lead' }, 'Chủ trì'), h('span', { class: 'chip' }, 'Phối hợp'),
      h('span', { class: 'chip ask' }, 'Chủ trì đề xuất, cần xác nhận ?'), h('span', { class: 'chip unknown' }, 'Chưa có trong danh mục'))));
  draw();
  return section;
}
