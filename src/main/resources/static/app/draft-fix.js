// Proposed corrections applied to a draft.
import { stepsOf, valueAt } from './draft-path.js';
import { copy } from './draft-text.js';

const isPiece = (change) => change.start !== null && change.start !== undefined;

/**
 * Applies the changes of corrections. Their places are those of the draft as it is given: pieces of
 * one text are replaced from its end, and what is written at one place keeps its order.
 */
export function apply(draft, changes) {
  const pieces = changes.filter(isPiece);
  for (const change of pieces.map((one, at) => ({ ...one, at })).sort((a, b) => b.start - a.start || b.at - a.at)) {
    write(draft, change.path, (text) => text.slice(0, change.start) + change.value + text.slice(change.end));
  }
  for (const change of changes.filter((one) => !isPiece(one))) write(draft, change.path, () => copy(change.value));
}

function write(draft, path, value) {
  const steps = stepsOf(path);
  const last = steps.pop();
  const parent = valueAt(draft, steps);
  parent[last] = value(parent[last]);
}
