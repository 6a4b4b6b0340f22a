// Bringing a file into the draft: choose it, look at what was read beside the source, decide what is
// doubtful, and only then save it.
import { api } from './api.js';
import { say } from './app.js';
import { same, understood } from './draft-text.js';
import { decisions } from './import-model.js';
import { stepsOf, valueAt } from './draft-path.js';
import { h, icon } from './dom.js';

const root = document.getElementById('nhap');
const chooser = document.getElementById('chon');
const result = document.getElementById('ket-qua');
const actions = document.getElementById('thao-tac');
const url = '/api/plans/' + encodeURIComponent(root.dataset.plan) + '/draft/import';
const titles = { head: document.getElementById('tieu-de'), lede: document.getElementById('dan') };
let leaving = false;
const begin = { head: titles.head.textContent, lede: titles.lede.textContent };

/** Most pairs that are put on the page at once. */
const AT_ONCE = 200;

/** What the page works on: the report of the server, what is decided about it, and how to ask for it again. */
const page = { report: null, model: null, again: null, gone: false, onlyDoubts: true, shown: AT_ONCE };

// names of places

const KEPT = 'Giữ như đã đọc';
const PARTS = {
  form: 'Hình thức', authority: 'Người ban hành', letterhead: 'Cơ quan ban hành', superior: 'Cơ quan cấp trên',
  place: 'Địa danh', subject: 'Trích yếu', reportRegime: 'Chế độ báo cáo', ownPlanDuty: 'Kế hoạch của đơn vị',
  archive: 'Lưu', signature: 'Người ký',
};

/** The piece of the draft that a path belongs to: rows and lines are shown whole. */
function unit(path) {
  const row = /^appendices\[\d+\]\.groups\[\d+\](\.rows\[\d+\])?/.exec(path);
  if (row) return row[0];
  const listed = /^(legalBases|articles|recipients)\[\d+\]/.exec(path);
  if (listed) return listed[0];
  return /^[a-zA-Z]+(\[\d+\])?(\.(subject|body|title|columns))?/.exec(path)?.[0] ?? path;
}

function placeName(path) {
  const [part, ...rest] = stepsOf(path);
  const names = { legalBases: 'Căn cứ', articles: 'Các điều', recipients: 'Nơi nhận', appendices: 'Phụ lục' };
  if (rest.length === 0 && names[part]) return names[part];
  const number = (rest[0] ?? 0) + 1;
  switch (part) {
    case 'legalBases': return 'Căn cứ thứ ' + number;
    case 'articles': return page.model.draft.articles[rest[0]]?.label ?? 'Điều ' + number;
    case 'recipients': return 'Nơi nhận, dòng ' + number;
    case 'plan': return rest[0] === 'subject' ? 'Trích yếu kế hoạch' : 'Nội dung kế hoạch';
    case 'appendices': {
      const name = page.model.draft.appendices.length > 1 ? 'Phụ lục ' + number : 'Phụ lục';
      if (rest[1] !== 'groups') return name + (rest[1] === 'title' ? ', tiêu đề' : '');
      const group = page.model.draft.appendices[rest[0]]?.groups[rest[2]];
      const groupName = group?.ordinal ?? String(rest[2] + 1);
      if (rest[3] !== 'rows') return name + ', nhóm ' + groupName;
      // a row without a number is told by the one above
      let at = rest[4];
      while (at > 0 && !group?.rows[at]?.ordinal) at -= 1;
      const own = group?.rows[at]?.ordinal;
      return own ? 'Dòng ' + groupName + '.' + own + (at < rest[4] ? ' (dòng tiếp theo)' : '') : 'Nhóm ' + groupName + ', dòng thứ ' + (rest[4] + 1);
    }
    default: return PARTS[part] ?? 'Dự thảo';
  }
}

// what was read, in words

const chip = (ref, kind) => h('span', { class: 'chip ' + kind },
  ref.name + (kind === 'ask' ? ' ?' : ''), !ref.agency && !ref.collective && h('span', { class: 'small' }, ' (chưa có trong danh mục)'));

function rowFacts(row) {
  const facts = [];
  const put = (name, ...value) => facts.push(h('dt', null, name), h('dd', null, ...value));
  if (row.lead) put('Chủ trì', chip(row.lead, 'lead'));
  else if (row.proposedLeads.length) put('Chủ trì', row.proposedLeads.map((ref) => chip(ref, 'ask')));
  if (row.coordinators.length) put('Phối hợp', h('span', { class: 'chips' }, row.coordinators.map((ref) => chip(ref, ''))));
  if (row.product) put('Sản phẩm', row.product);
  if (row.time) put('Thời gian', row.time, h('span', { class: 'muted' }, ', hiểu là ' + (understood(row.deadline) ?? 'không nêu thời hạn')));
  if (row.budget) put('Kinh phí', row.budget);
  return facts.length ? h('dl', { class: 'facts' }, facts) : null;
}

function readAs(path, lines) {
  const value = valueAt(page.model.draft, stepsOf(path));
  if (value === undefined || value === null) return h('p', { class: 'muted' }, '(để trống)');
  if (/\.rows\[\d+\]$/.test(path)) return [h('p', null, value.task), rowFacts(value)];
  if (/\.groups\[\d+\]$/.test(path)) return h('p', null, value.title);
  const [part, place] = stepsOf(path);
  const asRead = () => h('p', { class: 'pre' }, lines.map((line) => line.text).join('\n'));
  if (part === 'form' || part === 'authority' || Array.isArray(value)) return asRead();
  if (path === 'plan.body') return asRead();
  if (part === 'legalBases') {
    return [h('p', null, value.text), value.citations?.length ? h('p', { class: 'small muted' }, 'Văn bản: ' +
      value.citations.map((c) => [c.type, c.notation, c.date?.split('-').reverse().join('/')].filter(Boolean).join(' ')).join('; ')) : null];
  }
  if (part === 'recipients' && place !== undefined) return h('p', null, value.text + (value.note ? ' (' + value.note + ')' : ''));
  if (part === 'archive') return h('p', null, 'Lưu: ' + value.units.join(', '));
  if (part === 'signature') return h('p', { class: 'pre' }, [...(value.capacity ?? []), value.position, value.name].filter(Boolean).join('\n'));
  if (typeof value === 'string') return h('p', null, value);
  if (value.text) return h('p', null, value.text);
  return asRead();
}

// doubts

const waits = (question) => !question.answer;
const leftOver = () => page.report.lines.filter((line) => line.fate === 'LEFT_OVER' && !page.model.brought.has(line.number));
const undecided = () => page.model.questions.filter(waits).length + leftOver().length;

function doubtBox(question) {
  if (question.answer) {
    return h('div', { class: 'inline-finding calm' }, h('span', { class: 'grow' }, question.message),
      h('span', { class: 'row small' }, icon('check'), question.answer.fix?.label ?? KEPT),
      h('button', { class: 'btn sm quiet', type: 'button', onclick: () => settle(page.model.undo(question)) }, 'Chọn lại'));
  }
  const fixes = question.seam ? [{ label: question.seam.label, changes: [] }] : question.fixes;
  return h('div', { class: 'inline-finding' }, h('span', { class: 'grow' }, question.message),
    fixes.map((fix) => h('button', {
      class: 'btn sm', type: 'button', onclick: () => settle(page.model.decide(question, fix)),
    }, fix.label)),
    h('button', { class: 'btn sm quiet', type: 'button', onclick: () => settle(page.model.decide(question, null)) }, KEPT));
}

function settle(done) {
  if (!done) say('Ở đây chỉ gộp được ba dòng in thành một nhiệm vụ. Hãy gộp phần còn lại ở bảng nhiệm vụ sau khi dùng nội dung này.');
  draw();
}

function bringing(line) {
  const { brought } = page.model;
  const button = (words, act) => h('button', {
    class: 'btn sm quiet', type: 'button', onclick: () => { act(); draw(); },
  }, words, h('span', { class: 'vh' }, ' dòng ' + line.number));
  return brought.has(line.number)
    ? h('span', { class: 'small' }, icon('check'), 'Đã đưa vào nội dung ', button('Bỏ ra', () => page.model.leave(line.number)))
    : button('Đưa vào', () => page.model.bring(line.number));
}

// the page

function pairs() {
  const units = new Map();
  for (const line of page.report.lines) {
    if (line.fate !== 'TAKEN' || !line.path) continue;
    const key = unit(page.model.place(line.path, line.number));
    // every paragraph of the body is a pair of its own
    const id = key === 'plan.body' ? key + '#' + line.number : key;
    if (!units.has(id)) units.set(id, { path: key, lines: [], doubts: [] });
    units.get(id).lines.push(line);
  }
  const homes = new Map();
  for (const one of units.values()) homes.set(one.path, [...(homes.get(one.path) ?? []), one]);
  for (const question of page.model.questions) {
    const key = unit(question.at);
    const own = homes.get(key) ?? [];
    const home = own.find((u) => u.lines.some((line) => question.lines.includes(line.number))) ?? own[0];
    if (home) home.doubts.push(question);
    else {
      units.set('doubt#' + question.key, {
        path: key, lines: page.report.lines.filter((line) => question.lines.includes(line.number)), doubts: [question],
      });
    }
  }
  return [...units.values()].sort((a, b) => (a.lines[0]?.number ?? 0) - (b.lines[0]?.number ?? 0));
}

function pair({ path, lines, doubts }) {
  const waiting = doubts.some(waits);
  const hit = new Set(doubts.flatMap((question) => question.lines));
  return h('li', { class: 'pair' },
    h('ol', { class: 'src' }, lines.map((line) => h('li', { class: hit.has(line.number) ? 'hit' : '' },
      h('span', null, String(line.number)), h('span', null, line.text)))),
    h('div', null,
      h('div', { class: 'row between' }, h('b', null, placeName(path)),
        h('span', { class: 'badge ' + (waiting ? 'warn' : 'ok') }, waiting ? 'Cần xác nhận' : doubts.length ? 'Đã xác nhận' : 'Đọc chắc chắn')),
      readAs(path, lines),
      doubts.map(doubtBox)));
}

function figures() {
  const rows = page.model.draft.appendices.flatMap((a) => a.groups.flatMap((g) => g.rows));
  const groups = page.model.draft.appendices.reduce((n, a) => n + a.groups.length, 0);
  const money = rows.filter((row) => row.budgetVnd);
  const sum = money.reduce((n, row) => n + row.budgetVnd, 0);
  const doubts = undecided();
  const figure = (number, words, tone = '') => h('div', null, h('b', { class: tone }, number), h('span', null, words));
  return h('div', { class: 'figures' },
    figure(String(rows.length), 'dòng nhiệm vụ, ' + groups + ' nhóm'),
    money.length ? figure(sum.toLocaleString('vi-VN'), 'đồng, ' + money.length + ' dòng có số tiền') : figure(String(page.model.draft.legalBases.length), 'căn cứ'),
    figure(String(doubts), 'chỗ cần xác nhận', doubts ? 't-warn' : 't-ok'),
    figure(String(page.model.draft.recipients.length), 'dòng nơi nhận'));
}

function leftOut() {
  const lines = page.report.lines.filter((line) => line.fate !== 'TAKEN' && line.text.trim());
  if (!lines.length) return null;
  const show = lines.slice(0, AT_ONCE);
  return h('section', { class: 'sheet', id: 'khong-dua-vao' },
    h('header', null, h('h2', null, 'Không đưa vào kế hoạch ', h('span', { class: 'count' }, lines.length + ' dòng')),
      h('span', { class: 'small muted' }, 'Không mất: tệp gốc được giữ kèm hồ sơ')),
    h('table', { class: 'cards' },
      h('thead', null, h('tr', null, h('th', null, 'Dòng'), h('th', null, 'Nội dung'), h('th', null, 'Vì sao'), h('th', null, h('span', { class: 'vh' }, 'Thao tác')))),
      h('tbody', null, show.map((line) => h('tr', null,
        h('td', { 'data-l': 'Dòng' }, String(line.number)), h('td', { 'data-l': 'Nội dung' }, line.text),
        h('td', { 'data-l': 'Vì sao', class: line.fate === 'LEFT_OVER' ? 't-warn' : '' }, line.why ?? ''),
        h('td', { 'data-l': '' }, bringing(line)))))),
    lines.length > show.length ? h('footer', null, 'Còn ' + (lines.length - show.length) + ' dòng nữa trong tệp gốc.') : null);
}

function draw() {
  const all = pairs();
  const doubtful = new Set(all.filter((p) => p.doubts.length));
  const wanted = page.onlyDoubts
    ? all.filter((p, i) => doubtful.has(p) || doubtful.has(all[i + 1]) || doubtful.has(all[i - 1]))
    : all;
  const shown = wanted.slice(0, page.shown);
  const more = wanted.length - shown.length;
  const only = h('label', { class: 'check' }, h('input', {
    type: 'checkbox', checked: page.onlyDoubts,
    onchange: (event) => { page.onlyDoubts = event.target.checked; page.shown = AT_ONCE; draw(); },
  }), 'Chỉ hiện chỗ cần xác nhận và dòng kề bên');
  const doubts = undecided();
  titles.head.textContent = 'Xem lại nội dung đã nhập';
  titles.lede.textContent = page.report.fileName + '. Hệ thống không tự sửa' +
    (doubts ? ': ' + doubts + ' chỗ dưới đây chờ anh chị quyết định.' : ' và không còn chỗ nào chờ quyết định.');
  result.replaceChildren(
    ...page.report.missing.map((text) => h('div', { class: 'notice warn' }, icon('alert', false), h('div', null, text))),
    figures(),
    h('section', { class: 'sheet' },
      h('header', { class: 'pair-head' }, h('h2', null, icon('doc', false), 'Tệp gốc'),
        h('div', { class: 'row between grow' }, h('h2', null, 'Kết quả đọc'), only)),
      shown.length
        ? h('ul', { class: 'pairs' }, shown.map(pair))
        : h('div', { class: 'empty' }, h('h2', null, 'Không có chỗ nào cần xác nhận'), h('p', { class: 'hero-min' }, 'Bỏ dấu chọn ở trên để xem toàn bộ những gì đã đọc.')),
      h('footer', null,
        more > 0 ? h('button', { class: 'btn quiet', type: 'button', onclick: () => { page.shown += AT_ONCE; draw(); } }, 'Hiện thêm ' + Math.min(more, AT_ONCE) + ' chỗ')
          : h('span', { class: 'small muted' }, 'Đã đọc ' + all.length + ' chỗ, ' + doubtful.size + ' chỗ có điều cần xem.'))),
    ...[leftOut()].filter(Boolean));
  chooser.hidden = true;
  result.hidden = false;
  actions.hidden = false;
}

/**
 * Shows what was read.
 *
 * @param again asks the server to read the same once more, or null when the page does not hold it
 */
function show(report, again) {
  page.report = report;
  page.model = decisions(report);
  page.again = again;
  page.gone = false;
  page.onlyDoubts = page.model.questions.length > 0;
  page.shown = AT_ONCE;
  draw();
  window.scrollTo({ top: 0 });
}

/** Runs while a button waits; what was chosen or typed stays when it fails. */
async function waiting(button, words, work) {
  const text = [...button.childNodes];
  button.disabled = true;
  button.replaceChildren(words);
  document.getElementById('bao').hidden = true;
  try {
    await work();
  } catch (refused) {
    say(refused.message);
  } finally {
    button.disabled = false;
    button.replaceChildren(...text);
  }
}

/** Lets the server read, and shows it; what was decided about the same file stays. */
async function read(address, body) {
  const again = async () => (await api('POST', address, body)).data;
  const report = await again();
  if (page.model && same(report.draft, page.report.draft) && same(report.lines, page.report.lines)) {
    page.report.id = report.id;
    page.again = again;
    chooser.hidden = true;
  } else show(report, again);
}

document.getElementById('tep')?.addEventListener('submit', (event) => {
  event.preventDefault();
  waiting(event.submitter, 'Đang đọc…', () => read(url, new FormData(event.target)));
});
document.getElementById('dan-chu')?.addEventListener('submit', (event) => {
  event.preventDefault();
  waiting(event.submitter, 'Đang đọc…', () => read(url + '/text', { text: event.target.elements.text.value }));
});
document.getElementById('bo').addEventListener('click', (event) => waiting(event.currentTarget, 'Đang bỏ…', async () => {
  await api('DELETE', url + '?reading=' + encodeURIComponent(page.report.id));
  page.report = null;
  page.model = null;
  titles.head.textContent = begin.head;
  titles.lede.textContent = begin.lede;
  result.hidden = true;
  actions.hidden = true;
  chooser.hidden = false;
}));

const STAYS = ' Các chỗ anh chị đã quyết định ở đây vẫn còn.';

document.getElementById('dung').addEventListener('click', (event) => waiting(event.currentTarget, 'Đang lưu…', async () => {
  // what was decided here stays; reading again only lets its file wait once more
  if (page.gone) page.report.id = (await page.again()).id;
  page.gone = false;
  try {
    await api('POST', url + '/take-over?reading=' + encodeURIComponent(page.report.id), page.model.draft, { 'If-Match': '"' + page.report.version + '"' });
  } catch (refused) {
    const type = refused.problem?.type ?? '';
    if (type.endsWith(':draft-changed')) {
      // the person decides whether the decisions made here replace the newer version too
      const { etag } = await api('GET', url.replace(/\/import$/, ''));
      page.report.version = Number((etag ?? '').replace(/\D/g, ''));
      throw new Error('Dự thảo vừa có bản ' + page.report.version + '.' + STAYS + ' Bấm “Dùng nội dung này” lần nữa nếu vẫn muốn thay bản đó; bản đó vẫn xem lại được.');
    }
    if (type.endsWith(':other-reading') || type.endsWith(':nothing-read')) {
      page.gone = page.again !== null;
      chooser.hidden = page.gone;
      const file = 'tệp “' + page.report.fileName + '”';
      throw new Error((type.endsWith(':nothing-read') ? 'Ở thẻ khác, anh chị đã dùng hoặc bỏ tệp chờ xác nhận của hồ sơ này.' : refused.message) + STAYS +
        (page.gone ? ' Bấm “Dùng nội dung này” lần nữa nếu vẫn muốn dùng ' + file + '.' : ' Hãy chọn lại ' + file + ' ở khung trên rồi bấm “Dùng nội dung này”, nếu vẫn muốn dùng tệp này.'));
    }
    throw refused;
  }
  leaving = true;
  location.assign(root.dataset.draftUrl);
}));

if (root.dataset.pending) {
  try {
    show((await api('GET', url)).data, null);
  } catch (refused) {
    say(refused.message);
  }
}

window.addEventListener('beforeunload', (event) => {
  if (!leaving && page.model?.touched) event.preventDefault();
});
