// What can be said about a draft without a page: deadlines in words, three-way merge, plain text.

const day = (iso) => (iso ? iso.split('-').reverse().join('/') : '');
const span = (a, b) => {
  if (a && b) return (a.slice(0, 4) === b.slice(0, 4) ? day(a).slice(0, 5) : day(a)) + ' – ' + day(b);
  return b ? 'chậm nhất ' + day(b) : a ? 'từ ' + day(a) : '';
};

/** How a printed time was understood, or null when nothing is recorded. */
export function understood(spec) {
  if (!spec) return null;
  const window = span(spec.earliest, spec.latest);
  const condition = spec.condition ? spec.condition.charAt(0).toLowerCase() + spec.condition.slice(1) : '';
  switch (spec.kind) {
    case 'window':
    case 'before':
      return [window, condition].filter(Boolean).join(', ');
    case 'milestones':
      return spec.milestones?.map((m) => m.label + ': ' + span(m.earliest, m.latest)).join('; ');
    case 'recurring':
      return ['định kỳ', spec.recurrence, window].filter(Boolean).join(', ');
    case 'window_or_condition':
      return window + (condition ? ', hoặc ' + condition : '');
    case 'window_after_condition':
      return [condition, window].filter(Boolean).join(', ');
    case 'conditional':
    case 'external':
      return 'chưa có ngày' + (condition ? ', chờ: ' + condition : ', theo cơ quan khác');
    case 'ongoing':
      return 'thường xuyên' + (window ? ', ' + window : '');
    case 'adhoc':
      return 'khi phát sinh';
    case 'none':
      return 'không nêu thời hạn';
    default:
      return window || null;
  }
}

/** Puts the lists that the canonical form leaves out when empty. */
export function complete(draft) {
  for (const list of ['letterhead', 'legalBases', 'articles', 'appendices', 'recipients']) draft[list] ??= [];
  for (const appendix of draft.appendices) {
    appendix.columns ??= [];
    appendix.groups ??= [];
    for (const group of appendix.groups) {
      group.rows ??= [];
      for (const row of group.rows) {
        row.proposedLeads ??= [];
        row.coordinators ??= [];
      }
    }
  }
  draft.archive ??= {};
  draft.archive.units ??= [];
  return draft;
}

export const copy = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

/** Whether two pieces of a draft say the same; null, missing and empty are one, as in the canonical form. */
export function same(a, b) {
  return a === b || canonical(a) === canonical(b);
}
/** Like `same`, whatever became known about how times are understood. */
export function sameWords(a, b) {
  return a === b || canonical(a, 'deadline') === canonical(b, 'deadline');
}
const blank = (v) => v === null || v === undefined || v === '' || (Array.isArray(v) && v.length === 0);
function canonical(value, without = null) {
  return JSON.stringify(blank(value) ? null : value, (_, v) => {
    if (v && typeof v === 'object' && !Array.isArray(v)) {
      return Object.fromEntries(Object.keys(v).sort().filter((k) => !blank(v[k]) && k !== without).map((k) => [k, v[k]]));
    }
    return v;
  });
}

const NAMES = {
  form: 'Hình thức', authority: 'Người ban hành', letterhead: 'Tên cơ quan ban hành', superior: 'Cơ quan cấp trên',
  place: 'Địa danh', subject: 'Trích yếu', legalBases: 'Căn cứ', articles: 'Các điều', plan: 'Kế hoạch',
  body: 'Nội dung kế hoạch', appendices: 'Phụ lục', reportRegime: 'Chế độ báo cáo', ownPlanDuty: 'Kế hoạch của đơn vị',
  recipients: 'Nơi nhận', archive: 'Lưu', signature: 'Người ký', groups: 'nhóm', rows: 'dòng', task: 'nhiệm vụ',
  product: 'sản phẩm', lead: 'chủ trì', coordinators: 'phối hợp', time: 'tiến độ', assignment: 'phân công',
  budget: 'kinh phí', title: 'tên', ordinal: 'số', columns: 'các cột', text: 'nội dung',
  deadlineDay: 'ngày phải gửi', deadlineTime: 'trước mấy giờ', reporters: 'đơn vị báo cáo', reportTo: 'gửi về', via: 'qua cơ quan',
  onwardTo: 'gửi tiếp lên', externalSystem: 'hệ thống phải nhập', windows: 'kỳ số liệu', report: 'tên báo cáo', from: 'từ ngày', to: 'đến ngày',
  who: 'ai phải làm', deadlineDays: 'số ngày',
};
const placeName = (path) =>
  path.map((p) => (typeof p === 'number' ? String(p + 1) : (NAMES[p] ?? p))).join(' ');

/** Whether an element of the list stands elsewhere now. */
function moved(before, now) {
  const places = new Map(before.map((value, at) => [canonical(value), at]));
  return now.some((value, at) => {
    const key = canonical(value);
    return places.has(key) && places.get(key) !== at && canonical(before[at]) !== key;
  });
}

/**
 * Merges what two people made of the same version. What only one of them changed is taken; where
 * both changed the same place differently, the place is listed for a person to choose.
 *
 * @param base the version both began with, or null when it is not known
 * @returns `{merged, conflicts: [{path, name, mine, theirs}]}`, the merged draft holding mine there
 */
export function merge(base, mine, theirs) {
  const conflicts = [];
  const walk = (b, m, t, path) => {
    if (same(m, t)) return copy(m);
    if (base && same(b, m)) return copy(t);
    if (base && same(b, t)) return copy(m);
    const lists = Array.isArray(m) && Array.isArray(t) && Array.isArray(b) && m.length === t.length && m.length === b.length;
    // rows that changed their places are no longer each other's by number
    if (lists && !moved(b, m) && !moved(b, t)) return m.map((_, i) => walk(b[i], m[i], t[i], [...path, i]));
    const objects = [m, t].every((v) => v && typeof v === 'object' && !Array.isArray(v));
    if (objects && !('name' in m && 'agency' in m)) {
      const out = {};
      for (const key of new Set([...Object.keys(t), ...Object.keys(m)])) {
        out[key] = walk(b?.[key], m[key], t[key], [...path, key]);
      }
      return out;
    }
    conflicts.push({ path, name: placeName(path), mine: m, theirs: t });
    return copy(m);
  };
  return { merged: walk(base, mine, theirs, []), conflicts };
}

/** Puts a value at a path of a draft. */
export function put(draft, path, value) {
  path.slice(0, -1).reduce((at, key) => at[key], draft)[path.at(-1)] = copy(value);
}

/** A piece of a draft as text that a person can read and paste. */
export function readable(value, indent = '') {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value !== 'object') return indent + value + '\n';
  if (Array.isArray(value)) return value.map((v) => readable(v, indent)).join('');
  if ('agency' in value && 'name' in value) return indent + value.name + '\n';
  return Object.entries(value)
    .filter(([key]) => !['citations', 'deadline', 'kind', 'columns'].includes(key))
    .map(([key, v]) => {
      const text = readable(v, typeof v === 'object' ? indent + '  ' : '');
      return text ? indent + (NAMES[key] ?? key) + ': ' + (typeof v === 'object' ? '\n' : '') + text : '';
    })
    .join('');
}
