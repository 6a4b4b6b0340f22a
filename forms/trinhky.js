/*
 * What the task forms and the tab "Hồ sơ" share. Everything shown comes from one request,
 * GET /api/tasks/{taskId}; a completion carries decision, comment and returnTo, everything longer
 * is saved through /api before. A form is an HTML file with its own special section; this script
 * puts the dossier above it and the decision below it.
 */

const COMMENT_LIMIT = 2000;
const SESSION_ENDED =
  'Phiên làm việc đã hết, hãy đăng nhập lại ở thẻ khác rồi bấm lại; nội dung anh chị ghi vẫn còn.';
const NOT_REACHED =
  'Chưa kết nối được máy chủ. Nội dung anh chị ghi vẫn còn; hãy thử lại sau ít phút.';

/* ---------- small helpers ---------- */

/** Makes an element; texts become text nodes, never markup. */
function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) { continue; }
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (name === 'class') {
      element.className = value;
    } else {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

const ICONS = {
  alert: 'M9 2.6 16.2 15H1.8zM9 7.2v3.6M9 12.9v.1',
  back: 'M7 4 3 8l4 4M3 8h7.5a4 4 0 0 1 0 8H8',
  clock: 'M9 2.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13M9 5.2V9l2.6 1.7',
  pen: 'm3 15 .8-3.4L12.4 3l2.6 2.6-8.6 8.6zM10.8 4.6l2.6 2.6'
};

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[name]);
  svg.setAttribute('viewBox', '0 0 18 18');
  svg.setAttribute('class', 'tk-icon');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(path);
  return svg;
}

let lastId = 0;
const newId = () => `tk-${++lastId}`;

/** A link in a new tab; only addresses of this server are accepted. */
function link(href, text, properties = {}) {
  return isOurs(href)
    ? el('a', { href, target: '_blank', rel: 'noopener', ...properties }, text)
    : null;
}

const isOurs = address => typeof address === 'string' && /^\/(?!\/)/.test(address);

const thousands = number => String(number).replace(/\B(?=(\d{3})+$)/g, '.');

const inSentence = label => label.charAt(0).toLocaleLowerCase('vi') + label.slice(1);

const isOpinionWithText = opinion => ['AGREE_WITH_COMMENTS', 'OBJECT'].includes(opinion.answer);

/* ---------- server ---------- */

/* Tasklist's own cookie of the same name (narrower path, so listed first) must not be taken for ours. */
function csrfTokens() {
  return document.cookie.split('; ')
    .filter(cookie => cookie.startsWith('XSRF-TOKEN='))
    .map(cookie => decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)))
    .reverse()
    .concat('');
}

/** An unsafe request; a refused token may mean that the cookie was not there yet: the refusal itself brings it. */
export async function fetchWithToken(url, options) {
  const tried = new Set();
  for (;;) {
    const token = csrfTokens().find(candidate => !tried.has(candidate));
    tried.add(token);
    const response = await fetch(url, { ...options, headers: { ...options.headers, 'X-XSRF-TOKEN': token } });
    if (response.status !== 403 || csrfTokens().every(candidate => tried.has(candidate))) { return response; }
  }
}

/** One request; resolves to { ok, status, data, ended, problem } with a sentence for the user, never throws. */
async function request(method, url, body, etag) {
  const options = {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'manual',
    headers: {
      Accept: 'application/json, application/problem+json',
      'X-Requested-With': 'XMLHttpRequest',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(etag ? { 'If-Match': etag } : {})
    },
    body: body === undefined ? undefined : JSON.stringify(body)
  };
  try {
    const response = method === 'GET' ? await fetch(url, options) : await fetchWithToken(url, options);
    const data = await response.json().catch(() => null);
    if (response.ok) { return { ok: true, status: response.status, data }; }
    const ended = response.status === 401 || response.type === 'opaqueredirect';
    // Tasklist itself has not noticed yet, and watches for the new login from now on
    if (ended) { window.dispatchEvent(new Event('trinhky:session-lost')); }
    return {
      ok: false,
      status: response.status,
      ended,
      problem: ended ? SESSION_ENDED : data?.detail ?? data?.message
        ?? `Máy chủ chưa xử lý được yêu cầu này (mã ${response.status}). Nội dung anh chị ghi vẫn còn; hãy thử lại.`
    };
  } catch (offline) {
    return { ok: false, status: 0, problem: NOT_REACHED };
  }
}

const readTask = taskId => request('GET', `/api/tasks/${encodeURIComponent(taskId)}`);
const remarksPage = task => `/plans/${encodeURIComponent(task.planId)}/remarks`;
const planApi = task => `/api/plans/${encodeURIComponent(task.planId)}`;

/* ---------- the dossier: header, notices, tabs ---------- */

function header(task) {
  const due = task.due || task.dueText
    ? el('span', { class: `tk-due tk-${task.dueLevel ?? 'ok'}` }, icon('clock'),
        el('span', {}, el('b', {}, task.dueText ?? 'Hạn'),
          task.due && !task.dueText?.includes(task.due.slice(0, 5)) ? `, ${task.due}` : ''))
    : null;
  return el('header', { class: 'tk-head' },
    el('p', { class: 'tk-crumb' }, task.label),
    el('h1', {}, task.title),
    el('div', { class: 'tk-row' },
      task.step ? el('span', { class: 'tk-badge tk-now' }, `Bước ${task.step}/${task.steps}`) : null,
      due,
      task.standing ? el('span', { class: 'tk-small tk-soft' }, task.standing) : null,
      task.code ? el('span', { class: 'tk-small tk-muted' }, task.code) : null,
      link(task.dossierUrl, 'Mở cả hồ sơ', { class: 'tk-small' })));
}

function notices(task) {
  return (task.notices ?? []).map(notice =>
    el('div', { class: `tk-notice tk-${notice.level}` }, icon('alert'), el('div', {}, notice.text)));
}

/** A document in a frame; loaded only when its tab is opened. */
function preview(address, title) {
  if (!isOurs(address)) {
    return el('p', { class: 'tk-empty' }, 'Chưa có bản xem trước.');
  }
  return el('iframe', { class: 'tk-preview', 'data-src': address, title, tabindex: '0' });
}

function documentPanel(task) {
  let seen = '';
  if (task.version && task.seenVersion && task.seenVersion < task.version) {
    seen = ` Khác biệt so với bản ${task.seenVersion}, ${task.seenAs}.`;
  }
  return [
    preview(task.previewUrl, 'Văn bản'),
    el('footer', { class: 'tk-foot' },
      el('span', {}, task.version ? `Bản ${task.version}.${seen}` : ''),
      el('span', { class: 'tk-row' }, link(task.draftUrl, 'Mở trang soạn thảo'), link(task.pdfUrl, 'Mở PDF')))
  ];
}

function changesPanel(task) {
  if (!task.changes?.length) {
    return el('p', { class: 'tk-empty' }, task.seenVersion
      ? 'Không có khác biệt so với lần anh chị xem trước.'
      : 'Anh chị xem văn bản này lần đầu, chưa có bản trước để so.');
  }
  const marks = { INSERT: 'ins', DELETE: 'del' };
  return [
    el('p', { class: 'tk-caption' }, `So với bản ${task.seenVersion}, ${task.seenAs}`),
    el('ul', { class: 'tk-diff' }, task.changes.map(change => el('li', {},
      el('span', { class: 'tk-muted' }, change.where,
        change.kind === 'MOVED' ? ` (chuyển từ ${change.from})` : ''),
      el('span', {}, change.segments.map(segment =>
        marks[segment.kind] ? el(marks[segment.kind], {}, segment.text) : segment.text)))))
  ];
}

const RESOLUTIONS = {
  ACCEPTED: 'Tiếp thu',
  PARTLY_ACCEPTED: 'Tiếp thu một phần',
  NOT_ACCEPTED: 'Không tiếp thu'
};

function answerBadge(opinion) {
  const levels = { AGREE: 'ok', AGREE_WITH_COMMENTS: 'warn', OBJECT: 'bad' };
  return el('span', { class: `tk-badge tk-${levels[opinion.answer] ?? 'none'}` },
    opinion.answerText ?? 'Chưa trả lời');
}

function opinionsPanel(task) {
  const rank = { OBJECT: 0, AGREE_WITH_COMMENTS: 1, AGREE: 2, NO_RESPONSE: 3 };
  const opinions = [...task.opinions ?? []].sort((a, b) => (rank[a.answer] ?? 4) - (rank[b.answer] ?? 4));
  const silent = opinions.filter(opinion => opinion.answer === 'NO_RESPONSE');
  const spoken = opinions.filter(opinion => !silent.includes(opinion));
  const comments = [...task.comments ?? []].reverse();
  if (!opinions.length && !comments.length) {
    return el('p', { class: 'tk-empty' }, 'Chưa có ý kiến nào.');
  }
  return [
    opinions.length ? el('h2', {}, 'Ý kiến của các cơ quan') : null,
    opinions.length ? el('ul', { class: 'tk-list' }, spoken.map(opinion => el('li', {},
      el('p', { class: 'tk-row' },
        el('b', {}, opinion.agencyName), answerBadge(opinion),
        opinion.late ? el('span', { class: 'tk-badge tk-warn' }, 'gửi sau hạn') : null),
      opinion.content ? el('p', { class: 'tk-text' }, opinion.content) : null,
      opinion.resolution ? el('p', { class: 'tk-text tk-soft' },
        el('b', {}, RESOLUTIONS[opinion.resolution]), opinion.explanation ? `: ${opinion.explanation}` : '') : null)),
      silent.length ? el('li', {}, el('details', {},
        el('summary', {}, `${silent.length} cơ quan: `, answerBadge(silent[0])),
        el('p', { class: 'tk-text' }, silent.map(opinion => opinion.agencyName).join('; ')))) : null) : null,
    comments.length ? el('h2', {}, 'Các bước đã qua') : null,
    comments.length ? el('ul', { class: 'tk-timeline' }, comments.map(comment => el('li', {},
      el('p', {}, el('b', {}, `${comment.step}: ${inSentence(comment.decision ?? '')}`)),
      comment.text ? el('p', { class: 'tk-text' }, comment.text) : null,
      el('p', { class: 'tk-small tk-muted' }, [comment.at, comment.who, comment.agency].filter(Boolean).join(' · '))))) : null
  ];
}

function attachedPanel(document, title) {
  return [
    preview(document.previewUrl, title),
    el('footer', { class: 'tk-foot' },
      el('span', {}, document.number ? `Số ${document.number}.` : ''),
      link(document.pdfUrl, 'Mở PDF'))
  ];
}

function tabsOf(task) {
  const said = (task.opinions?.length ?? 0) + (task.comments ?? []).filter(comment => comment.text).length;
  const tabs = [{ id: 'document', label: 'Văn bản', panel: () => documentPanel(task) }];
  // a document that has arrived has no earlier versions and nobody was asked about it
  if (!task.deliveryId) {
    tabs.push({ id: 'changes', label: 'Khác biệt', count: task.changes?.length, panel: () => changesPanel(task) });
  }
  if (!task.deliveryId || said) {
    tabs.push({ id: 'opinions', label: 'Ý kiến', count: said, panel: () => opinionsPanel(task) });
  }
  if (task.submission?.previewUrl) {
    const label = task.submission.kind === 'SUBMISSION_MEMO' ? 'Tờ trình' : 'Công văn trình';
    const tab = { id: 'submission', label, panel: () => attachedPanel(task.submission, label) };
    // who signs it reads it first
    if (task.activity === 'SignSubmission') { tabs.unshift(tab); } else { tabs.push(tab); }
  }
  if (task.reviewSheet?.previewUrl) {
    tabs.push({ id: 'review', label: 'Phiếu trình', panel: () => attachedPanel(task.reviewSheet, 'Phiếu trình') });
  }
  return tabs;
}

function tabbed(tabs, selectedId) {
  const buttons = [];
  const panels = [];
  function select(index, focus) {
    buttons.forEach((button, i) => {
      button.setAttribute('aria-selected', String(i === index));
      button.tabIndex = i === index ? 0 : -1;
      panels[i].hidden = i !== index;
    });
    panels[index].querySelectorAll('iframe[data-src]').forEach(frame => {
      frame.src = frame.dataset.src;
      frame.removeAttribute('data-src');
    });
    if (focus) { buttons[index].focus(); }
  }
  tabs.forEach((tab, index) => {
    const id = newId();
    buttons.push(el('button', {
      type: 'button', role: 'tab', id, 'aria-controls': `${id}-panel`, 'data-tab': tab.id,
      onclick: () => select(index),
      onkeydown: event => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step) {
          event.preventDefault();
          select((index + step + tabs.length) % tabs.length, true);
        }
      }
    }, tab.label, tab.count ? el('span', { class: 'tk-count' }, String(tab.count)) : null));
    panels.push(el('div', { role: 'tabpanel', id: `${id}-panel`, 'aria-labelledby': id }, tab.panel()));
  });
  select(Math.max(0, tabs.findIndex(tab => tab.id === selectedId)));
  return el('section', { class: 'tk-sheet' },
    el('div', { class: 'tk-tabs', role: 'tablist', 'aria-label': 'Nội dung hồ sơ' }, buttons), panels);
}

/** Header, notices and tabs of the task; a repeated call keeps the tab that is open. */
function drawDossier(task, place) {
  const open = place.querySelector('[role=tab][aria-selected=true]')?.dataset.tab;
  place.replaceChildren(header(task), ...notices(task), tabbed(tabsOf(task), open));
}

function failure(problem, ended) {
  return el('div', { class: 'tk-notice tk-bad', role: 'alert' }, icon('alert'),
    el('div', {}, problem, ended ? ' ' : null, ended ? link('/login', 'Đăng nhập lại') : null));
}

/* ---------- what the user has typed survives ---------- */

/** Keeps every named field of the form in the tab's session storage, one entry per task. */
class Memory {
  constructor(form, key) {
    this.form = form;
    this.key = `trinhky.${key}`;
    form.addEventListener('input', event => this.keep(event.target));
    form.addEventListener('change', event => this.keep(event.target));
  }

  read() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key)) ?? {};
    } catch (unreadable) {
      return {};
    }
  }

  write(values) {
    if (Object.keys(values).length) {
      sessionStorage.setItem(this.key, JSON.stringify(values));
    } else {
      sessionStorage.removeItem(this.key);
    }
  }

  keep(field) {
    if (!field.name) { return; }
    const value = field.type === 'checkbox' ? field.checked : field.value;
    this.write({ ...this.read(), [field.name]: value });
  }

  /** Puts kept values into the fields; answers the names that differ from what the server sent. */
  restore() {
    const restored = new Set();
    for (const [name, value] of Object.entries(this.read())) {
      for (const field of this.form.elements) {
        if (field.name !== name) { continue; }
        if (field.type === 'checkbox') {
          if (field.checked !== value) { field.checked = value; restored.add(name); }
        } else if (field.type === 'radio') {
          if (field.value === value && !field.checked) { field.checked = true; restored.add(name); }
        } else if (field.value !== value) {
          field.value = value;
          restored.add(name);
        }
      }
    }
    return restored;
  }

  forget(isSaved = () => true) {
    this.write(Object.fromEntries(Object.entries(this.read()).filter(([name]) => !isSaved(name))));
  }
}

/* ---------- special sections ---------- */

const lines = text => text.split('\n').map(line => line.trim()).filter(Boolean);

/** Part of a form that is saved as a whole through one PUT: "Lưu" beside it, saved again before a decision. */
class SavedPart {
  constructor(view, section, url, body, etag = () => null, missing = () => null) {
    Object.assign(this, { view, section, url, body, etag, missing });
    this.state = section.querySelector('[data-tk-state]');
    this.changed = false;
    section.addEventListener('input', () => this.touch());
    section.addEventListener('change', () => this.touch());
    section.querySelector('[data-tk-save]').addEventListener('click', async () => {
      if (await this.save()) { await view.refresh(); }
    });
  }

  touch() {
    this.changed = true;
    this.state.textContent = 'Chưa lưu';
  }

  async save() {
    this.view.clearProblem();
    const body = this.body();
    const before = JSON.stringify(body);
    const answer = await request('PUT', this.url, body, this.etag());
    if (!answer.ok) {
      this.view.fail(answer.problem, answer.ended);
      return false;
    }
    this.changed = JSON.stringify(this.body()) !== before;
    this.state.textContent = this.changed ? 'Chưa lưu' : this.missing() ?? 'Đã lưu';
    const names = new Set([...this.section.querySelectorAll('[name]')].map(field => field.name));
    if (!this.changed) { this.view.memory.forget(name => names.has(name)); }
    return true;
  }

  async saveIfChanged() {
    return !this.changed || this.save();
  }
}

/** Asks before something that cannot be undone; resolves to whether it was said yes. */
function asked(place, title, text, yes) {
  const id = newId();
  const dialog = el('dialog', { class: 'tk-dialog', 'aria-labelledby': id },
    el('h2', { id }, title), el('p', {}, text),
    el('div', { class: 'tk-actions' },
      el('button', { type: 'button', class: 'tk-btn tk-primary', onclick: () => dialog.close('yes') }, yes),
      el('button', { type: 'button', class: 'tk-btn tk-quiet', onclick: () => dialog.close() }, 'Thôi')));
  place.append(dialog);
  return new Promise(resolve => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    dialog.showModal();
  });
}

const field = (section, name) => section.querySelector(`[name="${CSS.escape(name)}"]`);

function require(view, input, problem) {
  if (input.value.trim()) {
    input.removeAttribute('aria-invalid');
    return true;
  }
  input.setAttribute('aria-invalid', 'true');
  view.fail(problem);
  input.focus();
  return false;
}

/** Whether the reader's agency has remarked on passages: then it need not say it again in the opinion. */
async function hasRemarks(task) {
  const answer = await request('GET', `${planApi(task)}/remarks`);
  return answer.ok && answer.data.some(remark => remark.agency === task.ownOpinion?.agency && !remark.resolution);
}

/*
 * Each section gets the view when the form opens (`draw`), the kept values have been put back
 * (`restored`), and before a decision (`before`, which answers whether it may go on).
 */
const SECTIONS = {

  /* CommentOnDraft: the opinion is stored first, the completion says only how the agency answers. */
  opinion(view, section) {
    const content = field(section, 'opinion');
    let saved = view.task.ownOpinion?.content ?? '';
    content.value = saved;
    section.querySelector('[data-tk-remarks]').href = remarksPage(view.task);
    return {
      async before(decision) {
        const needed = ['AGREE_WITH_COMMENTS', 'OBJECT'].includes(decision.value);
        const said = needed && !content.value.trim() && await hasRemarks(view.task);
        if (needed && !said && !require(view, content, `Hãy ghi nội dung góp ý trước khi chọn “${decision.label}”.`)) {
          return false;
        }
        const text = content.value.trim();
        if (decision.value === 'AGREE' && text) {
          content.setAttribute('aria-invalid', 'true');
          view.fail('Anh chị đã ghi nội dung góp ý: hãy chọn “Thống nhất, có góp ý”, hoặc xóa nội dung rồi gửi lại.');
          content.focus();
          return false;
        }
        content.removeAttribute('aria-invalid');
        if (text === saved.trim()) { return true; }
        const answer = await request('POST', `${planApi(view.task)}/opinions`,
          { agency: view.task.ownOpinion?.agency, content: text });
        if (!answer.ok) {
          view.fail(answer.problem, answer.ended);
          return false;
        }
        saved = text;
        return true;
      }
    };
  },

  /* ResolveComments: one row per opinion with a text, saved row by row. */
  resolutions(view, section) {
    const rows = [];
    const place = section.querySelector('[data-tk-rows]');
    const opinions = (view.task.opinions ?? []).filter(isOpinionWithText);
    section.querySelectorAll('[data-tk-remarks]').forEach(link => { link.href = remarksPage(view.task); });
    if (!opinions.length && 'tkOptional' in section.dataset) {
      section.remove();
      return {};
    }
    if (!opinions.length) {
      place.replaceWith(el('p', { class: 'tk-empty' }, 'Không có ý kiến nào cần tiếp thu, giải trình.'));
      section.querySelector('[data-tk-accept-all]').remove();
      return {};
    }
    for (const opinion of opinions) {
      const id = newId();
      const resolution = el('select', { id, name: `resolution.${opinion.agency}` },
        el('option', { value: '' }, 'Chọn cách giải quyết'),
        Object.entries(RESOLUTIONS).map(([value, label]) => el('option', { value }, label)));
      resolution.value = opinion.resolution ?? '';
      const explanation = el('textarea', { id: `${id}-e`, name: `explanation.${opinion.agency}`, rows: '2' });
      explanation.value = opinion.explanation ?? '';
      const state = el('span', { class: 'tk-small tk-muted', role: 'status' }, opinion.resolution ? 'Đã lưu' : '');
      const row = { opinion, resolution, explanation, state, changed: false };
      const touch = () => {
        row.changed = true;
        state.textContent = 'Chưa lưu';
        state.classList.remove('tk-over');
      };
      row.touch = touch;
      resolution.addEventListener('change', touch);
      explanation.addEventListener('input', touch);
      rows.push(row);
      place.append(el('li', { class: 'tk-resolution' },
        el('div', {},
          el('p', { class: 'tk-row' }, el('b', {}, opinion.agencyName), answerBadge(opinion)),
          el('p', { class: 'tk-text' }, opinion.content ?? '')),
        el('div', {},
          el('label', { for: id }, 'Cách giải quyết'), resolution,
          el('label', { for: `${id}-e` }, 'Giải trình'), explanation,
          el('div', { class: 'tk-row' },
            el('button', { type: 'button', class: 'tk-btn tk-sm', onclick: async () => {
              view.clearProblem();
              await save(row);
            } }, 'Lưu'), state))));
    }

    async function save(row) {
      const name = row.opinion.agencyName;
      if (!require(view, row.resolution, `Hãy chọn cách giải quyết ý kiến của ${name}.`)) {
        row.state.textContent = 'Chưa chọn cách giải quyết';
        row.state.classList.add('tk-over');
        return false;
      }
      if (row.resolution.value !== 'ACCEPTED'
          && !require(view, row.explanation, `Hãy ghi giải trình cho ý kiến của ${name}: tiếp thu một phần hoặc không tiếp thu thì phải có lý do.`)) {
        return false;
      }
      const body = { resolution: row.resolution.value, explanation: row.explanation.value.trim() || null };
      const answer = await request('PUT',
        `${planApi(view.task)}/opinions/${encodeURIComponent(row.opinion.agency)}/resolution`, body);
      if (!answer.ok) {
        view.fail(answer.problem, answer.ended);
        return false;
      }
      row.changed = false;
      row.state.textContent = 'Đã lưu';
      view.memory.forget(kept => kept === row.resolution.name || kept === row.explanation.name);
      return true;
    }

    async function saveAll(which) {
      for (const row of rows.filter(which)) {
        if (!await save(row)) { return false; }
      }
      return true;
    }

    section.querySelector('[data-tk-accept-all]').addEventListener('click', async () => {
      view.clearProblem();
      const open = rows.filter(row => !row.resolution.value);
      open.forEach(row => { row.resolution.value = 'ACCEPTED'; row.touch(); view.memory.keep(row.resolution); });
      await saveAll(row => open.includes(row));
    });
    return {
      restored: names => rows
        .filter(row => names.has(row.resolution.name) || names.has(row.explanation.name))
        .forEach(row => row.touch()),
      before: decision => saveAll(decision.value === 'RESOLVE'
        ? row => row.changed || !row.opinion.resolution && !row.resolution.value
        : row => row.changed && row.resolution.value)
    };
  },

  /* PrepareSubmission: the letter or memo that carries the dossier to the committee. */
  submission(view, section) {
    const letter = view.task.submission ?? {};
    const value = name => field(section, name);
    section.querySelectorAll('[name=kind]').forEach(choice => { choice.checked = choice.value === (letter.kind ?? 'OFFICIAL_LETTER'); });
    value('subject').value = letter.subject ?? '';
    value('addressees').value = (letter.addressees ?? []).join('\n');
    value('body').value = letter.body ?? '';
    const part = new SavedPart(view, section, `${planApi(view.task)}/submission`, () => ({
      kind: section.querySelector('[name=kind]:checked')?.value,
      subject: value('subject').value.trim(),
      addressees: lines(value('addressees').value),
      body: value('body').value
    }), () => view.task.submission?.etag);
    return partOf(part);
  },

  /* ReviewDossier: the review sheet of the committee's office. */
  reviewSheet(view, section) {
    const sheet = view.task.reviewSheet ?? {};
    // of the two answers at most one holds
    const uncheck = (other, chosen) => {
      if (chosen.checked && other.checked) { other.checked = false; view.memory.keep(other); }
    };
    const checks = (sheet.checklist ?? []).map(item => {
      const id = newId();
      const satisfied = el('input', { type: 'checkbox', id, name: `check.${item.key}` });
      satisfied.checked = Boolean(item.satisfied);
      const inapplicable = el('input', { type: 'checkbox', id: `${id}-n`, name: `inapplicable.${item.key}` });
      inapplicable.checked = Boolean(item.inapplicable);
      satisfied.addEventListener('change', () => uncheck(inapplicable, satisfied));
      inapplicable.addEventListener('change', () => uncheck(satisfied, inapplicable));
      const note = el('input', {
        type: 'text', name: `note.${item.key}`, placeholder: 'Ghi chú', 'aria-label': `Ghi chú: ${item.label}`
      });
      note.value = item.note ?? '';
      section.querySelector('[data-tk-checklist]').append(el('li', {},
        el('label', { class: 'tk-check', for: id }, satisfied, item.label),
        el('div', {}, el('label', { class: 'tk-check tk-small', for: `${id}-n` }, inapplicable, 'Không thuộc trường hợp'), note)));
      return () => ({ key: item.key, satisfied: satisfied.checked, inapplicable: inapplicable.checked, note: note.value.trim() || null });
    });
    for (const name of ['content', 'summary', 'opinion']) { field(section, name).value = sheet[name] ?? ''; }
    const part = new SavedPart(view, section, `${planApi(view.task)}/review-sheet`, () => ({
      checklist: checks.map(check => check()),
      content: field(section, 'content').value,
      summary: field(section, 'summary').value,
      opinion: field(section, 'opinion').value
    }), () => view.task.reviewSheet?.etag,
    () => field(section, 'opinion').value.trim() ? null : 'Đã lưu, còn thiếu ý kiến của Văn phòng');
    return partOf(part);
  },

  /* IssueDocument: the number that comes next and who will receive the document. */
  issue(view, section) {
    const issue = view.task.issue ?? { recipients: [] };
    section.querySelector('[data-tk-number]').textContent = issue.nextCode ?? '';
    section.querySelector('[data-tk-date]').textContent = issue.date ?? '';
    const unresolved = issue.recipients.filter(recipient => recipient.unresolved).length;
    if (unresolved) {
      section.querySelector('[data-tk-unresolved]').append(el('div', { class: 'tk-notice tk-warn' }, icon('alert'),
        el('div', {}, el('b', {}, `${unresolved} nơi nhận chưa xác định được cơ quan. `),
          'Hãy chỉ rõ là cơ quan nào; nơi nào để nguyên thì được ghi là gửi ngoài hệ thống. ')));
    }
    // frozen at issue; until then a wrong reading is put right without returning the dossier
    section.querySelector('[data-tk-unresolved]').append(el('p', {},
      link(view.task.dossierUrl && `${view.task.dossierUrl}/recipients`, 'Kiểm tra, sửa nơi nhận')));
    const groups = new Map();
    issue.recipients.forEach(recipient => {
      const category = recipient.category ?? 'Nơi nhận khác';
      groups.set(category, [...groups.get(category) ?? [], recipient]);
    });
    const table = section.querySelector('[data-tk-recipients]');
    groups.forEach((recipients, category) => table.append(el('tbody', {},
      el('tr', { class: 'tk-group' }, el('th', { colspan: '3', scope: 'rowgroup' }, `${category} (${recipients.length})`)),
      recipients.map(recipient => el('tr', {},
        el('td', {}, recipient.name),
        el('td', { class: 'tk-soft', 'data-label': 'Ghi trong văn bản' }, recipient.printed ?? ''),
        el('td', { 'data-label': 'Cách gửi' }, recipient.unresolved
          ? el('span', { class: 'tk-badge tk-warn' }, 'Chưa xác định')
          : recipient.internal ? 'Trong hệ thống' : 'Gửi ngoài hệ thống'))))));
    section.querySelector('[data-tk-total]').textContent = `${issue.recipients.length} nơi nhận`;
    return {
      before: decision => decision.value !== 'ISSUE' || asked(view.form, `${decision.label}?`,
        `Cấp số ${issue.nextCode} (hoặc số kế tiếp), ngày ${issue.date}, gửi ${issue.recipients.length} nơi nhận. Cấp rồi thì không sửa lại được.`,
        'Cấp số')
    };
  },

  /* AssignDocument: who in the agency deals with what has arrived. */
  assignment(view, section) {
    const place = section.querySelector('[data-tk-assignees]');
    const officers = view.task.assignees ?? [];
    place.append(...officers.map(officer => el('label', { class: 'tk-check' },
      el('input', { type: 'radio', name: 'assignee', value: officer.user }),
      el('span', {}, officer.name, officer.position ? el('span', { class: 'tk-muted' }, `, ${inSentence(officer.position)}`) : ''))));
    if (!officers.length) {
      place.append(el('p', { class: 'tk-empty' }, 'Chưa có công chức nào trong danh mục của cơ quan.'));
    }
    return {
      async before() {
        const chosen = section.querySelector('[name=assignee]:checked');
        if (!chosen) {
          view.fail('Hãy chọn người xử lý.');
          section.querySelector('[name=assignee]')?.focus();
          return false;
        }
        const answer = await request('PUT', `/api/deliveries/${encodeURIComponent(view.task.deliveryId)}/assignment`,
          { user: chosen.value, note: field(section, 'note').value.trim() || null });
        if (!answer.ok) { view.fail(answer.problem, answer.ended); }
        return answer.ok;
      }
    };
  },

  /* DraftPlan: drafting happens on its own page. */
  drafting(view, section) {
    const page = link(view.task.draftUrl, 'Mở trang soạn thảo', { class: 'tk-btn tk-big' });
    section.querySelector('[data-tk-draft]').append(page ?? 'Dự thảo hiện không sửa được.');
    return {};
  }
};

function partOf(part) {
  const names = () => [...part.section.querySelectorAll('[name]')].map(input => input.name);
  return {
    restored: kept => { if (names().some(name => kept.has(name))) { part.touch(); } },
    before: () => part.saveIfChanged()
  };
}

/* ---------- what became of a decision ---------- */

/** Stays until it is closed or the next decision is made: Tasklist itself only clears the form away. */
async function tellDone(task, decision) {
  let text = decision.done;
  if (decision.value === 'ISSUE') {
    const answer = await request('GET', `${planApi(task)}/number`);
    if (answer.ok && answer.data.code) {
      text = `Đã cấp số ${answer.data.code}, đang gửi ${task.issue.recipients.length} nơi.`;
    }
  }
  document.querySelector('.tk-done')?.remove();
  const box = el('div', { class: 'tk tk-done' },
    el('link', { rel: 'stylesheet', href: '/forms/trinhky.css' }),
    el('div', { role: 'status' }, el('p', {}, el('b', {}, text)), el('p', { class: 'tk-small tk-soft' }, task.title)),
    el('div', { class: 'tk-row' },
      link(task.dossierUrl, 'Mở hồ sơ'),
      decision.value === 'ISSUE' ? link(`${task.dossierUrl}/deliveries`, 'Theo dõi nơi nhận') : null,
      task.deliveryId ? link('/incoming', 'Mở văn bản đến') : null,
      el('button', { type: 'button', class: 'tk-btn tk-sm', onclick: () => box.remove() }, 'Đóng')));
  document.body.append(box);
}

/* ---------- the form of a task ---------- */

class TaskForm {
  constructor(camForm, $scope) {
    this.camForm = camForm;
    this.$scope = $scope;
    this.form = camForm.formElement[0];
    this.taskId = camForm.taskId;
    this.dossier = el('div', { class: 'tk-stack' }, el('p', { class: 'tk-empty' }, 'Đang mở hồ sơ…'));
    this.problem = el('div');
    this.form.prepend(this.dossier);
    this.special = [...this.form.querySelectorAll('[data-tk-section]')];
    this.special.forEach(section => { section.hidden = true; });
    this.memory = new Memory(this.form, `task.${this.taskId}`);
    this.form.addEventListener('submit', event => event.preventDefault());

    camForm.on('submit-failed', (form, [error]) => {
      this.busy(false);
      this.fail(error?.message ?? NOT_REACHED);
    });
    camForm.on('submit-success', () => {
      this.memory.forget();
      tellDone(this.task, this.decision);
    });
    // variables that Tasklist may have fetched must not travel back
    camForm.on('submit', () => {
      for (const name of Object.keys(camForm.variableManager.variables)) {
        if (!['decision', 'comment', 'returnTo'].includes(name)) { camForm.variableManager.destroyVariable(name); }
      }
    });
    const listeners = {
      focus: () => this.comeBack(),
      'trinhky:session-ended': () => {
        if (this.isBusy) {
          this.busy(false);
          this.fail(SESSION_ENDED, true);
        }
      },
      'trinhky:session-back': () => this.clearProblem()
    };
    for (const [name, listener] of Object.entries(listeners)) { window.addEventListener(name, listener); }
    $scope.$on('$destroy', () => {
      for (const [name, listener] of Object.entries(listeners)) { window.removeEventListener(name, listener); }
    });
  }

  async open() {
    const answer = await readTask(this.taskId);
    if (!answer.ok) {
      this.dossier.replaceChildren(failure(answer.problem, answer.ended),
        el('button', { type: 'button', class: 'tk-btn', onclick: () => this.open() }, 'Tải lại'));
      return;
    }
    this.task = answer.data;
    drawDossier(this.task, this.dossier);
    this.sections = this.special.map(section => {
      section.hidden = false;
      return SECTIONS[section.dataset.tkSection](this, section);
    });
    this.errorsPart();
    this.decisionPart();
    const restored = this.memory.restore();
    this.sections.forEach(section => section.restored?.(restored));
    this.count?.();
    this.unclaimed();
  }

  /* Tasklist disables the form, links included, until the task is claimed: say what to do. */
  unclaimed() {
    const note = el('div', { class: 'tk-notice tk-info' }, icon('alert'), el('div', {},
      'Việc này chưa do anh chị nhận. Muốn quyết định, hãy bấm “Nhận việc” ở phía trên; muốn đọc trước, hãy mở thẻ “Hồ sơ”.'));
    this.$scope.$watch('options.disableForm', disabled => {
      if (disabled) {
        this.form.prepend(note);
      } else {
        note.remove();
      }
    });
    this.$scope.$evalAsync();
  }

  /* Errors of the draft that wait for the reader: one reason each, as the drafter proposes it or in words of one's own. */
  errorsPart() {
    const errors = this.task.heldErrors ?? [];
    if (!errors.length) { return; }
    this.form.append(el('section', { class: 'tk-box', 'data-held-errors': '' },
      el('h2', {}, 'Lỗi chờ anh chị quyết định'),
      el('p', { class: 'tk-hint' }, 'Đồng ý giữ nguyên từng lỗi, hoặc trả lại để sửa. Lý do được lưu trong hồ sơ cùng tên anh chị.'),
      el('ul', { class: 'tk-list' }, errors.map(error => {
        const id = newId();
        const reason = el('textarea', { id, name: `error.${error.keepUrl}`, rows: '2', maxlength: '2000' });
        reason.value = error.reason;
        const state = el('span', { class: 'tk-small tk-muted', role: 'status' });
        const keep = el('button', { type: 'button', class: 'tk-btn tk-sm', onclick: async () => {
          this.clearProblem();
          if (!require(this, reason, 'Hãy ghi lý do giữ nguyên.')) { return; }
          keep.disabled = true;
          const answer = await request('PUT', error.keepUrl, { reason: reason.value.trim() });
          keep.disabled = false;
          if (!answer.ok) {
            this.fail(answer.problem, answer.ended);
            return;
          }
          keep.hidden = reason.readOnly = true;
          state.textContent = 'Đã quyết định giữ nguyên.';
          this.memory.forget(name => name === reason.name);
        } }, error.proposedBy ? 'Đồng ý giữ nguyên' : 'Giữ nguyên');
        // the place stands above already
        const rest = error.message.startsWith(`${error.where}: `) ? error.message.slice(error.where.length + 2) : error.message;
        return el('li', { class: 'tk-resolution' },
          el('div', {},
            el('p', {}, el('b', {}, error.title)), el('p', { class: 'tk-small tk-muted' }, error.where),
            el('p', { class: 'tk-text' }, rest.charAt(0).toUpperCase() + rest.slice(1))),
          el('div', {},
            el('label', { for: id }, error.proposedBy ? `Lý do giữ nguyên, ${error.proposedBy} đề nghị` : 'Lý do giữ nguyên'),
            reason, el('div', { class: 'tk-row' }, keep, state)));
      }))));
  }

  decisionPart() {
    const { decisions } = this.task;
    const withReturn = decisions.find(decision => decision.returnTo?.length > 1);
    const place = el('section', { class: 'tk-box' });
    if (this.form.dataset.tkComment !== 'none') {
      const mandatory = decisions.filter(decision => decision.commentRequired).map(decision => inSentence(decision.label));
      this.comment = el('textarea', { id: newId(), name: 'comment', rows: '3' });
      const counter = el('p', { class: 'tk-hint', role: 'status' });
      this.count = () => {
        const length = this.comment.value.length;
        counter.textContent = `${thousands(length)}/${thousands(COMMENT_LIMIT)} ký tự`;
        counter.classList.toggle('tk-over', length > COMMENT_LIMIT);
      };
      this.comment.addEventListener('input', this.count);
      place.append(
        el('label', { for: this.comment.id }, 'Ý kiến',
          mandatory.length ? el('span', { class: 'tk-muted' }, ` (bắt buộc khi ${mandatory.join(' hoặc ')})`) : null),
        this.comment, counter);
    }
    if (withReturn) {
      place.append(el('fieldset', {}, el('legend', {}, `Nếu ${inSentence(withReturn.label)}, trả về`),
        el('div', { class: 'tk-row tk-wide' }, withReturn.returnTo.map((target, index) => {
          const choice = el('input', { type: 'radio', name: 'returnTo', value: target.value });
          choice.checked = index === 0;
          return el('label', { class: 'tk-check' }, choice, target.label);
        }))));
    }
    const signing = this.task.signing;
    this.buttons = decisions.map(decision => el('button', {
      type: 'button', class: `tk-btn tk-${decision.style ?? 'plain'}`, 'data-decision': decision.value,
      onclick: () => this.decide(decision)
    }, decision.value.startsWith('SIGN') ? icon('pen') : decision.value.startsWith('RETURN') ? icon('back') : null, decision.label));
    if (place.childElementCount) { this.form.append(place); }
    this.form.append(this.problem, el('div', { class: 'tk-actions' }, this.buttons,
      signing ? el('p', { class: 'tk-small tk-muted' },
        `Người ký: ${signing.name}, ${signing.lines.join(', ')}.`,
        signing.because ? ` ${signing.because.replace(/\.$/, '')}.` : '') : null,
      this.task.activity === 'SignSubmission' && this.task.submission
        ? el('p', { class: 'tk-small tk-muted' }, `Nội dung ký: ${this.task.submission.heading}.`) : null));
  }

  fail(problem, ended = false) {
    this.problem.replaceChildren(failure(problem, ended));
    this.problem.scrollIntoView({ block: 'nearest' });
  }

  clearProblem() {
    this.problem.replaceChildren();
  }

  busy(on) {
    this.isBusy = on;
    this.buttons.forEach(button => { button.disabled = on; });
    this.form.setAttribute('aria-busy', String(on));
  }

  /** Reads the task again; the dossier is drawn anew, what stands in the fields stays. */
  async refresh() {
    const answer = await readTask(this.taskId);
    if (answer.ok) {
      const { version, seenVersion, seenAs, changes } = this.task;
      // by now the server may count this version as seen: what was new when the form opened stays marked
      this.task = answer.data.version === version ? { ...answer.data, seenVersion, seenAs, changes } : answer.data;
      drawDossier(this.task, this.dossier);
    }
  }

  /* Back from the drafting page: show what has been saved there. */
  async comeBack() {
    if (!this.task?.draftUrl || this.isBusy || Date.now() - (this.cameBack ?? 0) < 1000) { return; }
    this.cameBack = Date.now();
    await this.refresh();
  }

  isValid(decision) {
    const text = this.comment?.value.trim() ?? '';
    if (text.length > COMMENT_LIMIT) {
      this.fail(`Ý kiến dài quá ${thousands(COMMENT_LIMIT)} ký tự. Hãy rút gọn rồi bấm lại.`);
      this.comment.focus();
      return false;
    }
    this.comment?.removeAttribute('aria-invalid');
    return !decision.commentRequired || !this.comment
      || require(this, this.comment, `Hãy ghi lý do vào ô Ý kiến rồi bấm lại “${decision.label}”.`);
  }

  async decide(decision) {
    this.clearProblem();
    if (!this.isValid(decision)) { return; }
    this.busy(true);
    try {
      if (await this.isReady(decision)) {
        this.complete(decision);
        return;
      }
    } catch (unexpected) {
      this.fail(NOT_REACHED);
      console.error(unexpected);
    }
    this.busy(false);
  }

  /* Everything longer is stored, the session lives, and nobody decides on a version that was not on the screen. */
  async isReady(decision) {
    for (const section of this.sections) {
      if (section.before && !await section.before(decision)) { return false; }
    }
    const answer = await readTask(this.taskId);
    if (!answer.ok) {
      this.fail(answer.problem, answer.ended);
      return false;
    }
    // one's own edit in another tab is known to whoever made it
    if (this.task.version !== answer.data.version && !answer.data.ownVersion) {
      this.task = answer.data;
      drawDossier(this.task, this.dossier);
      this.fail(`Văn bản vừa có bản mới (bản ${this.task.version}). Hãy xem lại ở phía trên rồi bấm lại “${decision.label}”.`);
      return false;
    }
    return true;
  }

  complete(decision) {
    this.decision = decision;
    const variables = this.camForm.variableManager;
    const target = decision.returnTo?.length > 1 ? this.form.querySelector('[name=returnTo]:checked')?.value : null;
    const values = { decision: decision.value, comment: this.comment?.value.trim() || null, returnTo: target };
    for (const [name, value] of Object.entries(values)) {
      if (variables.variables[name]) { variables.destroyVariable(name); }
      if (value !== null) { variables.createVariable({ name, type: 'String', value }); }
    }
    // Tasklist's own completion: it submits the form and then refreshes list and task
    this.$scope.$evalAsync(() => this.$scope.complete());
  }
}

/** Opens the form of a task; called by the script inside every form. */
export function openTask(camForm, $scope) {
  return new TaskForm(camForm, $scope).open();
}

/* ---------- the form that starts a dossier ---------- */

const START_FIELDS = ['title', 'planYear', 'form', 'authority', 'urgency', 'sample'];

/** Opens the start form; the start carries exactly the fields above, as texts. */
export async function openStart(camForm, $scope) {
  const form = camForm.formElement[0];
  const problem = form.querySelector('[data-tk-problem]');
  const memory = new Memory(form, 'start');
  const value = name => (form.elements[name].value ?? '').trim();
  let refusal = null;

  camForm.on('submit', event => {
    refusal = refuse();
    problem.replaceChildren(refusal ? failure(refusal.text) : '');
    if (refusal) {
      event.submitPrevented = true;
      refusal.field.setAttribute('aria-invalid', 'true');
      refusal.field.focus();
      return;
    }
    for (const name of START_FIELDS) {
      if (camForm.variableManager.variables[name]) { camForm.variableManager.destroyVariable(name); }
      if (value(name)) { camForm.variableManager.createVariable({ name, type: 'String', value: value(name) }); }
    }
  });
  // a submission that we have prevented ourselves is reported as failed too
  camForm.on('submit-failed', (_, [error]) => {
    if (!refusal) { problem.replaceChildren(failure(error?.message ?? NOT_REACHED)); }
  });
  camForm.on('submit-success', () => memory.forget());

  function refuse() {
    form.querySelectorAll('[aria-invalid]').forEach(invalid => invalid.removeAttribute('aria-invalid'));
    if (!value('title')) { return { field: form.elements.title, text: 'Hãy ghi tên kế hoạch.' }; }
    if (!/^20\d\d$/.test(value('planYear'))) {
      return { field: form.elements.planYear, text: 'Hãy ghi năm kế hoạch bằng bốn chữ số.' };
    }
    return null;
  }

  memory.restore();
  const samples = await request('GET', '/api/samples');
  if (!samples.ok) {
    problem.replaceChildren(failure(samples.problem, samples.ended));
    return;
  }
  form.elements.sample.append(...samples.data.map(sample => el('option', { value: sample.code }, sample.title)));
  memory.restore();
  form.elements.sample.addEventListener('change', () => {
    const chosen = samples.data.find(sample => sample.code === value('sample'));
    if (!chosen) { return; }
    // the text of a sample has its form and its issuing authority already
    const proposed = { form: chosen.form, authority: chosen.authority };
    if (!value('title')) { proposed.title = chosen.title; }
    for (const [name, proposal] of Object.entries(proposed)) {
      form.elements[name].value = proposal;
      memory.keep(form.elements[name]);
    }
  });
  $scope.$evalAsync();
}

/* ---------- the tab "Hồ sơ" ---------- */

/** Shows the dossier of a task, readable before the task is claimed. */
export async function showDossier(place, taskId) {
  const dossier = el('div', { class: 'tk-stack' }, el('p', { class: 'tk-empty' }, 'Đang mở hồ sơ…'));
  place.replaceChildren(el('link', { rel: 'stylesheet', href: '/forms/trinhky.css' }), el('div', { class: 'tk' }, dossier));
  const answer = await readTask(taskId);
  if (answer.ok) {
    drawDossier(answer.data, dossier);
  } else {
    dossier.replaceChildren(failure(answer.problem, answer.ended),
      el('button', { type: 'button', class: 'tk-btn', onclick: () => showDossier(place, taskId) }, 'Tải lại'));
  }
}
