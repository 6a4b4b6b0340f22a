// What the checker finds in the draft as it is being written: asked for while the hands rest, shown
// beside the line it concerns, applied only by a click and only where the text still reads the same.
import { api } from './api.js';
import { fresh, h, icon } from './dom.js';
import { stepsOf, valueAt, withValue } from './draft-path.js';
import { same } from './draft-text.js';

/** How long nothing is typed before the draft is checked, in ms. */
const PAUSE = 800;
/** How many of one kind are shown at first. */
const AT_ONCE = 40;

const KINDS = [['ERROR', 'bad', 'phải sửa'], ['WARNING', 'warn', 'nên xem'], ['INFO', '', 'lưu ý']];
const SECTIONS = {
  legalBases: 'can-cu', articles: 'cac-dieu', recipients: 'noi-nhan', archive: 'noi-nhan', signature: 'nguoi-ky',
  reportRegime: 'bao-cao', ownPlanDuty: 'bao-cao', plan: 'noi-dung-ke-hoach',
};
/** Number and notation of an act, e.g. 60/2021/NĐ-CP, 18-CTr/TU. */
const NOTATION = /\d+(?:\/\d{4})?[/-]\p{Lu}[\p{L}\d]*(?:[/-]\p{L}[\p{L}\d]*)*/u;
/** The sheet of the page where a place of the draft is written. */
const sectionOf = ([first, index]) => (first === 'appendices' ? 'phu-luc' + (typeof index === 'number' ? '-' + (index + 1) : '-1') : SECTIONS[first] ?? 'hinh-thuc');

/**
 * @param page the drafting page; @param url address of the dossier's API; @param box where the list
 *     stands
 */
export function findings(page, url, box) {
  let timer;
  let asked = 0;
  let running = false;
  let again = false;
  let off = false;
  let checked = null; // the draft that the findings are about
  let found = [];
  const more = new Set();

  const head = h('summary', { class: 'row between' }, h('h2', null, 'Chỗ cần xem'), h('span', { class: 'row' }));
  const list = h('div', { class: 'found-list' });
  const state = h('footer', { role: 'status' });
  const sheet = h('details', { class: 'sheet findings', open: matchMedia('(min-width: 1101px)').matches }, head, list, state);
  box.replaceChildren(sheet);

  /** Something was typed. */
  function changed() {
    if (off) return;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  }

  async function ask() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    const turn = ++asked;
    const text = JSON.stringify(page.draft);
    try {
      const { data } = page.readOnly ? await api('GET', url + '/findings?version=' + encodeURIComponent(page.version)) : await api('POST', url + '/findings', page.draft);
      // what came meanwhile makes this answer old; its successor is under way
      if (turn === asked && !again) {
        checked = JSON.parse(text);
        found = data;
        show();
      }
    } catch (refused) {
      if (refused.status === 404) {
        off = true;
        box.hidden = true;
      } else state.textContent = 'Chưa kiểm tra được lúc này; vẫn soạn và lưu bình thường.';
    } finally {
      running = false;
      if (again) {
        again = false;
        changed();
      }
    }
  }

  // ---- applying

  const stands = (change) => {
    const now = valueAt(page.draft, stepsOf(change.path));
    if (change.start === null || change.start === undefined) return same(now, valueAt(checked, stepsOf(change.path)));
    return typeof now === 'string' && now.slice(change.start, change.end) === change.expected;
  };

  function apply(fix) {
    if (!fix.changes.every(stands)) {
      state.textContent = 'Chỗ này vừa được sửa, nên chưa ghi gì. Danh sách đang được làm mới.';
      changed();
      return;
    }
    const body = [];
    const rows = new Map();
    let form = false;
    let whole = false;
    // pieces further back first, so that those before keep their places
    const changes = [...fix.changes].sort((a, b) => (a.path === b.path ? (b.start ?? 0) - (a.start ?? 0) : 0));
    for (const change of changes) {
      const steps = stepsOf(change.path);
      const now = valueAt(page.draft, steps);
      const piece = change.start !== null && change.start !== undefined;
      if (change.path === 'plan.body') {
        body.push(piece ? { from: change.start, to: change.end, insert: change.value } : { from: 0, to: now?.length ?? 0, insert: change.value });
        continue;
      }
      const [first, number, groups, group, rowsName, row, ...rest] = steps;
      const cell = first === 'appendices' && groups === 'groups' && rowsName === 'rows' && rest.length;
      if (cell) {
        const key = [number, group, row].join();
        const held = rows.get(key) ?? { number, group, row, before: valueAt(page.draft, steps.slice(0, 6)), after: valueAt(page.draft, steps.slice(0, 6)) };
        const value = valueAt(held.after, rest);
        held.after = withValue(held.after, rest, piece ? value.slice(0, change.start) + change.value + value.slice(change.end) : change.value);
        rows.set(key, held);
        continue;
      }
      page.draft = withValue(page.draft, steps, piece ? now.slice(0, change.start) + change.value + now.slice(change.end) : change.value);
      if (first === 'appendices') whole = true;
      else form = true;
    }
    if (whole) page.redraw();
    else if (form) page.redrawForm();
    for (const { number, group, row, before, after } of rows.values()) {
      page.grids[number].take(group, row, Object.fromEntries(Object.entries(after).filter(([k, v]) => before[k] !== v)));
    }
    if (body.length) page.body.replace(body.sort((a, b) => a.from - b.from));
    page.changed();
    clearTimeout(timer);
    ask();
  }

  function jump(finding) {
    const steps = stepsOf(finding.path);
    if (finding.path === 'plan.body') {
      page.body.jump(finding.start ?? 0, finding.end ?? finding.start ?? 0);
    } else if (steps[0] === 'appendices' && steps[2] === 'groups') {
      page.grids[steps[1]]?.show(steps[3], steps[5] ?? 0, steps[6] ?? 'task');
    } else {
      const section = document.getElementById(sectionOf(steps));
      const line = typeof steps[1] === 'number' ? section?.querySelectorAll('.rows > li')[steps[1]] : section;
      line?.scrollIntoView({ block: 'center' });
      line?.querySelector('textarea,input,select')?.focus({ preventScroll: true });
    }
  }

  // ---- drawing

  /** The message with the words it is about marked, or those words before it. */
  function words(finding) {
    const { where, excerpt } = finding;
    // the place stands above already
    const rest = finding.message.startsWith(where + ': ') ? finding.message.slice(where.length + 2) : finding.message;
    const message = rest.charAt(0).toUpperCase() + rest.slice(1);
    if (!excerpt) return [message];
    const at = message.indexOf(excerpt);
    return at < 0 ? [h('q', { class: 'marked' }, excerpt), h('br'), message]
      : [message.slice(0, at), h('mark', { class: 'marked' }, excerpt), message.slice(at + excerpt.length)];
  }

  function reasonForm(finding) {
    const id = fresh('ly-do');
    const area = h('textarea', { id, rows: 2, maxlength: 2000 });
    const trouble = h('p', { class: 'error-text', role: 'alert' });
    return h('div', { class: 'gap-above' }, h('label', { for: id }, 'Lý do giữ nguyên'), area, trouble,
      h('div', { class: 'actions' }, h('button', {
        class: 'btn sm', type: 'button',
        onclick: async () => {
          if (!area.value.trim()) {
            trouble.textContent = 'Hãy ghi lý do.';
            area.focus();
            return;
          }
          if (page.dirty()) {
            trouble.textContent = 'Nội dung đang soạn chưa lưu. Hãy bấm Lưu, rồi ghi lý do; lý do vừa gõ vẫn còn ở đây.';
            return;
          }
          try {
            await api('PUT', url + '/findings/' + encodeURIComponent(finding.key) + '/override', { reason: area.value.trim() });
            area.value = '';
            ask();
          } catch (refused) {
            trouble.textContent = refused.message;
          }
        },
      }, 'Ghi lý do')));
  }

  function card(finding, tone) {
    const keep = !finding.overridable || finding.overridden ? null : h('button', {
      class: 'btn sm quiet', type: 'button',
      onclick: () => { keep.replaceWith(''); item.append(reasonForm(finding)); item.querySelector('textarea').focus(); },
    }, finding.decides ? 'Đề nghị giữ nguyên, ghi lý do' : 'Giữ nguyên, ghi lý do');
    const kept = finding.overridden;
    const waits = kept?.proposed && finding.severity === 'ERROR';
    const release = kept && finding.overridable ? h('button', {
      class: 'btn sm quiet', type: 'button',
      onclick: () => api('DELETE', url + '/findings/' + encodeURIComponent(finding.key) + '/override').then(ask, (refused) => { state.textContent = refused.message; }),
    }, 'Bỏ lý do, xem lại') : null;
    const item = h('div', { class: 'finding ' + tone, 'data-code': finding.code },
      h('p', { class: 'where' }, h('button', { class: 'linkbtn', type: 'button', onclick: () => jump(finding) }, finding.where || 'Cả dự thảo')),
      finding.title ? h('h3', null, finding.title) : null,
      h('p', null, ...words(finding)),
      finding.evidence?.length ? h('ul', { class: 'small soft' }, finding.evidence.map((e) => h('li', null, e.text))) : null,
      kept ? h('p', { class: 'small' }, h('b', null, kept.by + (waits ? ' đề nghị giữ nguyên: ' : ' giữ nguyên: ')), kept.reason) : null,
      waits && finding.decides ? h('p', { class: 'small soft' }, 'Chờ ' + finding.decides + ' quyết định.') : null,
      h('div', { class: 'actions' },
        page.readOnly || finding.overridden ? null : (finding.fixes ?? []).map((fix) => h('button', { class: 'btn sm', type: 'button', onclick: () => apply(fix) }, fix.label)),
        keep, release, registry(finding)));
    return item;
  }

  /** Where the act that it is about stands among those that drafts are checked against, or is added. */
  function registry(finding) {
    const notation = /^(citation|basis)-/.test(finding.code) && NOTATION.exec(finding.message);
    return notation ? h('a', { class: 'small', href: '/acts?q=' + encodeURIComponent(notation[0]), target: '_blank', rel: 'noopener' }, 'Tra danh mục viện dẫn') : null;
  }

  function waiting(kept) {
    const n = kept.filter((f) => f.overridden.proposed && f.severity === 'ERROR').length;
    return n ? ', ' + n + ' chờ quyết định' : '';
  }

  function show() {
    const open = found.filter((f) => !f.overridden);
    const kept = found.filter((f) => f.overridden);
    head.lastChild.replaceChildren(...KINDS.map(([severity, tone, label]) => {
      const n = open.filter((f) => f.severity === severity).length;
      return n ? h('span', { class: 'badge ' + tone }, n + ' ' + label) : '';
    }));
    const focused = [...list.querySelectorAll('textarea')].some((area) => area === document.activeElement || area.value.trim());
    // a reason being written is not taken away by a newer list
    if (!focused) {
      list.replaceChildren(...KINDS.flatMap(([severity, tone, label]) => {
        const all = open.filter((f) => f.severity === severity);
        const few = more.has(severity) ? all : all.slice(0, AT_ONCE);
        return [...few.map((f) => card(f, tone)), ...(few.length < all.length ? [h('div', { class: 'finding' }, h('button', {
          class: 'btn sm quiet', type: 'button', onclick: () => { more.add(severity); show(); },
        }, 'Xem ' + (all.length - few.length) + ' chỗ ' + label + ' còn lại'))] : [])];
      }), kept.length ? h('details', { class: 'finding done' }, h('summary', null, 'Giữ nguyên, đã ghi lý do (' + kept.length + ')' + waiting(kept)), kept.map((f) => card(f, 'done'))) : '');
      if (!found.length) list.replaceChildren(h('div', { class: 'body soft row' }, icon('check'), 'Không thấy chỗ nào cần xem.'));
    }
    state.textContent = open.some((f) => f.severity === 'ERROR') ? 'Chỗ “phải sửa” giữ hồ sơ lại khi trình, trừ khi ghi lý do đề nghị giữ nguyên. Chỗ “nên xem” không giữ.' : 'Kiểm tra lại sau mỗi lần gõ; không tự sửa gì.';
    mark(open);
  }

  /** Marks what is found where it is written, and counts it in the outline. */
  function mark(open) {
    const cells = new Map();
    const lines = [];
    page.found = new Map();
    document.querySelectorAll('.rows > li.found').forEach((li) => { li.classList.remove('found', 'bad', 'warn'); li.title = ''; });
    for (const finding of open) {
      const steps = stepsOf(finding.path);
      const id = sectionOf(steps);
      const of = page.found.get(id) ?? { bad: 0, warn: 0 };
      if (finding.severity === 'ERROR') of.bad++;
      else if (finding.severity === 'WARNING') of.warn++;
      page.found.set(id, of);
      if (finding.path === 'plan.body') {
        // a place in a text that was typed on since would mark other words
        const words = page.draft.plan.body?.slice(finding.start ?? 0, finding.end ?? undefined);
        if (finding.start !== null && finding.start !== undefined && words === checked.plan.body?.slice(finding.start, finding.end)) lines.push(finding);
      } else if (steps[0] === 'appendices' && steps[2] === 'groups' && steps[4] === 'rows') {
        const [, number, , group, , row, field] = steps;
        cells.set(number, [...(cells.get(number) ?? []), { group, row, field, finding }]);
      } else if (typeof steps[1] === 'number') {
        const li = document.getElementById(id)?.querySelectorAll('.rows > li')[steps[1]];
        if (li) {
          li.classList.add('found', finding.severity === 'ERROR' ? 'bad' : 'warn');
          li.title = [li.title, finding.message].filter(Boolean).join('\n');
        }
      }
    }
    page.foundInBody = lines;
    page.body.mark(lines);
    page.grids.forEach((one, number) => one.mark(cells.get(number) ?? []));
    page.outline();
  }

  return { changed, ask };
}
