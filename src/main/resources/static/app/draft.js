// The drafting page: opens the draft, keeps copies of what is not saved yet, saves new versions, and
// brings two people's work together when both saved.
import { api } from './api.js';
import { consultation, sections } from './draft-form.js';
import { appendices, takeAppendices } from './draft-appendix.js';
import { preview } from './draft-preview.js';
import { complete, copy, merge, put, readable, same } from './draft-text.js';
import { pageSteps } from './draft-undo.js';
import { findings } from './findings.js';
import { h, icon, plain } from './dom.js';

const root = document.getElementById('soan');
const whole = document.getElementById('trang-soan');
const form = document.getElementById('bieu-mau');
const appendixBox = document.getElementById('cac-phu-luc');
const saveButton = document.getElementById('luu');
const status = document.getElementById('da-luu');
const versionLabel = document.getElementById('ban');
const clash = document.getElementById('xung-dot');
const peers = document.getElementById('cung-soan');

const plan = root.dataset.plan;
const url = '/api/plans/' + encodeURIComponent(plan);
const readOnly = root.dataset.readonly === 'true';
// every open page keeps its own copies, so that two of them never write over each other
const tab = crypto.randomUUID?.() ?? String(Date.now()) + '-' + Math.floor(Math.random() * 1e9);
const backups = 'trinhky.draft.' + plan + '.';
const copies = url + '/draft/copies';
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
  dirty: () => dirty(),
  changed,
  redrawForm,
  redrawAppendices,
  step: (draft, aside) => steps.step(draft, aside),
  // the last step of the whole page before the last one of a grid
  undo: (model) => steps.undo() || model.undo(),
  redo: (model) => steps.redo() || model.redo(),
};
const steps = pageSteps(page, write);

const versionOf = (etag) => (etag ?? '').replace(/^W\//, '').replaceAll('"', '');
const textDirty = () => page.draft && !same(page.draft, page.base);
const dirty = () => page.draft && (textDirty() || !same(page.consulted, page.consultedBase));

function tell(text, tone = '') {
  status.className = 'row small save-state ' + tone;
  status.replaceChildren(...(tone === 'ok' ? [icon('check')] : tone === 'bad' ? [icon('alert')] : []), text);
}

let checker = null;
let compareTimer;
let backupTimer;
let copyTimer;
/** Something was typed: says so at once; comparing and keeping copies wait until the hands rest. */
function changed() {
  checker?.changed();
  saveButton.disabled = readOnly;
  if (!readOnly && status.textContent !== UNSAVED) tell(UNSAVED);
  clearTimeout(compareTimer);
  compareTimer = setTimeout(compare, 300);
  clearTimeout(backupTimer);
  backupTimer = setTimeout(keepHere, 800);
  clearTimeout(copyTimer);
  copyTimer = setTimeout(keepThere, 3000);
}

function compare() {
  const isDirty = dirty();
  saveButton.disabled = !isDirty || readOnly;
  if (!isDirty && status.textContent.startsWith(UNSAVED)) tell('');
  outline();
}

const time = (instant, options) => new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', ...options }).format(new Date(instant));
const hour = (instant = Date.now()) => time(instant, { hour: '2-digit', minute: '2-digit' });
const clock = (instant) => hour(instant) + ' ngày ' + time(instant, { day: '2-digit' }).padStart(2, '0') + '/' + time(instant, { month: 'numeric' }).padStart(2, '0');

/** Keeps unsaved text on this computer, which needs no network. */
function keepHere() {
  try {
    if (textDirty()) {
      localStorage.setItem(backups + tab, JSON.stringify({
        version: page.version, base: page.base, draft: page.draft, at: Date.now(),
      }));
    } else localStorage.removeItem(backups + tab);
  } catch {
    // a full or forbidden store: the page itself still holds everything
  }
}

let keptOn = false;
let keeping = null;
/** Keeps unsaved text on the server, so that a lost computer loses nothing. It makes no version. */
async function keepThere() {
  if (readOnly || !textDirty()) return false;
  if (keeping) {
    // what was typed meanwhile is kept next
    clearTimeout(copyTimer);
    copyTimer = setTimeout(keepThere, 1000);
    return false;
  }
  keptOn = true;
  const sent = JSON.stringify(page.draft);
  keeping = api('PUT', copies + '/' + tab + '?version=' + encodeURIComponent(page.version), page.draft);
  try {
    await keeping;
    if (status.textContent === UNSAVED && JSON.stringify(page.draft) === sent) tell(UNSAVED + ', đã giữ nháp lúc ' + hour());
    return true;
  } catch {
    // the copy on this computer stays; saving will say what is wrong
    return false;
  } finally {
    keeping = null;
  }
}
/** What is saved needs no copy any more, not even one that is still on its way. */
async function forgetKept() {
  clearTimeout(copyTimer);
  await keeping?.catch(() => {});
  if (!keptOn || textDirty()) return;
  keptOn = false;
  await forgetCopy(tab);
}
async function forgetCopy(which) {
  try {
    localStorage.removeItem(backups + which);
  } catch {
    // nothing to forget where nothing could be kept
  }
  await api('DELETE', copies + '/' + encodeURIComponent(which)).catch(() => {});
}

/** Says who else writes, and whether somebody saved meanwhile; shows the copies of before once. */
async function lookAround(first) {
  if ((readOnly || document.hidden) && !first) return;
  let desk;
  try {
    ({ data: desk } = await api('GET', copies));
  } catch {
    return;
  }
  const writing = [...new Set(desk.others.map((o) => o.name))];
  peers.replaceChildren(...(writing.length ? [icon('users'), writing.join(', ') + ' cũng đang soạn, chưa lưu'] : []));
  if (!readOnly && Number(page.version) < desk.version && clash.hidden) tellNewer(desk);
  if (first) await offerCopies(desk.mine);
}

function tellNewer(desk) {
  clash.className = 'notice warn gap-below';
  clash.replaceChildren(icon('alert', false), h('div', { class: 'grow' },
    h('p', null, desk.author + ' vừa lưu bản ' + desk.version + '. Nội dung của anh chị vẫn còn nguyên trên trang này.'),
    h('div', { class: 'actions gap-above' },
      h('button', { class: 'btn', type: 'button', onclick: () => bringTogether({ message: '' }) }, 'Xem và gộp hai bản'),
      h('button', { class: 'btn quiet', type: 'button', onclick: () => { clash.hidden = true; } }, 'Để sau'))));
  clash.hidden = false;
}

const outlineList = document.querySelector('#bo-cuc ul');
const SHORT = 42;
const shortened = (text) => (text.length > SHORT ? text.slice(0, text.lastIndexOf(' ', SHORT)) + ' …' : text);
const foundCount = (found, alone) => {
  const many = found && (found.bad || found.warn);
  return many ? h('span', { class: 'count ' + (found.bad ? 'bad' : 'warn') + (alone ? ' n' : ''), title: found.bad ? 'phải sửa' : 'nên xem' }, String(many),
    h('span', { class: 'vh' }, found.bad ? ' phải sửa' : ' nên xem')) : null;
};
const countIn = (from, to) => {
  const inside = (page.foundInBody ?? []).filter((f) => f.start >= from && f.start < to);
  return { bad: inside.filter((f) => f.severity === 'ERROR').length, warn: inside.filter((f) => f.severity === 'WARNING').length };
};
function outline() {
  outlineList.replaceChildren(...[...whole.querySelectorAll('section.sheet[data-outline]')].flatMap((section) => {
    const found = page.found?.get(section.id);
    const own = h('li', null, h('a', { href: '#' + section.id }, section.dataset.outline,
      section.dataset.count && h('span', { class: 'n count' }, section.dataset.count), foundCount(found, !section.dataset.count)));
    if (section.id !== 'noi-dung-ke-hoach') return [own];
    return [own, ...page.body.outline().filter((one) => one.open).map(({ line, to, level, text, current }) =>
      h('li', { class: level === 2 ? 'l3' : 'l2' }, h('a', {
        href: '#noi-dung-ke-hoach', 'aria-current': current ? 'true' : null,
        onclick: (e) => { e.preventDefault(); page.body.jump(line.from); },
      }, shortened(text), foundCount(countIn(line.from, to), true))))];
  }));
}
page.outline = outline;

/** Draws everything anew; what could be undone is undone no more. */
function redraw() {
  page.body?.destroy();
  page.body = null;
  steps.clear();
  redrawAppendices();
  redrawForm();
}

function redrawAppendices() {
  appendixBox.replaceChildren(...appendices(page));
}

function redrawForm() {
  const top = scrollY;
  const written = page.body?.view.hasFocus;
  form.replaceChildren(...sections(page), consultation(page));
  if (readOnly) form.querySelectorAll('section.sheet').forEach((s) => { s.inert = true; });
  form.removeAttribute('aria-busy');
  if (written) page.body.view.focus();
  scrollTo(scrollX, top);
  checker?.review();
  outline();
  tellVersion();
}

const tellVersion = () => {
  versionLabel.textContent = (page.version && page.version !== '0' ? 'Bản ' + page.version + ', ' : '') +
    stateText.charAt(0).toLowerCase() + stateText.slice(1);
};

const formOf = (draft) => ({ ...draft, plan: { ...draft.plan, body: null }, appendices: null });
/** Puts a draft into those places of the page where it reads otherwise; each can undo it. */
function write(draft) {
  const formToo = !same(formOf(draft), formOf(page.draft));
  if (formToo) page.draft = { ...draft, plan: { ...draft.plan, body: page.draft.plan.body } };
  page.draft.appendices = draft.appendices;
  page.body.take(draft.plan.body ?? '');
  if (!takeAppendices(page)) redrawAppendices();
  if (formToo) redrawForm();
  tellVersion();
}

const seen = preview({ page, root, whole, url });

let saving = false;
async function save() {
  // pressed twice: the second run begins when the first has ended
  if (saving) return;
  saving = true;
  try {
    await saveOnce();
  } finally {
    saving = false;
  }
}

async function saveOnce() {
  // a cell that is still open writes what it holds when the focus leaves it
  await new Promise((left) => { setTimeout(left, 20); });
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
    tellVersion();
    compare();
    keepHere();
    forgetKept();
    const unknown = page.unknownConsulted?.length;
    if (!dirty()) tell('Đã lưu bản ' + page.version + (unknown ? ', trừ ' + unknown + ' tên lấy ý kiến chưa có trong danh mục' : ''), unknown ? 'bad' : 'ok');
    seen.refresh();
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

function download(draft) {
  const file = new Blob([readable(draft)], { type: 'text/plain;charset=utf-8' });
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
  complete(theirs.data);
  showBoth(theirs.data, versionOf(theirs.etag), new Map());
}

const placeKey = (path) => path.join('/');

/**
 * Shows what both wrote, with a choice for every place that both changed.
 *
 * @param choice place → `mine` or `theirs`, as chosen so far
 */
function showBoth(theirs, number, choice) {
  const { conflicts } = merge(page.base, page.draft, theirs);
  const shown = new Map(conflicts.map((c) => [placeKey(c.path), copy(c.mine)]));
  const side = ({ name, path }, label, value, at, who) => h('div', { class: 'field' },
    h('label', { class: 'check' }, h('input', {
      type: 'radio', name: 'cho-' + at, checked: (choice.get(placeKey(path)) ?? 'mine') === who,
      onchange: () => { choice.set(placeKey(path), who); },
    }), label),
    h('textarea', { readonly: true, 'aria-label': name + ', ' + label, value: readable(value) || '(để trống)' }));
  const warning = h('p', { class: 'error-text', role: 'alert' });
  /** Merges what stands in the form now, which may be more than what is shown here. */
  const bring = () => {
    page.grids.forEach(({ model }) => model.settle());
    const { merged, conflicts: now } = merge(page.base, page.draft, theirs);
    const theirsChosen = (c) => choice.get(placeKey(c.path)) === 'theirs';
    const unseen = now.filter((c) => !shown.has(placeKey(c.path)) || (theirsChosen(c) && !same(shown.get(placeKey(c.path)), c.mine)));
    if (unseen.length) {
      unseen.forEach((c) => choice.delete(placeKey(c.path)));
      showBoth(theirs, number, choice).textContent = 'Anh chị vừa sửa thêm chỗ mà đồng nghiệp cũng sửa: ' +
        unseen.map((c) => c.name).join('; ') + '. Hãy xem lại cách ghi rồi bấm gộp.';
      return;
    }
    now.filter(theirsChosen).forEach((c) => put(merged, c.path, c.theirs));
    page.draft = complete(merged);
    page.base = copy(theirs);
    page.version = number;
    // a step back would silently take away what the colleague wrote
    redraw();
    clash.hidden = true;
    changed();
    save();
  };
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
          side(c, 'Của tôi', c.mine, at, 'mine'), side(c, 'Của bản ' + number, c.theirs, at, 'theirs')))),
      warning,
      h('div', { class: 'actions gap-above' },
        h('button', { class: 'btn primary', type: 'button', onclick: bring }, 'Gộp và lưu thành bản mới'),
        h('button', { class: 'btn', type: 'button', onclick: () => download(page.draft) }, icon('down'), 'Tải nội dung của tôi'),
        h('a', { class: 'btn', href: url + '/document.html?version=' + encodeURIComponent(number), target: '_blank', rel: 'noopener' }, icon('doc'), 'Đọc bản ' + number),
        h('button', { class: 'btn quiet', type: 'button', onclick: () => { clash.hidden = true; } }, 'Để sau'))));
  clash.hidden = false;
  clash.scrollIntoView({ block: 'start' });
  return warning;
}

/** Unsaved work of before, here or on the server, is offered and never applied by itself. */
async function offerCopies(mine) {
  const found = new Map();
  for (const one of mine) if (one.tab !== tab) found.set(one.tab, { tab: one.tab, version: String(one.version), at: Date.parse(one.keptAt), there: true });
  try {
    for (const key of Object.keys(localStorage).filter((k) => k.startsWith(backups))) {
      const which = key.slice(backups.length);
      const one = JSON.parse(localStorage.getItem(key));
      if (which !== tab && one?.draft) found.set(which, { tab: which, version: one.version, at: one.at, draft: one.draft, base: one.base, there: found.has(which) });
    }
  } catch {
    // an unreadable store offers nothing
  }
  const offered = [...found.values()].filter((one) => !one.draft || !same(one.draft, page.draft)).sort((a, b) => b.at - a.at);
  [...found.values()].filter((one) => !offered.includes(one)).forEach((one) => forgetCopy(one.tab));
  if (!offered.length || textDirty()) return;
  const close = () => { clash.hidden = true; };
  clash.className = 'notice warn gap-below';
  clash.replaceChildren(icon('alert', false), h('div', { class: 'grow' },
    h('p', null, 'Anh chị còn nội dung chưa lưu của lần soạn trước (hoặc đang mở ở thẻ khác).'),
    offered.map((one) => {
      const line = h('div', { class: 'actions gap-above' },
        h('span', null, (one.at ? 'Lúc ' + clock(one.at) + ', ' : '') + 'soạn tiếp từ bản ' + one.version + ':'),
        h('button', {
          class: 'btn sm', type: 'button',
          onclick: async () => {
            if (textDirty()) {
              tell('Hãy lưu nội dung đang soạn trước, rồi lấy lại nội dung kia', 'bad');
              return;
            }
            try {
              const draft = one.draft ?? (await api('GET', copies + '/' + encodeURIComponent(one.tab))).data;
              if (readOnly) {
                download(draft);
                return;
              }
              const began = one.base ?? (await api('GET', url + '/draft?version=' + encodeURIComponent(one.version))).data;
              page.step(complete(draft), { base: began, version: one.version });
              close();
              tellVersion();
              // given up only when this page keeps it as well
              if (await keepThere()) forgetCopy(one.tab);
            } catch (refused) {
              complain(refused.message);
            }
          },
        }, readOnly ? 'Tải nội dung đó' : 'Lấy lại nội dung đó'),
        h('button', {
          class: 'btn sm quiet', type: 'button',
          onclick: () => {
            forgetCopy(one.tab);
            line.remove();
            if (!clash.querySelector('.actions')) close();
          },
        }, 'Bỏ'));
      return line;
    }),
    h('div', { class: 'actions gap-above' }, h('button', { class: 'btn sm quiet', type: 'button', onclick: close }, 'Để sau'))));
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
window.addEventListener('keydown', (event) => {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || !['z', 'y'].includes(key)) return;
  if (readOnly || document.querySelector('dialog[open]') || event.target.closest?.('.cell-edit')) return;
  const done = key === 'y' || event.shiftKey ? steps.redo() : steps.undo();
  if (!done) return;
  event.preventDefault();
  event.stopPropagation();
}, true);
window.addEventListener('beforeunload', (event) => {
  if (dirty() || page.unknownConsulted?.length) {
    keepHere();
    event.preventDefault();
  }
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
  checker = findings(page, url, document.getElementById('can-xem'));
  checker.ask();
  lookAround(true);
  setInterval(() => lookAround(false), 45000);
  // whoever comes back from another tab hears at once what happened meanwhile
  document.addEventListener('visibilitychange', () => { if (!document.hidden) lookAround(false); });
} catch (refused) {
  form.replaceChildren();
  complain(refused.message);
}
