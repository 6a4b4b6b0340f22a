// The fields of a draft outside the appendix, each in words of the trade.
import { bodyEditor } from './body-editor.js';
import { combo } from './combo.js';
import { fresh, h, icon } from './dom.js';
import { same } from './draft-text.js';

/** A sheet that the outline lists. */
export function sheet(id, title, outline, count, tools, ...content) {
  return h('section', { class: 'sheet', id, 'data-outline': outline, 'data-count': count || null },
    h('header', null, h('h2', null, title), tools && h('div', { class: 'row' }, tools)), ...content);
}

/** A labelled control. */
export function field(label, control, hint, kind = '') {
  const input = control.matches('input,select,textarea') ? control : control.querySelector('input,select,textarea');
  input.id ||= fresh('f');
  const note = hint && h('p', { class: 'hint', id: input.id + '-h' }, hint);
  if (note) input.setAttribute('aria-describedby', note.id);
  return h('div', { class: 'field ' + kind }, h('label', { for: input.id }, label), control, note);
}

/** A one-line text bound to a value; an empty text is written as `empty`. */
export function text(value, write, properties = {}) {
  return h('input', { type: 'text', value: value ?? '', oninput: (e) => write(e.target.value), ...properties });
}

const growsByItself = CSS.supports('field-sizing', 'content');
const resized = new ResizeObserver((entries) => entries.forEach((e) => grow(e.target)));
function grow(box) {
  box.style.height = 'auto';
  if (box.scrollHeight) box.style.height = box.scrollHeight + 2 + 'px';
}

/** A text that grows with its content. */
export function area(value, write, properties = {}) {
  const box = h('textarea', {
    rows: 1, class: 'auto', value: value ?? '',
    oninput: (e) => {
      write(e.target.value);
      if (!growsByItself) grow(box);
    },
    ...properties,
  });
  if (!growsByItself) resized.observe(box);
  return box;
}

/** A select bound to a value. */
export function choose(value, choices, write, properties = {}) {
  return h('select', { onchange: (e) => write(e.target.value), ...properties },
    choices.map(([v, label]) => h('option', { value: v, selected: v === value }, label)));
}

const orNull = (value) => value.trim() === '' ? null : value;
const lines = (value) => value.split('\n').map((l) => l.trim()).filter(Boolean);

/** Buttons that move an element of a list up, down, or take it away. */
export function movers(list, index, name, done) {
  const move = (by) => () => {
    const [one] = list.splice(index, 1);
    list.splice(index + by, 0, one);
    done(index + by);
  };
  const button = (id, label, off, onclick) =>
    h('button', { class: 'iconbtn', type: 'button', 'aria-label': label + ' ' + name, title: label, disabled: off, onclick }, icon(id));
  return h('div', { class: 'tools3' },
    button('up', 'Chuyển lên:', index === 0, move(-1)),
    button('low', 'Chuyển xuống:', index === list.length - 1, move(1)),
    button('x', 'Bỏ', false, () => { list.splice(index, 1); done(Math.min(index, list.length - 1)); }));
}

/** A list of rows that can be added, moved and taken away. */
function editable({ list, row, name, add, addLabel, page, numbered, empty, recount }) {
  const ul = h('ul', { class: 'rows' + (numbered ? ' numbered' : '') });
  const draw = (focusAt) => {
    ul.replaceChildren(...list.map((one, index) =>
      h('li', null, row(one, index), movers(list, index, name + ' ' + (index + 1), (at) => { draw(at); page.changed(); }))));
    if (!list.length && empty) ul.append(h('li', null, h('span', { class: 'soft' }, empty)));
    recount?.(ul);
    if (focusAt >= 0) ul.children[focusAt]?.querySelector('textarea,input')?.focus();
  };
  const button = h('button', {
    class: 'btn sm', type: 'button',
    onclick: () => { list.push(add()); draw(list.length - 1); page.changed(); },
  }, icon('plus'), addLabel);
  draw(-1);
  return { ul, button, draw };
}

const vnDay = (iso) => (/^\d{4}-\d\d-\d\d$/.test(iso) ? iso.split('-').reverse().join('/') : iso);

/** A day as people type it, as the draft holds it; what is no day is held as typed, for saving to say so. */
function isoDay(typed) {
  const [, day, month, year] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(typed) ?? [];
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = year && date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day);
  return real ? date.toISOString().slice(0, 10) : typed.trim();
}

/** "7h30", "12:5", "14 giờ" as HH:mm; what is no time is held as typed. */
function time(typed) {
  const [, hour, minute] = /^\s*(\d{1,2})\s*(?:[:hg.]|giờ)?\s*(\d{1,2})?\s*(?:phút)?\s*$/i.exec(typed) ?? [];
  return hour ? hour.padStart(2, '0') + ':' + (minute ?? '').padStart(2, '0') : orNull(typed);
}

/** The windows that Nghị định 09/2019/NĐ-CP, Điều 12 lays down for the reports of a year. */
const byDecree = (year) => [
  { report: 'Báo cáo Quý I/' + year, from: year - 1 + '-12-15', to: year + '-03-14' },
  { report: 'Báo cáo 6 tháng đầu năm ' + year, from: year - 1 + '-12-15', to: year + '-06-14' },
  { report: 'Báo cáo Quý III/' + year, from: year + '-06-15', to: year + '-09-14' },
  { report: 'Báo cáo năm ' + year, from: year - 1 + '-12-15', to: year + '-12-14' },
];

/** Which days each report covers. */
function reportWindows(page, regime, done) {
  const held = page.draft.reportRegime?.windows ?? [];
  const edited = () => {
    regime().windows = held;
    done();
  };
  const day = (one, end, label, index) => {
    const wrong = h('p', { class: 'error-text', hidden: true }, 'Ghi ngày/tháng/năm, ví dụ 15/12/' + (page.year - 1));
    const input = text(vnDay(one[end]), (v) => { one[end] = isoDay(v); wrong.hidden = true; edited(); }, {
      inputmode: 'numeric', autocomplete: 'off', placeholder: 'ngày/tháng/năm', 'aria-label': label + ', kỳ ' + (index + 1),
      onchange: (e) => {
        e.target.value = vnDay(one[end]);
        wrong.hidden = !one[end] || one[end] !== vnDay(one[end]);
      },
    });
    return h('div', null, input, wrong);
  };
  const decree = h('button', {
    class: 'btn sm quiet', type: 'button', title: 'Bốn kỳ theo Điều 12 Nghị định 09/2019/NĐ-CP',
    onclick: () => {
      held.push(...byDecree(page.year));
      rows.draw(0);
      edited();
    },
  }, 'Điền bốn kỳ theo Nghị định 09/2019/NĐ-CP');
  const rows = editable({
    page: { changed: edited }, list: held, name: 'kỳ số liệu', addLabel: 'Thêm kỳ', empty: 'Chưa ghi kỳ số liệu nào.',
    add: () => ({ report: '', from: '', to: '' }),
    recount: () => { decree.hidden = held.length > 0; },
    row: (one, index) => h('div', { class: 'window' },
      text(one.report, (v) => { one.report = v; edited(); }, { 'aria-label': 'Báo cáo, kỳ ' + (index + 1), placeholder: 'Ví dụ: Báo cáo Quý I/' + page.year }),
      day(one, 'from', 'Từ ngày', index), day(one, 'to', 'Đến hết ngày', index)),
  });
  return { ul: rows.ul, tools: h('div', { class: 'row' }, decree, rows.button) };
}

const FORMS = [['DECISION_WITH_PLAN', 'Quyết định ban hành kèm kế hoạch'], ['PLAN', 'Kế hoạch']];
const AUTHORITIES = [['COMMITTEE', 'Ủy ban nhân dân (tập thể)'], ['CHAIRPERSON', 'Chủ tịch Ủy ban nhân dân']];
const CATEGORIES = [['EXECUTE', 'Để thực hiện'], ['REPORT', 'Để báo cáo'], ['SUPERVISE', 'Để giám sát'],
  ['INFORM', 'Để biết'], ['PUBLISH', 'Đăng tải']];

/** Every sheet of the form, in the order of the document. */
export function sections(page) {
  const d = page.draft;
  const ch = page.changed;
  const counted = (id) => (ul) => {
    const section = ul.closest('section');
    if (section) section.dataset.count = String(ul.querySelectorAll('.tools3').length || '');
  };

  const out = [sheet('hinh-thuc', 'Hình thức, cơ quan ban hành', 'Hình thức, cơ quan', null, null, h('div', { class: 'body' },
    h('div', { class: 'form-grid', style: null },
      field('Hình thức', choose(d.form, FORMS, (v) => { d.form = v; page.redrawForm(); ch(); })),
      field('Người ban hành', choose(d.authority, AUTHORITIES, (v) => { d.authority = v; ch(); })),
      field('Tên cơ quan ban hành', area(d.letterhead.join('\n'), (v) => { d.letterhead = lines(v); ch(); }), 'Chữ in hoa, mỗi dòng in là một dòng ở đây', 'w'),
      field('Cơ quan cấp trên trực tiếp', text(d.superior, (v) => { d.superior = orNull(v); ch(); }), 'In phía trên tên cơ quan; thường để trống'),
      field('Địa danh', text(d.place, (v) => { d.place = v; ch(); }), 'In trước ngày tháng'),
      field(d.form === 'PLAN' ? 'Trích yếu của kế hoạch' : 'Trích yếu của quyết định', area(d.subject, (v) => { d.subject = v; ch(); }), null, 'span'))))];

  const bases = editable({
    page, list: d.legalBases, name: 'căn cứ', numbered: true, addLabel: 'Thêm căn cứ', recount: counted(),
    empty: 'Chưa có căn cứ nào.',
    add: () => ({ text: 'Căn cứ ', citations: [] }),
    row: (one, index) => {
      const printed = one.text;
      const citations = one.citations;
      return area(one.text, (v) => {
        one.text = v;
        one.citations = v === printed ? citations : []; // what was read from another line no longer holds
        ch();
      }, { 'aria-label': 'Căn cứ ' + (index + 1) });
    },
  });
  out.push(sheet('can-cu', 'Căn cứ ban hành', 'Căn cứ', d.legalBases.length, bases.button, bases.ul,
    h('footer', null, 'Ghi cả dòng như sẽ in, kể cả chữ “Căn cứ” và dấu cuối dòng. Dòng “Theo đề nghị …” hệ thống tự ghi từ văn bản trình.')));

  if (d.form !== 'PLAN') {
    const articles = editable({
      page, list: d.articles, name: 'điều', addLabel: 'Thêm điều', recount: counted(), empty: 'Chưa có điều nào.',
      add: () => ({ label: 'Điều ' + (d.articles.length + 1), text: '' }),
      row: (one) => h('div', { class: 'pair2' },
        text(one.label, (v) => { one.label = v; ch(); }, { 'aria-label': 'Nhãn của điều' }),
        area(one.text, (v) => { one.text = v; ch(); }, { 'aria-label': 'Nội dung ' + one.label })),
    });
    out.push(sheet('cac-dieu', 'Các điều của quyết định', 'Các điều', d.articles.length, articles.button, articles.ul));
  }

  // the editor stays, with what can be undone in it
  page.body ??= bodyEditor(page);
  out.push(sheet('noi-dung-ke-hoach', 'Nội dung kế hoạch', 'Nội dung kế hoạch', null, page.body.tools, h('div', { class: 'body' },
    field(d.form === 'PLAN' ? 'Trích yếu ở phần nội dung' : 'Trích yếu của kế hoạch', area(d.plan.subject, (v) => { d.plan.subject = v; ch(); }),
      d.form === 'PLAN' ? 'Không in: kế hoạch ban hành riêng in trích yếu ở mục đầu trang này' : 'In dưới chữ KẾ HOẠCH')),
  page.body.element, h('footer', null,
    h('p', null, 'Mỗi đoạn một dòng; dòng bắt đầu bằng nhãn I., 1., a) hoặc gạch đầu dòng. Hệ thống giữ nguyên số đã gõ, không tự đánh số lại.'),
    h('details', { class: 'help gap-above' }, h('summary', null, 'Cách ghi nhãn'),
      h('p', null, h('code', null, 'I. MỤC TIÊU'), ' là đề mục lớn; ', h('code', null, '1. Nội dung'), ' là khoản; ', h('code', null, 'a) Nội dung'),
        ' là điểm; ', h('code', null, '- Nội dung'), ' là gạch đầu dòng. Chữ đậm đặt giữa ', h('code', null, '**hai dấu sao**'), ', chữ nghiêng giữa ', h('code', null, '*một dấu sao*'), '.')))));

  const regime = () => (d.reportRegime ??= { text: null, deadlineDay: null, deadlineTime: null, reporters: [], reportTo: null, via: null, onwardTo: [], externalSystem: null, windows: [] });
  const duty = () => (d.ownPlanDuty ??= { text: '', who: '', deadlineDays: null, reportTo: null });
  const number = (v) => (/^\d+$/.test(v.trim()) ? Number(v) : null);
  const r = d.reportRegime;
  const o = d.ownPlanDuty;
  // a duty or regime whose fields are all emptied is no duty at all
  const tidy = () => {
    if (d.reportRegime && same(Object.fromEntries(Object.entries(d.reportRegime).map(([k, v]) => [k, Array.isArray(v) && !v.length ? null : v])), {})) d.reportRegime = null;
    if (d.ownPlanDuty && same(d.ownPlanDuty, {})) d.ownPlanDuty = null;
    ch();
  };
  const windows = reportWindows(page, regime, tidy);
  out.push(sheet('bao-cao', 'Chế độ báo cáo, kế hoạch của đơn vị', 'Chế độ báo cáo', null, null, h('div', { class: 'body' },
    h('p', { class: 'hint' }, 'Ghi lại điều kế hoạch đã quy định, để theo dõi về sau. Phần này không in thêm vào văn bản.'),
    h('div', { class: 'form-grid' },
      field('Chế độ báo cáo như đã ghi trong kế hoạch', area(r?.text, (v) => { regime().text = orNull(v); tidy(); }), null, 'span'),
      field('Ngày phải gửi', text(r?.deadlineDay, (v) => { regime().deadlineDay = number(v); tidy(); }, { inputmode: 'numeric' }), 'Ngày mấy của tháng cuối kỳ, ví dụ 12; để trống nếu không nêu'),
      field('Trước mấy giờ', text(r?.deadlineTime, (v) => { regime().deadlineTime = time(v); tidy(); }, { inputmode: 'numeric', placeholder: 'giờ:phút' }), 'Ví dụ 12:00 nếu ghi “sáng ngày 12”; để trống nếu đến hết ngày'),
      field('Đơn vị báo cáo', area(r?.reporters?.join('\n'), (v) => { regime().reporters = lines(v); tidy(); }), 'Mỗi dòng một tên'),
      field('Báo cáo gửi', text(r?.reportTo, (v) => { regime().reportTo = orNull(v); tidy(); })),
      field('Qua cơ quan', text(r?.via, (v) => { regime().via = orNull(v); tidy(); })),
      field('Tổng hợp gửi tiếp lên', area(r?.onwardTo?.join('\n'), (v) => { regime().onwardTo = lines(v); tidy(); }), 'Mỗi dòng một tên'),
      field('Hệ thống phải nhập', text(r?.externalSystem, (v) => { regime().externalSystem = orNull(v); tidy(); })))),
  h('div', { class: 'body' }, h('div', { class: 'row between' }, h('div', null, h('p', { class: 'label' }, 'Thời gian chốt số liệu của từng báo cáo'),
    h('p', { class: 'hint' }, 'Mỗi dòng: tên báo cáo, từ ngày, đến hết ngày')), windows.tools)),
  windows.ul,
  h('div', { class: 'body' },
    h('div', { class: 'form-grid' },
      field('Đơn vị phải có kế hoạch riêng: nguyên văn', area(o?.text, (v) => { duty().text = v; tidy(); }), null, 'span'),
      field('Ai phải làm', text(o?.who, (v) => { duty().who = v; tidy(); })),
      field('Trong số ngày kể từ ngày ban hành', text(o?.deadlineDays, (v) => { duty().deadlineDays = number(v); tidy(); }, { inputmode: 'numeric' })),
      field('Gửi về', text(o?.reportTo, (v) => { duty().reportTo = orNull(v); tidy(); }))))));

  const recipients = editable({
    page, list: d.recipients, name: 'nơi nhận', addLabel: 'Thêm nơi nhận', recount: counted(), empty: 'Chưa có nơi nhận nào.',
    add: () => ({ text: '', note: null, category: 'INFORM' }),
    row: (one, index) => h('div', { class: 'triple' },
      area(one.text, (v) => { one.text = v; ch(); }, { 'aria-label': 'Nơi nhận ' + (index + 1) }),
      text(one.note, (v) => { one.note = orNull(v); ch(); }, { 'aria-label': 'Ghi chú trong ngoặc', placeholder: 'Ghi chú' }),
      choose(one.category, CATEGORIES, (v) => { one.category = v; ch(); }, { 'aria-label': 'Gửi để làm gì' })),
  });
  out.push(sheet('noi-nhan', 'Nơi nhận', 'Nơi nhận', d.recipients.length, recipients.button, recipients.ul,
    h('div', { class: 'body' }, h('div', { class: 'form-grid' },
      field('Lưu', text(d.archive.units.join(', '), (v) => { d.archive.units = v.split(/[,;]/).map((u) => u.trim()).filter(Boolean); ch(); }), 'Ví dụ: VT, NV'),
      field('Số bản lưu', text(d.archive.copies, (v) => { d.archive.copies = number(v); ch(); }, { inputmode: 'numeric' }), 'Để trống nếu chỉ lưu bản điện tử'))),
    h('footer', null, 'Không ghi gạch đầu dòng và dấu cuối dòng. “Như Điều 3” và tên chung được tách thành từng cơ quan khi phát hành.')));

  const signature = () => (d.signature ??= { capacity: [], position: '', name: '' });
  out.push(sheet('nguoi-ky', 'Người ký (đề xuất)', 'Người ký', null, null, h('div', { class: 'body' },
    h('div', { class: 'form-grid' },
      field('Quyền hạn', area(d.signature?.capacity?.join('\n'), (v) => { signature().capacity = lines(v); ch(); }), 'Mỗi dòng như in, ví dụ TM. ỦY BAN NHÂN DÂN'),
      field('Chức vụ', text(d.signature?.position, (v) => { signature().position = v; ch(); })),
      field('Họ và tên', text(d.signature?.name, (v) => { signature().name = v; ch(); })))),
    h('footer', null, 'Người ký in trên văn bản theo thẩm quyền và sự có mặt vào ngày ký.')));
  return out;
}

/**
 * Chips of agencies with a field to add one. `refs` holds `{name, agency, collective}`; `options`
 * answers what is proposed, agencies and collective names when nothing else is said.
 */
export function agencyChips(page, refs, label, done, options = () => page.options?.() ?? page.agencies) {
  const box = h('div', { class: 'chipbox' });
  const draw = () => {
    const input = combo({
      label, placeholder: 'Thêm cơ quan', keep: false, options,
      onpick: (choice) => {
        if (choice && !refs.some((r) => r.name === choice.name)) {
          refs.push({ name: choice.name, agency: choice.code ?? null, collective: choice.collective ?? null });
          draw();
          box.querySelector('input').focus();
          done();
        }
      },
    });
    box.replaceChildren(
      ...refs.map((ref, index) => h('span', { class: 'chip' + (ref.agency || ref.collective ? '' : ' unknown') }, ref.name,
        h('button', {
          type: 'button', 'aria-label': 'Bỏ ' + ref.name,
          onclick: () => { refs.splice(index, 1); draw(); done(); },
        }, icon('x')))),
      input);
  };
  draw();
  return box;
}

/** How many one round may ask. */
const MOST_ASKED = 100;

/** Who is asked for an opinion, and whether legality is appraised. */
export function consultation(page) {
  const c = page.consulted;
  const known = (code) => page.agencies.find((a) => a.code === code);
  const name = (code) => known(code)?.name ?? code;
  // a name that the catalogue lacks cannot be asked, and stays in sight until somebody takes it away
  const refs = [...c.agencies.map((code) => ({ name: name(code), agency: code, collective: null })),
    ...(page.unknownConsulted ?? []).map((one) => ({ name: one, agency: null, collective: null }))];
  // a collective name stands for its bodies at once, so that single ones can be left out again
  const bodies = (collective) => page.collectives.find((g) => g.name === collective)?.agencies ?? [];
  const askable = (codes) => codes.filter((code) => code !== page.draftingAgency);
  const add = (codes) => {
    for (const code of askable(codes)) {
      if (!refs.some((r) => r.agency === code)) refs.push({ name: name(code), agency: code, collective: null });
    }
    draw();
    done();
  };
  const draw = () => holder.replaceChildren(
    agencyChips(page, refs, 'Cơ quan được lấy ý kiến', done, () => [...page.agencies, ...groups]));
  const done = () => {
    const collective = refs.findIndex((r) => r.collective);
    if (collective >= 0) {
      add(bodies(refs.splice(collective, 1)[0].collective));
      holder.querySelector('input').focus();
      return;
    }
    c.agencies = refs.filter((r) => r.agency).map((r) => r.agency);
    page.unknownConsulted = refs.filter((r) => !r.agency).map((r) => r.name);
    warn();
    section.dataset.count = String(c.agencies.length || '');
    fromRows.hidden = true;
    tell();
    page.changed();
  };
  const warn = () => {
    const unknown = page.unknownConsulted ?? [];
    warning.hidden = !unknown.length;
    warning.textContent = unknown.length
      ? 'Không có trong danh mục, nên không lấy ý kiến được: ' + unknown.join('; ') + '. Chọn lại tên trong danh mục hoặc bỏ tên này; các phần khác vẫn lưu bình thường.' : '';
  };
  const tell = () => {
    const onPaper = c.agencies.filter((code) => known(code)?.answersHere === false).map(name);
    paper.hidden = !onPaper.length;
    paper.textContent = 'Không góp ý trên hồ sơ này, anh chị gửi hỏi và ghi lại ý kiến trả lời bằng giấy: ' + onPaper.join('; ') + '.';
    clear.disabled = !refs.length;
    total.textContent = c.agencies.length ? c.agencies.length + ' cơ quan' : '';
  };
  const fromRows = h('span', { hidden: page.consultedChosen }, 'Đang lấy theo phụ lục: các cơ quan chủ trì, phối hợp. ');
  const warning = h('p', { class: 'error-text', hidden: true });
  const paper = h('p', { class: 'hint', hidden: true });
  const total = h('span', { class: 'small muted' });
  const holder = h('div');
  const clear = h('button', { class: 'btn sm quiet', type: 'button', onclick: () => { refs.length = 0; draw(); done(); } }, 'Bỏ hết');
  const groups = page.collectives.filter((g) => g.agencies.length && g.agencies.length <= MOST_ASKED);
  const fromAppendix = () => {
    const named = (page.draft.appendices ?? []).flatMap((a) => a.groups ?? []).flatMap((g) => g.rows ?? [])
      .flatMap((row) => [row.lead, ...(row.proposedLeads ?? []), ...(row.coordinators ?? [])])
      .flatMap((ref) => (ref?.agency ? [ref.agency] : bodies(ref?.collective)));
    add([...new Set(named)]);
  };
  const section = sheet('lay-y-kien', 'Lấy ý kiến, thẩm định', 'Lấy ý kiến', c.agencies.length,
    h('button', { class: 'btn sm', type: 'button', onclick: fromAppendix }, icon('users'), 'Lấy theo phụ lục'),
    h('div', { class: 'body' },
      h('div', { class: 'row between' }, h('p', { class: 'label' }, 'Cơ quan được lấy ý kiến'), h('div', { class: 'row' }, total, clear)),
      holder, warning,
      groups.length > 0 && h('div', { class: 'row gap-above' }, h('span', { class: 'small muted' }, 'Thêm cả nhóm:'),
        ...groups.map((g) => h('button', { class: 'btn sm', type: 'button', onclick: () => add(g.agencies) },
          icon('plus'), g.name + ' (' + askable(g.agencies).length + ')'))),
      paper,
      h('p', { class: 'hint' }, fromRows,
        'Để trống thì không lấy ý kiến. Hết hạn mà không trả lời thì xem như thống nhất.'),
      h('label', { class: 'check gap-above' }, h('input', {
        type: 'checkbox', checked: !!c.appraisal,
        onchange: (e) => { c.appraisal = e.target.checked; page.changed(); },
      }), 'Đề nghị cơ quan tư pháp thẩm định')));
  draw();
  tell();
  warn();
  return section;
}
