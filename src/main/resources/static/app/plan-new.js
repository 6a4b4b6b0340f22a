// Creating a dossier: posts the form to the API and goes on to drafting.
import { api } from './api.js';
import { say } from './app.js';
import { h, plain } from './dom.js';

const form = document.getElementById('tao-ho-so');
const { title, year, model } = form.elements;
const usualYear = year.value;
const touched = new Set();
form.addEventListener('input', (event) => touched.add(event.target.name));

const isCopy = () => form.querySelector('[name=from]:checked')?.value === 'copy';

/** What the new dossier begins from. */
function source() {
  return (isCopy() ? model.selectedOptions[0] : form.querySelector('[name=from]:checked'))?.dataset ?? {};
}

function propose() {
  const ready = source();
  const next = isCopy() ? String(Number(ready.year) + 1) : ready.year;
  if (!touched.has('year')) year.value = next ?? usualYear;
  if (!touched.has('title')) {
    title.value = isCopy() ? ready.title.replaceAll(ready.year, year.value) : ready.title ?? '';
  }
  // a ready text has its form already; it is changed where the text is
  for (const name of ['form', 'authority']) {
    const choice = form.elements[name];
    choice.disabled = Boolean(ready[name]);
    if (ready[name]) choice.value = ready[name];
  }
  carryOver();
}
form.addEventListener('change', (event) => {
  if (['from', 'model', 'year'].includes(event.target.name)) propose();
});

// the tasks of an earlier plan

const tasks = document.getElementById('nhiem-vu');
const groups = document.getElementById('cac-nhom');
const search = document.getElementById('tim-nv');
let shown = null;
let version = null;

const rows = () => [...groups.querySelectorAll('[data-row]')];
const chosen = () => rows().filter((box) => box.checked);

function agencies(row) {
  return [row.lead, ...(row.proposedLeads ?? []), ...(row.coordinators ?? [])]
    .filter(Boolean).map((ref) => ref.name).join(', ');
}

function rowOf(row, place) {
  const who = row.assignment ?? agencies(row);
  const label = h('label', { class: 'check', 'data-words': plain([row.task, row.product, who].join(' ')) },
    h('input', { type: 'checkbox', 'data-row': place, checked: true }),
    h('span', {}, row.ordinal + '. ' + row.task,
      h('span', { class: 'small muted' }, [who, row.time].filter(Boolean).map((part) => ' · ' + part).join(''))));
  return label;
}

function groupOf(group, a, g) {
  const all = h('input', { type: 'checkbox', 'data-group': '', checked: true });
  return h('fieldset', {},
    h('legend', {}, h('label', { class: 'check' }, all,
      h('b', {}, [group.ordinal, group.title].filter(Boolean).join('. ')))),
    (group.rows ?? []).map((row, r) => rowOf(row, `${a + 1}.${g + 1}.${r + 1}`)));
}

function count() {
  const all = rows();
  const carried = all.filter((box) => box.checked).length;
  document.getElementById('dem').textContent = `${carried}/${all.length} nhiệm vụ`;
  groups.querySelectorAll('fieldset').forEach((set) => {
    const boxes = [...set.querySelectorAll('[data-row]')];
    const some = boxes.filter((box) => box.checked).length;
    const head = set.querySelector('[data-group]');
    head.checked = some > 0;
    head.indeterminate = some > 0 && some < boxes.length;
  });
}

async function carryOver() {
  if (!tasks) return;
  const copying = isCopy();
  tasks.hidden = !copying;
  document.getElementById('chon-mau').hidden = !copying;
  if (!copying || shown === model.value) return;
  const asked = model.value;
  shown = asked;
  version = null;
  groups.replaceChildren(h('p', { class: 'soft' }, 'Đang đọc kế hoạch…'));
  groups.setAttribute('aria-busy', 'true');
  try {
    const { data: draft, etag } = await api('GET', `/api/plans/${encodeURIComponent(asked)}/draft`);
    if (shown !== asked) return;
    version = Number(etag.replace(/\D/g, ''));
    const sets = (draft.appendices ?? []).flatMap((appendix, a) =>
      (appendix.groups ?? []).map((group, g) => groupOf(group, a, g)));
    groups.replaceChildren(...(sets.length ? sets : [h('p', { class: 'soft' }, 'Kế hoạch này không có phụ lục nhiệm vụ.')]));
    search.value = '';
    count();
  } catch (refused) {
    shown = null;
    groups.replaceChildren(h('p', { class: 'error-text' }, refused.message));
  }
  groups.setAttribute('aria-busy', 'false');
}

groups?.addEventListener('change', (event) => {
  if (event.target.matches('[data-group]')) {
    event.target.closest('fieldset').querySelectorAll('label:not([hidden]) > [data-row]')
      .forEach((box) => { box.checked = event.target.checked; });
  }
  count();
});
search?.addEventListener('input', () => {
  const words = plain(search.value).split(' ').filter(Boolean);
  groups.querySelectorAll('[data-words]').forEach((label) => {
    label.hidden = !words.every((word) => label.dataset.words.includes(word));
  });
  groups.querySelectorAll('fieldset').forEach((set) => {
    set.hidden = !set.querySelector('[data-words]:not([hidden])');
  });
});
search?.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') event.preventDefault();
});
for (const [id, checked] of [['chon-het', true], ['bo-het', false]]) {
  document.getElementById(id)?.addEventListener('click', () => {
    groups.querySelectorAll('label:not([hidden]) > [data-row]').forEach((box) => { box.checked = checked; });
    count();
  });
}

propose();

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const data = new FormData(form);
  const [kind, id] = (data.get('from') ?? 'blank').split(/:(.*)/s);
  if (kind === 'copy' && version === null) {
    say('Chưa đọc xong kế hoạch mẫu. Hãy chờ danh sách nhiệm vụ hiện ra rồi bấm lại.');
    return;
  }
  const button = form.querySelector('button.primary');
  button.disabled = true;
  try {
    const { data: plan } = await api('POST', '/api/plans', {
      locality: form.dataset.locality,
      year: Number(data.get('year')),
      form: form.elements.form.value,
      authority: form.elements.authority.value,
      title: data.get('title').trim(),
      draftingAgency: data.get('draftingAgency'),
      urgency: data.get('urgency'),
      sample: kind === 'sample' ? id : null,
      ...(kind === 'copy'
        ? { copyOf: model.value, copyVersion: version, rows: chosen().map((box) => box.dataset.row) }
        : {}),
    });
    location.assign('/plans/' + encodeURIComponent(plan.id) + (kind === 'copy' ? '#lap-theo' : '/draft'));
  } catch (refused) {
    say(refused.message);
    button.disabled = false;
  }
});
