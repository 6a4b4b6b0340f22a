// Places of a draft as the server names them: appendices[0].groups[2].rows[3].time.

/** The steps to a place: names and indexes. */
export const stepsOf = (path) => (path ? path.match(/[^.[\]]+/g).map((s) => (/^\d+$/.test(s) ? Number(s) : s)) : []);

/** A place by its steps, as the server names it. */
export const pathOf = (steps) => steps.reduce((path, step) => (typeof step === 'number' ? path + '[' + step + ']' : path ? path + '.' + step : step), '');

export const valueAt = (draft, steps) => steps.reduce((at, step) => at?.[step], draft);
