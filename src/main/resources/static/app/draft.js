// The drafting page: opens the draft, keeps a copy on this computer, saves new versions, and brings
// two people's work together when both saved.
import { api } from './api.js';
import { fit } from './app.js';
import { consultation, sections } from './draft-form.js';
import { appendices } from './draft-appendix.js';
import { complete, copy, merge, put, readable, same } from './draft-text.js';
import { h, icon, plain } from './dom.js';

const root = document.getElementById('soan');
const whole = document.getElementById('trang-soan');
const form = document.getElementById('bieu-mau');
const appendixBox = document.getElementById('cac-phu-luc');
const saveButton = document.getElementById('luu');
const status = document.getElementById('da-luu');
const versionLabel = document.getElementById('ban');
const previewBox = document.getElementById('khung-xem');
const previewFrame = previewBox.querySelector('iframe');
const previewButton = document.getElementById('xem-truoc');
const clash = document.getElementById('xung-dot');

const plan = root.dataset.plan;
const url = '/api/plans/' + encodeURIComponent(plan);
const readOnly = root.dataset.readonly === 'true';
const backupKey = 'trinhky.draft.' + plan;
const stateText = versionLabel.textContent;
const UNSAVED = 'Có thay đổi chưa lưu';

/** What the page works on: the draft being edited, the one it began with, and its version. */
const page = {
  draft: null,
  base: null,
  version: null,
  consulted: null,
  consultedBase: null,
  agencies: [],
  collectives: [],
  draftingAgency: null,
  year: Number(root.dataset.year),
  readOnly,
  changed,
  redraw,
};

const versionOf = (etag) => (etag ?? '').replace(/^W\//, '').replaceAll('"', '');
const dirty = () => page.draft && (!same(page.draft, page.base) || !same(page.consulted, page.consultedBase));

function tell(text, tone = '') {
  status.className = 'row small save-state ' + tone;
  status.replaceChildren(...(tone === 'ok' ? [icon('check')] : tone === 'bad' ? [icon('alert')] : []), text);
}

let compareTimer;
let backupTimer;
/** Something was typed: says so at once; comparing and keeping copies wait until the hands rest. */
function changed() {
  saveButton.disabled = readOnly;
  if (!readOnly && status.textContent !== UNSAVED) tell(UNSAVED);
  clearTimeout(compareTimer);
  compareTimer = setTimeout(compare, 300);
  clearTimeout(backupTimer);
  backupTimer = setTimeout(keepHere, 800);
}

function compare() {
  const isDirty = dirty();
  saveButton.disabled = !isDirty || readOnly;
  if (!isDirty && status.textContent === UNSAVED) tell('');
  outline();
}

function keepHere() {
  try {
    if (dirty()) {
      localStorage.setItem(backupKey, JSON.stringify({
        version: page.version, base: page.base, draft: page.draft,
      }));
    } else localStorage.removeItem(backupKey);
  } catch {
    // a full or forbidden store: the page itself still holds everything
  }
}

const outlineList = document.querySelector('#bo-cuc ul');
const SHORT = 60;
const shortened = (text) => (text.length > SHORT ? text.slice(0, text.lastIndexOf(' ', SHORT)) + ' …' : text);
function outline() {
  outlineList.replaceChildren(...[...whole.querySelectorAll('section.sheet[data-outline]')].flatMap((section) => {
    const own = h('li', null, h('a', { href: '#' + section.id }, section.dataset.outline,
      section.dataset.count && h('span', { class: 'n count' }, section.dataset.count)));
    if (section.id !== 'noi-dung-ke-hoach') return [own];
    return [own, ...page.body.outline().filter((one) => one.open).map(({ line, level, text, current }) =>
      h('li', { class: level === 2 ? 'l3' : 'l2' }, h('a', {
        href: '#noi-dung-ke-hoach', 'aria-current': current ? 'true' : null,
        onclick: (e) => { e.preventDefault(); page.body.jump(line.from); },
      }, shortened(text))))];
  }));
}
page.outline = outline;

function redraw() {
  form.replaceChildren(...sections(page), consultation(page));
  appendixBox.replaceChildren(...appendices(page));
  if (readOnly) form.querySelectorAll('section.sheet').forEach((s) => { s.inert = true; });
  form.removeAttribute('aria-busy');
  outline();
  versionLabel.textContent = (page.version && page.version !== '0' ? 'Bản ' + page.version + ', ' : '') +
    stateText.charAt(0).toLowerCase() + stateText.slice(1);
}

function preview() {
  document.getElementById('xem-ban').textContent = 'bản ' + page.version + (dirty() ? ', chưa có thay đổi đang soạn' : '');
  previewFrame.src = url + '/document.html?version=' + encodeURIComponent(page.version);
}
previewButton.addEventListener('click', () => {
  const show = previewBox.hidden;
  previewBox.hidden = !show;
  root.classList.toggle('with-preview', show);
  previewButton.setAttribute('aria-pressed', String(show));
  previewButton.textContent = show ? 'Đóng xem trước' : 'Xem trước';
  if (show) {
    preview();
    fit(previewFrame);
  }
});

async function save() {
  if (!dirty() || readOnly) return;
  saveButton.disabled = true;
  tell('Đang lưu…');
  try {
    if (!same(page.draft, page.base)) {
      const sent = copy(page.draft);
      const { etag, data } = await api('PUT', url + '/draft', sent, { 'If-Match': '"' + page.version + '"' });
      page.base = sent;
      page.version = etag ? versionOf(etag) : String(data.version);
    }
    if (!same(page.consulted, page.consultedBase)) {
      const sent = copy(page.consulted);
      await api('PUT', url + '/consulted', sent);
      page.consultedBase = sent;
      page.consultedChosen = true;
    }
    clash.hidden = true;
    versionLabel.textContent = 'Bản ' + page.version + ', ' + stateText.charAt(0).toLowerCase() + stateText.slice(1);
    compare();
    keepHere();
    if (!dirty()) tell('Đã lưu bản ' + page.version, 'ok');
    if (!previewBox.hidden) preview();
  } catch (refused) {
    saveButton.disabled = false;
    tell('Chưa lưu', 'bad');
    if (refused.status === 409 || refused.status === 412) await bringTogether(refused);
    else complain(refused.message);
  }
}

function complain(text) {
  clash.className = 'notice bad gap-below';
  clash.replaceChildren(icon('alert', false), h('div', null, text, ' ', h('b', null, 'Nội dung anh chị vừa gõ vẫn còn trên trang này.')));
  clash.hidden = false;
  clash.scrollIntoView({ block: 'center' });
}

function download() {
  const file = new Blob([readable(page.draft)], { type: 'text/plain;charset=utf-8' });
  const link = h('a', { href: URL.createObjectURL(file), download: 'noi-dung-cua-toi.txt' });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** Somebody saved a newer version: shows both texts, never overwrites either. */
async function bringTogether(refused) {
  let theirs;
  try {
    theirs = await api('GET', url + '/draft');
  } catch (again) {
    complain(refused.message + ' ' + again.message);
    return;
  }
  const number = versionOf(theirs.etag);
  const { merged, conflicts } = merge(page.base, page.draft, complete(theirs.data));
  complete(merged);
  const choice = conflicts.map(() => 'mine');
  const side = (label, name, value, at, own) => h('div', { class: 'field' },
    h('label', { class: 'check' },
      h('input', { type: 'radio', name: 'cho-' + at, checked: own, onchange: () => { choice[at] = own ? 'mine' : 'theirs'; } }), label),
    h('textarea', { readonly: true, 'aria-label': name + ', ' + label, value: readable(value) || '(để trống)' }));
  clash.className = 'sheet conflict gap-below';
  clash.replaceChildren(
    h('header', null, h('h2', null, 'Đồng nghiệp vừa lưu bản ' + number)),
    h('div', { class: 'body' },
      h('p', null, 'Nội dung của anh chị vẫn còn nguyên trên trang này; bản ' + number + ' cũng còn nguyên. ',
        conflicts.length
          ? 'Có ' + conflicts.length + ' chỗ hai người cùng sửa; chọn cách ghi cho từng chỗ. Các chỗ khác được gộp.'
          : 'Hai người sửa những chỗ khác nhau, có thể gộp mà không mất gì.'),
      conflicts.map((c, at) => h('fieldset', { class: 'gap-above' }, h('legend', { class: 'label' }, c.name),
        h('div', { class: 'cols even' },
          side('Của tôi', c.name, c.mine, at, true), side('Của bản ' + number, c.name, c.theirs, at, false)))),
      h('div', { class: 'actions gap-above' },
        h('button', {
          class: 'btn primary', type: 'button',
          onclick: () => {
            conflicts.forEach((c, at) => { if (choice[at] === 'theirs') put(merged, c.path, c.theirs); });
            page.draft = merged;
            page.base = theirs.data;
            page.version = number;
            redraw();
            clash.hidden = true;
            changed();
            save();
          },
        }, 'Gộp và lưu thành bản mới'),
        h('button', { class: 'btn', type: 'button', onclick: download }, icon('down'), 'Tải nội dung của tôi'),
        h('a', { class: 'btn', href: url + '/document.html?version=' + encodeURIComponent(number), target: '_blank', rel: 'noopener' }, icon('doc'), 'Đọc bản ' + number),
        h('button', { class: 'btn quiet', type: 'button', onclick: () => { clash.hidden = true; } }, 'Để sau'))));
  clash.hidden = false;
  clash.scrollIntoView({ block: 'start' });
}

/** Unsaved work found on this computer is offered, never applied by itself. */
function offerBackup() {
  let backup;
  try {
    backup = JSON.parse(localStorage.getItem(backupKey) ?? 'null');
  } catch {
    return;
  }
  if (!backup?.draft || same(backup.draft, page.draft) || readOnly) return;
  clash.className = 'notice warn gap-below';
  clash.replaceChildren(icon('alert', false), h('div', { class: 'grow' },
    h('p', null, 'Trên máy này còn nội dung chưa lưu, soạn tiếp từ bản ' + backup.version + '.'),
    h('div', { class: 'actions gap-above' },
      h('button', {
        class: 'btn', type: 'button',
        onclick: () => {
          page.draft = backup.draft;
          page.base = backup.base;
          page.version = backup.version;
          clash.hidden = true;
          redraw();
          changed();
        },
      }, 'Lấy lại nội dung đó'),
      h('button', {
        class: 'btn quiet', type: 'button',
        onclick: () => {
          localStorage.removeItem(backupKey);
          clash.hidden = true;
        },
      }, 'Bỏ'))));
  clash.hidden = false;
}

saveButton.addEventListener('click', save);
window.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
    event.preventDefault();
    document.activeElement?.blur();
    save();
  }
});
window.addEventListener('beforeunload', (event) => {
  if (dirty()) event.preventDefault();
});

try {
  const locality = encodeURIComponent(root.dataset.locality);
  const [draft, consulted, agencies, collectives] = await Promise.all([
    api('GET', url + '/draft'),
    api('GET', url + '/consulted'),
    api('GET', '/api/agencies?locality=' + locality),
    api('GET', '/api/collectives?locality=' + locality),
  ]);
  page.draft = complete(draft.data);
  page.base = copy(draft.data);
  page.version = versionOf(draft.etag);
  page.consulted = { agencies: consulted.data.agencies ?? [], appraisal: consulted.data.appraisal };
  page.consultedBase = copy(page.consulted);
  page.consultedChosen = consulted.data.chosen;
  page.draftingAgency = consulted.data.draftingAgency;
  page.agencies = agencies.data.map((a) => ({
    name: a.name,
    code: a.code,
    note: a.shortName ?? '',
    aliases: a.aliases ?? [],
    words: plain([a.name, a.shortName ?? '', ...(a.aliases ?? [])].join(' ')),
    answersHere: a.answersHere,
  }));
  page.collectives = collectives.data.map((c) => ({
    name: c.name, collective: c.name, agencies: c.agencies, note: 'tên chung', words: plain(c.name),
  }));
  redraw();
  offerBackup();
} catch (refused) {
  form.replaceChildren();
  complain(refused.message);
}
