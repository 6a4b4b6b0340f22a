// Where the places of a draft are after people went on writing in it.
import { pathOf, stepsOf, valueAt } from './draft-path.js';
import { copy, same } from './draft-text.js';

/** Remembers the draft as it is, to find its places again; `end` when they are no longer asked for. */
export function moment(page) {
  const draft = copy(page.draft);
  const rows = page.grids.map((one) => one.model.groups.map((group) => group.items.map((item) => item.id)));
  const body = page.body.follow();

  /** The same row, wherever it is now; the same element of a list; else the same name. */
  function stepsNow(steps) {
    const [first, number, , group, third, row, ...rest] = steps;
    if (first === 'appendices' && third === 'rows' && row !== undefined) {
      const place = page.grids[number]?.model.places.get(rows[number]?.[group]?.[row]);
      return place ? { id: place.id, steps: ['appendices', number, 'groups', place.groupIndex, 'rows', place.index, ...rest] } : null;
    }
    if (first === 'appendices' || typeof number !== 'number') return { steps };
    const was = draft[first]?.[number];
    const list = page.draft[first] ?? [];
    const at = same(list[number], was) ? number : list.findIndex((one) => same(one, was));
    if (at < 0 && number >= list.length) return null;
    return { steps: [first, at < 0 ? number : at, ...steps.slice(2)] };
  }

  return {
    /**
     * Where a piece of text, or a whole value, is now: `{steps, path, start, end, same, id}` with
     * `id` of the row it is in, and `same` false for what holds more than one text and was written
     * in. Null when it reads otherwise by now, or is gone.
     */
    now(path, start, end) {
      const steps = stepsOf(path);
      const found = stepsNow(steps);
      if (!found) return null;
      const was = valueAt(draft, steps);
      const is = valueAt(page.draft, found.steps);
      const here = { ...found, path: pathOf(found.steps), start: null, end: null };
      if (start === null || start === undefined) {
        const whole = path !== 'plan.body' && (was === null || typeof was !== 'object' || (found.id && steps.length > 6));
        // what is large is compared only when somebody asks
        if (!whole) return { ...here, get same() { return same(was, is); } };
        return same(was, is) ? { ...here, same: true } : null;
      }
      if (typeof was !== 'string' || typeof is !== 'string') return null;
      const words = was.slice(start, end);
      const only = words && is.indexOf(words) === is.lastIndexOf(words) ? is.indexOf(words) : -1;
      const [from, to] = path === 'plan.body' ? body.now(start, end) : was === is ? [start, end] : [only, only + words.length];
      if (from < 0 || to - from !== words.length || is.slice(from, to) !== words) return null;
      return { ...here, start: from, end: to, same: true };
    },
    end: () => body.end(),
  };
}
