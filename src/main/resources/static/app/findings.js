// What the checker finds in the draft as it is being written: asked for while the hands rest, shown
// beside the line it concerns for as long as that reads the same, applied only by a click.
import { api } from './api.js';
import { fresh, h, icon } from './dom.js';
import { apply as correct } from './draft-fix.js';
import { moment } from './draft-moment.js';
import { stepsOf } from './draft-path.js';
import { copy } from './draft-text.js';

/** How long nothing is typed before the draft is checked, in ms. */
const PAUSE = 800;
/** How soon what is typed takes away what was found there, in ms. */
const SOON = 150;
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
  let soon = null;
  let running = false;
  let again = false;
  let off = false;
  let at = null; // the moment of the draft that the findings are about
  let found = [];
  let cards = new Map(); // finding → its card
  let told = null; // what is said until the next answer
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
    soon ??= setTimeout(() => {
      soon = null;
      review();
    }, SOON);
  }

  async function ask() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    const then = moment(page);
    try {
      const { data } = page.readOnly ? await api('GET', url + '/findings?version=' + encodeURIComponent(page.version)) : await api('POST', url + '/findings', page.draft);
      at?.end();
      at = then;
      found = data;
      told = null;
      show();
    } catch (refused) {
      then.end();
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

  const placeOf = (finding) => at.now(finding.path, finding.start, finding.end);

  // ---- applying

  function apply(fix) {
    const changes = fix.changes.map((change) => ({ change, here: at.now(change.path, change.start, change.end) }));
    const next = copy(page.draft);
    const fits = changes.every(({ here }) => here?.same);
    if (!fits || !correct(next, { changes: changes.map(({ change, here: { path, start, end } }) => ({ ...change, path, start, end })) })) {
      told = 'Chỗ này vừa được sửa, nên chưa ghi gì. Danh sách đang được làm mới.';
      review();
      ask();
      return;
    }
    page.step(next);
    clearTimeout(timer);
    review();
    ask();
  }

  function jump(finding) {
    const here = placeOf(finding);
    const steps = here?.steps ?? stepsOf(finding.path);
    if (finding.path === 'plan.body') {
      page.body.jump(here?.start ?? 0, here?.end ?? 0);
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
    return h('div', { class: 'gap-above reason', 'data-key': finding.key }, h('label', { for: id }, 'Lý do giữ nguyên'), area, trouble,
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

  function card(finding, tone, reasons) {
    // a reason being written stays with its finding
    const reason = finding.overridden ? null : reasons.get(finding.key);
    reasons.delete(finding.key);
    const keep = reason || !finding.overridable || finding.overridden ? null : h('button', {
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
        keep, release, registry(finding)), reason);
    cards.set(finding, item);
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
    const focus = list.contains(document.activeElement) ? document.activeElement : null;
    const reasons = new Map([...list.querySelectorAll('.reason')].filter((form) => form.querySelector('textarea').value.trim() || form.contains(focus))
      .map((form) => [form.dataset.key, form]));
    cards = new Map();
    const drawn = KINDS.flatMap(([severity, tone, label]) => {
      const all = open.filter((f) => f.severity === severity);
      const few = more.has(severity) ? all : all.slice(0, AT_ONCE);
      return [...few.map((f) => card(f, tone, reasons)), ...(few.length < all.length ? [h('div', { class: 'finding' }, h('button', {
        class: 'btn sm quiet', type: 'button', onclick: () => { more.add(severity); show(); },
      }, 'Xem ' + (all.length - few.length) + ' chỗ ' + label + ' còn lại'))] : [])];
    });
    // words about a place that is in order by now are not thrown away either
    const left = [...reasons.values()].filter((form) => form.querySelector('textarea').value.trim()).map((form) => h('div', { class: 'finding done' }, form));
    list.replaceChildren(...left, ...drawn,
      kept.length ? h('details', { class: 'finding done' }, h('summary', null, 'Giữ nguyên, đã ghi lý do (' + kept.length + ')' + waiting(kept)), kept.map((f) => card(f, 'done', reasons))) : '',
      found.length ? '' : h('div', { class: 'body soft row' }, icon('check'), 'Không thấy chỗ nào cần xem.'));
    if (focus?.isConnected) focus.focus({ preventScroll: true });
    marked = null;
    review();
  }

  let marked = null;
  /** Shows what still stands in the text as it is by now, and where. */
  function review() {
    if (!at) return;
    const open = found.filter((f) => !f.overridden);
    const standing = open.map((finding) => ({ finding, here: placeOf(finding) })).filter(({ here }) => here);
    const still = new Set(standing.map(({ finding }) => finding));
    for (const [finding, item] of cards) item.hidden = !finding.overridden && !still.has(finding);
    head.lastChild.replaceChildren(...KINDS.map(([severity, tone, label]) => {
      const n = standing.filter(({ finding }) => finding.severity === severity).length;
      return n ? h('span', { class: 'badge ' + tone }, n + ' ' + label) : '';
    }));
    state.textContent = told ?? (standing.some(({ finding }) => finding.severity === 'ERROR') ? 'Chỗ “phải sửa” giữ hồ sơ lại khi trình, trừ khi ghi lý do đề nghị giữ nguyên. Chỗ “nên xem” không giữ.' : 'Kiểm tra lại sau mỗi lần gõ; không tự sửa gì.');
    mark(standing);
  }

  /** Marks what is found where it is written, and counts it in the outline. */
  function mark(standing) {
    const cells = new Map();
    const lines = [];
    page.found = new Map();
    document.querySelectorAll('.rows > li.found').forEach((li) => { li.classList.remove('found', 'bad', 'warn'); li.title = ''; });
    for (const { finding, here } of standing) {
      const { steps } = here;
      const id = sectionOf(steps);
      const of = page.found.get(id) ?? { bad: 0, warn: 0 };
      if (finding.severity === 'ERROR') of.bad++;
      else if (finding.severity === 'WARNING') of.warn++;
      page.found.set(id, of);
      if (finding.path === 'plan.body') {
        if (here.start !== null) lines.push({ finding, start: here.start, end: here.end, severity: finding.severity, message: finding.message });
      } else if (here.id) {
        if (!cells.has(steps[1])) cells.set(steps[1], []);
        cells.get(steps[1]).push({ id: here.id, field: steps[6], finding });
      } else if (typeof steps[1] === 'number') {
        const li = document.getElementById(id)?.querySelectorAll('.rows > li')[steps[1]];
        if (li) {
          li.classList.add('found', finding.severity === 'ERROR' ? 'bad' : 'warn');
          li.title = [li.title, finding.message].filter(Boolean).join('\n');
        }
      }
    }
    page.foundInBody = lines;
    // the editor moves its marks with the text by itself
    const those = lines.map((one) => found.indexOf(one.finding)).join();
    if (marked !== those) page.body.mark(lines);
    marked = those;
    page.grids.forEach((one, number) => one.mark(cells.get(number) ?? []));
    page.outline();
  }

  return { changed, ask, review };
}
