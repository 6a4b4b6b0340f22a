// What every page does: questions before an action, printing, frames that fit, the account menu.
import { api } from './api.js';

/** Says something at the top of the page. */
export function say(text, tone = 'bad') {
  const box = document.getElementById('bao');
  box.className = 'gap-below notice ' + tone;
  box.textContent = text;
  box.hidden = false;
  box.scrollIntoView({ block: 'nearest' });
}

/** Scales the page of an A4 document to the width that its frame has. */
export function fit(frame) {
  const box = frame.parentElement;
  const measure = () => {
    let doc;
    try {
      doc = frame.contentDocument;
    } catch {
      return;
    }
    if (!doc?.body || !box.clientWidth) return;
    frame.style.transform = '';
    frame.style.width = '100%';
    const portrait = 860; // 210 mm and the grey around it, in CSS pixels
    const scale = Math.min(1, box.clientWidth / portrait);
    if (scale < 1) {
      frame.style.width = box.clientWidth / scale + 'px';
      frame.style.height = box.clientHeight / scale + 'px';
      frame.style.transform = 'scale(' + scale + ')';
      box.style.overflow = 'hidden';
    } else {
      frame.style.height = '100%';
    }
  };
  frame.addEventListener('load', measure);
  new ResizeObserver(measure).observe(box);
  measure();
}

/** A day as people type it, dd/MM/yyyy, as the API takes it. */
function isoDay(text, label) {
  const [, day, month, year] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text) ?? [];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (!year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== Number(day)) {
    throw new Error(`${label}: hãy ghi ngày/tháng/năm, ví dụ 05/02/2022.`);
  }
  return date.toISOString().slice(0, 10);
}

function values(form) {
  const body = {};
  const data = new FormData(form);
  for (const [name, value] of data) body[name] = value;
  form.querySelectorAll('[data-type=boolean]').forEach((f) => { body[f.name] = f.value === 'true'; });
  form.querySelectorAll('[data-type=optional]').forEach((f) => { body[f.name] = f.value.trim() || null; });
  form.querySelectorAll('[data-type=lines]').forEach((f) => { body[f.name] = f.value.split('\n').map((line) => line.trim()).filter(Boolean); });
  form.querySelectorAll('[data-type=list]').forEach((f) => { body[f.dataset.name] = data.getAll(f.dataset.name); });
  form.querySelectorAll('[data-type=date]').forEach((f) => {
    body[f.name] = f.value.trim() ? isoDay(f.value, f.labels[0].textContent) : null;
  });
  return body;
}

/** Attributes data-set-… of the button begin the fields of those names. */
function begin(form, button) {
  for (const [key, value] of Object.entries(button.dataset)) {
    const name = /^set([A-Z])(.*)$/.exec(key);
    if (name) form.elements[name[1].toLowerCase() + name[2]].value = value;
  }
}

/**
 * A button with data-ask opens its dialog; the dialog's form is sent to data-url as JSON, by
 * data-method or POST; data-match is the version it is meant for, data-then the page to go on to.
 */
function ask(button) {
  const dialog = document.getElementById(button.dataset.ask);
  const form = dialog.querySelector('form');
  const error = form.querySelector('.error-text');
  // what was typed survives closing the dialog, as long as it is about the same thing; several rows
  // may share one address
  const about = JSON.stringify({ ...button.dataset });
  if (dialog.dataset.about !== about) {
    form.reset();
    begin(form, button);
  }
  dialog.dataset.about = about;
  error.hidden = true;
  dialog.querySelectorAll('[data-subject]').forEach((s) => { s.textContent = button.dataset.subject ?? ''; });
  form.onsubmit = async (event) => {
    if (event.submitter?.value !== 'send') return;
    event.preventDefault();
    event.submitter.disabled = true;
    try {
      const match = button.dataset.match ? { 'If-Match': `"${button.dataset.match}"` } : {};
      await api(button.dataset.method ?? 'POST', button.dataset.url, values(form), match);
      if (button.dataset.then) location.assign(button.dataset.then);
      else location.reload();
    } catch (refused) {
      error.textContent = refused.message;
      error.hidden = false;
      event.submitter.disabled = false;
    }
  };
  dialog.showModal();
}

const POPUPS = 'details.account[open], details.bell[open]';

/** What was opened has been read; a mark that cannot be set keeps nobody from his work. */
async function followNotice(event, link) {
  const here = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  const read = api('POST', '/api/notices/read', { ids: [link.dataset.notice] }).catch(() => null);
  if (!here) return;
  event.preventDefault();
  await read;
  location.assign(link.href);
}

/** Marks what is listed, not what arrived since. */
async function readAll(button) {
  const bell = button.closest('.bell');
  const unread = [...bell.querySelectorAll('.unread')];
  button.disabled = true;
  try {
    await api('POST', '/api/notices/read', { ids: unread.map((li) => li.querySelector('[data-notice]').dataset.notice) });
  } catch (refused) {
    say(refused.message);
    button.disabled = false;
    return;
  }
  unread.forEach((li) => {
    li.classList.remove('unread');
    li.querySelector('.vh').remove();
  });
  bell.querySelector('.n').remove();
  const summary = bell.querySelector('summary');
  summary.setAttribute('aria-label', 'Thông báo: đã đọc hết');
  summary.focus();
  button.remove();
}

/** Takes the task, then opens it; who comes too late hears who has it. */
async function claim(link) {
  try {
    await api('POST', link.dataset.claim);
    location.assign(link.href);
  } catch (refused) {
    say(refused.message);
  }
}

document.addEventListener('click', (event) => {
  const taken = event.target.closest('[data-claim]');
  if (taken) {
    event.preventDefault();
    claim(taken);
  }
  const button = event.target.closest('[data-ask]');
  if (button) ask(button);
  if (event.target.closest('[data-back]')) history.back();
  document.querySelectorAll(POPUPS).forEach((d) => {
    if (!d.contains(event.target)) d.open = false;
  });
  const told = event.target.closest('[data-notice]');
  if (told?.closest('.unread')) followNotice(event, told);
  const all = event.target.closest('[data-read-all]');
  if (all) readAll(all);
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  document.querySelectorAll(POPUPS).forEach((d) => {
    d.open = false;
    d.querySelector('summary').focus();
  });
});
document.querySelectorAll('form[data-auto]').forEach((form) =>
  form.addEventListener('change', () => form.requestSubmit()));
document.querySelectorAll('iframe[data-fit]').forEach(fit);
if (history.length > 1) document.querySelectorAll('[data-back]').forEach((b) => { b.hidden = false; });
