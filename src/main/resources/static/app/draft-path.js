// Places of a draft as the server names them: appendices[0].groups[2].rows[3].time.

/** The steps to a place: names and indexes. */
export const stepsOf = (path) => (path ? path.match(/[^.[\]]+/g).map((s) => (/^\d+$/.test(s) ? Number(s) : s)) : []);

export const valueAt = (draft, steps) => steps.reduce((at, step) => at?.[step], draft);

/** A copy of a value with another one at a place in it; what lies beside is shared. */
export function withValue(value, steps, changed) {
  if (!steps.length) return changed;
  const [step, ...rest] = steps;
  const out = Array.isArray(value) ? [...value] : { ...value };
  out[step] = withValue(value?.[step], rest, changed);
  return out;
}
