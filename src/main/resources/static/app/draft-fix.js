// Proposed corrections applied to a draft.
import { stepsOf, valueAt } from './draft-path.js';
import { copy } from './draft-text.js';

const fits = (draft, change) => {
  if (change.start === null || change.start === undefined) return stepsOf(change.path).length > 0;
  const text = valueAt(draft, stepsOf(change.path));
  return typeof text === 'string' && text.slice(change.start, change.end) === change.expected;
};

/** Whether a correction still fits: the words that it replaces stand where they stood. */
export const applicable = (draft, fix) => fix.changes.every((change) => fits(draft, change));

/**
 * Applies a correction to the draft, all of its changes or none.
 *
 * @returns whether it was applied
 */
export function apply(draft, fix) {
  if (!applicable(draft, fix)) return false;
  // pieces of one text are replaced from its end, so that the places before stay right
  const changes = [...fix.changes].sort((a, b) => (b.start ?? -1) - (a.start ?? -1));
  for (const change of changes) {
    const path = stepsOf(change.path);
    const last = path.pop();
    const parent = path.reduce((node, key) => node[key], draft);
    const whole = change.start === null || change.start === undefined;
    // a row may become two, or none
    if (whole && Array.isArray(parent) && Array.isArray(change.value)) parent.splice(last, 1, ...copy(change.value));
    else if (whole) parent[last] = copy(change.value);
    else parent[last] = parent[last].slice(0, change.start) + change.value + parent[last].slice(change.end);
  }
  return true;
}
