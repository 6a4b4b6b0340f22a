// Steps over several places of the page at once (labels and what refers to them, a proposed
// correction, text taken back from a copy), undone and done again as one. Each place has a history
// of its own; a step of the page is the next to be undone for as long as nothing was written since.
import { copy, sameWords } from './draft-text.js';

/** How many steps are kept; each holds the draft twice. */
const STEPS = 20;

/**
 * @param write puts a draft into every place of the page where it reads otherwise
 * @returns `{step(draft, aside), undo(), redo(), clear()}`; `aside` is what else changes on the page
 */
export function pageSteps(page, write) {
  let past = [];
  let future = [];
  const state = () => ({ draft: copy(page.draft), base: page.base, version: page.version });

  function move(from, to, [now, then], way) {
    const step = from.at(-1);
    if (!step || !sameWords(page.draft, step[now].draft)) return false;
    from.pop();
    to.push(step);
    const aim = step[then];
    // by the history of each place, so that what was done before can still be undone after it
    if (aim.draft.plan.body !== page.draft.plan.body) page.body[way]();
    page.grids.forEach(({ model }, at) => { if (!sameWords(model.plain(), aim.draft.appendices[at]?.groups)) model[way](); });
    write(copy(aim.draft));
    // what was saved since is what is written on
    if (page.version === step[now].version) Object.assign(page, { base: aim.base, version: aim.version });
    page.changed();
    return true;
  }

  return {
    step(draft, aside = {}) {
      const before = state();
      write(draft);
      Object.assign(page, aside);
      past = [...past.slice(1 - STEPS), { before, after: state() }];
      future = [];
      page.changed();
    },
    undo: () => move(past, future, ['after', 'before'], 'undo'),
    redo: () => move(future, past, ['before', 'after'], 'redo'),
    clear() {
      past = [];
      future = [];
    },
  };
}
